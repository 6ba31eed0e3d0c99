"""Working time: how much of it lies between two moments, and where so much of it is reached."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import accumulate
from typing import Any
from zoneinfo import ZoneInfo

from servicekit.errors import ScheduleError
from servicekit.model.calendar import Calendar
from servicekit.schedule.layout import lay_out, local_seconds
from servicekit.schedule.moments import SECOND, moment_of, parse_recorded

__all__ = ["BusinessTime"]

ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1900, 2299


@dataclass(frozen=True, slots=True)
class _Table:
    """Segments of whole years; ``worked[i]`` seconds are worked before ``starts[i]``, the last is the sum."""

    low: int
    high: int
    starts: list[int]
    ends: list[int]
    worked: list[int]


class BusinessTime:
    """Arithmetic in the working time of one calendar, exact to the second.

    Each answer costs a binary search in a table of running sums, which grows by whole years when a
    moment outside it is asked for; so the distance in time costs nothing. A value of this class is
    safe to share between threads. Moments before ``verified_from`` and past ``verified_until`` are
    refused with `ScheduleError`.
    """

    def __init__(self, calendar: Calendar, name: str = "calendar") -> None:
        if calendar.holidays is not None:
            msg = (
                f"calendar {name!r} still names its base {calendar.holidays!r}: its days off are not known; "
                "load the standard with load_standard, which expands the base into dates"
            )
            raise ScheduleError(msg)
        self.calendar, self.name = calendar, name
        self.zone: tzinfo = ZoneInfo(calendar.timezone)
        first, last = calendar.verified_from, calendar.verified_until
        self._low = local_seconds(first, 0, self.zone) if first else None
        self._high = local_seconds(last + ONE_DAY, 0, self.zone) if last else None
        self._table: _Table | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Leave the table behind: a worker builds its own."""
        return type(self), (self.calendar, self.name)

    def add(self, start: datetime, working: timedelta) -> datetime:
        """Return the earliest moment with that much working time between ``start`` and it.

        ``working`` counts whole seconds and is not negative. The result is in the calendar's zone.
        """
        seconds = working // SECOND
        if seconds < 0:
            msg = f"working time to add is {working}, which is negative; give a length of zero or more"
            raise ScheduleError(msg)
        begin = parse_recorded(start, "start")
        return moment_of(self.reach(begin, seconds), self.zone)

    def between(self, start: datetime, end: datetime) -> timedelta:
        """Return the working time in [start, end]; it is negative when ``end`` comes first."""
        low, high = parse_recorded(start, "start"), parse_recorded(end, "end")
        return self.count(low, high) * SECOND

    def count(self, start: int, end: int) -> int:
        """Return the working seconds between two moments in UTC seconds."""
        table = self._covering(min(start, end), max(start, end))
        return _worked(table, end) - _worked(table, start)

    def reach(self, start: int, seconds: int) -> int:
        """Return the earliest UTC second t with ``seconds`` working seconds in [start, t]."""
        if seconds == 0:
            return start
        table = self._covering(start, start)
        while (wanted := _worked(table, start) + seconds) > table.worked[-1]:
            table = self._longer(table, start)
        index = bisect_left(table.worked, wanted) - 1
        return table.starts[index] + wanted - table.worked[index]

    def opening(self, moment: int) -> int:
        """Return the first UTC second from ``moment`` on that is worked."""
        table = self._covering(moment, moment)
        index = bisect_right(table.ends, moment)
        while index == len(table.ends):
            table = self._longer(table, moment)
            index = bisect_right(table.ends, moment)
        return max(moment, table.starts[index])

    def segments(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the worked stretches of [start, end], in UTC seconds."""
        table = self._covering(start, end)
        first, last = bisect_right(table.ends, start), bisect_left(table.starts, end)
        pairs = zip(table.starts[first:last], table.ends[first:last], strict=True)
        return [(max(start, opened), min(end, closed)) for opened, closed in pairs]

    def _covering(self, low: int, high: int) -> _Table:
        """Return a table that holds every segment between two moments."""
        table = self._table
        if table is not None and table.low <= low and high <= table.high:
            return table
        self._refuse_unverified(low, high)
        first, last = moment_of(low, self.zone).year, moment_of(high, self.zone).year
        if table is not None:
            first = min(first, moment_of(table.low, self.zone).year)
            last = max(last, moment_of(table.high - 1, self.zone).year)
        return self._build(first, last)

    def _longer(self, table: _Table, start: int) -> _Table:
        """Return a table that reaches about twice as far."""
        if self._high is not None and table.high >= self._high:
            self._refuse_unverified(start, self._high + 1)
        first, last = (moment_of(s, self.zone).year for s in (table.low, table.high - 1))
        if last >= LAST_YEAR:
            msg = f"calendar {self.name!r} has less working time than that until {LAST_YEAR}; ask for less"
            raise ScheduleError(msg)
        return self._build(first, min(LAST_YEAR, last + max(1, last - first)))

    def _build(self, first_year: int, last_year: int) -> _Table:
        if not FIRST_YEAR <= first_year <= last_year <= LAST_YEAR:
            msg = (
                f"a schedule reaches from {first_year} to {last_year}, and only {FIRST_YEAR} to {LAST_YEAR} "
                "can be counted; look for a mistyped year"
            )
            raise ScheduleError(msg)
        first, last = date(first_year, 1, 1), date(last_year, 12, 31)
        first = max(first, self.calendar.verified_from or first)
        last = min(last, self.calendar.verified_until or last)
        # The night segment of the day before the first one may run into the table.
        laid = list(lay_out(self.calendar, first - ONE_DAY, last, self.zone))
        starts, ends = [s for s, _ in laid], [e for _, e in laid]
        worked = list(accumulate((e - s for s, e in laid), initial=0))
        low, high = local_seconds(first, 0, self.zone), local_seconds(last + ONE_DAY, 0, self.zone)
        self._table = _Table(low, high, starts, ends, worked)
        return self._table

    def _refuse_unverified(self, low: int, high: int) -> None:
        if self._high is not None and high > self._high:
            msg = (
                f"the schedule runs past {self.calendar.verified_until}, the last day for which calendar "
                f"{self.name!r} is verified: the days off after it are not known; add them and move "
                "'verified_until', or choose an earlier due"
            )
            raise ScheduleError(msg)
        if self._low is not None and low < self._low:
            msg = (
                f"the schedule begins before {self.calendar.verified_from}, the first day for which calendar "
                f"{self.name!r} is verified: the days off before it are not known; add them and move "
                "'verified_from', or choose a later start"
            )
            raise ScheduleError(msg)


def _worked(table: _Table, moment: int) -> int:
    """Return the working seconds from the start of the table to ``moment``."""
    index = bisect_right(table.starts, moment) - 1
    if index < 0:
        return 0
    return table.worked[index] + min(moment, table.ends[index]) - table.starts[index]
