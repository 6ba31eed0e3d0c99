"""Reads production calendars that others publish: xmlcalendar, isdayoff, and ICS holidays."""

import re
from datetime import date
from pathlib import Path

from servicekit.errors import InputError
from servicekit.load.calendars_days import exceptions_of_codes
from servicekit.load.calendars_ics import parse_ics_holidays
from servicekit.load.calendars_isdayoff import parse_isdayoff_json, parse_isdayoff_text
from servicekit.load.calendars_xml import parse_xmlcalendar
from servicekit.model.calendar import CalendarException

__all__ = ["read_calendar_file"]

MOST_BYTES = 5_000_000


def read_calendar_file(path: Path | str, first: date | None = None) -> tuple[CalendarException, ...]:
    """Return the exceptions that a production calendar holds, told apart by what the file contains.

    xmlcalendar XML and JSON, isdayoff text and JSON, and ICS are read. An isdayoff text is digits only,
    so ``first``, the date of its first digit, is needed unless the file's name holds a year, such as
    ``isdayoff-2026.txt``. Raises `InputError` for anything else.
    """
    path = Path(path)
    if path.stat().st_size > MOST_BYTES:
        msg = f"{path}: {path.stat().st_size} bytes are too many for a calendar; give the right file"
        raise InputError(msg)
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig", errors="replace").strip()
    try:
        if text.startswith("<"):
            days = parse_xmlcalendar(text)
        elif text.startswith("{"):
            days = parse_isdayoff_json(text)
        elif text.upper().startswith("BEGIN:VCALENDAR"):
            return parse_ics_holidays(raw)
        else:
            days = parse_isdayoff_text(text, first or _first_day(path))
    except ValueError as error:
        msg = f"{path}: {error}"
        raise InputError(msg) from None
    return exceptions_of_codes(days)


def _first_day(path: Path) -> date:
    year = re.search(r"(?<!\d)(?:19|20|21)\d\d(?!\d)", path.stem)
    if year is None:
        msg = (
            "the file is no xmlcalendar XML or JSON, isdayoff JSON or ICS; isdayoff text is digits that name "
            "no date: put the year into its name, such as isdayoff-2026.txt"
        )
        raise ValueError(msg)
    return date(int(year.group()), 1, 1)
