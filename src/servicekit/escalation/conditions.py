"""Conditions with three values: true, false, and unknown, which is not false."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from servicekit.errors import ScheduleError
from servicekit.escalation.facts import DeclaredFact, read_length
from servicekit.escalation.timeline import Ran, Timeline
from servicekit.model.condition import AllOf, Condition, FactTest, NoneOf
from servicekit.model.duration import format_duration

__all__ = [
    "Bound",
    "Joined",
    "Member",
    "Negated",
    "Node",
    "bind",
    "crossings",
    "failures",
    "holds",
    "shown",
    "unknowns",
]


@dataclass(frozen=True, slots=True)
class Member:
    """A fact is one of some values."""

    fact: str
    among: frozenset[str | bool | int]
    test: FactTest


@dataclass(frozen=True, slots=True)
class Bound:
    """A fact is ``least`` or more, seconds of a duration and ranks of an ordered list included.

    Every comparison is one of these or its opposite (``below``): more than 3 is 4 or more, at most 3
    is not 4 or more.
    """

    fact: DeclaredFact
    least: int
    below: bool
    test: FactTest


@dataclass(frozen=True, slots=True)
class Joined:
    """All parts, or any of them."""

    all: bool
    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Negated:
    """The opposite of a part."""

    part: "Node"


Node = Member | Bound | Joined | Negated


def bind(condition: Condition, facts: Mapping[str, DeclaredFact]) -> Node:
    """Return the condition with its values read as the declared facts want them."""
    if isinstance(condition, FactTest):
        return _bind_test(condition, facts[condition.fact])
    if isinstance(condition, NoneOf):
        return Negated(bind(condition.part, facts))
    parts = tuple(bind(part, facts) for part in condition.parts)
    return Joined(isinstance(condition, AllOf), parts)


def _bind_test(test: FactTest, fact: DeclaredFact) -> Node:
    if test.relation == "in":
        if fact.family != "duration":
            return Member(fact.name, frozenset(test.values), test)
        # A running clock is equal to a length for that one second.
        spans = [read_length(fact, value) for value in test.values]
        exact = tuple(
            Joined(True, (Bound(fact, s, False, test), Bound(fact, s + 1, True, test))) for s in spans
        )
        return exact[0] if len(exact) == 1 else Joined(False, exact)
    least = read_length(fact, test.values[0]) + (test.relation in ("more_than", "at_most"))
    return Bound(fact, least, test.relation in ("at_most", "less_than"), test)


def holds(node: Node, timeline: Timeline, at: int) -> bool | None:
    """Return whether a condition is true at a moment, or none when a fact it needs is unknown."""
    if isinstance(node, Member):
        value = timeline.value(node.fact, at)
        return None if value is None else value in node.among
    if isinstance(node, Bound):
        return _holds_bound(node, timeline, at)
    if isinstance(node, Negated):
        inner = holds(node.part, timeline, at)
        return None if inner is None else not inner
    decided, result = not node.all, node.all
    unknown = False
    for part in node.parts:
        inner = holds(part, timeline, at)
        if inner is decided:
            return decided
        unknown = unknown or inner is None
    return None if unknown else result


def _holds_bound(node: Bound, timeline: Timeline, at: int) -> bool | None:
    value = timeline.value(node.fact.name, at)
    if value is None:
        return None
    if isinstance(value, Ran):
        crossed = timeline.crossing(node.fact.name, value.since, node.least)
        reached = node.least <= 0 or (crossed is not None and at >= crossed)
    else:
        reached = _number(node.fact, value) >= node.least
    return reached is not node.below


def _number(fact: DeclaredFact, value: str | bool | int) -> int:
    return fact.values.index(str(value)) if fact.family == "list" else int(value)


def crossings(node: Node, timeline: Timeline) -> Iterator[int]:
    """Yield every moment at which a test of the condition may change its answer."""
    if isinstance(node, Joined):
        for part in node.parts:
            yield from crossings(part, timeline)
    elif isinstance(node, Negated):
        yield from crossings(node.part, timeline)
    else:
        name = node.fact if isinstance(node, Member) else node.fact.name
        held = timeline.changes.get(name)
        if held is None:
            return
        yield from held[0]
        if isinstance(node, Bound):
            for value in held[1]:
                if isinstance(value, Ran):
                    crossed = timeline.crossing(name, value.since, node.least)
                    if crossed is not None:
                        yield crossed


def unknowns(node: Node, timeline: Timeline, at: int) -> frozenset[str]:
    """Return the facts whose knowledge could decide a condition that is unknown at a moment."""
    if holds(node, timeline, at) is not None:
        return frozenset()
    if isinstance(node, Member):
        return frozenset({node.fact})
    if isinstance(node, Bound):
        return frozenset({node.fact.name})
    if isinstance(node, Negated):
        return unknowns(node.part, timeline, at)
    return frozenset().union(*(unknowns(part, timeline, at) for part in node.parts))


def failures(node: Node, timeline: Timeline, at: int, *, wanted: bool = True) -> Iterator[str]:
    """Yield, in words, each test that keeps the condition from being ``wanted`` at a moment."""
    if isinstance(node, Joined):
        for part in node.parts:
            if holds(part, timeline, at) is (not wanted):
                yield from failures(part, timeline, at, wanted=wanted)
    elif isinstance(node, Negated):
        yield from failures(node.part, timeline, at, wanted=not wanted)
    elif holds(node, timeline, at) is (not wanted):
        yield f"{_known(node, timeline, at)}, needs {'' if wanted else 'not '}{_needs(node.test)}"


def _known(node: Member | Bound, timeline: Timeline, at: int) -> str:
    name = node.test.fact
    value, fact = timeline.value(name, at), timeline.facts[name]
    if isinstance(value, Ran):
        value = _counted(timeline, fact, value, at)
    return f"{name} is {shown(fact, value)}"


def _counted(timeline: Timeline, fact: DeclaredFact, clock: Ran, at: int) -> int | str:
    """Return the length that a running clock shows."""
    if at <= clock.since:
        return 0
    try:
        return timeline.clocks[fact.basis].count(clock.since, at)
    except ScheduleError:
        return "longer than its calendar knows"


def shown(fact: DeclaredFact, value: object) -> str:
    """Return a value as it is written in YAML."""
    if isinstance(value, bool):
        return str(value).lower()
    if fact.family == "duration" and isinstance(value, int):
        return format_duration(timedelta(seconds=value))
    return str(value)


def _needs(test: FactTest) -> str:
    if test.relation == "in":
        return " or ".join(str(v).lower() if isinstance(v, bool) else str(v) for v in test.values)
    return f"{test.relation.replace('_', ' ')} {test.values[0]}"
