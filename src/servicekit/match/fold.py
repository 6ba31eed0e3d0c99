"""Folds many texts at once: every character to one byte, with what vanishes inside words told apart."""

import re
import unicodedata
from typing import Any

import numpy as np

from servicekit.text import OPAQUE
from servicekit.text.characters import ADDRESS

__all__ = ["RARE", "SEPARATOR", "boundaries", "fold", "without_addresses"]

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
_LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя"
_MARKS = ' \n\r\t!"#%()+,./:;=?^{|}>«»—–…№“”„•·×°→₽™©®✓✅❤☺' + OPAQUE + "\u00a0\u202f\u2009\u2003"
_VANISHING_MARKS = "*~`[]_\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u0000"
# The first halves of pictures such as smileys; 1F100–1F1FF are letters in boxes and stay rare.
_PICTURES = (0xD83C, 0xD83D, 0xD83E)
_BOXED = range(0xDD00, 0xDE00)
_ADDRESS = re.compile(ADDRESS)
_LONG_WORD = 5
_MOST_DIGITS = 6


def _table() -> Any:
    table = np.full(1 << 16, RARE, np.uint8)
    for mark in _MARKS + SEPARATOR:
        table[ord(mark)] = 0
    for code, letter in enumerate(_LETTERS, 1):
        table[ord(letter)] = table[ord(letter.upper())] = code
    table[ord("ё")] = table[ord("Ё")] = table[ord("е")]
    table[[ord(mark) for mark in _VANISHING_MARKS]] = _VANISHING
    table[
        [mark for mark in range(0x300, 0x370) if mark != 0x306 and unicodedata.category(chr(mark)) == "Mn"]
    ] = _VANISHING
    table[ord("<")], table[ord("&")] = _TAG, _ENTITY
    table[[ord(sign) for sign in "-'’\u2011$€@"]] = _JOINER
    for half in _PICTURES:
        table[half] = 0
    table[0xDC00:0xE000] = 0
    table[_BOXED.start : _BOXED.stop] = RARE
    return table


_FOLD = _table()
_INSIDE = np.full(1 << 16, RARE, np.uint8)
_INSIDE[[ord("-"), 0x2011]] = _HYPHEN
_INSIDE[[ord("'"), ord("’")]] = _APOSTROPHE


_ALWAYS, _ASKED, _STOP, _SPACE = 1, 2, 3, 4
_BREAKS = np.zeros(1 << 16, np.uint8)
for _kind, _signs in ((_ALWAYS, ":;"), (_ASKED, "!?"), (_STOP, "."), (_SPACE, " \n")):
    _BREAKS[[ord(sign) for sign in _signs]] = _kind


def without_addresses(joined: str) -> str:
    """Return the texts with each address of a page or a mailbox as the one sign that it is read as."""
    if "://" in joined or "www." in joined or "@" in joined:
        return _ADDRESS.sub(OPAQUE, joined)
    return joined


def fold(wide: Any) -> Any:
    """Return a byte for each 16-bit character: 0 a mark, up to 250 part of a word, or rare."""
    folded = _FOLD[wide]
    _settle_runs(folded)
    _settle_signs(folded, wide)
    return folded


def _settle_runs(folded: Any) -> None:
    """Make what vanishes a mark; between two letters it would join them, which the single path must read."""
    at = np.flatnonzero(folded == _VANISHING)
    if not at.size:
        return
    begins = at[np.diff(at, prepend=-2) != 1]
    ends = at[np.diff(at, append=len(folded) + 1) != 1]
    padded = np.pad(folded, 1)
    before, after = padded[begins], padded[ends + 2]
    joining = (_is_letter(before) | (before == _JOINER)) & (_is_letter(after) | (after == _JOINER))
    folded[at] = 0
    folded[begins[joining]] = RARE


def _settle_signs(folded: Any, wide: Any) -> None:
    """Keep hyphens and apostrophes inside words; tags, entities and signs in place of letters are rare."""
    padded, after = np.pad(folded, 1), np.pad(wide, 1)
    joiners = np.flatnonzero(folded == _JOINER)
    before, behind = padded[joiners], padded[joiners + 2]
    signs = _INSIDE[wide[joiners]]
    inside = _is_letter(before) & _is_letter(behind) & (signs != RARE)
    folded[joiners] = np.where(inside, signs, 0)
    # «пр@вила», «w0rk$», «$$ave»; and "d-o-n-'-t", where the signs stand side by side.
    side_by_side = (before == _JOINER) & (behind == _JOINER) & (signs == _APOSTROPHE)
    beside = _in_word(before) | _in_word(behind) | (before == _JOINER) | (behind == _JOINER)
    beside |= _behind_digits(padded, joiners, wide)
    folded[joiners[side_by_side | ((signs == RARE) & beside)]] = RARE
    for sign, leads in ((_TAG, "/!"), (_ENTITY, "#")):
        at = np.flatnonzero(folded == sign)
        if at.size:
            opens = _is_letter(padded[at + 2]) | np.isin(after[at + 2], [ord(lead) for lead in leads])
            folded[at] = np.where(opens, RARE, 0)


def _behind_digits(padded: Any, joiners: Any, wide: Any) -> Any:
    """Tell of each sign whether digits stand before it with a letter before them, or any before an @."""
    at, digits = joiners, _is_letter(padded[joiners]) & ~_in_word(padded[joiners])
    found = digits & (wide[joiners] == ord("@"))
    for _ in range(_MOST_DIGITS):
        at = np.maximum(at - 1, 0)
        found |= digits & (_in_word(padded[at]) | (padded[at] == _JOINER))
        digits &= _is_letter(padded[at])
    return found


def _is_letter(codes: Any) -> Any:
    return (codes > 0) & (codes <= len(_LETTERS))


def _in_word(codes: Any) -> Any:
    return (codes > _DIGITS) & (codes <= len(_LETTERS))


def boundaries(wide: Any, folded: Any) -> Any:
    """Return where a sentence surely ends or a phrase surely breaks off: ``: ;``, ``! ?`` before a space.

    So does a full stop before a space behind a word of five letters and more (no abbreviation is so long).
    """
    kinds = _BREAKS[wide]
    at = np.flatnonzero(kinds)
    at = at[kinds[at] != _SPACE]
    spaced = np.append(kinds, _SPACE)[at + 1] == _SPACE
    sure = (kinds[at] == _ALWAYS) | ((kinds[at] == _ASKED) & spaced)
    stops = at[(kinds[at] == _STOP) & spaced]
    stops = stops[stops >= _LONG_WORD]
    long = np.ones(len(stops), bool)
    for back in range(1, _LONG_WORD + 1):
        long &= _is_letter(folded[stops - back]) & (folded[stops - back] > _DIGITS)
    return np.union1d(at[sure], stops[long])
