"""Who acts next on a case, counted in the working time of the standard's calendar (desk.escalate)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from servicekit.errors import InputError
from servicekit.escalation import Clock, Clocks, Decision, Plain, decide, problems_of_case
from servicekit.escalation.clock import seconds_of
from servicekit.escalation.facts import fact_table, read_since
from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.model.case import EVERYTHING, Case
from servicekit.schedule import business_time
from servicekit.schedule.moments import parse_recorded
from servicekit.text.nearest import did_you_mean

__all__ = ["check_case", "decide_escalation", "escalation_clocks"]


def decide_escalation(standard: Standard, case: Case | Mapping[str, Any], now: datetime) -> Decision:
    """Return who acts next on ``case`` at ``now``, the steps that are due, and why.

    The same standard, case and moment always give the same decision. ``case`` may be plain data with
    the keys of a case. Raises `InputError`, with every finding, for a case that does not fit the
    standard, such as one that began under another version, and `ScheduleError` for a naive ``now``
    or one that the calendar does not cover.
    """
    read = _read(case)
    problems = check_case(standard, read)
    if problems:
        raise InputError(_told(read.id, problems), problems)
    at, clocks = parse_recorded(now, "now"), escalation_clocks(standard)
    if "working" in clocks:
        _refuse_uncovered(standard, read, at, clocks["working"])
    return decide(standard, read, now, clocks)


def _refuse_uncovered(standard: Standard, case: Case, at: int, clock: Clock) -> None:
    """Refuse moments of which the calendar knows nothing: a rule would be silent where it ought to fire."""
    facts = fact_table(standard)
    told = [case.facts, *(event.facts for event in case.events)]
    clocks = [
        read_since(value)
        for given in told
        for name, value in given.items()
        if isinstance(value, Mapping) and facts[name].basis == "working"
    ]
    begins = [seconds_of(since) for since in clocks if since is not None]
    for moment in (seconds_of(case.opened_at), *begins, at):
        clock.count(moment, moment)


def escalation_clocks(standard: Standard) -> Clocks:
    """Return the clocks by which the standard counts time: plain, and working where it has a calendar."""
    return standard.derived("escalation: clocks", _clocks)


def _clocks(standard: Standard) -> Clocks:
    calendar = standard.escalation.calendar
    if calendar is None:
        return {"elapsed": Plain(UTC)}
    working = business_time(standard, calendar)
    return {"working": working, "elapsed": Plain(working.zone)}


def check_case(standard: Standard, case: Case) -> list[Finding]:
    """Return what keeps a case from being decided by this standard: its version, its facts, its deeds."""
    findings = []
    if not standard.desk_levels:
        why = "Somebody must own a case, and the levels say who."
        mend = "Add desk_levels to the standard, or choose a standard that has them."
        findings.append(_finding("no-desk", f"standard {standard.id!r} has no desk levels", why, mend))
    findings += _pin(standard, case)
    findings += [
        _finding(p.rule, f"{_path(p.path)}: {p.what}", p.why, p.mend)
        for p in problems_of_case(case, fact_table(standard))
    ]
    return findings + _deeds(standard, case)


def _pin(standard: Standard, case: Case) -> list[Finding]:
    pinned = (case.standard or standard.id, case.version or standard.version)
    if pinned == (standard.id, standard.version):
        return []
    what = (
        f"the case began under {pinned[0]} version {pinned[1]}, "
        f"and this is {standard.id} version {standard.version}"
    )
    why = "A case ends under the standard under which it began; other rules would change what was promised."
    mend = f"Load version {pinned[1]} of {pinned[0]}, or open a new case."
    return [_finding("other-version", what, why, mend)]


def _deeds(standard: Standard, case: Case) -> list[Finding]:
    if not any(event.acknowledge or event.release for event in case.events):
        return []
    rules = standard.derived(
        "escalation: ids", lambda s: frozenset(rule.id for rule in s.escalation.rules) | {EVERYTHING}
    )
    named = [
        (number, deed, name)
        for number, event in enumerate(case.events)
        for deed, name in (("acknowledge", event.acknowledge), ("release", event.release))
        if name is not None and name not in rules
    ]
    return [
        _finding(
            "unknown-rule",
            f"events[{number}].{deed}: there is no escalation rule {name!r}",
            "The deed would count for nothing.",
            did_you_mean(name, rules) or "Name a rule of the standard, or 'all'.",
        )
        for number, deed, name in named
    ]


def _read(case: Case | Mapping[str, Any]) -> Case:
    if isinstance(case, Case):
        return case
    try:
        return Case.model_validate(case)
    except ValidationError as error:
        findings = [
            _finding(
                "bad-case",
                f"{_path(each['loc'])}: {each['msg'].removeprefix('Value error, ')}",
                "A case that cannot be read cannot be decided.",
                "Give the keys of a case: case, opened_at, facts, events; standard and version pin it.",
            )
            for each in error.errors(include_url=False, include_input=False)
        ]
        raise InputError(_told("given", findings), findings) from None


def _path(path: tuple[str | int, ...]) -> str:
    return (
        "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".") or "case"
    )


def _told(name: str, findings: list[Finding]) -> str:
    lines = [f"{f.message}; {f.why} {f.say[0]}" for f in findings]
    return "\n".join([f"case {name} cannot be decided:", *lines])


def _finding(rule: str, what: str, why: str, mend: str) -> Finding:
    return Finding(rule=rule, severity="error", message=what, why=why, say=(mend,))
