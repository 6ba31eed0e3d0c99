"""Finds the rarest words of phrases near which the others stand, in many texts at once."""

from typing import Any, NamedTuple

import numpy as np

from servicekit.match.many.near_pairs import NearPairs
from servicekit.match.many.spans import spans
from servicekit.match.many.unit_rows import PAIRED, TAIL, UnitRows
from servicekit.match.many.words import Words
from servicekit.match.one.by_units import ByUnits

__all__ = ["NearWords"]

# A text may hold so many pairs, and so many more for each character; real replies hold two thirds at most.
_MOST_TRIED = 2_000, 4.0
_MOST_FOUND = 50, 0.05


class _Pairs(NamedTuple):
    """Words near each other whose units are a pair, how many halves stand near, and the signs of a third."""

    rarest: Any
    others: Any
    halves: Any
    firsts: Any
    seconds: Any
    thirds: Any

    def only(self, which: Any) -> "_Pairs":
        return _Pairs(*(some[which] for some in self))


class NearWords:
    """Holds each rarest word of a phrase against the words round it, up to the ``farthest`` of any phrase."""

    def __init__(self, rows: UnitRows, pairs: NearPairs, by_units: ByUnits, farthest: int) -> None:
        self._rows = rows
        self._pairs = pairs
        self._farthest = farthest
        self._may_be_whole = by_units.may_be_whole

    def find(self, words: Words, numbers: Any, kinds: Any) -> tuple[list[int], list[int]]:
        """Return the rarest words near which all others of some phrase stand, and the crowded texts.

        These repeat the words of phrases so often that the single path, which asks each once, is faster.
        ``numbers`` are those of the words in the vocabulary, ``kinds`` what they may be.
        """
        pairs, crowded = self._near_pairs(words, numbers, kinds)
        begins, ends = words.cut(pairs.rarest, *words.around(pairs.rarest, self._farthest + pairs.halves))
        whole = (begins <= pairs.others) & (pairs.others < ends)
        whole &= self._signs_in(numbers, begins, ends) & pairs.thirds > 0
        columns = pairs.rarest, begins, ends, pairs.firsts, pairs.seconds
        found = zip(*(some[whole].tolist() for some in columns), strict=True)
        all_units = self._rows.all_units
        kept = [
            word
            for word, begin, end, first, second in found
            if self._may_be_whole(first, second, all_units(numbers[begin:end].tolist()))
        ]
        return kept, np.flatnonzero(crowded).tolist()

    def _near_pairs(self, words: Words, numbers: Any, kinds: Any) -> tuple[_Pairs, Any]:
        """Return the listed pairs of calm texts, and which texts are crowded."""
        told = np.flatnonzero((kinds & PAIRED).view(np.bool_))
        units, back = self._rows.spread(numbers[told])
        until = np.concatenate(([0], np.cumsum(self._rows.counts(numbers))))
        firsts = self._pairs.firsts(units)
        rarest = told[back[firsts]]
        halves = _halves(kinds, rarest, 2 * self._farthest)
        begins, ends = words.around(rarest, self._pairs.reaches_of(units[firsts]) + halves)
        begins, ends = until[begins], until[ends]
        crowded = _crowded(words, words.texts[rarest], _MOST_TRIED, ends - begins)
        if crowded.any():
            calm = ~crowded[words.texts[rarest]]
            columns = firsts, rarest, halves, begins, ends
            firsts, rarest, halves, begins, ends = (some[calm] for some in columns)
        lefts, rights, reaches, thirds = self._pairs.find(units, firsts, begins, ends)
        which = np.searchsorted(firsts, lefts)
        pairs = _Pairs(rarest[which], told[back[rights]], halves[which], units[lefts], units[rights], thirds)
        crowded |= _crowded(words, words.texts[pairs.others], _MOST_FOUND)
        near = abs(pairs.rarest - pairs.others) <= reaches + pairs.halves
        return pairs.only(np.flatnonzero(near & ~crowded[words.texts[pairs.others]])), crowded

    def _signs_in(self, numbers: Any, begins: Any, ends: Any) -> Any:
        """Return the signs of all units in each of these windows of words, none of which is empty."""
        if not begins.size:
            return np.zeros(0, np.uint64)
        at, _ = spans(begins, ends)
        sizes = ends - begins
        return np.bitwise_or.reduceat(self._rows.signs(numbers[at]), np.cumsum(sizes) - sizes)


def _halves(kinds: Any, at: Any, reach: int) -> Any:
    """Return how many second halves of words stand within so many words of each.

    A word written in two is one word to the matcher, which so looks a word further: but never more than twice
    as far, for each half has another.
    """
    tails = kinds & TAIL
    if not tails.any():
        return np.zeros(len(at), np.int64)
    until = np.concatenate(([0], np.cumsum(tails > 0)))
    return until[np.minimum(at + reach + 1, len(kinds))] - until[np.maximum(at - reach, 0)]


def _crowded(words: Words, texts: Any, most: tuple[int, float], weights: Any = None) -> Any:
    """Tell of each text whether it is named more often than its length allows, each time with its weight."""
    few, each = most
    sizes = np.diff(words.edges)
    return np.bincount(texts, weights, len(sizes)) > few + each * sizes
