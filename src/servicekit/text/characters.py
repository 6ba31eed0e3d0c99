"""Text as it is read: disguises and markup taken off, every character with its place.

A reply may hold tags, entities, Markdown marks, invisible characters, full-width letters and
combining marks. ``normalise`` takes them off once and remembers for every character that is left
from where to where it stood in the text as given.
"""

import html
import re
import unicodedata
from functools import lru_cache

from servicekit.text.markup import ADDRESS, BLOCK_TAGS, SPECIAL, sign_of_address

__all__ = ["OPAQUE", "Normal", "normalise", "read_char", "without_addresses"]

OPAQUE = "\ufffc"
"""Stands for something that is no words: an address of a page or a mailbox."""

# Texts of these characters alone keep their length when lowered: no character needs a place of its own.
_PLAIN_CHARS = r"\n\r\t !\"#%'()+,\-./0-9:;=?A-Z^a-z{|}«»—–…№А-яЁё"
_PLAIN = re.compile(f"[{_PLAIN_CHARS}]*")
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

    __slots__ = ("_places", "_text", "chars")

    def __init__(self, chars: str, text: str | None = None) -> None:
        self.chars = chars
        self._text = text
        self._places: tuple[list[int], list[int]] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place, in the text as given, of the characters ``start`` up to ``end``."""
        if self._text is None:
            return start, end
        if self._places is None:
            # Most texts are only screened: the places are worked out when something was found.
            placed = _Placed()
            _read_into(placed, self._text)
            self._places = placed.starts, placed.ends
        starts, ends = self._places
        return starts[start], ends[end - 1]


def normalise(text: str) -> Normal:
    """Return ``text`` as it is read: lower case, ё as е, without markup and disguise."""
    if _PLAIN.fullmatch(text) and "://" not in text and "www." not in text:
        return Normal(_without_smiles(text.lower().replace("ё", "е")))
    builder = _Builder()
    _read_into(builder, text)
    return Normal(_without_smiles("".join(builder.pieces)), text)


def _without_smiles(chars: str) -> str:
    return _SMILE.sub(lambda smile: "☺" * len(smile[0]), chars) if ")" in chars or "(" in chars else chars


def _read_into(builder: "_Builder", text: str) -> None:
    at = 0
    for found in SPECIAL[sign_of_address(text)].finditer(text):
        if found.lastgroup == "mark" and _is_arithmetic(text, found):
            continue
        builder.add_stretch(text, at, found.start())
        builder.add_special(found)
        at = found.end()
    builder.add_stretch(text, at, len(text))


def without_addresses(text: str) -> str:
    """Return a text with ``OPAQUE`` for each address of a page or a mailbox."""
    sign = sign_of_address(text)
    return ADDRESS[sign].sub(OPAQUE, text) if sign else text


def _is_arithmetic(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a star or a stroke stands alone between spaces, as in ``2 * 3``."""
    before = text[mark.start() - 1 : mark.start()]
    after = text[mark.end() : mark.end() + 1]
    return mark[0] in {"*", "_"} and (not before or before.isspace()) and (not after or after.isspace())


class _Builder:
    """Collects the characters of a text as they are read."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.end = -1

    def add(self, chars: str, start: int, end: int) -> None:
        """Add what is read at ``start`` up to ``end``."""
        del start
        if chars:
            self.pieces.append(chars)
            self.end = end

    def add_run(self, chars: str, start: int) -> None:
        """Add characters of which each was read as one, from ``start`` on."""
        self.pieces.append(chars)
        self.end = start + len(chars)

    def add_mark(self, end: int) -> None:
        """Let the last character reach up to ``end``, over a mark that is not read."""
        self.end = end

    def add_stretch(self, text: str, start: int, end: int) -> None:
        """Add characters that are no markup: plain runs at once, the others one by one."""
        at = start
        while at < end:
            run = _RUN.match(text, at, end)
            if run:
                self.add_run(run[0].lower().replace("ё", "е"), at)
                at = run.end()
            else:
                sign = text[at] in _MONEY and _stands_for_a_letter(text, at)
                self.add_char(_MONEY[text[at]] if sign else text[at], at)
                at += 1

    def add_char(self, char: str, at: int) -> None:
        """Add one character as it is read; a combining mark joins the character before it."""
        read = read_char(char)
        if read:
            self.add(read, at, at + 1)
        elif self.pieces and self.end == at and unicodedata.category(char) == "Mn":
            self.add_mark(at + 1)
            if char == "\u0306" and self.pieces[-1].endswith("и"):
                self.pieces[-1] = self.pieces[-1][:-1] + "й"

    def add_special(self, found: re.Match[str]) -> None:
        start, end = found.span()
        kind = found.lastgroup
        if found["opaque"]:
            self.add(OPAQUE, start, end)
        elif found["tag"]:
            name = found["name"].lower()
            if name in BLOCK_TAGS:
                self.add("\n\n", start, end)
            elif name == "br":
                self.add(" ", start, end)
        elif kind == "entity":
            for char in html.unescape(found[0]):
                self.add(read_char(char), start, end)


class _Placed(_Builder):
    """Collects the places of the characters as well."""

    def __init__(self) -> None:
        super().__init__()
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, chars: str, start: int, end: int) -> None:
        super().add(chars, start, end)
        self.starts.extend([start] * len(chars))
        self.ends.extend([end] * len(chars))

    def add_run(self, chars: str, start: int) -> None:
        super().add_run(chars, start)
        self.starts.extend(range(start, self.end))
        self.ends.extend(range(start + 1, self.end + 1))

    def add_mark(self, end: int) -> None:
        super().add_mark(end)
        self.ends[-1] = end


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
