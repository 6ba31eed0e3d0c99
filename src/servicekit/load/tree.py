"""A YAML file as plain data that still knows where each key and value stands."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from servicekit.finding import Finding
from servicekit.source import Place

__all__ = ["Map", "MappingText", "Node", "Refusal", "Seq", "SourceText", "Span", "problem"]

# A span is the text it stands in, then the first and the last offset there, in code points.
# The text of a mapping that never was a file counts no offsets: its first part is a key path.
Span = tuple["SourceText", Any, Any]
Node = Any


class SourceText:
    """The text of one file, from which offsets become places when somebody asks."""

    def __init__(self, label: str, text: str) -> None:
        self.label = label
        self.text = text
        self._starts: list[int] | None = None

    def line_starts(self) -> list[int]:
        """Return the offset at which each line begins, found once."""
        if self._starts is None:
            self._starts = [0, *_line_starts(self.text)]
        return self._starts

    def line_of(self, offset: int) -> int:
        """Return the line, from 0, in which an offset stands."""
        return bisect_right(self.line_starts(), offset) - 1

    def line_text(self, line: int) -> str:
        """Return a line, from 0, without its end."""
        starts = self.line_starts()
        end = starts[line + 1] if line + 1 < len(starts) else len(self.text)
        return self.text[starts[line] : end].rstrip("\r\n")

    def place(self, start: Any, end: Any) -> Place | None:
        """Return the place of a stretch, with lines and columns from 1."""
        first, last = self.line_of(start), self.line_of(end)
        starts = self.line_starts()
        return Place(self.label, first + 1, start - starts[first] + 1, last + 1, end - starts[last] + 1)

    def where(self, _start: Any) -> str:
        """Return what a message must say about the place beyond the place itself."""
        return ""

    def written(self, start: Any, end: Any) -> str:
        """Return a stretch as it was typed."""
        return self.text[start:end]


class MappingText(SourceText):
    """A standard given as a mapping: there is no file, a place is a path of keys."""

    def __init__(self) -> None:
        super().__init__("the mapping", "")

    def place(self, start: Any, end: Any) -> Place | None:  # noqa: ARG002 - there is no place
        """Return no place: nothing was written to a file."""
        return None

    def where(self, start: Any) -> str:
        """Return the path of keys, such as ``stop_phrases[2].why``."""
        keys: list[Any] = []
        while start is not None:
            start, key = start
            keys.append(key)
        path = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in reversed(keys))
        return f"{path.lstrip('.')}: " if path else ""

    def written(self, start: Any, end: Any) -> str:  # noqa: ARG002 - nothing was typed
        """Return nothing: no text was typed."""
        return ""


class Map(dict[str, Any]):
    """A mapping. ``spots`` holds the spans of each key and of its value.

    ``flow`` is true for ``{…}``; ``changed`` says that an ``override`` touched the entry.
    """

    __slots__ = ("changed", "flow", "span", "spots")

    def __init__(self, data: dict[str, Any], span: Span, spots: dict[str, tuple[Span, Span]]) -> None:
        super().__init__(data)
        self.span = span
        self.spots = spots
        self.flow = False
        self.changed = False

    def key_span(self, key: str) -> Span:
        """Return where the key stands, or the mapping itself when it has no such key."""
        return self.spots[key][0] if key in self.spots else self.span

    def value_span(self, key: str) -> Span:
        """Return where the value of the key stands."""
        return self.spots[key][1] if key in self.spots else self.span

    def twin(self) -> "Map":
        """Return a copy that may be changed without touching this one."""
        copy = Map(self, self.span, dict(self.spots))
        copy.flow, copy.changed = self.flow, self.changed
        return copy


class Seq(list[Any]):
    """A list. ``spots`` holds the span of each item, in order; ``flow`` is true for ``[…]``."""

    __slots__ = ("flow", "span", "spots")

    def __init__(self, data: list[Any], span: Span, spots: list[Span]) -> None:
        super().__init__(data)
        self.span = span
        self.spots = spots
        self.flow = False


class Refusal(Exception):  # noqa: N818 - it is caught inside this folder and never seen outside
    """A file that cannot be read any further, with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


def problem(rule: str, what: str, why: str, mend: str, span: Span | None = None) -> Finding:
    """Return a finding about a standard: what is wrong, why it matters, how to mend it."""
    if span is None:
        return Finding(rule=rule, severity="error", message=what, why=why, say=(mend,))
    source, start, end = span
    return Finding(
        rule=rule,
        severity="error",
        message=source.where(start) + what,
        why=why,
        say=(mend,),
        place=source.place(start, end),
    )


def _line_starts(text: str) -> Iterator[int]:
    """Yield where lines begin, for all three line ends: LF, CR LF and the lone CR."""
    if "\r" not in text:
        at = text.find("\n")
        while at >= 0:
            yield at + 1
            at = text.find("\n", at + 1)
        return
    for at, sign in enumerate(text):
        if sign == "\n" or (sign == "\r" and text[at + 1 : at + 2] != "\n"):
            yield at + 1
