"""The calendars that are shipped say what the decrees say, and agree with what others count."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from servicekit import load_standard
from servicekit.errors import ScheduleError
from servicekit.model.calendar import Calendar
from servicekit.schedule import BusinessTime, business_time

RUSSIA = load_standard("ru-calendar")
OFFICE = RUSSIA.calendars["ru-office"]
MOSCOW = ZoneInfo("Europe/Moscow")
DAY = timedelta(days=1)


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + n * DAY for n in range(366) if (first + n * DAY).year == year]


def drift(ours: Calendar, theirs: dict[date, str]) -> list[str]:
    """Return a line for each date on which two readings of the same law differ."""
    by_date = ours.exceptions_by_date
    lines = []
    for day in sorted({*by_date, *theirs}):
        exception = by_date.get(day)
        mine = (
            "closed"
            if exception and exception.closed
            else "workday"
            if exception and exception.workday
            else ""
        )
        if mine != theirs.get(day, ""):
            lines.append(f"{day}: ours {mine or 'as usual'}, holidays {theirs.get(day) or 'as usual'}")
    return lines


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027])
def test_no_drift_from_the_holidays_package(year: int) -> None:
    """Days off and transferred working days are those of the package holidays; drift is printed."""
    holidays = pytest.importorskip("holidays", reason="the package holidays is not installed")
    days = holidays.country_holidays("RU", years=year)
    theirs = dict.fromkeys(days, "closed") | dict.fromkeys(days.weekend_workdays, "workday")
    ours = [e for e in OFFICE.exceptions if e.date.year == year]
    differences = drift(OFFICE.model_copy(update={"exceptions": tuple(ours)}), theirs)
    assert not differences, "\n".join(differences)


@pytest.mark.parametrize(
    ("year", "days", "hours"), [(2024, 248, 1979), (2025, 247, 1972), (2026, 247, 1972), (2027, 247, 1972)]
)
def test_norm_of_working_time(year: int, days: int, hours: int) -> None:
    """The working days of a year, and its hours at forty a week, are those of the production calendar."""
    worked = [day for day in days_of(year) if OFFICE.segments_on(day)]
    minutes = sum(s.end - s.start for day in worked for s in OFFICE.segments_on(day))
    assert (len(worked), minutes) == (days, hours * 60)


def test_every_date_names_its_source() -> None:
    """Each exception of the Russian calendar says by which act, and in words what it is."""
    assert all(exception.source and exception.title for exception in OFFICE.exceptions)


@pytest.mark.parametrize("exception", [e for e in OFFICE.exceptions if e.short], ids=lambda e: str(e.date))
def test_short_days_stand_before_holidays(exception: object) -> None:
    """A short day comes right before a holiday, or is a Saturday worked instead of such a day (ТК РФ, ст. 95)."""
    holidays = {
        e.date
        for e in OFFICE.exceptions
        if e.closed and "ст. 112" in (e.source or "") and "ч. 2" not in e.source
    }
    swapped = exception.title.removeprefix("Рабочий день вместо ")
    day = date(*map(int, reversed(swapped.split(".")))) if exception.workday else exception.date
    assert day + DAY in holidays


def test_show_case() -> None:
    """27 April to 15 May 2026 in Moscow: 25 % is 30 April 10:30, 75 % is 12 May 16:30."""
    time = business_time(RUSSIA, "ru-office")
    start, due = datetime(2026, 4, 27, 9, tzinfo=MOSCOW), datetime(2026, 5, 15, 18, tzinfo=MOSCOW)
    working = time.between(start, due)
    assert working == timedelta(hours=102)
    assert time.add(start, working / 4) == datetime(2026, 4, 30, 10, 30, tzinfo=MOSCOW)
    assert time.add(start, working * 3 / 4) == datetime(2026, 5, 12, 16, 30, tzinfo=MOSCOW)


def test_worked_saturdays_count() -> None:
    """A Saturday that a decree makes a working day is worked: 2 November 2024, an hour shorter."""
    time = business_time(RUSSIA, "ru-office")
    morning, night = (datetime(2024, 11, 2, hour, tzinfo=MOSCOW) for hour in (0, 23))
    assert time.between(morning, night) == timedelta(hours=7)


def test_nothing_outside_the_verified_years() -> None:
    """Before 2024 and past 2027 nothing is counted, and the message says how far it may be."""
    time = business_time(RUSSIA, "ru-office")
    with pytest.raises(ScheduleError, match=r"past 2027-12-31.*'ru-office'.*verified_until"):
        time.add(datetime(2027, 12, 30, 9, tzinfo=MOSCOW), timedelta(hours=16))
    with pytest.raises(ScheduleError, match=r"before 2024-01-01.*verified_from"):
        time.between(datetime(2023, 12, 29, tzinfo=MOSCOW), datetime(2024, 1, 9, tzinfo=MOSCOW))


def test_plain_weeks() -> None:
    """The plain calendars work five days a week, and day and night."""
    plain = load_standard("plain-calendar")
    start, end = datetime(2026, 5, 1, tzinfo=ZoneInfo("UTC")), datetime(2026, 5, 8, tzinfo=ZoneInfo("UTC"))
    assert business_time(plain, "five-days").between(start, end) == timedelta(hours=40)
    assert business_time(plain, "around-the-clock").between(start, end) == timedelta(days=7)


def test_own_hours_on_shared_days_off() -> None:
    """A calendar may take its days off from another: Novosibirsk, 10 to 19, short days an hour shorter."""
    own = {"timezone": "Asia/Novosibirsk", "week": {"mon-fri": ["10:00-19:00"]}, "holidays": "ru-office"}
    standard = load_standard({"standard": "mine", "extends": ["ru-calendar"], "calendars": {"north": own}})
    time = business_time(standard, "north")
    zone = ZoneInfo("Asia/Novosibirsk")
    assert time.between(datetime(2026, 4, 30, tzinfo=zone), datetime(2026, 5, 2, tzinfo=zone)) == timedelta(
        hours=8
    )
    assert isinstance(time, BusinessTime)
    assert standard.calendars["north"].verified_until == date(2027, 12, 31)


def test_the_night_before_the_first_verified_day_ends_in_it() -> None:
    """The shift that began on the eve of ``verified_from`` is worked in the first morning."""
    week = {"mon-sun": ["22:00-06:00"]}
    nights = Calendar.model_validate(
        {"timezone": "Europe/Moscow", "week": week, "verified_from": "2026-05-01"}
    )
    first, morning = (datetime(2026, 5, 1, hour, tzinfo=MOSCOW) for hour in (0, 12))
    assert BusinessTime(nights).between(first, morning) == timedelta(hours=6)


def test_the_bounds_of_the_verified_time_are_exact() -> None:
    """The first second of the first day and the midnight after the last one are in, a second beyond is out."""
    time = business_time(RUSSIA, "ru-office")
    first, last = datetime(2024, 1, 1, tzinfo=MOSCOW), datetime(2028, 1, 1, tzinfo=MOSCOW)
    second = timedelta(seconds=1)
    assert time.between(first, last) == timedelta(hours=1979 + 3 * 1972)
    for outside in ((first - second, last), (first, last + second)):
        with pytest.raises(ScheduleError, match="is verified"):
            time.between(*outside)


def test_a_base_fits_itself_to_another_week() -> None:
    """Where nobody works on Fridays a short Friday changes nothing; the calendar can be written out and read again."""
    week = {"mon-thu": ["10:00-20:00"]}
    own = {"timezone": "Asia/Novosibirsk", "week": week, "holidays": "ru-office"}
    standard = load_standard({"standard": "mine", "extends": ["ru-calendar"], "calendars": {"north": own}})
    north = standard.calendars["north"]
    assert date(2027, 4, 30) not in north.exceptions_by_date
    assert north.segments_on(date(2026, 4, 30))[0].end == 19 * 60
    assert Calendar.model_validate(north.to_dict()).to_dict() == north.to_dict()
