"""Where a finding stands, told in one way for every format."""

from dataclasses import dataclass

from servicekit.output.outcome import Entry
from servicekit.output.visible import visible
from servicekit.source import Place

__all__ = ["NOWHERE", "Stretch", "format_place", "format_span", "stretch_of"]

NOWHERE = "servicekit"
"""Stands for the file where a problem has no place in any file."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place in a file, and the line of text that shows it: ``line[start:end]`` is marked.

    ``exact`` tells that the place is that of the words found; otherwise it is that of the whole
    reply, because its characters are written with escapes in the file.
    """

    place: Place
    line: str
    start: int
    end: int
    exact: bool


def stretch_of(entry: Entry) -> Stretch:
    """Return where the entry's finding stands and the line that shows it."""
    at = entry.finding.place or Place(NOWHERE)
    if entry.inside == "place":
        return _stretch_at_place(at, entry.text)
    text, begin = entry.text, entry.finding.start
    end = max(begin, entry.finding.end)
    exact = _spells(at, text)
    place = _part(at, text, begin, end) if exact else at
    first = text.rfind("\n", 0, begin) + 1
    last = text.find("\n", begin)
    line = text[first : len(text) if last < 0 else last].removesuffix("\r")
    return Stretch(place, line, begin - first, min(end - first, len(line)), exact)


def _stretch_at_place(at: Place, text: str) -> Stretch:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    start = min(at.column - 1, len(line))
    end = at.end_column - 1 if at.end_line == at.line else len(line)
    return Stretch(at, line, start, max(start, min(end, len(line))), exact=True)


def _spells(at: Place, text: str) -> bool:
    """Tell whether the stretch of the file has the form of the text, character by character."""
    rows = text.count("\n")
    width = len(text) - text.rfind("\n") - 1
    if rows:
        return at.end_line - at.line == rows and at.end_column - 1 == width
    return at.end_line == at.line and at.end_column - at.column == width > 0


def _part(at: Place, text: str, begin: int, end: int) -> Place:
    """Return the place of ``text[begin:end]``, the text standing at ``at``."""
    return Place(at.file, *_corner(at, text, begin), *_corner(at, text, end))


def _corner(at: Place, text: str, offset: int) -> tuple[int, int]:
    rows = text.count("\n", 0, offset)
    if rows:
        return at.line + rows, offset - text.rfind("\n", 0, offset)
    return at.line, at.column + offset


def format_place(entry: Entry) -> str:
    """Return ``file:line:column``, safe to print; without a place, the name of the tool."""
    if entry.finding.place is None:
        return NOWHERE
    return visible(str(stretch_of(entry).place))


def format_span(entry: Entry) -> str:
    """Return the place with the turn and the characters, as the full form shows it."""
    finding = entry.finding
    if entry.inside == "place":
        return format_place(entry)
    stretch = stretch_of(entry)
    head = f"{stretch.place.file}:{stretch.place.line}" if entry.inside == "record" else str(stretch.place)
    turn = "" if finding.turn is None else f"turn {finding.turn}, "
    return visible(f"{head}  {turn}characters {finding.start}-{finding.end}")
