"""The declared facts of a standard, with the values each may have."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from servicekit.model import Standard
from servicekit.model.case import Case, parse_aware
from servicekit.model.complaint import COMPLAINT_KINDS
from servicekit.model.condition import FactTest
from servicekit.model.duration import parse_duration
from servicekit.model.escalation import Basis, Fact, FactKind
from servicekit.text.nearest import did_you_mean

__all__ = [
    "DeclaredFact",
    "FactProblem",
    "check_test",
    "fact_table",
    "problems_of_case",
    "read_length",
    "read_since",
]

Family = Literal["duration", "count", "flag", "list"]
FAMILIES: dict[FactKind, Family] = {"duration": "duration", "count": "count", "flag": "flag"}
SINCE = "since"


@dataclass(frozen=True, slots=True)
class DeclaredFact:
    """A fact: the family of its type, its closed list in order, how it is counted, where it gets worse."""

    name: str
    family: Family
    values: tuple[str, ...]
    basis: Basis
    worse: Literal["more", "less", "none"]
    type: str

    @property
    def is_ordered(self) -> bool:
        """True when values can be compared, not only be equal."""
        return self.family in ("duration", "count") or (self.family == "list" and self.worse != "none")


@dataclass(frozen=True, slots=True)
class FactProblem:
    """What is wrong with a fact of a case: the path of keys to it, what, why, and how to mend it."""

    path: tuple[str | int, ...]
    rule: str
    what: str
    why: str
    mend: str


def fact_table(standard: Standard) -> dict[str, DeclaredFact]:
    """Return the declared facts by name, built once and kept beside the standard."""
    return standard.derived("escalation: facts", _build)


def _build(standard: Standard) -> dict[str, DeclaredFact]:
    usual = standard.escalation.usual_basis
    return {name: _declared(standard, name, fact, usual) for name, fact in standard.escalation.facts.items()}


def _declared(standard: Standard, name: str, fact: Fact, usual: Basis) -> DeclaredFact:
    family = FAMILIES.get(fact.type, "list")
    values = _values(standard, fact) if family == "list" else ()
    return DeclaredFact(name, family, values, fact.basis or usual, fact.is_worse, fact.type)


def _values(standard: Standard, fact: Fact) -> tuple[str, ...]:
    if fact.type == "choice":
        return fact.values
    if fact.type == "complaint_kinds":
        return tuple(kind.id for kind in standard.complaints.kinds) or COMPLAINT_KINDS
    if fact.type == "points":
        return tuple(dict.fromkeys(p.id for plan in standard.checkpoints.values() for p in plan.points))
    if fact.type == "statuses":
        return standard.escalation.statuses
    if fact.type == "channels":
        return standard.channels
    if fact.type == "client_types":
        return tuple(entry.id for entry in standard.client_types)
    if fact.type == "stages":
        return tuple(entry.id for entry in standard.stages)
    return tuple(entry.id for entry in standard.situations)


def check_test(test: FactTest, facts: Mapping[str, DeclaredFact]) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one test of a condition, and how to mend it."""
    fact = facts.get(test.fact)
    if fact is None:
        near = did_you_mean(test.fact, facts)
        yield (
            f"the fact {test.fact!r} is not declared",
            near or f"Declare it under 'facts': {test.fact}: count.",
        )
        return
    if test.relation != "in" and not fact.is_ordered:
        what = f"{test.fact!r} is {_described(fact)} without an order, and is compared by {test.relation!r}"
        yield what, f"Write the values, as in {test.fact}: {_sample(fact)}, or declare which are worse."
        return
    for value in test.values:
        wrong = _wrong_value(fact, value, growing=False)
        if wrong:
            yield wrong


def read_length(fact: DeclaredFact, value: Any) -> int:
    """Return the seconds of a duration or the rank of an ordered value, for comparisons."""
    if fact.family == "duration":
        return _seconds(value)
    if fact.family == "list":
        return fact.values.index(value)
    return int(value)


def read_since(value: Any) -> datetime | None:
    """Return the moment from which a running clock counts, or none when the value is no clock.

    Raises `ValueError` for a moment that is naive or none at all.
    """
    if not isinstance(value, Mapping):
        return None
    if set(value) != {SINCE}:
        near = did_you_mean(next((str(key) for key in value if key != SINCE), ""), [SINCE])
        msg = f"a running duration holds the key 'since' alone. {near}"
        raise ValueError(msg.rstrip())
    since = value[SINCE]
    if isinstance(since, str):
        since = datetime.fromisoformat(since)
    if not isinstance(since, datetime):
        msg = "'since' is no moment; write it like 2026-05-12T18:00+03:00"
        raise ValueError(msg)  # noqa: TRY004 - it is told as a problem of the case
    return parse_aware(since)


def problems_of_case(case: Case, facts: Mapping[str, DeclaredFact]) -> Iterator[FactProblem]:
    """Yield every fact of a case that is not declared or not of its declared type."""
    yield from _problems(case.facts, facts, ("facts",))
    for number, event in enumerate(case.events):
        yield from _problems(event.facts, facts, ("events", number, "facts"))


def _problems(
    given: Mapping[str, Any], facts: Mapping[str, DeclaredFact], path: tuple[str | int, ...]
) -> Iterator[FactProblem]:
    for name, value in given.items():
        fact = facts.get(name)
        if fact is None:
            mend = did_you_mean(name, facts) or "Declare it under 'facts' of the standard, or take it out."
            why = "No rule can ask for a fact that the standard does not declare."
            yield FactProblem(
                (*path, name), "undeclared-fact", f"the fact {name!r} is not declared", why, mend
            )
        elif value is not None:
            wrong = _wrong_value(fact, value, growing=True)
            if wrong:
                why = "A value of another type could be compared with nothing."
                yield FactProblem((*path, name), "wrong-fact", wrong[0], why, wrong[1])


def _wrong_value(fact: DeclaredFact, value: Any, *, growing: bool) -> tuple[str, str] | None:
    what = f"{fact.name!r} is {_described(fact)}, and the value given is {_shown(fact, value)}"
    if fact.family == "flag":
        return None if isinstance(value, bool) else (what, "Write true or false.")
    if fact.family == "count":
        whole = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        return None if whole else (what, "Write a whole number from 0 on.")
    if fact.family == "list":
        known = isinstance(value, str) and value in fact.values
        return None if known else (what, _offer(str(value), fact.values))
    mend = "Write a length such as 4h" + (", or {since: 2026-05-12T18:00+03:00}." if growing else ".")
    try:
        if growing and read_since(value) is not None:
            return None
        return None if _seconds(value) >= 0 else (what, mend)
    except (ValueError, TypeError) as error:
        naive = isinstance(value, Mapping)
        return (f"{fact.name!r}: {error}", mend) if naive else (what, mend)


def _seconds(value: Any) -> int:
    if isinstance(value, timedelta):
        return int(value.total_seconds())
    if not isinstance(value, str):
        msg = "no length"
        raise TypeError(msg)
    return int(parse_duration(value).total_seconds())


def _described(fact: DeclaredFact) -> str:
    names = {"duration": "a duration", "count": "a count", "flag": "a flag", "list": "one of a closed list"}
    return names[fact.family]


def _shown(fact: DeclaredFact, value: Any) -> str:
    """Show a value that the standard knows the like of; a stranger's text may be personal."""
    if isinstance(value, bool | int | float):
        return str(value).lower()
    if isinstance(value, str) and fact.family == "list" and value.replace("-", "").replace(".", "").isalnum():
        return repr(value[:40])
    return {"str": "another text", "list": "a list", "dict": "a mapping"}.get(
        type(value).__name__, "none of these"
    )


def _offer(value: str, known: Collection[str]) -> str:
    if not known:
        return "The standard lists no values for it; add them."
    near = did_you_mean(value, known)
    near = "" if near.startswith("Known here") else near
    return f"{near} It is one of: {', '.join(known)}.".strip()


def _sample(fact: DeclaredFact) -> str:
    return "true" if fact.family == "flag" else f"[{', '.join(fact.values[:2])}]"
