"""Exceptions of a calendar as the YAML that a standard holds."""

import json
from collections.abc import Iterable, Iterator

from servicekit.model.calendar import CalendarException

__all__ = ["exception_lines"]


def exception_lines(exceptions: Iterable[CalendarException]) -> Iterator[str]:
    """Yield the lines of an ``exceptions:`` list, one date a line, to be pasted into a calendar."""
    yield "exceptions:"
    for exception in exceptions:
        # JSON is YAML: quotes, braces and colons in a title need no thought.
        pairs = (f"{key}: {_value(key, value)}" for key, value in exception.to_dict().items())
        yield f"  - {{{', '.join(pairs)}}}"


def _value(key: str, value: object) -> str:
    return str(value) if key in ("date", "short") else json.dumps(value, ensure_ascii=False)
