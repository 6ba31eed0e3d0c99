"""Moments and terms as people write them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from made_standard import MOSCOW, STANDARD, at

from servicekit import ScheduleError
from servicekit.schedule import BusinessTime, business_time
from servicekit.schedule.terms import (
    parse_done,
    parse_due,
    parse_end,
    parse_moment,
    parse_pause,
    parse_start,
    parse_term,
)

OFFICE = business_time(STANDARD, "ru-office")


@pytest.mark.parametrize(
    "text",
    [
        "2026-05-15 18:00",
        "2026-05-15T18:00",
        "2026-05-15T18:00:00.000",
        "2026-05-15T18:00+03:00",
        "2026-05-15T15:00Z",
        "2026-05-15T15:00:00+0000",
        "15.05.2026 18:00",
        "15.5.2026 18:00",
        "15.05.2026, 18:00",
        "15.05.2026 в 18:00",
        "15 мая 2026 18:00",
        "15 мая 2026 г. в 18:00",
        "15 May 2026, 18:00",
        "15 may 2026 at 18:00",
        " 2026-05-15 18:00 ",
        "2026-05-15",
        "15.05.2026",
        "15 мая 2026",
    ],
)
def test_one_due_in_many_forms(text: str) -> None:
    """All these are 15 May 2026, 18:00 in Moscow; a date alone is the close of its day."""
    assert parse_due(text, MOSCOW, OFFICE) == at("05-15 18:00")


@pytest.mark.parametrize(
    ("text", "moment"),
    [("2026-04-27", "04-27 09:00"), ("02.05.2026", "05-02 00:00"), ("27.04.2026 00:00", "04-27 00:00")],
)
def test_a_date_alone_starts_with_its_opening(text: str, moment: str) -> None:
    """A start without a clock time is the opening of that date, or its 00:00 where nobody works."""
    assert parse_start(text, MOSCOW, OFFICE) == at(moment)


def test_a_date_alone_on_a_day_off_ends_with_the_day() -> None:
    """A due on a day off is its midnight; 24:00 says the same."""
    assert parse_due("2026-05-03", MOSCOW, OFFICE) == at("05-04 00:00")
    assert parse_due("2026-05-03 24:00", MOSCOW, OFFICE) == at("05-04 00:00")
    assert parse_due("2026-05-15", MOSCOW, None) == at("05-16 00:00")


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("10 рабочих дней", "05-12 18:00"),
        ("1 рабочий день", "04-27 18:00"),
        ("4 рабочих дня", "04-30 17:00"),
        ("10 раб. дн.", "05-12 18:00"),
        ("10 р.д.", "05-12 18:00"),
        ("10 working days", "05-12 18:00"),
        ("1 business day", "04-27 18:00"),
        ("6 рабочих часов", "04-27 16:00"),
        ("2,5 рабочих часа", "04-27 11:30"),
        ("6 working hours", "04-27 16:00"),
        ("36 часов", "04-28 21:00"),
        ("3 дня", "04-30 09:00"),
        ("3 календарных дня", "04-30 09:00"),
        ("2 недели", "05-11 09:00"),
        ("1 week", "05-04 09:00"),
    ],
)
def test_terms(text: str, due: str) -> None:
    """From Monday 27 April 2026, 09:00."""
    assert parse_term(text, at("04-27 09:00"), OFFICE) == at(due)
    assert parse_end(text, at("04-27 09:00"), MOSCOW, OFFICE) == at(due)


@pytest.mark.parametrize(
    ("start", "due"),
    [("04-27 09:00", "04-28 18:00"), ("04-27 09:01", "04-29 18:00"), ("05-01 12:00", "05-05 18:00")],
)
def test_a_day_that_has_begun_does_not_count(start: str, due: str) -> None:
    """Two working days: the day of the start counts only when its work has not begun."""
    assert parse_term("2 рабочих дня", at(start), OFFICE) == at(due)


def test_the_same_clock_time_over_a_change_of_the_clocks() -> None:
    """A plain day is a day of the calendar: 09:00 stays 09:00 though the night is an hour short."""
    start = parse_moment("2026-03-28 09:00", ZoneInfo("Europe/Berlin"))
    due = parse_term("1 day", start, None)
    assert (due.hour, due.date().day) == (9, 29)
    assert parse_term("24 hours", start, None).hour == 10


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("завтра", "is no moment; write it like 2026-12-15"),
        ("15.12.26", "is no moment"),
        ("31.02.2026", "no such date or clock time"),
        ("15 мартобря 2026", "no such date"),
        ("2026-12-15 25:00", "no such date or clock time"),
        ("", "is no moment"),
    ],
)
def test_bad_moments(text: str, message: str) -> None:
    """What is no moment is refused with forms that are."""
    with pytest.raises(ScheduleError, match=message):
        parse_due(text, MOSCOW, OFFICE)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("10", "is no term; write it like 10 рабочих дней"),
        ("два дня", "is no term"),
        ("2 месяца", "is no term"),
        ("1,5 рабочих дня", "no whole number of working days"),
        ("0 дней", "no whole number of days over zero"),
        ("9000 рабочих дней", "past 2027-12-31"),
    ],
)
def test_bad_terms(text: str, message: str) -> None:
    """What is no term is refused; a month is none, for months differ in length."""
    with pytest.raises(ScheduleError, match=message):
        parse_term(text, at("04-27 09:00"), OFFICE)


def test_a_moment_without_a_zone() -> None:
    """Where neither the text nor the plan says a zone, the offset is asked for."""
    with pytest.raises(ScheduleError, match=r"says no zone.*2026-12-15T18:00\+03:00"):
        parse_moment("2026-12-15 18:00", None)


def test_a_written_time_that_does_not_exist_or_is_twice() -> None:
    """Gaps and folds of the clock are refused in text as in code; an offset settles them."""
    berlin = ZoneInfo("Europe/Berlin")
    with pytest.raises(ScheduleError, match="does not exist in Europe/Berlin"):
        parse_moment("2026-03-29 02:30", berlin)
    with pytest.raises(ScheduleError, match="happens twice in Europe/Berlin"):
        parse_moment("2026-10-25 02:30", berlin)
    first, second = (parse_moment(f"2026-10-25T02:30+0{n}:00", berlin) for n in (2, 1))
    assert second - first == timedelta(hours=1)


def test_working_terms_need_a_calendar() -> None:
    """Working days cannot be counted without knowing which they are."""
    with pytest.raises(ScheduleError, match="the plan has no calendar"):
        parse_term("2 рабочих дня", at("04-27 09:00"), None)
    assert isinstance(OFFICE, BusinessTime)


def test_pauses_and_done_points() -> None:
    """``A / B`` is a pause; ``id`` or ``id=moment`` a point that was done."""
    assert parse_pause("05.05.2026 12:00 / 2026-05-06 12:00", MOSCOW) == (
        at("05-05 12:00"),
        at("05-06 12:00"),
    )
    assert parse_done("accepted = 2026-04-27 15:00", MOSCOW) == ("accepted", at("04-27 15:00"))
    assert parse_done("accepted", MOSCOW) == ("accepted", None)
    with pytest.raises(ScheduleError, match="a slash between them"):
        parse_pause("2026-05-05 12:00", MOSCOW)
