"""Working hours as people write them: segments of a day, and the days of a week."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from servicekit.text.nearest import did_you_mean

__all__ = ["WEEKDAYS", "HourList", "Segment", "find_overlap", "parse_segment", "parse_weekdays"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
DAY = 24 * 60
_FORM = r"^\s*(\d{1,2}):(\d{2})\s*[-–—]\s*(\d{1,2}):(\d{2})\s*$"


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """A stretch of working time in minutes after 00:00 of the day on which it starts.

    ``end`` is over 1440 where the segment runs past midnight.
    """

    start: int
    end: int

    def __str__(self) -> str:
        """Return the segment as it is written: ``22:00-06:00``."""
        end = self.end if self.end <= DAY else self.end - DAY
        return f"{_clock(self.start)}-{_clock(end)}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def parse_segment(value: Any) -> Segment:
    """Return the segment that ``09:00-13:00`` writes; a segment may end past midnight.

    Inverse of ``str(segment)``. Raises `ValueError` with the repair.
    """
    if isinstance(value, Segment):
        return value
    found = re.match(_FORM, value) if isinstance(value, str) else None
    if found is None:
        msg = 'this is no segment of working time: write two clock times in quotes, such as "09:00-13:00"'
        raise ValueError(msg)
    h1, m1, h2, m2 = map(int, found.groups())
    start, end = h1 * 60 + m1, h2 * 60 + m2
    if m1 > 59 or m2 > 59 or start >= DAY or end > DAY:
        msg = f"{value!r} is no clock time: hours run from 00:00 to 23:59, and only an end may be 24:00"
        raise ValueError(msg)
    if start == end:
        msg = f'{value!r} ends where it starts: write "00:00-24:00" for a whole day, or leave it out'
        raise ValueError(msg)
    return Segment(start, end if end > start else end + DAY)


def parse_weekdays(words: str) -> tuple[int, ...]:
    """Return the weekdays (Monday is 0) of ``mon``, ``mon-fri`` or ``mon, wed``; ranges may wrap."""
    days: list[int] = []
    for part in words.split(","):
        first, dash, last = (name.strip().lower() for name in part.partition("-"))
        one, two = _weekday(first), _weekday(last if dash else first)
        days += [(one + step) % 7 for step in range((two - one) % 7 + 1)]
    return tuple(days)


def _weekday(name: str) -> int:
    if name not in WEEKDAYS:
        near = did_you_mean(name, WEEKDAYS)
        msg = f"{name!r} is no day of the week; days are written mon, mon-fri or sat,sun. {near}".rstrip()
        raise ValueError(msg)
    return WEEKDAYS.index(name)


def find_overlap(days: Sequence[Iterable[Segment]]) -> tuple[int, Segment, Segment] | None:
    """Return the first two segments of consecutive days that overlap, with the day of the second."""
    placed = sorted((n * DAY + s.start, n * DAY + s.end, n, s) for n, day in enumerate(days) for s in day)
    for (_, end, _, one), (start, _, number, two) in pairwise(placed):
        if start < end:
            return number, one, two
    return None


OneSegment = Annotated[
    Segment,
    BeforeValidator(parse_segment),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": _FORM, "examples": ["09:00-13:00", "22:00-06:00"]}),
]
HourList = tuple[OneSegment, ...]
