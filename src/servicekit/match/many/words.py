"""Many texts in one row of characters, with their words found and keyed."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from servicekit.match.many.fold import RARE, SEPARATOR, fold, in_word, wide_of

__all__ = ["LONGEST", "Words", "words_of"]

LONGEST = 24
"""The letters of the longest word that is read here; texts with a longer one are left to the single path."""

_LOW_BYTES = np.array([(1 << 8 * min(n, 8)) - 1 for n in range(LONGEST + 1)], np.uint64)
_STIR = np.uint64(0xC2B2AE3D27D4EB4F)
_SPACE, _STOP, _CALL, _QUESTION = (ord(mark) for mark in " .!?")
_NO_ABBREVIATION = 5
_CAPITALS, _SMALL = np.zeros((2, 1 << 16), bool)
for _first, _last in ("AZ", "АЯ", "ЁЁ"):
    _CAPITALS[ord(_first) : ord(_last) + 1] = True
    _SMALL[ord(_first.lower()) : ord(_last.lower()) + 1] = True
_SPELLED = 3


@dataclass(frozen=True)
class Words:
    """The words of many texts: where each starts, its length, and from which word on each text stands.

    ``wide`` are the characters as 16 bits, ``folded`` as one byte; ``edges[r]`` is where text ``r`` begins in
    them, and ``bounds[r]`` its first word. ``rare`` are places that only the single path can read.
    """

    wide: Any
    folded: Any
    rare: Any
    edges: Any
    starts: Any
    lengths: Any

    @cached_property
    def bounds(self) -> Any:
        """The first word of each text, and behind them the count of all words."""
        return np.searchsorted(self.starts, self.edges)

    def texts_of(self, words: Any) -> Any:
        """Return in which text each word stands."""
        return np.searchsorted(self.bounds, words, "right") - 1

    def hard(self) -> Any:
        """Return places of what is not read here: rare signs, very long words, letters one by one."""
        single = self.lengths == 1
        digits = single & ~in_word(self.folded.take(self.starts))
        few = digits[:-2].astype(np.int8) + digits[1:-1] + digits[2:] < _SPELLED - 1
        spaced = single[:-2] & single[1:-1] & single[2:] & few
        return np.concatenate((self.rare, self.starts[self.lengths > LONGEST], self.starts[:-2][spaced]))

    def keys(self) -> Any:
        """Return 64-bit keys, never 0; words of up to eight letters never share one."""
        padded = np.concatenate((self.folded, np.zeros(LONGEST, np.uint8)))
        eight = np.ndarray((len(padded) - 7,), np.dtype("<u8"), padded.data, strides=(1,))
        # Indexing takes overlapping bytes where they lie; ``take`` would copy all of them first.
        keys = eight[self.starts] & _LOW_BYTES.take(self.lengths, mode="clip")
        for part in (8, 16):
            longer = np.flatnonzero(self.lengths > part)
            sizes = self.lengths[longer]
            more = eight[self.starts[longer] + part] & _LOW_BYTES.take(sizes - part, mode="clip")
            keys[longer] = (keys[longer] * _STIR ^ more) * _STIR + sizes.view(np.uint64)
        keys[keys == 0] = 1
        return keys

    def as_read(self, word: int) -> str:
        """Return a word in lower case, ё as е."""
        start = self.starts[word]
        chars: str = self.wide[start : start + self.lengths[word]].tobytes().decode("utf-16-le")
        return chars.lower().replace("ё", "е").replace("’", "'").replace("\u2011", "-")

    @cached_property
    def stretches(self) -> Any:
        """The first word of each stretch that surely holds whole sentences, and the count of all words."""
        return np.sort(np.concatenate((self.bounds, self._sure_ends() + 1)))

    def _sure_ends(self) -> Any:
        """Return the words with which a sentence ends, whatever they mean, as ``stretches_of`` tells them.

        A full stop ends it behind a word of five letters and more, for no abbreviation is so long, and
        before a word with a capital letter.
        """
        at = self.starts + self.lengths
        marks = self.wide.take(at)
        words = np.flatnonzero((marks == _STOP) | (marks == _CALL) | (marks == _QUESTION))
        at, stops = at[words], marks[words] == _STOP
        long = in_word(self.folded[at - 1])
        for back in range(2, _NO_ABBREVIATION + 1):
            long &= in_word(self.folded[at - back])
        first, second = self.wide.take((at + 2, at + 3), mode="clip")
        begins = _CAPITALS.take(first) & _SMALL.take(second) & in_word(self.folded[at - 1])
        goes_on = (self.wide[at + 1] == _SPACE) & in_word(self.folded.take(at + 2, mode="clip"))
        return words[(long | begins | ~stops) & goes_on]

    def stretches_round(self, words: Any) -> tuple[Any, Any, Any]:
        """Return in which text each word stands, and from where to where there its stretch goes."""
        texts = self.texts_of(words)
        which = np.searchsorted(self.stretches, words, "right")
        first, behind = self.stretches[which - 1], self.stretches[which]
        ends = self.starts + self.lengths
        edges = self.edges[texts] + 1
        begins = np.where(first == self.bounds[texts], 0, ends[first - 1] + 2 - edges)
        closes = self.edges[texts + 1] - edges
        inside = behind < self.bounds[texts + 1]
        return texts, begins, np.where(inside, ends[behind - 1] + 1 - edges, closes)


def words_of(joined: str) -> Words:
    """Return the words of texts joined by ``SEPARATOR``."""
    wide = wide_of(f"{SEPARATOR}{joined}{SEPARATOR}")
    folded, rare = fold(wide)
    inside = (folded > 0) & (folded != RARE)
    changes = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts = changes[::2]
    return Words(wide, folded, rare, np.flatnonzero(wide == ord(SEPARATOR)), starts, changes[1::2] - starts)
