"""Production calendars that others publish become exceptions of ours."""

from datetime import date
from pathlib import Path

import pytest

from servicekit import InputError, StandardInvalid, load_standard
from servicekit.load.calendars_files import read_calendar_file
from servicekit.model.calendar import CalendarException

XML = """<?xml version="1.0" encoding="utf-8"?>
<calendar year="2024" lang="ru" date="2023.12.01" country="ru">
  <holidays><holiday id="1" title="Новогодние каникулы"/></holidays>
  <days>
    <day d="01.06" t="1" h="1"/>
    <day d="02.22" t="2"/>
    <day d="04.27" t="3"/>
    <day d="04.29" t="1" f="04.27"/>
    <day d="11.02" t="2"/>
  </days>
</calendar>"""
MONTHS = """{"year": 2024, "months": [
  {"month": 1, "days": "1,2,3,4,5,6,7,8,13,14,20,21,27,28"}, {"month": 2, "days": "3,4,10,11,17,18,22*,23,24,25"},
  {"month": 3, "days": "2,3,7*,8,9,10,16,17,23,24,30,31"}, {"month": 4, "days": "6,7,13,14,20,21,28,29+,30+"},
  {"month": 5, "days": "1,4,5,8*,9,10+,11,12,18,19,25,26"}, {"month": 6, "days": "1,2,8,9,11*,12,15,16,22,23,29,30"},
  {"month": 7, "days": "6,7,13,14,20,21,27,28"}, {"month": 8, "days": "3,4,10,11,17,18,24,25,31"},
  {"month": 9, "days": "1,7,8,14,15,21,22,28,29"}, {"month": 10, "days": "5,6,12,13,19,20,26,27"},
  {"month": 11, "days": "2*,3,4,9,10,16,17,23,24,30"}, {"month": 12, "days": "1,7,8,14,15,21,22,29,30+,31+"}]}"""
LISTS = """{"year": 2024, "countrycode": "ru", "dayoff": ["0429", "0430"], "dayoff6": [], "predayoff": ["0222", "1102"],
  "workday": ["0427"], "holiday": ["0501"], "covidday": []}"""
ICS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//example//days off//EN
BEGIN:VEVENT
UID:1
SUMMARY:May Day
DTSTART;VALUE=DATE:20260501
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Company days
DTSTART;VALUE=DATE:20261229
DTEND;VALUE=DATE:20261231
END:VEVENT
END:VCALENDAR
"""


def read(folder: Path, name: str, text: str) -> dict[str, str]:
    """Return what the file says of each date, in short."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return {str(e.date): said(e) for e in read_calendar_file(path)}


def said(exception: CalendarException) -> str:
    return " ".join(kind for kind in ("closed", "workday", "short", "hours") if getattr(exception, kind))


def test_xmlcalendar(tmp_path: Path) -> None:
    """XML: holidays, short days, worked weekends, transferred days; a short Saturday is worked."""
    assert read(tmp_path, "calendar.xml", XML) == {
        "2024-01-06": "closed",
        "2024-02-22": "short",
        "2024-04-27": "workday",
        "2024-04-29": "closed",
        "2024-11-02": "workday short",
    }
    exceptions = read_calendar_file(tmp_path / "calendar.xml")
    assert exceptions[0].title == "Новогодние каникулы"
    assert exceptions[3].source == "xmlcalendar 2024, transferred from 2024-04-27"


def test_xmlcalendar_months(tmp_path: Path) -> None:
    """The JSON of a whole year gives, weekday by weekday, what the bundled calendar says of it."""
    found = read(tmp_path, "2024.json", MONTHS)
    office = load_standard("ru-calendar").calendars["ru-office"].exceptions
    bundled = {str(e.date): said(e) for e in office if e.date.year == 2024}
    weekend_holidays = {"2024-01-06", "2024-01-07"}
    assert found == {day: kind for day, kind in bundled.items() if day not in weekend_holidays}


def test_isdayoff_lists(tmp_path: Path) -> None:
    """Lists of MMDD: days off, holidays, short days, worked weekends."""
    assert read(tmp_path, "ru2024.json", LISTS) == {
        "2024-02-22": "short",
        "2024-04-27": "workday",
        "2024-04-29": "closed",
        "2024-04-30": "closed",
        "2024-05-01": "closed",
        "2024-11-02": "workday short",
    }


@pytest.mark.parametrize("text", ["888888881110000011", "8 8 8 8 8 8 8 8 1 1 1 0 0 0 0 0 1 1"])
def test_isdayoff_text(tmp_path: Path, text: str) -> None:
    """One digit a day from the first of January of the year in the file's name."""
    found = read(tmp_path, "isdayoff-2026.txt", text)
    assert found == {f"2026-01-0{n}": "closed" for n in range(1, 9)} | {"2026-01-09": "closed"}


def test_isdayoff_text_from_a_date(tmp_path: Path) -> None:
    """The first date may be given instead: a short day, then two days off, then a worked Saturday."""
    path = tmp_path / "days.txt"
    path.write_text("2110", encoding="utf-8")
    found = read_calendar_file(path, first=date(2024, 5, 8))
    assert [said(e) for e in found] == ["short", "closed", "closed", "workday"]


def test_ics(tmp_path: Path) -> None:
    """Whole-day events are days off, each date of a longer one."""
    pytest.importorskip("icalendar", reason="the package icalendar is not installed")
    found = read(tmp_path, "days.ics", ICS)
    assert found == {"2026-05-01": "closed", "2026-12-29": "closed", "2026-12-30": "closed"}


BAD = {
    "cut.xml": (XML[:200], "breaks off.*from its publisher"),
    "entity.xml": ('<!DOCTYPE x [<!ENTITY a "b">]><calendar year="2024"/>', "declares no document type"),
    "other.xml": ("<html/>", "<html> is no production calendar"),
    "kind.xml": (XML.replace('t="3"', 't="7"'), 't="7".*known are 1'),
    "day.xml": (XML.replace("04.27", "04.31", 1), "'04.31' is no day of 2024"),
    "other.json": ('{"a": 1}', "no production calendar.*isdayoff gives"),
    "broken.json": ("{", "no production calendar"),
    "day-2024.json": (LISTS.replace("0429", "0431"), "04-31 is no day of 2024"),
    "isdayoff-2024.txt": ("100", "error 100.*ask it again"),
    "letters-2024.txt": ("01x", "'x' is no code of a day"),
    "empty-2024.txt": ("", "the file is empty"),
    "days.txt": ("0101", "put the year into its name"),
    "clock.ics": (ICS.replace("DTSTART;VALUE=DATE:20260501", "DTSTART:20260501T090000Z"), "clock time"),
    "rule.ics": (ICS.replace("SUMMARY:May Day", "SUMMARY:May Day\nRRULE:FREQ=YEARLY"), "repeats by a rule"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_files_name_the_file_and_the_repair(tmp_path: Path, name: str) -> None:
    """A file that is no calendar is refused with its name, the reason and what to do."""
    text, message = BAD[name]
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=f"(?s){name}: .*{message}"):
        read_calendar_file(path)


def calendar_on(base: str, **more: object) -> dict[str, object]:
    week = {"mon-fri": ["09:00-18:00"]}
    return {
        "standard": "mine",
        "calendars": {"office": {"timezone": "Europe/Berlin", "week": week, "holidays": base, **more}},
    }


def test_a_country_as_base() -> None:
    """``holidays: DE-BY`` brings the days off of Bavaria; an exception of one's own wins."""
    pytest.importorskip("holidays", reason="the package holidays is not installed")
    own = [{"date": "2026-01-06", "hours": ["10:00-12:00"]}]
    standard = load_standard(calendar_on("DE-BY", verified_until="2027-12-31", exceptions=own))
    office = standard.calendars["office"]
    assert office.holidays is None
    assert not office.segments_on(date(2026, 1, 1))
    assert [str(s) for s in office.segments_on(date(2026, 1, 6))] == ["10:00-12:00"]
    assert office.exceptions_by_date[date(2027, 12, 25)].closed


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ("RR", "'holidays' does not know"),
        ("DE-XX", "Write DE for the whole country"),
        ("ofice", "Did you mean 'office'"),
    ],
)
def test_an_unknown_base_is_refused(base: str, message: str) -> None:
    """A base that nobody knows would make every holiday a working day: it is an error with its repair."""
    pytest.importorskip("holidays", reason="the package holidays is not installed")
    with pytest.raises(StandardInvalid, match=message):
        load_standard(calendar_on(base))


def test_a_calendar_cannot_rest_on_itself() -> None:
    """A circle of bases has no days off to begin with."""
    with pytest.raises(StandardInvalid, match="office → office"):
        load_standard(calendar_on("office"))
