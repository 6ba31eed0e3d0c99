"""Sorts out, many at once, words met for the first time: forms, what has to be read, and all the others.

A plain word counts when it is a form, several forms written as one, or a slip away from a form; the running
sums of ``word_keys`` tell all three from the letters alone. What is no plain word is left to ``Readings``.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from servicekit.match.many.words import LONGEST, Words
from servicekit.match.reading.readings import HASTY, LONGEST_NUMBER_WORD
from servicekit.match.store.compiled import Compiled
from servicekit.match.store.word_keys import BASE, LETTERS, SPREAD, UNBASE, word_key
from servicekit.match.tables import contractions
from servicekit.text.lookalikes import read_as_cyrillic, read_as_latin

__all__ = ["MAY_BE_PIECE", "MISTYPED", "TO_READ", "UNREAD", "NewWords"]

UNREAD, MAY_BE_PIECE, MISTYPED, TO_READ = -1, -2, -3, -4
"""In place of the number of a form: nothing, part of a word, a slip at most, or what only reading tells."""

_UNBASE, _SPREAD = np.uint64(UNBASE), np.uint64(SPREAD)
_WHOLE, _UPPER_HALF = np.uint64((1 << 64) - 1), np.uint64((1 << 64) - (1 << 32))
_POWERS = np.multiply.accumulate(np.array([1, *[BASE] * LONGEST], np.uint64))
_UNPOWERS = np.multiply.accumulate(np.array([1, *[UNBASE] * LONGEST], np.uint64))
_DIGIT, _LATIN, _CYRILLIC, _OTHER = 1, 2, 4, 8
_FEWEST_BITS, _MOST_BITS = 12, 25
# Letters that in pairs look like one Russian letter: «вbl».
_PAIRED = frozenset("lij")


def _kinds() -> Any:
    kinds = np.full(256, _OTHER, np.uint8)
    kinds[0] = 0
    for number, letter in enumerate(LETTERS, 1):
        kinds[number] = _DIGIT if letter.isdigit() else _LATIN if letter.isascii() else _CYRILLIC
    return kinds


_KINDS = _kinds()


class NewWords:
    """Tells of folded words of up to 24 letters which forms they are, and whether a phrase may hold them."""

    def __init__(self, compiled: Compiled, halves: Iterable[str]) -> None:
        languages = compiled.languages
        self._form_keys = np.asarray(compiled.form_keys, np.uint64)
        # What these are read as is not in the table of forms, or not in it alone.
        self._special = np.array([word_key(word) for word in (*contractions(), *HASTY, *halves)], np.uint64)
        self._forms = _Keys(np.sort(np.concatenate((self._form_keys, self._special))), _WHOLE)
        self._slips = _Keys(np.asarray(compiled.slip_keys, np.uint64), _UPPER_HALF)
        self._pieces = np.asarray(compiled.pieces, np.uint8)
        self._piece_shift = np.uint64(64 - (8 * len(self._pieces)).bit_length() + 1)
        # A word all of whose letters look like letters of the other alphabet is read as that one too.
        self._unlike = np.zeros(256, bool)
        for number, letter in enumerate(LETTERS, 1):
            read, other = (read_as_cyrillic, "ru") if letter.isascii() else (read_as_latin, "en")
            self._unlike[number] = other not in languages or not (read(letter) or letter in _PAIRED)
        # A short number may be an English word in disguise.
        self._longest_number = LONGEST_NUMBER_WORD if "en" in languages else 0

    def sort_out(self, folded: Any, starts: Any, lengths: Any) -> Any:
        """Return for each word which form it is, by number, or ``UNREAD``, ``MISTYPED`` or ``TO_READ``."""
        letters, sums = _sums(folded, starts, lengths)
        plain, number = self._plain(letters)
        number &= lengths > self._longest_number
        counts = ~(plain | number) | self._forms.hold(sums[:, -1])
        left = np.flatnonzero(plain & ~counts)
        sorts = np.full(len(starts), UNREAD)
        sorts[counts] = self._forms_of(sums[counts, -1] * _SPREAD)
        joined = self._joined(sums[left], lengths[left])
        sorts[left[joined]] = TO_READ
        left = left[~joined]
        sorts[left[self._may_be_pieces(sums[left, -1] * _SPREAD)]] = MAY_BE_PIECE
        sorts[left[self._slipped(sums[left], lengths[left])]] = MISTYPED
        return sorts

    def are_whole(self, words: Words, lefts: Any) -> Any:
        """Tell of each of these words whether it and the next one may make a form."""
        both = np.concatenate((lefts, lefts + 1))
        lengths = np.minimum(words.lengths[both], LONGEST)
        letters, sums = _sums(words.folded, words.starts[both], lengths)
        left, right = np.split(sums[:, -1], 2)
        # Keys of forms do not tell hyphens and apostrophes as they are folded here.
        odd = np.split((letters > len(LETTERS)).any(axis=1), 2)
        return odd[0] | odd[1] | self._forms.hold(left + right * _POWERS[lengths[: len(lefts)]])

    def _forms_of(self, keys: Any) -> Any:
        """Return the number of the form with each key, or ``TO_READ`` where it is not just a form."""
        if not self._form_keys.size:
            return np.full(len(keys), TO_READ)
        at = np.minimum(np.searchsorted(self._form_keys, keys), len(self._form_keys) - 1)
        return np.where((self._form_keys[at] == keys) & ~np.isin(keys, self._special), at, TO_READ)

    def _may_be_pieces(self, keys: Any) -> Any:
        """Tell which words may be parts of forms."""
        at = keys >> self._piece_shift
        bits = self._pieces.take((at >> np.uint64(3)).view(np.int64)) >> (at & np.uint64(7)).astype(np.uint8)
        return (bits & 1).astype(bool)

    def _plain(self, letters: Any) -> tuple[Any, Any]:
        """Return which words are of one alphabet and in no disguise, and which are numbers."""
        kinds = np.bitwise_or.reduce(_KINDS.take(letters), axis=1)
        same = letters[:, 1:] == letters[:, :-1]
        stretched = (same[:, 1:] & same[:, :-1] & (letters[:, 2:] > 0)).any(axis=1)
        plain = (
            ((kinds == _CYRILLIC) | (kinds == _LATIN)) & ~stretched & self._unlike.take(letters).any(axis=1)
        )
        return plain, kinds == _DIGIT

    def _joined(self, sums: Any, lengths: Any) -> Any:
        """Tell which words fall into forms: the ends of first forms, then of those behind them, and so on."""
        width = sums.shape[1]
        reached = np.zeros(sums.shape, bool)
        rows, cuts = np.arange(len(sums)), np.zeros(len(sums), np.int64)
        while rows.size:
            behind = (np.arange(width) > cuts[:, None]) & (np.arange(width) <= lengths[rows, None])
            pieces = (sums[rows] - sums[rows, cuts][:, None]) * _UNPOWERS[cuts][:, None]
            at, ends = np.nonzero(behind & self._forms.hold(pieces) & ~reached[rows])
            reached[rows[at], ends] = True
            rows, cuts = np.divmod(np.unique(rows[at] * width + ends), width)
        return reached[np.arange(len(sums)), lengths]

    def _slipped(self, sums: Any, lengths: Any) -> Any:
        """Tell which words become, whole or without one letter, what some form becomes so."""
        whole = sums[:, -1:]
        shorter = sums[:, :-1] + (whole - sums[:, 1:]) * _UNBASE
        near = self._slips.hold(shorter) & (np.arange(shorter.shape[1]) < lengths[:, None])
        return near.any(axis=1) | self._slips.hold(whole[:, 0])


def _sums(folded: Any, starts: Any, lengths: Any) -> tuple[Any, Any]:
    """Return the letters of words in rows, and of each row the sums over its first letters."""
    longest = int(lengths.max(initial=1))
    inside = np.arange(longest) < lengths[:, None]
    letters = np.where(inside, folded.take(starts[:, None] + np.arange(longest), mode="clip"), 0)
    sums = np.zeros((len(starts), longest + 1), np.uint64)
    np.cumsum(letters * _POWERS[:longest], axis=1, out=sums[:, 1:])
    return letters, sums


class _Keys:
    """A set of sorted keys, told apart by the bits of ``mask``; what it lacks mostly costs one bit."""

    def __init__(self, keys: Any, mask: Any) -> None:
        self._keys, self._mask = keys, mask
        bits = max(_FEWEST_BITS, min(_MOST_BITS, (12 * len(keys)).bit_length()))
        self._shift = np.uint64(64 - bits)
        self._bits = np.zeros(1 << bits - 3, np.uint8)
        at = keys >> self._shift
        np.bitwise_or.at(self._bits, at >> np.uint64(3), np.uint8(1) << (at & np.uint64(7)).astype(np.uint8))

    def hold(self, sums: Any) -> Any:
        """Tell for each sum of ``word_keys`` whether the key made of it is one of these."""
        keys = sums * _SPREAD
        at = keys >> self._shift
        held = (
            self._bits.take((at >> np.uint64(3)).view(np.int64)) >> (at & np.uint64(7)).astype(np.uint8)
        ) & 1
        held = held.astype(bool)
        doubtful = keys[held] & self._mask
        near = np.minimum(np.searchsorted(self._keys, doubtful), len(self._keys) - 1)
        held[held] = self._keys[near] & self._mask == doubtful
        return held
