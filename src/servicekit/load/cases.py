"""Reads a case from YAML, with the place of everything that is wrong in it."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from servicekit.advise.escalate import check_case
from servicekit.errors import InputError
from servicekit.escalation import problems_of_case
from servicekit.escalation.facts import fact_table
from servicekit.finding import Finding
from servicekit.load.complaints import complaints
from servicekit.load.composing import compose
from servicekit.load.dressing import Ledger, dress
from servicekit.load.plain import plant
from servicekit.load.reading import read_source
from servicekit.load.shape import model_shape
from servicekit.load.told import told
from servicekit.load.tree import Map, Refusal, Seq, Span, problem
from servicekit.model import Standard
from servicekit.model.case import Case

__all__ = ["read_case"]

EMPTY = (
    "no-mapping",
    "the file holds no mapping of keys",
    "A case begins with keys such as `case:` and `opened_at:`.",
    "Write them at the beginning of the lines.",
)


def read_case(path: Path | str, standard: Standard) -> Case:
    """Return the case of a YAML file, checked against the standard that is to decide it.

    Raises `InputError` with every finding and its place: unknown keys, naive moments, events out of
    order, facts that the standard does not declare or of another type, another version.
    """
    case: Case
    case, data = _read(Path(path), Case)
    findings = [
        problem(p.rule, p.what, p.why, p.mend, _span(data, p.path))
        for p in problems_of_case(case, fact_table(standard))
    ]
    told = {finding.rule for finding in findings}
    findings += [f for f in check_case(standard, case) if f.rule not in told]
    if findings:
        raise _refusal(str(path), findings)
    return case


def _read(path: Path, model: Any) -> tuple[Any, Map]:
    ledger = Ledger()
    try:
        composed = compose(read_source(path, str(path)))
        ledger.findings += composed.findings
        root = composed.root
    except Refusal as refusal:
        raise _refusal(str(path), [refusal.finding]) from None
    if not isinstance(root, Map):
        findings = ledger.findings or [problem(*EMPTY, plant({})[1].span)]
        raise _refusal(str(path), findings)
    shape = model_shape(model)
    data = dress(root, shape, "ru", ledger, root.span)
    try:
        record = model.model_validate(data)
    except ValidationError as error:
        trapped = {(f.place.file, f.place.line, f.place.column) for f in ledger.findings if f.place}
        ledger.findings += complaints(error, data, shape, trapped)
        record = None
    if ledger.findings or record is None:
        raise _refusal(str(path), ledger.findings)
    return record, root


def _span(data: Map, path: tuple[str | int, ...]) -> Span:
    """Return where the key at the end of a path stands."""
    here: Any = data
    span = data.span
    for part in path:
        if isinstance(here, Map) and isinstance(part, str):
            span, here = here.key_span(part), here.get(part)
        elif isinstance(here, Seq) and isinstance(part, int):
            span, here = here.spots[part], here[part]
    return span


def _refusal(name: str, findings: list[Finding]) -> InputError:
    count = "one problem" if len(findings) == 1 else f"{len(findings)} problems"
    lines = [told(finding) for finding in findings]
    return InputError("\n".join([f"{name} cannot be used: {count}", *lines]), findings)
