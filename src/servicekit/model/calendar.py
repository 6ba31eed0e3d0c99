"""When people work: a time zone, a week, dated exceptions, and how far all that is known."""

from collections import Counter
from datetime import date, timedelta
from functools import cached_property
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, model_validator

from servicekit.model.duration import Duration
from servicekit.model.hours import HourList, Segment, find_overlap, parse_weekdays
from servicekit.model.noun import Noun
from servicekit.source import Place
from servicekit.text.nearest import did_you_mean

__all__ = ["Calendar", "CalendarException"]

HOLIDAYS = r"^(?:[A-Z]{2}(?:-[A-Z0-9]{1,3})?|[a-z0-9]+(?:[-.][a-z0-9]+)*)$"
ONE_DAY = timedelta(days=1)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ValueError, LookupError, OSError):
        near = did_you_mean(name, available_timezones())
        msg = f"{name!r} is no time zone; write its name in the IANA list, such as Europe/Moscow. {near}"
        raise ValueError(msg.rstrip()) from None
    return name


def _sound_week(week: dict[str, HourList]) -> dict[str, HourList]:
    """Refuse a week that gives a day twice, has no work, or works a moment twice."""
    given = Counter(day for words in week for day in parse_weekdays(words))
    twice = [words for words in week if any(given[day] > 1 for day in parse_weekdays(words))]
    if twice:
        msg = f"the week gives a day twice, in {' and '.join(map(repr, twice))}; leave it in one of them"
        raise ValueError(msg)
    if not any(week.values()):
        msg = 'the week has no working time; give some day a segment, such as mon-fri: ["09:00-18:00"]'
        raise ValueError(msg)
    days = _by_weekday(week)
    overlap = find_overlap([*days, days[0]])
    if overlap:
        msg = _overlap_message("the week", *overlap[1:])
        raise ValueError(msg)
    return week


def _by_weekday(week: dict[str, HourList]) -> tuple[tuple[Segment, ...], ...]:
    """Return the sorted segments of Monday to Sunday."""
    days: list[tuple[Segment, ...]] = [()] * 7
    for words, segments in week.items():
        for day in parse_weekdays(words):
            days[day] = tuple(sorted(segments))
    return tuple(days)


class CalendarException(Noun):
    """A date that is not like its weekday, and the decree or order (``source``) that says so.

    ``closed`` has no work; ``workday`` has the segments of Monday; ``short`` takes that much off
    the end of the day; ``hours`` gives the segments that start on that date. A workday may also
    be short, or have hours of its own.
    """

    date: date
    closed: bool = False
    workday: bool = False
    short: Duration | None = None
    hours: HourList | None = None
    title: str = ""
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _says_one_thing(self) -> "CalendarException":
        said = [k for k in ("closed", "workday", "short", "hours") if getattr(self, k)]
        if said not in (
            ["closed"],
            ["workday"],
            ["short"],
            ["hours"],
            ["workday", "short"],
            ["workday", "hours"],
        ):
            what = f"says {' and '.join(said)} at once" if said else "does not say what is different"
            msg = (
                f"the exception on {self.date} {what}; keep one of closed: true, workday: true, short: 1h, "
                'hours: ["09:00-13:00"] (a workday may also be short or have hours)'
            )
            raise ValueError(msg)
        if self.short is not None and self.short <= timedelta(0):
            msg = (
                f"the exception on {self.date} shortens the day by nothing; write a length such as short: 1h"
            )
            raise ValueError(msg)
        return self


class Calendar(Noun):
    """The working time of a team: local segments for each weekday, and dated exceptions.

    ``week`` maps ``mon``, ``mon-fri`` or ``sat,sun`` to segments such as ``09:00-13:00``; a segment
    over midnight belongs to the day on which it starts. ``holidays`` names the days off to begin with:
    a country (``RU``, ``DE-BY``) or another calendar of the standard; it is expanded into exceptions
    when the standard is loaded, and the calendar's own exceptions win. Nothing is scheduled before
    ``verified_from`` or past ``verified_until``.
    """

    title: str = ""
    timezone: Annotated[str, AfterValidator(_zone)]
    week: Annotated[dict[str, HourList], AfterValidator(_sound_week)]
    holidays: str | None = Field(None, pattern=HOLIDAYS)
    exceptions: tuple[CalendarException, ...] = ()
    verified_from: date | None = None
    verified_until: date | None = None
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)

    def __copy__(self) -> "Calendar":
        """Leave what was worked out behind: ``model_copy(update=…)`` says something else."""
        copied = super().__copy__()
        for name in ("weekdays", "exceptions_by_date"):
            copied.__dict__.pop(name, None)
        return copied

    @cached_property
    def weekdays(self) -> tuple[tuple[Segment, ...], ...]:
        """The sorted segments of Monday to Sunday."""
        return _by_weekday(self.week)

    @cached_property
    def exceptions_by_date(self) -> dict[date, CalendarException]:
        """The exception of each date that has one."""
        return {exception.date: exception for exception in self.exceptions}

    def segments_on(self, day: date) -> tuple[Segment, ...]:
        """Return the segments that start on ``day``, its exception applied."""
        exception = self.exceptions_by_date.get(day)
        if exception is None:
            return self.weekdays[day.weekday()]
        if exception.closed:
            return ()
        if exception.hours is not None:
            return tuple(sorted(exception.hours))
        segments = self.weekdays[0 if exception.workday else day.weekday()]
        return _shorten(segments, exception.short) if exception.short else segments

    @model_validator(mode="after")
    def _exceptions_are_sound(self) -> "Calendar":
        errors = [e for exception in self.exceptions for e in self._errors_of(exception)]
        dates = Counter(exception.date for exception in self.exceptions)
        errors += [f"two exceptions stand on {day}; leave one" for day, n in dates.items() if n > 1]
        if self.verified_from and self.verified_until and self.verified_from > self.verified_until:
            errors.append(
                f"verified_from {self.verified_from} is after verified_until {self.verified_until}; swap them"
            )
        if errors:
            raise ValueError("; ".join(errors))
        return self

    def _errors_of(self, exception: CalendarException) -> list[str]:
        """Tell what is wrong with one of the calendar's own exceptions."""
        day, errors = exception.date, []
        first, last = self.verified_from or date.min, self.verified_until or date.max
        if not first <= day <= last:
            errors.append(
                f"the exception on {day} is outside {first}…{last}, which the calendar covers; move the bound"
            )
        usual = self.weekdays[0 if exception.workday else day.weekday()]
        if not usual and exception.hours is None and not exception.closed:
            what = "Monday has" if exception.workday else f"a {day:%A} has"
            errors.append(
                f'the exception on {day} changes nothing: {what} no working time; give hours: ["09:00-13:00"]'
            )
        elif exception.short and not self.segments_on(day):
            errors.append(f"the exception on {day} takes off the whole day; write closed: true")
        if date.min < day < date.max:
            overlap = find_overlap([self.segments_on(day + n * ONE_DAY) for n in (-1, 0, 1)])
            errors += [_overlap_message(f"about {day}", *overlap[1:])] if overlap else []
        return errors


def _overlap_message(where: str, one: Segment, two: Segment) -> str:
    return f"{where}: the segments {one} and {two} overlap; end the first where the second starts"


def _shorten(segments: tuple[Segment, ...], by: timedelta) -> tuple[Segment, ...]:
    """Take ``by`` off the end of a day."""
    left, kept = int(by.total_seconds()) // 60, []
    for segment in reversed(segments):
        cut = min(left, segment.end - segment.start)
        left -= cut
        if segment.start < segment.end - cut:
            kept.append(Segment(segment.start, segment.end - cut))
    return tuple(reversed(kept))
