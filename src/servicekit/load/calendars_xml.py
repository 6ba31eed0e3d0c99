"""Reads the XML of xmlcalendar: a year with its holidays, short days and worked weekends."""

from datetime import date
from xml.etree.ElementTree import Element, ParseError, fromstring

from servicekit.load.calendars_days import DayKind, PublishedDay

__all__ = ["parse_xmlcalendar"]

KINDS: dict[str, DayKind] = {"1": "off", "2": "short", "3": "worked"}


def parse_xmlcalendar(text: str) -> list[PublishedDay]:
    """Return the days that an xmlcalendar document lists; raises `ValueError` with the repair."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        msg = "a production calendar declares no document type; take the file from its publisher again"
        raise ValueError(msg)
    try:
        root = fromstring(text)  # noqa: S314 - declarations are refused above
    except ParseError as error:
        msg = f"the XML breaks off: {error}; take the file from its publisher again"
        raise ValueError(msg) from None
    year = root.get("year", "")
    if root.tag != "calendar" or not year.isdigit():
        msg = f'<{root.tag}> is no production calendar; its root is <calendar year="2026" …>'
        raise ValueError(msg)
    titles = {item.get("id"): item.get("title", "") for item in root.iter("holiday")}
    return [_day(day, int(year), titles.get(day.get("h"), "")) for day in root.iter("day")]


def _day(day: Element, year: int, title: str) -> PublishedDay:
    written, kind = day.get("d", ""), KINDS.get(day.get("t", ""))
    if kind is None:
        msg = f'day d="{written}" has t="{day.get("t")}"; known are 1 (day off), 2 (short) and 3 (worked)'
        raise ValueError(msg)
    on = _date(year, written)
    moved = day.get("f")
    source = f"xmlcalendar {year}" + (f", transferred from {_date(year, moved)}" if moved else "")
    return PublishedDay(on, "holiday" if kind == "off" and day.get("h") else kind, title, source)


def _date(year: int, written: str) -> date:
    month, _, number = written.partition(".")
    try:
        return date(year, int(month), int(number))
    except ValueError:
        msg = f"{written!r} is no day of {year}; a day is written MM.DD, such as 05.09"
        raise ValueError(msg) from None
