"""The working segments of a calendar laid out on the line of UTC seconds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from servicekit.errors import ScheduleError
from servicekit.model.calendar import Calendar
from servicekit.model.hours import Segment
from servicekit.schedule.moments import seconds_of

__all__ = ["lay_out", "local_seconds"]

MINUTE, ONE_DAY = timedelta(minutes=1), timedelta(days=1)
EPOCH_DAY = date(1970, 1, 1).toordinal()


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
    for day, segment, start, end in _placed(calendar, first, last, zone):
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


def _placed(
    calendar: Calendar, first: date, last: date, zone: tzinfo
) -> Iterator[tuple[date, Segment, int, int]]:
    """Yield each segment with its day, its start and its end.

    Where the offset is the same at the three midnights that a segment can touch, no clock changes
    in between, and a moment is plain arithmetic; only near a change each one is looked up.
    """
    offsets = [_offset(first + n * ONE_DAY, zone) for n in range(2)]
    for number in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(number)
        offsets.append(_offset(day + 2 * ONE_DAY, zone))
        midnight = (number - EPOCH_DAY) * 86_400 - offsets[-1]
        steady = offsets[-3] == offsets[-2] == offsets[-1]
        for segment in calendar.segments_on(day):
            if steady:
                yield day, segment, midnight + segment.start * 60, midnight + segment.end * 60
            else:
                start = local_seconds(day, segment.start, zone)
                yield day, segment, start, local_seconds(day, segment.end, zone)


def _offset(day: date, zone: tzinfo) -> int:
    """Return the seconds that local time is ahead of UTC at the midnight with which a day begins."""
    offset = zone.utcoffset(datetime(day.year, day.month, day.day, tzinfo=zone))
    return int(offset.total_seconds()) if offset else 0


def _overlap_message(calendar: Calendar, day: date, segment: str) -> str:
    where = f" ({calendar.place})" if calendar.place else ""
    return (
        f"the segment {segment} of {day} begins before the night segment of the day before it ends{where}: "
        f"a moment is worked once; give one of the two dates an exception with hours that do not overlap"
    )
