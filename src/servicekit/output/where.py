"""Where a finding stands, told in one way for every format."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

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
    exact = entry.inside == "file" or _spells(at, text)
    place = Place(at.file, *_corner(at, text, begin), *_corner(at, text, end)) if exact else at
    starts = _starts(text)
    row = bisect_right(starts, begin) - 1
    first = starts[row]
    last = starts[row + 1] - 1 if row + 1 < len(starts) else len(text)
    line = text[first:last].removesuffix("\r")
    return Stretch(place, line, begin - first, min(end - first, len(line)), exact)


@lru_cache(maxsize=16)
def _starts(text: str) -> list[int]:
    """Return where the lines of a text begin; kept, because a text may have many findings."""
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def _stretch_at_place(at: Place, text: str) -> Stretch:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    start = min(at.column - 1, len(line))
    end = at.end_column - 1 if at.end_line == at.line else len(line)
    return Stretch(at, line, start, max(start, min(end, len(line))), exact=True)


def _spells(at: Place, text: str) -> bool:
    """Tell whether a log spells the text character by character.

    Where it uses escapes the stretch is longer than the text; a text of several lines may also be
    indented or hold doubled quotes, so its characters are not counted.
    """
    return "\n" not in text and at.end_line == at.line and at.end_column - at.column == len(text) > 0


def _corner(at: Place, text: str, offset: int) -> tuple[int, int]:
    """Return line and column of ``text[offset]``, the text standing at ``at``."""
    starts = _starts(text)
    row = bisect_right(starts, offset) - 1
    if row:
        return at.line + row, offset - starts[row] + 1
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
