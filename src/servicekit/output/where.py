"""Where a finding stands, told in one way for every format."""

from dataclasses import dataclass

from servicekit.output.outcome import Entry
from servicekit.output.visible import visible
from servicekit.source import Place

__all__ = ["Stretch", "format_place", "format_span", "stretch_of"]

STDIN = "<stdin>"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place, and the line of text that shows it: ``line[start:end]`` is what is marked.

    For a reply on a line of a log the place's columns count characters of the reply, because
    the reply is what people see; for a file they count characters of the file.
    """

    place: Place
    line: str
    start: int
    end: int


def stretch_of(entry: Entry) -> Stretch:
    """Return where the entry's finding stands and the line that shows it."""
    if entry.inside == "place":
        return _stretch_at_place(entry)
    finding = entry.finding
    begin, end = finding.start, max(finding.start, finding.end)
    row, column, line_start, line_end = _position(entry.text, begin)
    line = entry.text[line_start:line_end]
    shown_end = min(end, line_end) - line_start
    at = finding.place or Place(STDIN)
    if entry.inside == "record":
        place = Place(at.file, at.line, begin + 1, at.line, end + 1)
    else:
        end_row, end_column, _, _ = _position(entry.text, end)
        place = Place(at.file, row, column, end_row, end_column)
    return Stretch(place, line, begin - line_start, max(shown_end, begin - line_start))


def _stretch_at_place(entry: Entry) -> Stretch:
    place = entry.finding.place or Place(STDIN)
    lines = _lines(entry.text)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    start = min(place.column - 1, len(line))
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    return Stretch(place, line, start, max(start, min(end, len(line))))


def _lines(text: str) -> list[str]:
    """Split at line feeds and carriage returns only: other breaks are characters of a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _position(text: str, at: int) -> tuple[int, int, int, int]:
    """Return line and column of ``text[at]``, counted from 1, and where its line starts and ends."""
    before = _lines(text[:at])
    start = at - len(before[-1])
    ends = [n for n in (text.find("\n", at), text.find("\r", at)) if n >= 0]
    return len(before), at - start + 1, start, min(ends, default=len(text))


def format_place(entry: Entry) -> str:
    """Return ``file:line:column``, safe to print."""
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
