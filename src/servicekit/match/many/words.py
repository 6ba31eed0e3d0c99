"""Many texts in one row of characters, with their words found and keyed."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from servicekit.match.many.fold import RARE, SEPARATOR, fold, in_word, wide_of
from servicekit.match.many.spans import spans
from servicekit.text.characters import addresses_in

__all__ = ["LONGEST", "Words", "words_of"]

LONGEST = 24
"""The letters of the longest word that is read here; texts with a longer one are left to the single path."""

_LOW_BYTES = np.array([(1 << 8 * min(n, 8)) - 1 for n in range(LONGEST + 1)], np.uint64)
_STIR = np.uint64(0xC2B2AE3D27D4EB4F)
_SPACE, _STOP, _BREAK = (ord(mark) for mark in " .\n")
_NO_ABBREVIATION = 5
_CAPITALS, _SMALL = np.zeros((2, 1 << 16), bool)
for _first, _last in ("AZ", "АЯ", "ЁЁ"):
    _CAPITALS[ord(_first) : ord(_last) + 1] = True
    _SMALL[ord(_first.lower()) : ord(_last.lower()) + 1] = True
_ENDS, _CLOSES = np.zeros((2, 1 << 16), np.uint8)
_ENDS[[ord(mark) for mark in ".!?\n"]] = 1
_CLOSES[[ord(mark) for mark in '»")']] = 1
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

    def hard(self) -> Any:
        """Return places of what is not read here: rare signs and very long words."""
        return np.concatenate((self.rare, self.starts[self.lengths > LONGEST]))

    def spelled(self, longest: int) -> tuple[Any, list[tuple[int, str]]]:
        """Return the words with which three and more of one letter begin, where most are no digits.

        Those behind which more than ``longest`` letters stand in a row come first, the others with theirs.
        """
        single = self.lengths == 1
        threes = np.flatnonzero(single[:-2] & single[1:-1] & single[2:])
        letters = in_word(self.folded[self.starts[threes[:, None] + np.arange(_SPELLED)]])
        threes = threes[letters.sum(axis=1) > 1]
        breaks = np.append(np.flatnonzero(~single), len(single))
        behind = breaks[np.searchsorted(breaks, threes)]
        long = behind - threes > longest
        short = zip(threes[~long].tolist(), behind[~long].tolist(), strict=True)
        return threes[long], [(word, "".join(map(self.as_read, range(word, end)))) for word, end in short]

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
    def texts(self) -> Any:
        """In which text each word stands."""
        return np.repeat(np.arange(len(self.bounds) - 1), np.diff(self.bounds))

    def around(self, words: Any, reach: Any) -> tuple[Any, Any]:
        """Return the windows of words that reach so far to both sides of each, inside its text."""
        texts = self.texts[words]
        begins = np.maximum(words - reach, self.bounds[texts])
        return begins, np.minimum(words + reach + 1, self.bounds[texts + 1])

    def cut(self, words: Any, begins: Any, ends: Any) -> tuple[Any, Any]:
        """Return windows without what surely belongs to other sentences than the word of each."""
        if not words.size:
            return begins, ends
        inside, which = spans(begins, ends)
        closed, before = self._sure_ends(inside), inside < words[which]
        first = np.cumsum(ends - begins) - (ends - begins)
        opened = np.maximum.reduceat(np.where(closed & before, inside + 1, 0), first)
        shut = np.minimum.reduceat(np.where(closed & ~before, inside + 1, len(self.starts)), first)
        return np.maximum(begins, opened), np.minimum(ends, shut)

    def _sure_ends(self, words: Any) -> Any:
        """Tell behind which words a sentence ends, whatever they mean, as ``stretches_of`` tells it.

        A full stop ends it behind a word of five letters and more, for no abbreviation is so long, behind a
        word that a quote or a bracket closes, and before a word with a capital letter. A line break ends it
        behind such a mark, before another line break and before a capital letter.
        """
        at, marks = self._marks_behind(words)
        sure, places = np.zeros(len(words), bool), np.flatnonzero(_ENDS.take(marks))
        ends, at, marks = (self.starts[words] + self.lengths[words])[places], at[places], marks[places]
        letter = in_word(self.folded[ends - 1])
        long = letter.copy()
        for back in range(2, _NO_ABBREVIATION + 1):
            long &= in_word(self.folded[ends - back])
        breaks, behind = marks == _BREAK, self.wide.take(at + 1, mode="clip")
        first, second = self.wide.take((at + 2 - breaks, at + 3 - breaks), mode="clip")
        capital = _CAPITALS.take(first) & _SMALL.take(second)
        parts = (behind == _SPACE) & in_word(self.folded.take(at + 2, mode="clip"))
        parts &= np.where(ends < at, letter, long | (capital & letter) | (marks != _STOP))
        sure[places] = (behind == _BREAK) | np.where(breaks, capital, parts)
        return sure

    def _marks_behind(self, words: Any) -> tuple[Any, Any]:
        """Return where the mark stands that may end a sentence, and the mark: a quote may close before it."""
        ends = self.starts[words] + self.lengths[words]
        at = ends + _CLOSES.take(self.wide[ends])
        return at, self.wide[at]

    def stretches_round(self, words: Any) -> tuple[Any, Any, Any]:
        """Return in which text each word stands, and from where to where there its stretch goes."""
        texts = self.texts[words]
        first, behind = self.bounds[texts], self.bounds[texts + 1]
        rows = np.unique(texts)
        inside, _ = spans(self.bounds[rows], self.bounds[rows + 1])
        sure = np.concatenate(([-1], inside[self._sure_ends(inside)], [len(self.starts)]))
        before = np.searchsorted(sure, words) - 1
        opened, shut = np.maximum(first, sure[before] + 1), np.minimum(behind, sure[before + 1] + 1)
        edges = self.edges[texts] + 1
        begins = np.where(opened == first, 0, self._marks_behind(opened - 1)[0] + 1 - edges)
        ends = np.where(shut == behind, self.edges[texts + 1], self._marks_behind(shut - 1)[0] + 1)
        return texts, begins, ends - edges

    def places(self, row: int, text: str, places: Sequence[int]) -> Sequence[int]:
        """Return rising places in the text as given; in its row addresses are one sign, and pictures two."""
        first, behind = self.edges[row] + 1, self.edges[row + 1]
        if behind - first == len(text):
            return places
        addresses = deque(found.span() for found in addresses_in(text))
        told, at, last = [], 0, 0
        for place in places:
            wide = self.wide[first + last : first + place].tobytes()
            at, last = at + len(wide.decode("utf-16-le", "surrogatepass")), place
            while addresses and addresses[0][0] < at:
                start, end = addresses.popleft()
                at += end - start - 1
            told.append(at)
        return told


def words_of(joined: str) -> Words:
    """Return the words of texts joined by ``SEPARATOR``."""
    wide = wide_of(f"{SEPARATOR}{joined}{SEPARATOR}")
    folded, rare = fold(wide)
    inside = (folded > 0) & (folded != RARE)
    changes = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts = changes[::2]
    return Words(wide, folded, rare, np.flatnonzero(wide == ord(SEPARATOR)), starts, changes[1::2] - starts)
