"""Expands the base of a calendar, a country's days off or another calendar, into dated exceptions."""

from collections.abc import Iterable, Mapping
from datetime import date

from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.model.calendar import Calendar, CalendarException
from servicekit.text.nearest import did_you_mean

__all__ = ["country_exceptions", "expand_calendars"]

# Where a calendar does not say how far it is verified, its base is expanded this far, and no further
# than that anything is scheduled: a holiday that nobody has looked up must not pass for a working day.
FIRST, LAST = date(2000, 1, 1), date(2040, 12, 31)


class _NoBase(Exception):  # noqa: N818 - caught in this module, where it becomes a finding
    """A base that cannot be expanded: what, why, how to mend."""

    def __init__(self, rule: str, message: str, why: str, say: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.why, self.say = rule, message, why, say


def expand_calendars(standard: Standard) -> tuple[Standard, list[Finding]]:
    """Return the standard with every ``holidays:`` base expanded, and a finding for each that cannot be.

    The calendar's own exceptions win over those of its base; it inherits how far the base is verified.
    """
    if all(calendar.holidays is None for calendar in standard.calendars.values()):
        return standard, []
    expanded: dict[str, Calendar] = {}
    findings = []
    for name, calendar in standard.calendars.items():
        try:
            expanded[name] = _expanded(name, standard.calendars, ())
        except _NoBase as problem:
            findings.append(
                Finding(
                    rule=problem.rule,
                    severity="error",
                    message=problem.message,
                    why=problem.why,
                    say=(problem.say,),
                    place=calendar.place,
                )
            )
    if findings:
        return standard, findings
    return standard.model_copy(update={"calendars": expanded}), []


def country_exceptions(code: str, first: date, last: date) -> tuple[CalendarException, ...]:
    """Return the days off and the transferred working days of a country (``RU``, ``DE-BY``) by ``holidays``.

    Raises `ImportError` without the package, `NotImplementedError` for a country that it does not know.
    """
    from importlib.metadata import version

    import holidays

    country, _, region = code.partition("-")
    years = range(first.year, last.year + 1)
    days = holidays.country_holidays(country, subdiv=region or None, years=years)
    source = f"holidays {version('holidays')}"
    closed = [
        CalendarException(date=day, closed=True, title=title, source=source)
        for day, title in days.items()
        if first <= day <= last
    ]
    worked: Iterable[date] = getattr(days, "weekend_workdays", ())
    moved = [
        CalendarException(date=day, workday=True, source=source) for day in worked if first <= day <= last
    ]
    return tuple(sorted([*closed, *moved], key=lambda exception: exception.date))


def _expanded(name: str, calendars: Mapping[str, Calendar], seen: tuple[str, ...]) -> Calendar:
    """Return one calendar with its base expanded; ``seen`` are the calendars that rest on it."""
    calendar = calendars[name]
    base = calendar.holidays
    if base is None:
        return calendar
    if base.isupper():
        first, last = calendar.verified_from or FIRST, calendar.verified_until or LAST
        return _with_base(calendar, _country(base, name, first, last), first, last)
    if base in (*seen, name):
        circle = " → ".join((*seen, name, base))
        raise _NoBase(
            "calendar-circle",
            f"calendar {name!r} rests on itself: {circle}",
            "The days off must begin somewhere.",
            "Let one of them name a country, or no base at all.",
        )
    if base not in calendars:
        raise _NoBase(
            "unknown-calendar",
            f"calendar {name!r} takes its days off from {base!r}, which the standard does not hold",
            "Without them every holiday would count as a working day.",
            f"{did_you_mean(base, calendars)} A country is written in capitals, such as RU or DE-BY.".strip(),
        )
    other = _expanded(base, calendars, (*seen, name))
    begin = calendar.verified_from or other.verified_from
    end = calendar.verified_until or other.verified_until
    return _with_base(calendar, other.exceptions, begin, end)


def _with_base(
    calendar: Calendar, base: Iterable[CalendarException], first: date | None, last: date | None
) -> Calendar:
    """Return ``calendar`` with the exceptions of its base where it has none of its own."""
    own = {exception.date for exception in calendar.exceptions}
    fitted = (_fitted(exception, calendar) for exception in base if exception.date not in own)
    merged = [
        *calendar.exceptions,
        *(e for e in fitted if e and (first or e.date) <= e.date <= (last or e.date)),
    ]
    return calendar.model_copy(
        update={
            "holidays": None,
            "verified_from": first,
            "verified_until": last,
            "exceptions": tuple(sorted(merged, key=lambda exception: exception.date)),
        }
    )


def _fitted(exception: CalendarException, calendar: Calendar) -> CalendarException | None:
    """Return an exception of a base as it is in this week: none where it changes nothing."""
    if exception.closed or exception.hours is not None:
        return exception
    usual = calendar.weekdays[0 if exception.workday else exception.date.weekday()]
    minutes = sum(segment.end - segment.start for segment in usual)
    if exception.short and 0 < minutes * 60 <= exception.short.total_seconds():
        return exception.model_copy(update={"closed": True, "workday": False, "short": None})
    return exception if minutes else None


def _country(code: str, name: str, first: date, last: date) -> tuple[CalendarException, ...]:
    try:
        return country_exceptions(code, first, last)
    except ImportError:
        raise _NoBase(
            "no-holidays-package",
            f"calendar {name!r} takes its days off from {code}, and the package 'holidays' is not installed",
            "It knows the days off of the countries; without it every holiday would count as a working day.",
            "Install servicekit[calendar], or write the exceptions out.",
        ) from None
    except (NotImplementedError, KeyError):
        raise _NoBase(
            "unknown-country",
            f"calendar {name!r} takes its days off from {code}, which the package 'holidays' does not know",
            "Without them every holiday would count as a working day.",
            _countries(code),
        ) from None


def _countries(code: str) -> str:
    import holidays

    known = holidays.list_supported_countries()
    country, _, region = code.partition("-")
    if country in known:
        return f"{did_you_mean(region, known[country])} Write {country} for the whole country.".strip()
    return f"{did_you_mean(country, known)} Write an ISO code such as RU, KZ, DE or DE-BY.".strip()
