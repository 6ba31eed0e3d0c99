"""The line of text around a finding, with carets under what was found."""

from servicekit.output.visible import clusters
from servicekit.output.where import Stretch

__all__ = ["format_excerpt"]

WIDTH = 96
BEFORE = 32
CUT = "…"

Piece = tuple[str, int, bool]


def format_excerpt(stretch: Stretch) -> tuple[str, str]:
    """Return the line as it may be shown and the carets under it, both without indent.

    A long line is cut to a window of about 96 columns around the match, ``…`` standing for
    what is left out. An empty stretch gets one caret where it begins.
    """
    pieces, cut_left, cut_right = _pieces(stretch)
    if cut_left or cut_right or _reach(pieces, WIDTH) < len(pieces):
        first = next((i for i, piece in enumerate(pieces) if piece[2]), len(pieces))
        left = _reach(pieces[:first][::-1], BEFORE)
        pieces, cut_left = pieces[first - left :], cut_left or left < first
        room = _reach(pieces, WIDTH)
        pieces, cut_right = pieces[:room], cut_right or room < len(pieces)
    shown = "".join(piece[0] for piece in pieces)
    marks = "".join(("^" if piece[2] else " ") * piece[1] for piece in pieces)
    if "^" not in marks:
        marks += "^"
    indent = " " if cut_left else ""
    return f"{CUT if cut_left else ''}{shown}{CUT if cut_right else ''}", indent + marks.rstrip()


def _pieces(stretch: Stretch) -> tuple[list[Piece], bool, bool]:
    """Return the clusters near the match, and whether the line goes on to the left and right.

    Only a window of characters is measured, so that a reply of a megabyte costs no more.
    """
    low = max(0, stretch.start - 4 * BEFORE)
    high = min(len(stretch.line), stretch.start + 4 * WIDTH)
    end = max(stretch.end, stretch.start + 1)
    pieces, at = [], low
    for shown, cells, length in clusters(stretch.line[low:high]):
        marked = at < end and at + length > stretch.start
        pieces.append((shown, cells, marked))
        at += length
    return pieces, low > 0, high < len(stretch.line)


def _reach(pieces: list[Piece], cells: int) -> int:
    """Return how many of the pieces fit into so many columns."""
    used = 0
    for i, piece in enumerate(pieces):
        used += piece[1]
        if used > cells:
            return i
    return len(pieces)
