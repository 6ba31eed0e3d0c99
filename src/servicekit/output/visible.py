"""Text made safe to show: nothing in it moves the cursor, hides or turns the line around."""

import unicodedata

from rich.cells import cell_len

__all__ = ["clusters", "visible", "visible_lines"]

JOINER = "\u200d"


def visible(text: str) -> str:
    r"""Return ``text`` with every character that is not seen written as an escape (``\x1b``).

    Control characters, tabs and line ends, direction marks, zero-width characters, lone
    surrogates and unassigned code points are written out. Spaces of any width stay, and so
    does the joiner inside an emoji.
    """
    if text.isprintable():
        return text
    return "".join(_shown(text, i) for i in range(len(text)))


def visible_lines(text: str, indent: str = "") -> str:
    """Return ``text`` as ``visible`` does, but with its lines kept, all but the first indented."""
    return f"\n{indent}".join(visible(line) for line in text.split("\n"))


def _shown(text: str, i: int) -> str:
    """Return what stands on the screen for the character at ``i``."""
    char = text[i]
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    if char == JOINER and _joins_emoji(text, i):
        return char
    return char.encode("unicode_escape").decode("ascii")


def _joins_emoji(text: str, i: int) -> bool:
    before = text[i - 1] if i else ""
    after = text[i + 1 : i + 2]
    drawn = before == "\ufe0f" or (before != "" and unicodedata.category(before) in {"So", "Sk"})
    return drawn and after != "" and unicodedata.category(after) == "So"


def clusters(text: str) -> list[tuple[str, int, int]]:
    """Return what is shown of ``text`` in pieces that no caret may divide.

    Each is ``(shown, cells, length)``: the characters to print, the columns that they take on a
    terminal, and the code points of ``text`` that they stand for. Marks go with their letter,
    an emoji with its joiners, skin tone and variation selector.
    """
    pieces: list[tuple[str, int]] = []
    for i in range(len(text)):
        shown = _shown(text, i)
        if pieces and _sticks(shown, pieces[-1][0]):
            before, length = pieces[-1]
            pieces[-1] = (before + shown, length + 1)
        else:
            pieces.append((shown, 1))
    return [(shown, cell_len(shown), length) for shown, length in pieces]


def _sticks(shown: str, before: str) -> bool:
    """Tell whether ``shown`` is drawn into the place of what stands before it."""
    if shown == JOINER or before.endswith(JOINER) or "\U0001f3fb" <= shown <= "\U0001f3ff":
        return True
    if "\U0001f1e6" <= shown <= "\U0001f1ff":
        return len(before) == 1 and "\U0001f1e6" <= before <= "\U0001f1ff"
    return len(shown) == 1 and unicodedata.category(shown) in {"Mn", "Me"}
