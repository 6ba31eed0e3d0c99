"""The screen over many replies: it keeps all that the matcher could find something in, and few others."""

from collections import defaultdict
from threading import Lock
from typing import Any

import numpy as np

from servicekit.match.many.near_pairs import NearPairs
from servicekit.match.many.unit_rows import ALONE, PAIRED, TAIL, UnitRows
from servicekit.match.many.vocabulary import Vocabulary
from servicekit.match.many.words import Words, words_of
from servicekit.match.matcher import Matcher
from servicekit.match.screen import Kept

__all__ = ["BatchScreen"]


class BatchScreen:
    """Screens chunks of replies; what it learns of a word it keeps for the next chunk.

    Replies with markup or rare characters are kept for the single path to judge.
    """

    def __init__(self, matcher: Matcher) -> None:
        compiled = matcher.compiled
        self._screen = matcher.screen
        self._turn = Lock()
        self._pairs = NearPairs(compiled.pair_keys, compiled.pair_reaches)
        self._rows = UnitRows(compiled, self._pairs.members)
        self._vocabulary = Vocabulary(matcher, self._rows)

    def keep(self, joined: str, rows: int) -> dict[int, Kept | None]:
        """Return which of ``rows`` replies, joined by ``SEPARATOR``, must be matched, and where.

        Those that this screen cannot read come with none: the screen of one reply has to look. Threads may
        share a screen; they take turns, for each may teach it words.
        """
        words = words_of(joined)
        if len(words.edges) != rows + 1:
            return dict.fromkeys(range(rows))
        with self._turn:
            numbers = self._vocabulary.numbers_of(words)
            kinds = self._rows.kinds(numbers)
            near = self._near_pairs(words, numbers, kinds)
        rarest = np.concatenate((np.flatnonzero(kinds & ALONE), near)).astype(np.int64)
        kept: dict[int, set[str]] = defaultdict(set)
        for text, word in zip(words.texts_of(rarest).tolist(), rarest.tolist(), strict=True):
            kept[text].add(words.as_read(word))
        hard = (np.searchsorted(words.edges, words.hard()) - 1).tolist()
        return {text: Kept(frozenset(some)) for text, some in kept.items()} | dict.fromkeys(hard)

    def _near_pairs(self, words: Words, numbers: Any, kinds: Any) -> list[int]:
        """Return the rarest words near which all others of some phrase stand."""
        told = np.flatnonzero((kinds & PAIRED).view(np.bool_))
        units, back = self._rows.spread(numbers[told])
        firsts = self._pairs.firsts(units)
        anchors = told[back[firsts]]
        texts = words.texts_of(anchors)
        halves = _halves(words, kinds)[texts]
        begins = np.maximum(anchors - self._pairs.reach - halves, words.bounds[texts])
        ends = np.minimum(anchors + self._pairs.reach + halves + 1, words.bounds[texts + 1])
        until = np.concatenate(([0], np.cumsum(self._rows.counts(numbers))))
        lefts, rights, reaches = self._pairs.find(units, firsts, until[begins], until[ends])
        which = np.searchsorted(firsts, lefts)
        rarest, others = anchors[which], told[back[rights]]
        begins, ends = words.in_sentence(rarest, begins[which], ends[which])
        near = (begins <= others) & (others < ends) & (abs(rarest - others) <= reaches + halves[which])
        found = (some[near].tolist() for some in (rarest, begins, ends, units[lefts], units[rights]))
        return [
            word
            for word, begin, end, first, second in zip(*found, strict=True)
            if self._screen.may_be_whole(first, second, self._rows.all_units(numbers[begin:end].tolist()))
        ]


def _halves(words: Words, kinds: Any) -> Any:
    """Return how many second halves of words each text holds.

    A word written in two is one word to the matcher, which so looks a word further.
    """
    tails = kinds & TAIL
    if not tails.any():
        return np.zeros(len(words.edges), np.int64)
    return np.diff(np.concatenate(([0], np.cumsum(tails > 0)))[words.bounds])
