"""Moments and terms as people write them: ``15.12.2026 18:00``, ``10 рабочих дней``."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from servicekit.errors import ScheduleError
from servicekit.schedule.business_time import BusinessTime
from servicekit.schedule.layout import local_seconds
from servicekit.schedule.moments import moment_of, parse_planned, parse_recorded

__all__ = [
    "parse_done",
    "parse_due",
    "parse_end",
    "parse_moment",
    "parse_pause",
    "parse_start",
    "parse_term",
]

ONE_DAY = timedelta(days=1)
ISO = r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})"
DOTS = r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<y>\d{4})"
WORDS = r"(?P<d>\d{1,2})\s+(?P<month>[a-zа-яё]+)\.?,?\s+(?P<y>\d{4})(?:\s*г\.?)?"
CLOCK = (
    r"(?:(?:[ t,]|\s+(?:в|at)\s)\s*(?P<h>\d{1,2}):(?P<min>\d{2})(?::(?P<s>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<off>z|[+-]\d{2}:?\d{2})?)?"
)
MONTHS = tuple(
    re.compile(names)
    for names in (
        r"янв(?:ар[ья])?|jan(?:uary)?",
        r"фев(?:рал[ья])?|feb(?:ruary)?",
        r"мар(?:та?)?|mar(?:ch)?",
        r"апр(?:ел[ья])?|apr(?:il)?",
        r"ма[йя]|may",
        r"июн[ья]?|june?",
        r"июл[ья]?|july?",
        r"авг(?:уста?)?|aug(?:ust)?",
        r"сент?(?:ябр[ья])?|sept?(?:ember)?",
        r"окт(?:ябр[ья])?|oct(?:ober)?",
        r"ноя(?:бр[ья])?|nov(?:ember)?",
        r"дек(?:абр[ья])?|dec(?:ember)?",
    )
)
FORMS = tuple(re.compile(day + CLOCK, re.IGNORECASE) for day in (ISO, DOTS, WORDS))
HOW = "write it like 2026-12-15, 15.12.2026 18:00 or 2026-12-15T18:00+03:00"

UNITS = (
    (r"раб(?:\.|оч\w*)\s*(?:д\w*\.?)|р\.?\s*д\.?|(?:working|business|work)\s*days?", "working days"),
    (r"раб(?:\.|оч\w*)\s*(?:ч\w*\.?)|р\.?\s*ч\.?|(?:working|business|work)\s*hours?", "working hours"),
    (r"(?:календарн\w*|calendar)?\s*(?:день|дня|дней|дн\.?|сут\w*|days?)", "days"),
    (r"нед\w*\.?|weeks?", "weeks"),
    (r"час\w*|ч\.?|hours?|h", "hours"),
)
TERM = re.compile(r"\s*(?P<count>\d+(?:[.,]\d+)?)\s*(?P<unit>\D+?)\s*", re.IGNORECASE)
HOW_LONG = "write it like 10 рабочих дней, 6 рабочих часов, 2 недели or 10 working days"


def parse_moment(text: str, zone: tzinfo | None, name: str = "now") -> datetime:
    """Return the aware moment that ``text`` writes; without an offset it is on the clock of ``zone``.

    A date alone is its 00:00. Raises `ScheduleError` with the repair.
    """
    return _aware(_read(text, name), zone, name)


def parse_start(text: str, zone: tzinfo | None, calendar: BusinessTime | None) -> datetime:
    """Return the start that ``text`` writes; a date alone is the opening of that date, else its 00:00."""
    written = _read(text, "start")
    hours = calendar.calendar.segments_on(written.day) if calendar and not written.has_clock else ()
    if calendar and hours:
        return moment_of(local_seconds(written.day, hours[0].start, calendar.zone), calendar.zone)
    return _aware(written, zone, "start")


def parse_due(text: str, zone: tzinfo | None, calendar: BusinessTime | None) -> datetime:
    """Return the due that ``text`` writes; a date alone is the close of that date, else its midnight."""
    written = _read(text, "due")
    if written.has_clock:
        return _aware(written, zone, "due")
    if calendar and calendar.calendar.segments_on(written.day):
        return _close(written.day, calendar)
    return _aware(replace(written, local=written.local + ONE_DAY), zone, "due")


def parse_end(text: str, start: datetime, zone: tzinfo | None, calendar: BusinessTime | None) -> datetime:
    """Return the due that ``text`` writes as a moment or as a term after ``start``."""
    return parse_term(text, start, calendar) if TERM.fullmatch(text) else parse_due(text, zone, calendar)


def parse_pause(text: str, zone: tzinfo | None) -> tuple[datetime, datetime]:
    """Return the begin and the end of a pause written ``2026-05-05 12:00 / 2026-05-06 12:00``."""
    begin, slash, end = text.partition("/")
    if not slash:
        msg = f"{text!r} is no pause; write its begin and its end with a slash between them"
        raise ScheduleError(msg)
    return parse_moment(begin, zone, "the begin of a pause"), parse_moment(end, zone, "the end of a pause")


def parse_done(text: str, zone: tzinfo | None) -> tuple[str, datetime | None]:
    """Return the point and the moment of ``accepted=2026-04-27 15:00``, or ``accepted`` and none."""
    point, equals, moment = text.partition("=")
    return point.strip(), parse_moment(moment, zone, f"the moment of {point.strip()!r}") if equals else None


def parse_term(text: str, start: datetime, calendar: BusinessTime | None) -> datetime:
    """Return the due that lies the term ``text`` after ``start``.

    N working days end with the close of the Nth working day; the day of ``start`` counts when work
    on it has not begun yet. Working hours are counted in working time. Days, weeks and hours are
    plain: the same time on the clock so many days later. Raises `ScheduleError` with the repair.
    """
    found = TERM.fullmatch(text)
    unit = next((u for form, u in UNITS if found and re.fullmatch(form, found["unit"], re.IGNORECASE)), None)
    if found is None or unit is None:
        msg = f"{text!r} is no term; {HOW_LONG}"
        raise ScheduleError(msg)
    count = float(found["count"].replace(",", "."))
    if count <= 0 or (unit in ("working days", "days", "weeks") and not count.is_integer()):
        msg = f"{text!r} is no whole number of {unit} over zero; {HOW_LONG}"
        raise ScheduleError(msg)
    if unit == "hours":
        return moment_of(parse_recorded(start, "start") + round(count * 3600), start.tzinfo or UTC)
    if unit in ("days", "weeks"):
        later = start.replace(tzinfo=None) + int(count) * (ONE_DAY if unit == "days" else 7 * ONE_DAY)
        due = later.replace(tzinfo=start.tzinfo)
        parse_planned(due, "due")
        return due
    if calendar is None:
        msg = (
            f"{text!r} counts working time, and the plan has no calendar; give one, or a term such as 2 weeks"
        )
        raise ScheduleError(msg)
    if unit == "working hours":
        return calendar.add(start, timedelta(hours=count))
    return _close_of(int(count), start, calendar)


def _close_of(number: int, start: datetime, calendar: BusinessTime) -> datetime:
    """Return the close of the so-many-th working day."""
    begin = parse_recorded(start, "start")
    day = moment_of(begin, calendar.zone).date()
    hours = calendar.calendar.segments_on(day)
    left = number - bool(hours and begin <= local_seconds(day, hours[0].start, calendar.zone))
    while left:
        day += ONE_DAY
        calendar.count(begin, local_seconds(day, 0, calendar.zone))  # Refuses what is past verified_until.
        left -= bool(calendar.calendar.segments_on(day))
    return _close(day, calendar)


def _close(day: date, calendar: BusinessTime) -> datetime:
    last = calendar.calendar.segments_on(day)[-1]
    return moment_of(local_seconds(day, last.end, calendar.zone), calendar.zone)


@dataclass(frozen=True, slots=True)
class _Written:
    """A moment as it was written: a local time, and an offset if one was given."""

    text: str
    local: datetime
    has_clock: bool
    offset: tzinfo | None

    @property
    def day(self) -> date:
        return self.local.date()


def _read(text: str, name: str) -> _Written:
    found = next((f for f in (form.fullmatch(text.strip()) for form in FORMS) if f), None)
    if found is None:
        msg = f"{name} {text!r} is no moment; {HOW}"
        raise ScheduleError(msg)
    parts = found.groupdict()
    month = int(parts["m"]) if parts.get("m") else _month(parts["month"])
    hour, minute, second = (int(parts[key] or 0) for key in ("h", "min", "s"))
    try:
        day = datetime(int(parts["y"]), month, int(parts["d"]))  # noqa: DTZ001 - the zone comes later
        midnight = (hour, minute, second) == (24, 0, 0)
        local = day + ONE_DAY if midnight else datetime.combine(day, time(hour, minute, second))
    except (ValueError, OverflowError):
        msg = f"{name} {text!r}: there is no such date or clock time; {HOW}"
        raise ScheduleError(msg) from None
    return _Written(text, local, parts["h"] is not None, _offset(parts["off"]))


def _month(name: str) -> int:
    """Return the number of a month named in Russian or English, 0 if it is none."""
    return next((n for n, form in enumerate(MONTHS, 1) if form.fullmatch(name.lower())), 0)


def _offset(written: str | None) -> tzinfo | None:
    if written is None:
        return None
    if written.lower() == "z":
        return UTC
    sign = -1 if written[0] == "-" else 1
    hours, minutes = int(written[1:3]), int(written[-2:])
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _aware(written: _Written, zone: tzinfo | None, name: str) -> datetime:
    where = written.offset or zone
    if where is None:
        msg = (
            f"{name} {written.text!r} says no zone, and neither does the plan: without one it is another "
            f"moment in every place; write the offset, such as {written.local:%Y-%m-%dT%H:%M}+03:00"
        )
        raise ScheduleError(msg)
    moment = written.local.replace(tzinfo=where)
    parse_planned(moment, name)
    return moment
