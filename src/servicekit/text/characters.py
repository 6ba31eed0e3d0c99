"""Text as it is read: disguises and markup taken off, every character with its place.

A reply may hold tags, entities, Markdown marks, invisible characters, full-width letters and
combining marks. ``normalise`` takes them off once and remembers for every character that is left
from where to where it stood in the text as given.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from servicekit.text.markup import ADDRESS, BLOCK_TAGS, SPECIAL, sign_of_address

__all__ = [
    "OPAQUE",
    "Normal",
    "addresses_in",
    "is_plain",
    "is_unmarked",
    "normalise",
    "read_char",
    "without_addresses",
]

OPAQUE = "\ufffc"
"""Stands for something that is no words: an address of a page or a mailbox."""

# Texts of these characters alone keep their length when lowered: no character needs a place of its own.
_PLAIN_CHARS = r"\n\r\t !\"#%'()+,\-./0-9:;=?A-Z^a-z{|}«»—–…№А-яЁё"
_PLAIN = re.compile(f"[{_PLAIN_CHARS}]*")
_MARK = re.compile(r"[<&*~`_\[\]]").search
_RUN = re.compile(f"[{_PLAIN_CHARS}]+")

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
    "@": "a",
    "\uff20": "a",
}
# Signs that are seen for an apostrophe, and blanks that are no spaces to Unicode.
_SAME.update(dict.fromkeys("\u2032\u02b9\u02bb\u02bd\u02c8\u201b\ua78c\u055a\uff40", "'"))
_SAME.update(dict.fromkeys("\u115f\u1160\u3164\uffa0\u200b", "") | {"\u2800": " "})
# Greek letters that look like Latin ones stand in no Russian or English word.
_SAME.update(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "αερονικτυχςϲ", "abezhikmnoptyx" + "aepoviktuxcc", strict=True))
_SAME.update(zip("ΠΛΦΓΔΘ", "πλφγδо", strict=True))
# Small capitals and other Latin letters that Unicode takes for letters of their own.
_SAME.update(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_SAME.update(zip("øłħŧđıƀɑɡɩǝəɐ", "olhtdibagieea", strict=True))
# Letters in brackets, in black circles and in black squares.
for _first in (0x249C, 0x1F110, 0x1F150, 0x1F170):
    _SAME.update((chr(_first + at), chr(ord("a") + at)) for at in range(26))
# Signs of money that in a word stand for a letter: «пр€дмет», "u$".
_MONEY = {"$": "s", "€": "e"}
# A smile holds marks that would part words: it is read as the picture that it is.
_SMILE = re.compile(r"[:;]-?\)+|(?<=\s)[:;]-?\(+(?=\s)")
_LONGEST_RUN_OF_SIGNS = 6
_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad*"


class Normal:
    """A text as read: ``chars``, and on request where each of them stood in the text as given."""

    __slots__ = ("_pieces", "chars")

    def __init__(self, chars: str, pieces: "_Pieces | None" = None) -> None:
        self.chars = chars
        self._pieces = pieces

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place, in the text as given, of the characters ``start`` up to ``end``."""
        if self._pieces is None:
            return start, end
        return self._pieces.place(start)[0], self._pieces.place(end - 1)[1]


def normalise(text: str) -> Normal:
    """Return ``text`` as it is read: lower case, ё as е, without markup and disguise."""
    if is_plain(text):
        return Normal(_without_smiles(text.lower().replace("ё", "е")))
    pieces = _Pieces()
    at, sign = 0, sign_of_address(text)
    for found in SPECIAL[sign].finditer(text) if sign or not is_unmarked(text) else ():
        if found.lastgroup == "mark" and _is_arithmetic(text, found):
            continue
        pieces.add_stretch(text, at, found.start())
        pieces.add_special(found)
        at = found.end()
    pieces.add_stretch(text, at, len(text))
    return Normal(_without_smiles("".join(pieces.read)), pieces)


def is_plain(text: str) -> bool:
    """Tell whether a text holds usual characters alone, and no markup: each is read as it stands there."""
    return bool(_PLAIN.fullmatch(text)) and "://" not in text and "www." not in text


def is_unmarked(text: str) -> bool:
    """Tell whether a text holds no markup, so that its sentences are read alone as they are side by side."""
    return _MARK(text) is None


def _without_smiles(chars: str) -> str:
    return _SMILE.sub(lambda smile: "☺" * len(smile[0]), chars) if ")" in chars or "(" in chars else chars


def addresses_in(text: str) -> Iterator[re.Match[str]]:
    """Return the addresses of pages and mailboxes in a text."""
    return ADDRESS[sign_of_address(text)].finditer(text)


def without_addresses(text: str) -> str:
    """Return a text with ``OPAQUE`` for each address of a page or a mailbox."""
    sign = sign_of_address(text)
    return ADDRESS[sign].sub(OPAQUE, text) if sign else text


def _is_arithmetic(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a star or a stroke stands alone between spaces, as in ``2 * 3``."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return mark[0] in {"*", "_"} and (not before or before.isspace()) and (not after or after.isspace())


class _Pieces:
    """The characters of a text as they are read, piece by piece, and where each piece stood.

    A run is a piece whose characters stood one by one; all characters of any other piece stand for the whole
    place. ``end`` is where the last character read ends.
    """

    def __init__(self) -> None:
        self.read: list[str] = []
        self.end = -1
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._runs: list[bool] = []
        self._firsts: list[int] = []

    def place(self, char: int) -> tuple[int, int]:
        """Return where a character stood, by its number among all that were read."""
        if not self._firsts:
            self._firsts = list(accumulate(map(len, self.read), initial=0))
        piece = bisect_right(self._firsts, char) - 1
        start, end = self._starts[piece], self._ends[piece]
        if self._runs[piece]:
            start += char - self._firsts[piece]
            # A mark behind the last character of a run belongs to it.
            end = end if char + 1 == self._firsts[piece + 1] else start + 1
        return start, end

    def _add(self, chars: str, start: int, end: int, *, run: bool = False) -> None:
        if chars:
            self.read.append(chars)
            self._starts.append(start)
            self._ends.append(end)
            self._runs.append(run)
            self.end = end

    def add_stretch(self, text: str, start: int, end: int) -> None:
        """Add characters that are no markup: plain runs at once, the others one by one."""
        at = start
        while at < end:
            run = _RUN.match(text, at, end)
            if run:
                self._add(run[0].lower().replace("ё", "е"), at, run.end(), run=True)
                at = run.end()
            else:
                sign = text[at] in _MONEY and _stands_for_a_letter(text, at)
                self.add_char(_MONEY[text[at]] if sign else text[at], at)
                at += 1

    def add_char(self, char: str, at: int) -> None:
        """Add one character as it is read; a combining mark joins the character before it."""
        read = read_char(char)
        if read:
            self._add(read, at, at + 1)
        elif self.read and self.end == at and unicodedata.category(char) == "Mn":
            self.end = self._ends[-1] = at + 1
            if char == "\u0306" and self.read[-1].endswith("и"):
                self.read[-1] = self.read[-1][:-1] + "й"

    def add_special(self, found: re.Match[str]) -> None:
        """Add what an address, a tag, an entity or another mark is read as."""
        start, end = found.span()
        kind = found.lastgroup
        if found["opaque"]:
            self._add(OPAQUE, start, end)
        elif found["tag"]:
            name = found["name"].lower()
            if name in BLOCK_TAGS:
                self._add("\n\n", start, end)
            elif name == "br":
                self._add(" ", start, end)
        elif kind == "entity":
            for char in html.unescape(found[0]):
                self._add(read_char(char), start, end)


def _stands_for_a_letter(text: str, at: int) -> bool:
    """Tell whether a sign of money stands in a word: «w0rk$», «$0rry», «8€рнём», but not «$50» or «50€за»."""
    before = text[max(0, at - _LONGEST_RUN_OF_SIGNS) : at].rstrip(_UNSEEN)
    behind = text[at + 1 : at + _LONGEST_RUN_OF_SIGNS].lstrip(_UNSEEN)
    if before.rstrip("0123456789@$€'’")[-1:].isalpha():
        return True
    if before[-1:].isdigit() and (text[at] == "$" or before[-2:-1].isdigit()):
        return False
    after = behind.lstrip("@$€")
    return after[:1].isalpha() or behind[:1] == "@" or (after[:1].isdigit() and after[1:3].isalpha())


@lru_cache(maxsize=4096)
def read_char(char: str) -> str:
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
