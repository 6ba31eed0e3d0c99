"""The screen over many replies at once: characters folded by a table, words hashed, pairs looked up.

It keeps every reply that the matcher could find something in, and few others. Replies with markup or
rare characters are kept for the single path to judge.
"""

from threading import Lock
from typing import Any

import numpy as np

from servicekit.match.many.fold import RARE, SEPARATOR, fold, wide_of
from servicekit.match.many.key_table import KeyTable
from servicekit.match.many.near_pairs import NearPairs
from servicekit.match.many.new_words import LONGEST, NewWords
from servicekit.match.many.unit_rows import NOTHING, UnitRows
from servicekit.match.matcher import Matcher

__all__ = ["BatchScreen"]

_MOST_KEYS = 2_000_000
_LOW_BYTES = np.array([(1 << 8 * min(n, 8)) - 1 for n in range(LONGEST + 1)], np.uint64)
_STIR = np.uint64(0xC2B2AE3D27D4EB4F)


class BatchScreen:
    """Screens chunks of replies; what it learns of a word it keeps for the next chunk."""

    def __init__(self, matcher: Matcher) -> None:
        compiled = matcher.compiled
        self._screen = matcher.screen
        self._turn = Lock()
        self._words = KeyTable()
        self._new = NewWords(compiled, matcher.screen.tails)
        self._pairs = NearPairs(compiled.pair_keys)
        self._reach = max(compiled.pair_reaches, default=0)
        self._rows = UnitRows(self._pairs.members, compiled.alone_units)

    def keep(self, joined: str, rows: int) -> Any:
        """Return for each of ``rows`` replies, joined by ``SEPARATOR``, whether it must be matched.

        Threads may share a screen; they take turns, for each may teach it words.
        """
        with self._turn:
            return self._keep(wide_of(f"{SEPARATOR}{joined}{SEPARATOR}"), rows)

    def _keep(self, wide: Any, rows: int) -> Any:
        bounds = np.flatnonzero(wide == ord(SEPARATOR))
        if len(bounds) != rows + 1:
            return np.ones(rows, bool)
        folded, rare = fold(wide)
        starts, lengths = _words(folded)
        numbers = self._numbers(wide, folded, starts, lengths)
        single = starts[self._rows.alone(numbers)]
        hard = np.concatenate((rare, starts[lengths > LONGEST], _spaced(starts, lengths), single))
        kept = np.zeros(rows, bool)
        kept[np.searchsorted(bounds, hard) - 1] = True
        self._keep_pairs(kept, numbers, np.searchsorted(starts, bounds))
        return kept

    def _numbers(self, wide: Any, folded: Any, starts: Any, lengths: Any) -> Any:
        """Return the number of each word, learning those that are new."""
        keys = _keys(folded, starts, lengths)
        numbers = self._words.find(keys)
        new = np.flatnonzero(numbers == 0)
        if new.size:
            fresh, first, back = np.unique(keys[new], return_index=True, return_inverse=True)
            at = new[first]
            learned = np.full(len(at), NOTHING, np.int32)
            short = np.flatnonzero(lengths[at] <= LONGEST)
            for i in short[self._new.may_count(folded, starts[at[short]], lengths[at[short]])]:
                begin = starts[at[i]]
                learned[i] = self._learn(wide[begin : begin + lengths[at[i]]].tobytes().decode("utf-16-le"))
            numbers[new] = learned[back]
            if len(self._words) + len(fresh) > _MOST_KEYS:
                self._words = KeyTable()
            self._words.add(fresh, learned)
        return numbers

    def _learn(self, word: str) -> int:
        """Return the number of a word that was not met before."""
        word = word.lower().replace("ё", "е").replace("’", "'").replace("\u2011", "-")
        return self._rows.number_of(self._screen.units_of(word), is_tail=self._screen.is_tail(word))

    def _keep_pairs(self, kept: Any, numbers: Any, bounds: Any) -> None:
        """Keep the rows in which all words of some phrase stand near its rarest; ``bounds`` part the rows."""
        counts = self._rows.counts(numbers)
        told = np.flatnonzero(counts)
        units, back = self._rows.spread(numbers[told])
        firsts = self._pairs.firsts(units)
        words = told[back[firsts]]
        begins, ends = self._windows(numbers, words, bounds)
        until = np.concatenate(([0], np.cumsum(counts)))
        lefts, rights = self._pairs.find(units, firsts, until[begins], until[ends])
        which = np.searchsorted(firsts, lefts)
        rows = np.searchsorted(bounds, words[which], "right") - 1
        found = (rows, begins[which], ends[which], units[lefts], units[rights])
        for row, begin, end, first, second in zip(*(some.tolist() for some in found), strict=True):
            if not kept[row]:
                around = self._rows.all_units(numbers[begin:end].tolist())
                kept[row] = self._screen.may_be_whole(first, second, around)

    def _windows(self, numbers: Any, words: Any, bounds: Any) -> tuple[Any, Any]:
        """Return from which word up to which the others of a phrase may stand, in the row of each word."""
        row = np.searchsorted(bounds, words, "right") - 1
        reach = self._reach
        tails = self._rows.tails(numbers)
        if tails.any():
            # A word written in two is one word to the matcher, which so looks a word further.
            reach = reach + np.diff(np.concatenate(([0], np.cumsum(tails)))[bounds])[row]
        return np.maximum(words - reach, bounds[row]), np.minimum(words + reach + 1, bounds[row + 1])


def _words(folded: Any) -> tuple[Any, Any]:
    """Return where words start and how long they are."""
    inside = (folded > 0) & (folded != RARE)
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    return edges[::2], edges[1::2] - edges[::2]


def _spaced(starts: Any, lengths: Any) -> Any:
    """Return where three words of one letter follow each other."""
    single = lengths == 1
    return starts[:-2][single[:-2] & single[1:-1] & single[2:]]


def _keys(folded: Any, starts: Any, lengths: Any) -> Any:
    """Return 64-bit keys of words of up to 24 letters, never 0; words of up to eight never share one."""
    padded = np.concatenate((folded, np.zeros(LONGEST, np.uint8)))
    eight = np.ndarray((len(padded) - 7,), np.dtype("<u8"), padded.data, strides=(1,))
    keys = eight.take(starts) & _LOW_BYTES.take(lengths, mode="clip")
    for part in (8, 16):
        longer = np.flatnonzero(lengths > part)
        sizes = lengths[longer]
        more = eight.take(starts[longer] + part) & _LOW_BYTES.take(sizes - part, mode="clip")
        keys[longer] = (keys[longer] * _STIR ^ more) * _STIR + sizes.view(np.uint64)
    keys[keys == 0] = 1
    return keys
