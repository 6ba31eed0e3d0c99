"""A length of time as people write it in YAML: ``30s``, ``15m``, ``2h``, ``1h30m``, ``3d``."""

import re
from datetime import timedelta
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer

__all__ = ["Duration", "format_duration", "parse_duration"]

SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
WRITTEN = re.compile(r"(?:(\d{1,5})d)?(?:(\d{1,5})h)?(?:(\d{1,5})m)?(?:(\d{1,7})s)?")


def parse_duration(text: str) -> timedelta:
    """Return the length that ``text`` names; the inverse of ``format_duration``."""
    found = WRITTEN.fullmatch(text.strip())
    if not text.strip() or found is None:
        msg = f"{text!r} is no length of time; write a number with s, m, h or d, as in 30s, 2h or 1h30m"
        raise ValueError(msg)
    parts = zip(found.groups(), SECONDS.values(), strict=True)
    return timedelta(seconds=sum(int(count) * seconds for count, seconds in parts if count))


def format_duration(length: timedelta) -> str:
    """Return ``length`` as it is written in YAML; the inverse of ``parse_duration``."""
    rest, text = int(length.total_seconds()), ""
    for letter, seconds in SECONDS.items():
        count, rest = divmod(rest, seconds)
        text += f"{count}{letter}" if count else ""
    return text or "0s"


def _duration(value: Any) -> Any:
    if isinstance(value, int | float):
        msg = f"{value} has no unit, and a guess could be wrong; write it with s, m, h or d, as in 30s or 2h"
        raise ValueError(msg)  # noqa: TRY004 - pydantic makes findings of value errors only
    return parse_duration(value) if isinstance(value, str) else value


Duration = Annotated[
    timedelta,
    BeforeValidator(_duration, json_schema_input_type=str),
    PlainSerializer(format_duration, return_type=str),
]
