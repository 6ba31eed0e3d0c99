"""Reads the holidays of an ICS file: whole-day events are days off."""

from datetime import date, datetime, timedelta

from servicekit.model.calendar import CalendarException

__all__ = ["parse_ics_holidays"]

MOST_DAYS = 366


def parse_ics_holidays(raw: bytes) -> tuple[CalendarException, ...]:
    """Return a closed day for every date of the file's whole-day events, in order.

    Raises `ValueError` with the repair for events with a clock time or a rule of repetition, which
    do not say plainly which dates are off.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        msg = "reading ICS needs the package 'icalendar'; install servicekit[calendar]"
        raise ValueError(msg) from None
    titles: dict[date, list[str]] = {}
    for event in Calendar.from_ical(raw).walk("VEVENT"):
        title = str(event.get("SUMMARY", ""))
        if "RRULE" in event:
            msg = f"the event {title!r} repeats by a rule; export single events, one for each year"
            raise ValueError(msg)
        first = event.decoded("DTSTART")
        if isinstance(first, datetime):
            msg = f"the event {title!r} has a clock time, and a day off is a whole day; delete it"
            raise ValueError(msg)  # noqa: TRY004 - the file is wrong, not the call
        last = event.decoded("DTEND") if "DTEND" in event else first + timedelta(days=1)
        length = max(1, (last - first).days)
        if length > MOST_DAYS:
            msg = f"the event {title!r} lasts {length} days; correct its end"
            raise ValueError(msg)
        for n in range(length):
            titles.setdefault(first + timedelta(days=n), []).append(title)
    return tuple(
        CalendarException(date=day, closed=True, title=", ".join(dict.fromkeys(titles[day])), source="ICS")
        for day in sorted(titles)
    )
