"""What is known of a case at each moment: facts that change with events, and clocks that run between them."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from servicekit.escalation.clock import Clocks, reach, seconds_of
from servicekit.escalation.facts import DeclaredFact, read_length, read_since
from servicekit.model.case import EVERYTHING, Case

__all__ = ["Ran", "Timeline", "Value", "build_timeline"]


@dataclass(frozen=True, slots=True)
class Ran:
    """A duration that has been growing since a moment, in seconds of UTC."""

    since: int


Value = str | bool | int | Ran | None
"""A value of a list or flag as it is; a count, a length or a rank as a number; a running clock; unknown."""


class Timeline:
    """The facts of one case over time, and the deeds of people. Moments are seconds of UTC."""

    __slots__ = ("_crossed", "acknowledged", "changes", "clocks", "done", "facts", "opened", "released")

    def __init__(self, opened: int, facts: Mapping[str, DeclaredFact], clocks: Clocks) -> None:
        self.opened, self.facts, self.clocks = opened, facts, clocks
        self.changes: dict[str, tuple[list[int], list[Value]]] = {}
        self.acknowledged: list[tuple[int, str]] = []
        self.released: list[tuple[int, str]] = []
        self.done: dict[str, int] = {}
        self._crossed: dict[tuple[str, int, int], int | None] = {}

    def value(self, name: str, at: int) -> Value:
        """Return what is known of a fact at a moment; none when it is unknown."""
        held = self.changes.get(name)
        if held is None:
            return None
        index = bisect_right(held[0], at) - 1
        return held[1][index] if index >= 0 else None

    def values(self, name: str) -> list[Value]:
        """Return every value that a fact ever has in this case."""
        held = self.changes.get(name)
        return held[1] if held else []

    def crossing(self, name: str, since: int, length: int) -> int | None:
        """Return when a clock that runs since a moment has counted ``length`` seconds; none if never."""
        key = (name, since, length)
        if key not in self._crossed:
            self._crossed[key] = reach(self.clocks[self.facts[name].basis], since, length)
        return self._crossed[key]

    def deeds(self, listed: list[tuple[int, str]], rule: str, start: int) -> int | None:
        """Return the first deed of a kind that concerns a rule from a moment on."""
        return next((at for at, name in listed if at >= start and name in (rule, EVERYTHING)), None)

    def moments(self) -> set[int]:
        """Return every moment at which something was told."""
        told = {at for times, _ in self.changes.values() for at in times}
        deeds = {at for at, _ in (*self.acknowledged, *self.released)}
        return told | deeds | set(self.done.values())


def build_timeline(case: Case, facts: Mapping[str, DeclaredFact], clocks: Clocks) -> Timeline:
    """Return the timeline of a case whose facts were checked already."""
    timeline = Timeline(seconds_of(case.opened_at), facts, clocks)
    _tell(timeline, timeline.opened, case.facts)
    for event in case.events:
        at = seconds_of(event.at)
        if event.facts:
            _tell(timeline, at, event.facts)
        if event.acknowledge:
            timeline.acknowledged.append((at, event.acknowledge))
        if event.release:
            timeline.released.append((at, event.release))
        if event.done:
            timeline.done.setdefault(event.done, at)
    return timeline


def _tell(timeline: Timeline, at: int, given: Mapping[str, Any]) -> None:
    for name, value in given.items():
        times, values = timeline.changes.setdefault(name, ([], []))
        read = _read(timeline.facts[name], value)
        if times and times[-1] == at:
            values[-1] = read
        else:
            times.append(at)
            values.append(read)


def _read(fact: DeclaredFact, value: Any) -> Value:
    if value is None:
        return None
    if fact.family == "duration":
        since = read_since(value)
        return read_length(fact, value) if since is None else Ran(seconds_of(since))
    return value  # type: ignore[no-any-return]
