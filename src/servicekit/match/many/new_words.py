"""Sorts out, many at once, words met for the first time that no phrase can hold.

A plain word counts when it is a form, several forms written as one, or a slip away from a form; the running
sums of ``word_keys`` tell all three from the letters alone. What is no plain word is left to ``Readings``.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np

from servicekit.match.compiled import Compiled
from servicekit.match.many.words import LONGEST
from servicekit.match.readings import LONGEST_NUMBER_WORD, LOOSE
from servicekit.match.tables import contractions
from servicekit.match.word_keys import BASE, LETTERS, SPREAD, UNBASE, word_key
from servicekit.text.lookalikes import read_as_cyrillic, read_as_latin

__all__ = ["NewWords"]

_UNBASE, _SPREAD, _UPPER = np.uint64(UNBASE), np.uint64(SPREAD), np.uint64(32)
_POWERS = np.multiply.accumulate(np.array([1, *[BASE] * (LONGEST - 1)], np.uint64))
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
    """Tells of folded words of up to 24 letters whether a phrase may hold them."""

    def __init__(self, compiled: Compiled, tails: Iterable[str]) -> None:
        languages = compiled.languages
        more = [word_key(word) for word in (*contractions(), *LOOSE, *tails)]
        forms = np.concatenate((np.asarray(compiled.form_keys, np.uint64), np.array(more, np.uint64)))
        self._forms = _Keys(np.sort(forms) << _UPPER)
        self._slips = _Keys(np.asarray(compiled.slip_keys, np.uint64))
        # A word all of whose letters look like letters of the other alphabet is read as that one too.
        self._unlike = np.zeros(256, bool)
        for number, letter in enumerate(LETTERS, 1):
            read, other = (read_as_cyrillic, "ru") if letter.isascii() else (read_as_latin, "en")
            self._unlike[number] = other not in languages or not (read(letter) or letter in _PAIRED)
        # A short number may be an English word in disguise.
        self._longest_number = LONGEST_NUMBER_WORD if "en" in languages else 0

    def may_count(self, folded: Any, starts: Any, lengths: Any) -> Any:
        """Return for each word whether it has to be read; one that has not belongs to no phrase."""
        longest = int(lengths.max(initial=1))
        inside = np.arange(longest) < lengths[:, None]
        letters = np.where(inside, folded.take(starts[:, None] + np.arange(longest), mode="clip"), 0)
        sums = np.zeros((len(starts), longest + 1), np.uint64)
        np.cumsum(letters * _POWERS[:longest], axis=1, out=sums[:, 1:])
        plain, number = self._plain(letters)
        number &= lengths > self._longest_number
        counts = ~(plain | number) | self._forms.hold(sums[:, -1])
        left = np.flatnonzero(plain & ~counts)
        counts[left] = self._joined(sums[left], lengths[left]) | self._slipped(sums[left], lengths[left])
        return counts

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


class _Keys:
    """A set of 32-bit keys, the upper halves of sorted numbers; what it lacks mostly costs one bit."""

    def __init__(self, keys: Any) -> None:
        self._keys = keys
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
        doubtful = keys[held] >> _UPPER
        near = np.minimum(np.searchsorted(self._keys, doubtful << _UPPER), len(self._keys) - 1)
        held[held] = self._keys[near] >> _UPPER == doubtful
        return held
