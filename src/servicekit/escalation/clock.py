"""Time as a case counts it: plain, or that of whoever hands over a calendar."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

from servicekit.errors import ScheduleError
from servicekit.model.escalation import Basis

__all__ = ["Clock", "Clocks", "Plain", "moment_of", "reach", "seconds_of"]

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Clock(Protocol):
    """What counts as time. Moments are whole seconds of UTC since 1970."""

    @property
    def zone(self) -> tzinfo:
        """The zone on whose clock moments are shown."""

    def reach(self, start: int, seconds: int) -> int:
        """Return the earliest moment with that many counted seconds between ``start`` and it."""

    def count(self, start: int, end: int) -> int:
        """Return the counted seconds between two moments."""


Clocks = Mapping[Basis, Clock]
"""The clock of each basis; ``elapsed`` is always there, ``working`` where there is a calendar."""


@dataclass(frozen=True, slots=True)
class Plain:
    """Plain time, in which every second counts."""

    zone: tzinfo = UTC

    def reach(self, start: int, seconds: int) -> int:
        """Return the moment so many seconds after ``start``."""
        return start + seconds

    def count(self, start: int, end: int) -> int:
        """Return the seconds between two moments."""
        return end - start


def reach(clock: Clock, start: int, seconds: int) -> int | None:
    """Return when so much time will have passed, or none where the calendar does not know so far ahead."""
    if seconds <= 0:
        return start
    try:
        return clock.reach(start, seconds)
    except ScheduleError:
        return None


def seconds_of(moment: datetime) -> int:
    """Return the whole seconds of UTC since 1970; parts of a second fall away."""
    return (moment - EPOCH) // SECOND


def moment_of(seconds: int, zone: tzinfo) -> datetime:
    """Return the moment of so many seconds since 1970 on the clock of ``zone``; inverse of `seconds_of`."""
    return datetime.fromtimestamp(seconds, zone)
