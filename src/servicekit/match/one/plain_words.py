"""The words of a plain text as bytes: most replies are screened without being read any further."""

import codecs
import re
from collections.abc import Iterator
from encodings.cp1251 import encoding_table
from itertools import pairwise

from servicekit.match.store.word_keys import LETTERS
from servicekit.text.characters import OPAQUE, addresses_in, read_char, without_addresses
from servicekit.text.segments import WORD

__all__ = ["PlainWords", "Stretch", "as_token", "is_crooked", "plain_words", "stretches_of"]

Stretch = tuple[int, int]
"""From where to where a part of a text goes."""

PlainWords = tuple[list[bytes], bytes, bool]
"""Words as bytes, the text as read, and whether signs stand inside words; a named tuple would cost more."""

_JOINERS = "'-"
# Marks of markup and addresses, signs that may stand for letters, and all that vanishes between two letters:
# the text is read with care.
_CARE = 1
# A blank of its own, so that signs part words as spaces do and can yet be told from them.
_SIGN = b"\t"
# It begins with the sign, for signs are rare: so it is found in a tenth of the time.
_SIGN_INSIDE = re.compile(rb"\t(?! )(?<=[a-z\xe0-\xff]\t)\t{0,2}[a-z\xe0-\xff]").search
_H, _W = b"hw"
_MARKUP = frozenset("*~`[]_<&@$€")
# A full stop ends a sentence behind a word of five letters and more, for no abbreviation is so long, behind
# a word that a quote or a bracket closes, and before a word with a capital letter. It begins with the mark:
# so it is found in a tenth of the time.
_SURE_END = re.compile(
    r"[.!?] (?=[^\W\d_])"
    r"(?:(?<=[^\W_][!?] )|(?<=[^\W\d_]{5}\. )|(?<=[^\W\d_][»\")][.!?] )"
    r"|(?<=[^\W\d_]\. )(?=[A-ZА-ЯЁ][a-zа-яё]))"
)
# A line break ends one behind such a mark, before another line break and before a capital letter.
_SURE_BREAK = re.compile(r"\n(?:(?<=[.!?]\n)|(?=\n|[A-ZА-ЯЁ][a-zа-яё]))")


def _byte(code: int) -> bytes:
    """Return what a byte of the code page is read as: letter, joiner, space, sign, or a call for care."""
    char = bytes([code]).decode("cp1251", "replace")
    if char in _MARKUP:
        return bytes([_CARE])
    read = "№" if char == "№" else read_char(char)
    if len(read) == 1 and (read in LETTERS or read in _JOINERS):
        return read.encode("cp1251")
    if not read or any(c.isalnum() or c == OPAQUE for c in read):
        return bytes([_CARE])
    return b" " if read.isspace() else _SIGN


_READ = b"".join(map(_byte, range(256)))

# Narrow spaces and addresses part words. So do pictures, arrows and the rouble, but they may stand inside
# one; what colours or joins pictures goes with them.
_SPACES = re.compile(f"[\u2009\u202f{OPAQUE}]")
_PICTURES = re.compile("[\u20bd\u2190-\u21ff\u2600-\u2775\u2794-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]*")


def plain_words(text: str) -> PlainWords | None:
    """Return the words of a text in lower case, or none where markup, signs or rare letters want care.

    The words are those of the token grammar, but for what ``is_crooked`` tells of. Beside them comes the text
    as read, a byte for each character and one for each picture and each address, and whether signs stand
    between letters with no space beside them.
    """
    coded = _coded(text)
    if coded is None:
        seen = _PICTURES.sub("•", text)
        coded = _coded(seen) or _coded(_SPACES.sub(" ", seen))
        if coded is None:
            return None
    read = coded.translate(_READ)
    # To look for one byte costs next to nothing as a number, and Russian replies seldom hold these letters.
    if (_H in read and b"http" in read) or (_W in read and b"www" in read):
        bare = without_addresses(text)
        return plain_words(bare) if bare != text else None
    if _CARE in read:
        return None
    return read.split(), read, _SIGN_INSIDE(read) is not None


def stretches_of(text: str, plain: PlainWords) -> list[tuple[Stretch, list[bytes]]]:
    """Return the stretches of a plain text that surely hold whole sentences, each with its words."""
    words, read, _ = plain
    ends = [found.start() + 1 for found in _SURE_END.finditer(text)]
    if "\n" in text:
        ends = sorted([*ends, *(found.end() for found in _SURE_BREAK.finditer(text))])
    if len(read) == len(text):
        return [(stretch, read[slice(*stretch)].split()) for stretch in _between(ends, text)]
    addresses = [found.span() for found in addresses_in(text)]
    ends = [end for end in ends if not any(start < end <= behind for start, behind in addresses)]
    parts = [(stretch, plain_words(text[slice(*stretch)])) for stretch in _between(ends, text)]
    found = [(stretch, part[0]) for stretch, part in parts if part is not None]
    return found if len(found) == len(parts) else [((0, len(text)), words)]


def _between(ends: list[int], text: str) -> Iterator[Stretch]:
    return pairwise((0, *ends, len(text)))


def _coded(text: str) -> bytes | None:
    try:
        return codecs.charmap_encode(text, "strict", encoding_table)[0]
    except UnicodeEncodeError:
        return None


def as_token(word: bytes) -> str:
    """Return a word as the token that it is."""
    return word.decode("cp1251")


def is_crooked(token: str) -> bool:
    """Tell whether a word holds joiners where they join nothing: «-слово», «слово--слово», «--»."""
    return len(token) > 1 and WORD.fullmatch(token) is None
