"""Days of a production calendar, and the exceptions that they are for a five-day week."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from servicekit.model.calendar import CalendarException

__all__ = ["DayKind", "PublishedDay", "exceptions_of_codes"]

DayKind = Literal["worked", "off", "holiday", "short"]


@dataclass(frozen=True, slots=True)
class PublishedDay:
    """A date and what a production calendar says of it."""

    on: date
    kind: DayKind
    title: str = ""
    source: str | None = None


def exceptions_of_codes(days: Iterable[PublishedDay]) -> tuple[CalendarException, ...]:
    """Return the days that differ from a five-day week as exceptions, in the order of their dates."""
    found = (_exception(day) for day in sorted(days, key=lambda day: day.on))
    return tuple(exception for exception in found if exception is not None)


def _exception(day: PublishedDay) -> CalendarException | None:
    weekend = day.on.weekday() >= 5
    if (day.kind == "worked" and not weekend) or (day.kind == "off" and weekend):
        return None
    return CalendarException(
        date=day.on,
        closed=day.kind in ("off", "holiday"),
        workday=weekend and day.kind in ("worked", "short"),
        short=timedelta(hours=1) if day.kind == "short" else None,
        title=day.title,
        source=day.source,
    )
