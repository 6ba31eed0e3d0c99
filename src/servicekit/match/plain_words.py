"""The words of a plain text as bytes: most replies are screened without being read any further."""

import codecs
import re
from encodings.cp1251 import encoding_table

from servicekit.match.word_keys import LETTERS
from servicekit.text.characters import OPAQUE, read_char, without_addresses
from servicekit.text.segments import WORD

__all__ = ["as_token", "is_crooked", "plain_words"]

_JOINERS = "'-"
# Marks of markup and addresses, signs that may stand for letters, and all that vanishes between two letters:
# the text is read with care.
_CARE = b"\1"
_MARKUP = frozenset("*~`[]_<&@$€")


def _byte(code: int) -> bytes:
    """Return what a byte of the code page is read as: a letter, a joiner, a space, or a call for care."""
    char = bytes([code]).decode("cp1251", "replace")
    if char in _MARKUP:
        return _CARE
    read = "№" if char == "№" else read_char(char)
    if len(read) == 1 and (read in LETTERS or read in _JOINERS):
        return read.encode("cp1251")
    return _CARE if not read or any(c.isalnum() or c == OPAQUE for c in read) else b" "


_READ = b"".join(map(_byte, range(256)))


def _kind(code: int) -> bytes:
    """Return whether a byte of the code page is a letter, a sign that may stand inside a word, or else."""
    read, char = _READ[code : code + 1], bytes([code]).decode("cp1251", "replace")
    if read in {b" ", _CARE}:
        return b" " if char.isspace() else b"+"
    return b"a" if as_token(read).isalpha() else b"-"


# Narrow spaces and addresses part words. So do pictures, arrows and the rouble, but they may stand inside
# one; what colours or joins pictures goes with them.
_SPACES = re.compile(f"[\u2009\u202f{OPAQUE}]")
_PICTURES = re.compile("[\u20bd\u2190-\u21ff\u2600-\u2775\u2794-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]*")


def plain_words(text: str) -> tuple[list[bytes], bool] | None:
    """Return the words of a text in lower case, or none where markup, signs or rare letters want care.

    The words are those of the token grammar of ``text``, but for what ``is_crooked`` tells of. With them
    comes whether signs stand between letters with no space beside them.
    """
    coded = _coded(text) or _coded(_PICTURES.sub("•", _SPACES.sub(" ", text)))
    if coded is None:
        return None
    read = coded.translate(_READ)
    if b"http" in read or b"www" in read:
        bare = without_addresses(text)
        return plain_words(bare) if bare != text else None
    if _CARE in read:
        return None
    kinds = coded.translate(_KINDS)
    return read.split(), b"a+a" in kinds or b"a++a" in kinds or b"a+++a" in kinds


def _coded(text: str) -> bytes | None:
    try:
        return codecs.charmap_encode(text, "strict", encoding_table)[0]
    except UnicodeEncodeError:
        return None


def as_token(word: bytes) -> str:
    """Return a word as the token that it is."""
    return word.decode("cp1251")


_KINDS = b"".join(map(_kind, range(256)))


def is_crooked(token: str) -> bool:
    """Tell whether a word holds joiners where they join nothing: «-слово», «слово--слово», «--»."""
    return len(token) > 1 and WORD.fullmatch(token) is None
