"""The way in: a name, a path or a mapping becomes a ``Standard``, or every reason why it cannot."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from servicekit.errors import StandardInvalid, StandardSyntaxError
from servicekit.finding import Finding
from servicekit.load.calendars import expand_calendars
from servicekit.load.collector import without_collector
from servicekit.load.complaints import complaints
from servicekit.load.family import Family, Gatherer
from servicekit.load.notation import check_notation, check_patterns, check_words
from servicekit.load.shape import standard_shape
from servicekit.load.told import told
from servicekit.load.tree import Map, Seq
from servicekit.model import Standard

__all__ = ["MAX_RULES", "read_standard"]

MAX_RULES = 100_000
"""Five times the largest standard anybody was seen to need; beyond it somebody generates rules."""


def read_standard(source: Any, made_of: dict[str, str] | None = None) -> Standard:
    """Return the standard in a mapping, or at the path and under the name that ``find_standard`` gave.

    ``made_of`` is filled with the files that were read and the SHA-256 of each.
    """
    with without_collector():
        gatherer = Gatherer()
        family = (
            gatherer.gather_path(*source) if isinstance(source, tuple) else gatherer.gather_mapping(source)
        )
        standard = _validate(gatherer, family)
        findings = _in_reading_order(gatherer)
        if findings or standard is None:
            raise _refusal(findings, syntax=gatherer.unreadable)
        if made_of is not None:
            made_of.update(gatherer.made_of)
        return standard


def _validate(gatherer: Gatherer, family: Family) -> Standard | None:
    """Run every check that is left, and return the standard when the models accept it."""
    ledger = gatherer.ledger
    _check_size(gatherer, family.data)
    check_notation(ledger)
    check_patterns(ledger)
    check_words(ledger, family.data.get("words"))
    try:
        standard = Standard.model_validate(family.data)
    except ValidationError as error:
        trapped = {(f.place.file, f.place.line, f.place.column) for f in ledger.findings if f.place}
        ledger.findings += complaints(error, family.data, standard_shape(), trapped)
        return None
    standard, unknown_days = expand_calendars(standard)
    ledger.findings += unknown_days
    if standard.speech_modules or standard.situations or standard.client_types:
        # Jinja2 is imported only for standards that have templates.
        from servicekit.verify.speech import check_speech

        ledger.findings += check_speech(standard)
    ledger.findings += _check_policies(standard)
    return standard


def _check_policies(standard: Standard) -> Iterator[Finding]:
    """Yield what is wrong with who acts next, where a standard says anything about it."""
    if standard.desk_levels or standard.escalation.rules or standard.escalation.facts:
        from servicekit.verify.escalation import check_escalation

        yield from check_escalation(standard)
    from servicekit.verify.records import check_records

    yield from check_records(standard)


def _check_size(gatherer: Gatherer, data: Map) -> None:
    count = sum(len(value) for value in data.values() if isinstance(value, Seq))
    if count > MAX_RULES:
        what = f"the standard holds {count} rules and entries; at most {MAX_RULES} are allowed"
        why = "Nobody can read or test so many."
        gatherer.ledger.complain(
            "too-many-rules", what, why, "Join rules that share a reason and a way out.", data.span
        )


def _in_reading_order(gatherer: Gatherer) -> list[Finding]:
    """Sort findings by file and line; drop what is said twice and what a patched line gave rise to."""
    kept: dict[Any, Finding] = {}
    patched_once: set[tuple[str, int]] = set()
    for finding in gatherer.ledger.findings:
        place = finding.place
        line = (place.file, place.line) if place else ("", 0)
        if line in gatherer.patched:
            if line in patched_once:
                continue
            patched_once.add(line)
        kept.setdefault((place, finding.rule, finding.message), finding)
    return sorted(kept.values(), key=_reading_order)


def _reading_order(finding: Finding) -> tuple[Any, ...]:
    place = finding.place
    return (place.file, place.line, place.column, finding.rule) if place else ("", 0, 0, finding.rule)


def _refusal(findings: Iterable[Finding], *, syntax: bool) -> StandardInvalid | StandardSyntaxError:
    listed = list(findings)
    count = "one problem" if len(listed) == 1 else f"{len(listed)} problems"
    head = f"the standard cannot be {'read' if syntax else 'used'}: {count}"
    message = "\n".join([head, *(told(finding) for finding in listed)])
    return StandardSyntaxError(message, listed) if syntax else StandardInvalid(message, listed)
