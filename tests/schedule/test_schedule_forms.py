"""A schedule in the forms that people use: table, Markdown, data, calendar events, picture, page."""

import csv
import json
import re
from datetime import UTC, datetime, timedelta
from io import StringIO
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

import pytest
from made_standard import MOSCOW, STANDARD, at

from servicekit import schedule_checkpoints
from servicekit.output.schedule_rows import GapRow, day_rows
from servicekit.output.schedule_write import SCHEDULE_FORMATS, format_schedule
from servicekit.schedule import CheckpointPlan, plan_at, replan

NOW = datetime(2026, 4, 27, 6, tzinfo=UTC)
START, DUE = at("04-27 09:00"), at("05-15 18:00")
PLAN = schedule_checkpoints(STANDARD, START, DUE, "project", done=["accepted"])


def text(plan: CheckpointPlan, form: str, language: str = "en", project: str = "Catalogue") -> str:
    return format_schedule(plan, form, language, project, now=NOW)


def test_table() -> None:
    """The table shows each point with its moment and state, and what is to be checked below it."""
    assert text(plan_at(PLAN, at("04-30 11:00")), "table").splitlines()[:8] == [
        "Catalogue",
        "start Mon 27 Apr 2026 09:00 · due Fri 15 May 2026 18:00 · working time: 102 h · Europe/Moscow",
        "",
        "share  when                      checkpoint      owner  state",
        "   5%  Mon 27 Apr 2026 15:06     Point accepted  lead   done",
        "  25%  Thu 30 Apr 2026 10:30     Point on-plan   lead   due",
        "       [ ] check one of on-plan",
        "       [ ] check two of on-plan",
    ]


def test_markdown() -> None:
    """Markdown has the same table, and task lists for what lies ahead."""
    said = text(PLAN, "markdown", "ru").splitlines()
    assert said[5:8] == [
        "|---:|---|---|---|---|",
        "| 5 % | пн 27.04.2026 15:06 | Point accepted | lead | сделано |",
        "| 25 % | чт 30.04.2026 10:30 | Point on-plan | lead | впереди |",
    ]
    assert "- [ ] check one of on-plan" in said
    assert "- [ ] check one of accepted" not in said


def test_json() -> None:
    """JSON is versioned and carries the traces."""
    data = json.loads(text(PLAN, "json"))
    assert data["version"] == 1
    (schedule,) = data["schedules"]
    assert schedule["project"] == "Catalogue"
    assert schedule["points"][1]["at"] == "2026-04-30T10:30:00+03:00"
    assert schedule["points"][1]["trace"]["wanted_seconds"] == 91_800


def test_csv() -> None:
    """CSV has a row for each point, and no cell that a spreadsheet takes for a formula."""
    rows = list(csv.DictReader(StringIO(text(PLAN, "csv", project="=1+1"))))
    assert [row["at"] for row in rows][:2] == ["2026-04-27T15:06:00+03:00", "2026-04-30T10:30:00+03:00"]
    assert rows[1]["checks"].splitlines() == ["check one of on-plan", "check two of on-plan"]
    assert rows[0]["project"] == "'=1+1"


def test_every_form_says_the_same_moments() -> None:
    """Whatever the form, 25 % stands at 10:30 on 30 April."""
    marks = {
        "ics": "20260430T103000",
        "json": "2026-04-30T10:30",
        "csv": "2026-04-30T10:30",
        "svg": "10:30 · 25%",
    }
    for form in SCHEDULE_FORMATS:
        assert marks.get(form, "Thu 30 Apr 2026 10:30") in text(PLAN, form)


def events(written: str) -> dict[str, object]:
    icalendar = pytest.importorskip("icalendar", reason="the package icalendar is not installed")
    calendar = icalendar.Calendar.from_ical(written)
    return {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}


def test_ics_is_read_back() -> None:
    """Another reader finds five events with zone, reminder, check list, and a zone definition."""
    icalendar = pytest.importorskip("icalendar", reason="the package icalendar is not installed")
    written = text(PLAN, "ics")
    assert all(line.endswith("\r") for line in written.split("\n")[:-1])
    assert max(len(line.encode()) for line in written.split("\r\n")) <= 75
    found = events(written)
    event = found["25% · Point on-plan — Catalogue"]
    assert event.decoded("DTSTART") == at("04-30 10:30")
    assert event["DTSTART"].params["TZID"] == "Europe/Moscow"
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=15)
    assert "☐ check one of on-plan" in str(event["DESCRIPTION"])
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("TRIGGER") == timedelta(minutes=-30)
    assert not found["5% · Point accepted — Catalogue"].walk("VALARM")
    zones = icalendar.Calendar.from_ical(written).walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Europe/Moscow"]
    assert len(found) == 5


def test_ics_updates_instead_of_doubling() -> None:
    """A moved due gives events with the same UIDs, higher sequences and new moments."""
    moved = replan(PLAN, at("05-22 18:00"))
    old = events(text(PLAN, "ics"))
    new = events(format_schedule(moved, "ics", "en", "Catalogue", now=NOW + timedelta(days=3)))
    assert old.keys() == new.keys()
    for name, event in old.items():
        assert event["UID"] == new[name]["UID"]
        assert 0 < event["SEQUENCE"] < new[name]["SEQUENCE"] < 2**31
    assert len({str(event["UID"]) for event in old.values()}) == 5
    other = events(text(PLAN, "ics", project="Other"))
    assert not {str(e["UID"]) for e in other.values()} & {str(e["UID"]) for e in old.values()}


def test_ics_cancels_what_merged() -> None:
    """When a nearer due makes points merge, the event of the merged point is taken back."""
    short = schedule_checkpoints(STANDARD, at("11-02 09:00"), at("11-06 18:00"), "gathered")
    states = {name: str(event["STATUS"]) for name, event in events(text(short, "ics")).items()}
    assert states["95% · Point complete — Catalogue"] == "CANCELLED"
    assert states["99% · Point final — Catalogue"] == "CONFIRMED"


def test_svg_is_well_formed_and_names_the_holidays() -> None:
    """The picture is valid XML, has a mark for each point, and says which days are off."""
    root = ET.fromstring(text(PLAN, "svg", project="A <b> & 'c'"))  # noqa: S314 - our own text
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names.count("circle") == 5
    words = " ".join(element.text or "" for element in root.iter())
    assert "Праздник Весны и Труда" in words
    assert "A <b> & 'c'" in words


def test_html_stands_alone_and_escapes() -> None:
    """The page needs nothing from elsewhere, and a title cannot bring markup into it."""
    page = text(PLAN, "html", project="<script>alert(1)</script>")
    assert "<script" not in page
    assert not re.search(r"""(src|href)=|url\(|@import|https?://(?!www\.w3\.org/2000/svg)""", page)


def test_long_projects_show_the_days_that_matter() -> None:
    """Of two years only the days about the points are drawn; the others are counted."""
    start, due = datetime(2025, 1, 9, 9, tzinfo=MOSCOW), datetime(2026, 12, 30, 18, tzinfo=MOSCOW)
    rows = day_rows(schedule_checkpoints(STANDARD, start, due, "project"))
    gaps = [row for row in rows if isinstance(row, GapRow)]
    assert len(rows) < 40
    assert sum(gap.days for gap in gaps) + len(rows) - len(gaps) == (due.date() - start.date()).days + 1
    assert sum(len(row.events) for row in rows if not isinstance(row, GapRow)) == 7


def test_the_zone_in_an_ics_file_is_right_without_a_zone_database() -> None:
    """A reader that trusts the file's own VTIMEZONE gets the same moments, over a change of the clocks too."""
    icalendar = pytest.importorskip("icalendar", reason="the package icalendar is not installed")
    berlin = ZoneInfo("Europe/Berlin")
    around = {"timezone": "Europe/Berlin", "week": {"mon-sun": ["00:00-24:00"]}}
    start, due = datetime(2026, 10, 20, tzinfo=berlin), datetime(2026, 11, 3, tzinfo=berlin)
    plan = schedule_checkpoints(STANDARD, start, due, "project", calendar=around)
    calendar = icalendar.Calendar.from_ical(text(plan, "ics"))
    (zone,) = calendar.walk("VTIMEZONE")
    clock = zone.to_tz(lookup_tzid=False)
    events_at = [event.decoded("DTSTART").replace(tzinfo=clock) for event in calendar.walk("VEVENT")]
    assert [moment.utcoffset() for moment in events_at] == [point.at.utcoffset() for point in plan.points]
    assert len({moment.utcoffset() for moment in events_at}) == 2
