"""Reads isdayoff (one digit a day, or lists of days) and the JSON of xmlcalendar."""

import json
import re
from datetime import date, timedelta
from typing import Any

from servicekit.load.calendars_days import DayKind, PublishedDay

__all__ = ["parse_isdayoff_json", "parse_isdayoff_text"]

CODES: dict[str, DayKind] = {"0": "worked", "1": "off", "2": "short", "4": "worked", "8": "holiday"}
LISTS: tuple[tuple[str, DayKind], ...] = (
    ("dayoff", "off"),
    ("holiday", "holiday"),
    ("predayoff", "short"),
    ("workday", "worked"),
)
ERRORS = ("100", "101", "199")


def parse_isdayoff_text(text: str, first: date) -> list[PublishedDay]:
    """Return the days of an isdayoff answer: one digit for each from ``first`` on, separated or not.

    0 and 4 are worked, 1 is off, 8 a holiday, 2 short. Raises `ValueError` with the repair.
    """
    codes = re.sub(r"[\s,;|-]", "", text)
    if codes in ERRORS:
        msg = f"the service answered with its error {codes} instead of days; ask it again"
        raise ValueError(msg)
    strange = sorted(set(codes) - CODES.keys())
    if strange or not codes:
        msg = (
            f"{strange[0]!r} is no code of a day; known are {', '.join(CODES)}"
            if strange
            else "the file is empty"
        )
        raise ValueError(msg)
    return [
        PublishedDay(first + timedelta(days=n), CODES[code], source=f"isdayoff {first.year}")
        for n, code in enumerate(codes)
    ]


def parse_isdayoff_json(text: str) -> list[PublishedDay]:
    """Return the days of a year from isdayoff's lists of MMDD, or from xmlcalendar's months."""
    try:
        data = json.loads(text)
        year = int(data["year"])
        return _of_months(data, year) if "months" in data else _of_lists(data, year)
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        msg = (
            f"the JSON is no production calendar ({type(error).__name__}: {error}); isdayoff gives "
            '{"year": …, "dayoff": ["0101", …]}, xmlcalendar {"year": …, "months": […]}'
        )
        raise ValueError(msg) from None


def _of_lists(data: dict[str, Any], year: int) -> list[PublishedDay]:
    """Read ``dayoff``, ``holiday``, ``predayoff``, ``workday``; the later ones say more of the same date."""
    if not any(key in data for key, _ in LISTS):
        raise KeyError("dayoff")
    kinds = {_date(year, day[:2], day[2:]): kind for key, kind in LISTS for day in data.get(key, ())}
    return [PublishedDay(on, kind, source=f"isdayoff {year}") for on, kind in kinds.items()]


def _of_months(data: dict[str, Any], year: int) -> list[PublishedDay]:
    """Read months of days off, ``*`` a short day, ``+`` a transferred one; a weekend not listed is worked."""
    kinds: dict[date, DayKind] = {}
    for month in data["months"]:
        for word in str(month["days"]).split(","):
            day = _date(year, month["month"], word.strip().rstrip("*+"))
            kinds[day] = "short" if "*" in word else "off"
    end = date(year, 12, 31)
    weekends = (end - timedelta(days=n) for n in range(end.timetuple().tm_yday))
    worked = {day: kinds.get(day, "worked") for day in weekends if day.weekday() >= 5}
    return [PublishedDay(on, kind, source=f"xmlcalendar {year}") for on, kind in (kinds | worked).items()]


def _date(year: int, month: Any, day: Any) -> date:
    try:
        return date(year, int(month), int(day))
    except ValueError:
        msg = f"{month}-{day} is no day of {year}; correct it in the file"
        raise ValueError(msg) from None
