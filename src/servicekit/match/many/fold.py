"""Folds many texts at once: every character to one byte, with what vanishes inside words told apart."""

import unicodedata
from typing import Any

import numpy as np

from servicekit.match.store.word_keys import LETTERS
from servicekit.text import OPAQUE
from servicekit.text.characters import without_addresses

__all__ = ["RARE", "SEPARATOR", "fold", "in_word", "wide_of"]

SEPARATOR = "\x1e"
"""Stands between texts; a text that holds it itself is not folded."""

RARE = 255
"""A character that only the single path can read."""

_JOINER = 254
_VANISHING = 253
_TAG = 252
_ENTITY = 251
_HYPHEN, _APOSTROPHE = 249, 250
_DIGITS = 10
_MARKS = ' \n\r\t!"#%()+,./:;=?^{|}>«»—–…№“”„•·×°→₽™©®✓✅❤☺' + OPAQUE + "\u00a0\u202f\u2009\u2003"
_VANISHING_MARKS = "*~`[]_\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u0000"
# The first halves of pictures such as smileys; 1F100–1F1FF are letters in boxes and stay rare.
_PICTURES = (0xD83C, 0xD83D, 0xD83E)
_BOXED = range(0xDD00, 0xDE00)
_TAG_LEADS = (ord("/"), ord("!"))
_CODE_LEADS = tuple(map(ord, "/bBiuUsScCfF"))
_MOST_DIGITS = 6


def _table() -> Any:
    table = np.full(1 << 16, RARE, np.uint8)
    for mark in _MARKS + SEPARATOR:
        table[ord(mark)] = 0
    for code, letter in enumerate(LETTERS, 1):
        table[ord(letter)] = table[ord(letter.upper())] = code
    table[ord("ё")] = table[ord("Ё")] = table[ord("е")]
    table[[ord(mark) for mark in _VANISHING_MARKS]] = _VANISHING
    table[
        [mark for mark in range(0x300, 0x370) if mark != 0x306 and unicodedata.category(chr(mark)) == "Mn"]
    ] = _VANISHING
    table[ord("<")], table[ord("&")] = _TAG, _ENTITY
    table[[ord(sign) for sign in "-'’\u2011$€"]] = _JOINER
    for half in _PICTURES:
        table[half] = 0
    table[0xDC00:0xE000] = 0
    table[_BOXED.start : _BOXED.stop] = RARE
    return table


_FOLD = _table()
_INSIDE = np.full(1 << 16, RARE, np.uint8)
_INSIDE[[ord("-"), 0x2011]] = _HYPHEN
_INSIDE[[ord("'"), ord("’")]] = _APOSTROPHE


def wide_of(joined: str) -> Any:
    """Return 16 bits for each character, with one sign for each address of a page or a mailbox."""
    # To look for one character costs a tenth of looking for several.
    if "@" in joined or ("/" in joined and "://" in joined) or ("w" in joined and "www." in joined):
        joined = SEPARATOR.join(map(without_addresses, joined.split(SEPARATOR)))
    return np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)


def fold(wide: Any) -> tuple[Any, Any]:
    """Return a byte for each 16-bit character, and where rare ones stand.

    0 is a mark, up to 250 part of a word. The first and the last character must be a ``SEPARATOR``.
    """
    folded = _FOLD.take(wide)
    at = np.flatnonzero(folded > _APOSTROPHE)
    kinds = folded[at]
    _settle_runs(folded, at[kinds == _VANISHING])
    _settle_brackets(folded, wide, at[(wide[at] == ord("[")) | (wide[at] == ord("]"))])
    _settle_joiners(folded, wide, at[kinds == _JOINER])
    _settle_openers(folded, wide, at[kinds <= _TAG])
    return folded, at[folded[at] == RARE]


def _settle_runs(folded: Any, at: Any) -> None:
    """Make what vanishes a mark; between two letters it would join them, which the single path must read."""
    if not at.size:
        return
    begins = at[np.diff(at, prepend=-2) != 1]
    ends = at[np.diff(at, append=len(folded) + 1) != 1]
    before, after = folded[begins - 1], folded[ends + 1]
    joining = (_is_letter(before) | (before == _JOINER)) & (_is_letter(after) | (after == _JOINER))
    folded[at] = 0
    folded[begins[joining]] = RARE


def _settle_brackets(folded: Any, wide: Any, at: Any) -> None:
    """Make what may be a link with its address, or a mark of a forum, rare: «[вы](…)», «[b]вы[/b]»."""
    after = wide[at + 1]
    links = (wide[at] == ord("]")) & (after == ord("("))
    codes = (wide[at] == ord("[")) & np.isin(after, _CODE_LEADS)
    folded[at[links | codes]] = RARE


def _settle_joiners(folded: Any, wide: Any, at: Any) -> None:
    """Keep hyphens and apostrophes inside words; signs in place of letters are rare."""
    before, behind, signs = folded[at - 1], folded[at + 1], _INSIDE.take(wide[at])
    inside = _is_letter(before) & _is_letter(behind) & (signs != RARE)
    # «пр€дмет», «w0rk$», «$$ave»; and "d-o-n-'-t", where the signs stand side by side.
    side_by_side = (before == _JOINER) & (behind == _JOINER) & (signs == _APOSTROPHE)
    beside = in_word(before) | in_word(behind) | (before == _JOINER) | (behind == _JOINER)
    beside |= _behind_digits(folded, at) | _before_digits(folded, at)
    folded[at] = np.where(inside, signs, 0)
    folded[at[side_by_side | ((signs == RARE) & beside)]] = RARE


def _behind_digits(folded: Any, signs: Any) -> Any:
    """Tell of each sign whether digits stand before it with a letter before them: «h1$»."""
    at = signs - 1
    digits = _is_letter(folded[at]) & ~in_word(folded[at])
    found = np.zeros(len(signs), bool)
    for _ in range(_MOST_DIGITS):
        at = np.maximum(at - 1, 0)
        found |= digits & (in_word(folded[at]) | (folded[at] == _JOINER))
        digits &= _is_letter(folded[at])
    return found


def _before_digits(folded: Any, signs: Any) -> Any:
    """Tell of each sign whether a digit with a letter behind it follows: «$0rry»."""
    behind, second = folded[signs + 1], folded[np.minimum(signs + 2, len(folded) - 1)]
    return _is_letter(behind) & ~in_word(behind) & in_word(second)


def _settle_openers(folded: Any, wide: Any, at: Any) -> None:
    """Tell signs that may open a tag or an entity, which only the single path can read, from marks."""
    if not at.size:
        return
    tag, after = folded[at] == _TAG, wide[at + 1]
    opens = _is_letter(folded[at + 1]) | np.where(tag, np.isin(after, _TAG_LEADS), after == ord("#"))
    folded[at] = np.where(opens, RARE, 0)


def _is_letter(codes: Any) -> Any:
    return (codes > 0) & (codes <= len(LETTERS))


def in_word(codes: Any) -> Any:
    """Tell of each byte whether it is a letter and no digit."""
    return (codes > _DIGITS) & (codes <= len(LETTERS))
