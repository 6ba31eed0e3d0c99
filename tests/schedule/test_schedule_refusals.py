"""Each input that makes no schedule is refused with a message that says what, why, and how to mend it."""

from datetime import datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml
from made_standard import MOSCOW, PROJECT, STANDARD, at, own

from servicekit import (
    ScheduleError,
    StandardInvalid,
    UnknownId,
    load_standard,
    report_slip,
    schedule_checkpoints,
)
from servicekit.model.calendar import Calendar
from servicekit.schedule import BusinessTime

CASES = yaml.safe_load(Path(__file__).with_name("bad_calendars.yaml").read_text(encoding="utf-8"))
BERLIN = ZoneInfo("Europe/Berlin")
START, DUE = at("04-27 09:00"), at("05-15 18:00")
OFFICE = BusinessTime(
    Calendar.model_validate({"timezone": "Europe/Berlin", "week": {"mon-sun": ["00:00-24:00"]}}), "berlin"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_bad_calendars_and_plans(case: dict) -> None:
    """The standard is refused, and the message holds what is wrong and its repair."""
    plan = {"calendar": "office", **case["checkpoints"]} if "checkpoints" in case else PROJECT
    week = {"timezone": "UTC", "week": {"mon": ["09:00-18:00"]}}
    data = {
        "standard": "bad",
        "calendars": {"office": case.get("calendar", week), "ru-office": week},
        "checkpoints": {"project": plan},
    }
    with pytest.raises(StandardInvalid) as refused:
        load_standard(data)
    for words in case["says"]:
        assert words in str(refused.value)


def refused(*words: str, kind: type[Exception] = ScheduleError, **call: object) -> None:
    """Schedule the project with some arguments changed, and look for words in the refusal."""
    arguments = {"start": START, "due": DUE, "plan": "project", **call}
    with pytest.raises(kind) as error:
        schedule_checkpoints(STANDARD, **arguments)
    for word in words:
        assert word in str(error.value)


def test_naive_moments() -> None:
    """A moment without a zone is another one in every place."""
    naive = datetime(2026, 4, 27, 9)  # noqa: DTZ001 - this is the fault
    refused("start 2026-04-27 09:00 is naive", "start.replace(tzinfo=", start=naive)
    refused("due 2026-04-27 09:00 is naive", due=naive)
    refused("the begin of a pause", "is naive", pauses=[(naive, DUE)])
    refused("'accepted' was done", "is naive", done={"accepted": naive})


def test_no_moment_at_all() -> None:
    """A date is no moment."""
    refused("start is date, no datetime", "ZoneInfo('Europe/Moscow')", start=START.date())


def test_due_before_start() -> None:
    """The message shows both, and offers to swap them."""
    refused("due 2026-04-27 09:00+03:00 is before start 2026-05-15 18:00+03:00", "swap", start=DUE, due=START)


def test_due_is_start() -> None:
    """Nothing can be checked in no time."""
    refused("due is the same moment as start", "choose a later due", due=START)


def test_no_working_time_between() -> None:
    """Four days off hold no checkpoint."""
    refused(
        "there is no working time in calendar 'ru-office' between",
        "choose a later due",
        start=at("05-01 09:00"),
        due=at("05-03 18:00"),
    )


def test_past_the_verified_days() -> None:
    """Past ``verified_until`` a holiday could pass for a working day."""
    refused(
        "past 2027-12-31, the last day for which calendar 'ru-office' is verified",
        "move 'verified_until', or choose an earlier due",
        due=datetime(2028, 1, 20, 18, tzinfo=MOSCOW),
    )
    pause = (datetime(2027, 12, 1, tzinfo=MOSCOW), datetime(2027, 12, 29, tzinfo=MOSCOW))
    refused("past 2027-12-31", due=datetime(2027, 12, 30, 18, tzinfo=MOSCOW), pauses=[pause])


def test_before_the_verified_days() -> None:
    """The same holds for the days before ``verified_from``."""
    refused("before 2024-01-01", "choose a later start", start=datetime(2023, 12, 20, 9, tzinfo=MOSCOW))


def test_a_moment_that_the_clocks_jump_over() -> None:
    """29 March 2026 has no 02:30 in Berlin."""
    gap = datetime(2026, 3, 29, 2, 30, tzinfo=BERLIN)
    refused(
        "start 2026-03-29 02:30 does not exist in Europe/Berlin", "take 03:30", start=gap, calendar=OFFICE
    )
    due = datetime(2026, 4, 5, tzinfo=BERLIN)
    refused("does not exist", calendar=OFFICE, due=due, pauses=[(gap, due)], start=gap - timedelta(days=9))


def test_a_moment_that_the_clocks_show_twice() -> None:
    """25 October 2026 has 02:30 twice in Berlin; an offset, or ``fold=1``, says which."""
    fold = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    due = datetime(2026, 11, 2, tzinfo=BERLIN)
    refused(
        "start 2026-10-25 02:30 happens twice in Europe/Berlin",
        "2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00",
        start=fold,
        due=due,
        calendar=OFFICE,
    )
    for clear in (fold.replace(fold=1), fold.replace(tzinfo=timezone(timedelta(hours=2)))):
        schedule_checkpoints(STANDARD, clear, due, own(calendar=None), calendar=OFFICE)


def test_pauses_that_are_none() -> None:
    """A pause is a pair that ends after it begins."""
    refused("a pause ends at", "swap the two", pauses=[(DUE, START)])
    refused("a pause is a pair of moments", pauses=[START])


def test_unknown_names() -> None:
    """An id that does not exist comes back with the nearest ones."""
    refused("no checkpoints 'projct'", "Did you mean 'project'", kind=UnknownId, plan="projct")
    refused("no calendar 'ru-ofice'", "Did you mean 'ru-office'", kind=UnknownId, calendar="ru-ofice")
    refused("no control point 'acepted'", "Did you mean 'accepted'", kind=UnknownId, done=["acepted"])


def test_a_plan_of_ones_own_is_checked() -> None:
    """A mapping that is no plan is refused with each of its faults."""
    points = [{"id": "a", "at": "50%", "notice": "n"}, {"id": "b", "at": "10%", "notice": "n"}]
    refused("'b' at 10% does not come after 'a' at 50%", plan={"points": points})
    refused("points.0.notice: Field required", plan={"points": [{"id": "a", "at": "50%"}]})


def test_a_calendar_of_ones_own_is_checked() -> None:
    """A mapping that is no calendar is refused with its faults."""
    refused(
        "the calendar is none: timezone: 'Mars'",
        calendar={"timezone": "Mars", "week": {"mon": ["09:00-10:00"]}},
    )


def test_a_plan_without_a_calendar() -> None:
    """Working time needs a calendar."""
    refused("counts working time and names no calendar", "Known here: ru-office", plan=own(calendar=None))


def test_a_calendar_that_was_not_expanded() -> None:
    """A calendar whose days off are still a name would count holidays as working days."""
    calendar = Calendar.model_validate(
        {"timezone": "UTC", "week": {"mon": ["09:00-18:00"]}, "holidays": "RU"}
    )
    refused("still names its base 'RU'", "load_standard", calendar=calendar)


def test_absurd_years() -> None:
    """A mistyped year is no reason to lay out centuries of days."""
    refused("only 1900 to 2299", "mistyped year", due=datetime(6202, 5, 15, tzinfo=BERLIN), calendar=OFFICE)


def test_a_slip_without_a_notice() -> None:
    """The client is always told of a breach of the term (con.slip)."""
    plan = schedule_checkpoints(STANDARD, START, DUE, own(slip_notice=None))
    with pytest.raises(ScheduleError, match=r"no 'slip_notice'.*slip_notice: delay-apology"):
        report_slip(plan, at("05-20 18:00"), now=START)


def test_negative_working_time() -> None:
    """Nothing lies a negative time ahead."""
    with pytest.raises(ScheduleError, match="negative"):
        OFFICE.add(START, timedelta(hours=-1))
