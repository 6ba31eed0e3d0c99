"""The time that a project counts: working or plain, with its pauses cut out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from typing import Protocol

from servicekit.errors import ScheduleError
from servicekit.schedule.moments import parse_recorded

__all__ = ["ElapsedTime", "TimeBasis", "WorkingLine", "parse_pauses"]


class TimeBasis(Protocol):
    """What counts as time: the working time of a calendar, or all of it."""

    @property
    def zone(self) -> tzinfo:
        """The zone on whose clock moments are shown."""

    def count(self, start: int, end: int) -> int:
        """Return the seconds that count between two moments."""

    def reach(self, start: int, seconds: int) -> int:
        """Return the earliest moment with that many seconds between ``start`` and it."""

    def opening(self, moment: int) -> int:
        """Return the first moment from ``moment`` on that counts."""

    def segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of [start, end] that count."""


@dataclass(frozen=True, slots=True)
class ElapsedTime:
    """Plain time, in which every second counts."""

    zone: tzinfo = field(default=UTC)

    def count(self, start: int, end: int) -> int:
        """Return the seconds between two moments."""
        return end - start

    def reach(self, start: int, seconds: int) -> int:
        """Return the moment so many seconds after ``start``."""
        return start + seconds

    def opening(self, moment: int) -> int:
        """Return ``moment``: plain time is never closed."""
        return moment

    def segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return [start, end] as one stretch."""
        return [(start, end)] if start < end else []


@dataclass(frozen=True, slots=True)
class WorkingLine:
    """A basis of time without the pauses; moments are UTC seconds, pauses sorted and apart."""

    basis: TimeBasis
    pauses: tuple[tuple[int, int], ...] = ()

    def count(self, start: int, end: int) -> int:
        """Return the seconds that count between two moments, ``start`` not after ``end``."""
        paused = ((max(start, a), min(end, b)) for a, b in self.pauses if a < end and b > start)
        return self.basis.count(start, end) - sum(self.basis.count(a, b) for a, b in paused)

    def reach(self, start: int, seconds: int) -> int:
        """Return the earliest moment with that many counted seconds between ``start`` and it."""
        for a, b in self.pauses:
            if b <= start or seconds == 0:
                continue
            before = self.basis.count(start, a) if a > start else 0
            if before >= seconds:
                break
            start, seconds = b, seconds - before
        return self.basis.reach(start, seconds)

    def opening(self, moment: int) -> int:
        """Return the first moment from ``moment`` on that counts."""
        moment = self.basis.opening(moment)
        for a, b in self.pauses:
            if a <= moment < b:
                moment = self.basis.opening(b)
        return moment

    def segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches of [start, end] that count."""
        stretches, begin = [], start
        for a, b in (*self.pauses, (end, end)):
            if begin < min(a, end):
                stretches += self.basis.segments(begin, min(a, end))
            begin = max(begin, b)
        return stretches


def parse_pauses(pauses: Iterable[Sequence[datetime]]) -> tuple[tuple[int, int], ...]:
    """Return pauses, pairs of aware moments [a, b), as sorted stretches of UTC seconds that stand apart.

    Raises `ScheduleError` for what is no pair, is naive, or does not end after it begins.
    """
    merged: list[tuple[int, int]] = []
    for a, b in sorted(_pause(pause) for pause in pauses):
        if merged and a <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(b, merged[-1][1]))
        else:
            merged.append((a, b))
    return tuple(merged)


def _pause(pause: Sequence[datetime]) -> tuple[int, int]:
    try:
        begin, end = pause
    except (TypeError, ValueError):
        msg = "a pause is a pair of moments, when the waiting began and when it ended; give (begin, end)"
        raise ScheduleError(msg) from None
    a, b = parse_recorded(begin, "the begin of a pause"), parse_recorded(end, "the end of a pause")
    if a >= b:
        msg = (
            f"a pause ends at {end.isoformat()}, not after its begin {begin.isoformat()}; "
            "swap the two, or leave the pause out"
        )
        raise ScheduleError(msg)
    return a, b
