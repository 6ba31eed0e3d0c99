"""The working segments of a calendar laid out on the line of UTC seconds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from servicekit.errors import ScheduleError
from servicekit.model.calendar import Calendar
from servicekit.schedule.moments import seconds_of

__all__ = ["lay_out", "local_seconds"]

MINUTE = timedelta(minutes=1)


def local_seconds(day: date, minutes: int, zone: tzinfo) -> int:
    """Return the UTC seconds at which the clock of ``zone`` shows that many minutes after 00:00.

    A time that the clocks jump over is the moment of the jump, and of a time that they show twice
    it is the first: so later times are never earlier moments, and abutting segments leave no gap.
    """
    local = datetime.combine(day, time()) + minutes * MINUTE
    first = local.replace(tzinfo=zone).utcoffset() or timedelta(0)
    second = local.replace(tzinfo=zone, fold=1).utcoffset() or timedelta(0)
    naive = seconds_of(local.replace(tzinfo=UTC))
    if second <= first:
        return naive - int(first.total_seconds())
    return _jump(naive - int(second.total_seconds()), naive - int(first.total_seconds()), zone)


def _jump(before: int, after: int, zone: tzinfo) -> int:
    """Return the second in (before, after] at which the offset of ``zone`` changes."""
    offset = datetime.fromtimestamp(before, zone).utcoffset()
    while after - before > 1:
        middle = (before + after) // 2
        if datetime.fromtimestamp(middle, zone).utcoffset() == offset:
            before = middle
        else:
            after = middle
    return after


def lay_out(calendar: Calendar, first: date, last: date, zone: tzinfo) -> Iterator[tuple[int, int]]:
    """Yield start and end, in UTC seconds, of the segments that start on ``first`` to ``last``.

    Abutting segments come as one. Raises `ScheduleError` where segments of two dates overlap.
    """
    begun = ended = None
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        for segment in calendar.segments_on(day):
            start = local_seconds(day, segment.start, zone)
            end = local_seconds(day, segment.end, zone)
            if ended is not None and start < ended:
                raise ScheduleError(_overlap_message(calendar, day, str(segment)))
            if start == end:
                continue
            if begun is not None and ended is not None and start > ended:
                yield begun, ended
                begun = start
            begun = start if begun is None else begun
            ended = end
    if begun is not None and ended is not None:
        yield begun, ended


def _overlap_message(calendar: Calendar, day: date, segment: str) -> str:
    where = f" ({calendar.place})" if calendar.place else ""
    return (
        f"the segment {segment} of {day} begins before the night segment of the day before it ends{where}: "
        f"a moment is worked once; give one of the two dates an exception with hours that do not overlap"
    )
