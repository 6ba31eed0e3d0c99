"""Text as it is read: disguises and markup taken off, every character with its place.

A reply may hold tags, entities, Markdown marks, invisible characters, full-width letters and
combining marks. ``normalise`` takes them off once and remembers for every character that is left
from where to where it stood in the text as given.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["OPAQUE", "Normal", "normalise"]

OPAQUE = "\ufffc"
"""Stands for something that is no words: an address of a page or a mailbox."""

# Texts of these characters alone keep their length when lowered: no character needs a place of its own.
_PLAIN_CHARS = r"\n\r\t !\"#%'()+,\-./0-9:;=?A-Z^a-z{|}«»—–…№А-яЁё"
_PLAIN = re.compile(f"[{_PLAIN_CHARS}]*")
_RUN = re.compile(f"[{_PLAIN_CHARS}]+")

_SPECIAL = re.compile(
    r"(?P<opaque>(?:https?://|www\.)[^\s<>()\[\]«»\"]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w)"
    r"|(?P<tag></?(?P<name>[a-zA-Z][a-zA-Z0-9]{0,15})\b[^<>]{0,500}>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,24});)"
    r"|(?P<link>\](?:\([^()\s]{0,500}\)))"
    r"|(?P<mark>\*+|~~+|`+|(?<![^\W_])_+|_+(?![^\W_])|\[)"
)
_BLOCK_TAGS = frozenset(
    "p div li ul ol h1 h2 h3 h4 h5 h6 tr table thead tbody blockquote section article hr pre dl dt dd".split()
)
_SAME = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "`": "'",
    "´": "'",
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "–",
    "\u2212": "-",
    "\u00a0": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "ё": "е",
    "Ё": "е",
    "_": " ",
}
# Greek capitals and small letters that look like Latin ones stand in no Russian or English word.
_SAME.update(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "αορνικτυχ", "abezhikmnoptyx" + "aopviktux", strict=True))


@dataclass(frozen=True, slots=True)
class Normal:
    """A text as read. ``starts[i]``/``ends[i]`` are the place of ``chars[i]`` in the text as given.

    Both are ``None`` where every character stands at its own index.
    """

    chars: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place, in the text as given, of the characters ``start`` up to ``end``."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normal:
    """Return ``text`` as it is read: lower case, ё as е, without markup and disguise."""
    if _PLAIN.fullmatch(text) and "://" not in text and "www." not in text:
        return Normal(text.lower().replace("ё", "е"))
    builder = _Builder()
    at = 0
    for found in _SPECIAL.finditer(text):
        if found.lastgroup == "mark" and _is_arithmetic(text, found):
            continue
        builder.add_stretch(text, at, found.start())
        builder.add_special(found)
        at = found.end()
    builder.add_stretch(text, at, len(text))
    return builder.done()


def _is_arithmetic(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a star or a stroke stands alone between spaces, as in ``2 * 3``."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return mark[0] in {"*", "_"} and (not before or before.isspace()) and (not after or after.isspace())


class _Builder:
    """Collects characters with their places."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, chars: str, start: int, end: int) -> None:
        if chars:
            self.pieces.append(chars)
            self.starts.extend([start] * len(chars))
            self.ends.extend([end] * len(chars))

    def add_stretch(self, text: str, start: int, end: int) -> None:
        """Add characters that are no markup: plain runs at once, the others one by one."""
        at = start
        while at < end:
            run = _RUN.match(text, at, end)
            if run:
                self.pieces.append(run[0].lower().replace("ё", "е"))
                self.starts.extend(range(at, run.end()))
                self.ends.extend(range(at + 1, run.end() + 1))
                at = run.end()
            else:
                self.add_char(text[at], at)
                at += 1

    def add_char(self, char: str, at: int) -> None:
        """Add one character as it is read; a combining mark joins the character before it."""
        read = _read_char(char)
        if read:
            self.add(read, at, at + 1)
        elif self.pieces and self.ends[-1] == at and unicodedata.category(char) == "Mn":
            self.ends[-1] = at + 1
            if char == "\u0306" and self.pieces[-1].endswith("и"):
                self.pieces[-1] = self.pieces[-1][:-1] + "й"

    def add_special(self, found: re.Match[str]) -> None:
        start, end = found.span()
        kind = found.lastgroup
        if found["opaque"]:
            self.add(OPAQUE, start, end)
        elif found["tag"]:
            name = found["name"].lower()
            if name in _BLOCK_TAGS:
                self.add("\n\n", start, end)
            elif name == "br":
                self.add(" ", start, end)
        elif kind == "entity":
            for char in html.unescape(found[0]):
                self.add(_read_char(char), start, end)

    def done(self) -> Normal:
        return Normal("".join(self.pieces), self.starts, self.ends)


@lru_cache(maxsize=4096)
def _read_char(char: str) -> str:
    """Return what one character is read as: nothing, itself in lower case, or its plain parts."""
    if char in _SAME:
        return _SAME[char]
    category = unicodedata.category(char)
    if category in {"Cf", "Mn", "Me"}:
        return ""
    if category == "Cc":
        return (char if char in "\n\r\t" else " ") if char.isspace() else ""
    if category in {"Cs", "Co", "Cn"}:
        return OPAQUE
    if category == "Zs":
        return " "
    if category in {"So", "Sk"} and not unicodedata.decomposition(char):
        return char
    plain = unicodedata.normalize("NFKC", char).lower().replace("ё", "е")
    return "".join(_without_marks(part) for part in plain)


def _without_marks(char: str) -> str:
    """Return a letter without its accent; й stays, for it is a letter of its own."""
    if char in _SAME:
        return _SAME[char]
    if char == "й" or char.isascii():
        return char
    return "".join(c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn")
