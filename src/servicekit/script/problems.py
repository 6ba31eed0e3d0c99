"""A problem of a standard as a finding, in the one form in which all are shown."""

from dataclasses import replace

from servicekit.finding import Finding
from servicekit.source import Place

__all__ = ["line_of_text", "problem"]


def problem(check: str, what: str, why: str, say: str, place: Place | None) -> Finding:
    """Return the finding that ``check`` makes of a standard: what, why, how to mend, where."""
    return Finding(rule=check, severity="error", message=what, why=why, say=(say,), place=place)


def line_of_text(place: Place | None, text: str, line: int) -> Place | None:
    """Return the place of a line of a text, counted from 1, where ``place`` is the whole text.

    A text in the block form of YAML (``|-``) begins on the line behind its mark. Where only the
    place of the module is known, that is the best there is.
    """
    if place is None:
        return None
    lines = text.rstrip("\n").count("\n") + 1
    high = place.end_line - place.line
    if high < lines - 1 or high > lines + 1:
        return place
    at = place.line + line - 1 + (high >= lines)
    if at == place.line:
        return place
    return replace(place, line=at, column=1, end_line=at, end_column=1)
