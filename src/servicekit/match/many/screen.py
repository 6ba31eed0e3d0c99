"""The screen over many replies: it keeps all that the matcher could find something in, and few others."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from threading import Lock
from typing import Any

import numpy as np

from servicekit.match.many.fold import SEPARATOR
from servicekit.match.many.near_pairs import NearPairs
from servicekit.match.many.signs_inside import SignsInside
from servicekit.match.many.spans import spans
from servicekit.match.many.unit_rows import ALONE, PAIRED, PIECE, TAIL, UnitRows
from servicekit.match.many.vocabulary import Vocabulary
from servicekit.match.many.words import Words, words_of
from servicekit.match.matcher import Matcher
from servicekit.match.one import Kept
from servicekit.match.one.plain_words import Stretch
from servicekit.match.one.screen import LONGEST_ABBREVIATION

__all__ = ["BatchScreen"]

_MOST_PAIRS = 1000


class BatchScreen:
    """Screens chunks of replies; what it learns of a word it keeps for the next chunk.

    Replies with markup or rare characters are kept for the single path to judge.
    """

    def __init__(self, matcher: Matcher) -> None:
        compiled = matcher.compiled
        self._one = matcher.screen
        self._turn = Lock()
        self._signs = SignsInside(matcher.readings)
        self._pairs = NearPairs(compiled.pair_keys, compiled.pair_reaches, compiled.pair_thirds)
        self._rows = UnitRows(compiled, self._pairs.members)
        self._vocabulary = Vocabulary(matcher, self._rows)

    def keep(self, texts: Sequence[str]) -> dict[int, Kept | None]:
        """Return which of these replies, by number, must be matched, and where.

        Those that this screen cannot read come with none: the screen of one reply has to look. Threads may
        share a screen; they take turns, for each may teach it words.
        """
        words = words_of(SEPARATOR.join(texts))
        if len(words.edges) != len(texts) + 1:
            return dict.fromkeys(range(len(texts)))
        with self._turn:
            numbers = self._vocabulary.numbers_of(words)
            kinds = self._rows.kinds(numbers)
            near, crowded = self._near_pairs(words, numbers, kinds)
            inside = self._signs.find(words)
            whole = self._vocabulary.written_in_two(words, np.flatnonzero(kinds & PIECE))
        rarest = np.concatenate((np.flatnonzero(kinds & ALONE), near)).astype(np.int64)
        spelled, short = words.spelled(LONGEST_ABBREVIATION)
        whole += [word for word, letters in short if self._one.may_spell(letters)]
        places = np.concatenate((words.hard(), inside, words.starts[spelled], words.starts[whole]))
        hard = (np.searchsorted(words.edges, places.astype(np.int64)) - 1).tolist()
        return self._told(texts, words, rarest) | dict.fromkeys(hard + crowded)

    def _told(self, texts: Sequence[str], words: Words, rarest: Any) -> dict[int, Kept | None]:
        """Return the replies that hold these words, and in which stretches."""
        found: dict[int, tuple[set[str], set[Stretch]]] = defaultdict(lambda: (set(), set()))
        where = (some.tolist() for some in (rarest, *words.stretches_round(rarest)))
        for word, row, begin, end in zip(*where, strict=True):
            tokens, stretches = found[row]
            tokens.add(words.as_read(word))
            stretches.add((begin, end))
        told: dict[int, Kept | None] = {}
        for row, (tokens, stretches) in found.items():
            places = words.places(row, texts[row], [*chain.from_iterable(sorted(stretches))])
            told[row] = Kept(frozenset(tokens), tuple(zip(places[::2], places[1::2], strict=True)))
        return told

    def _near_pairs(self, words: Words, numbers: Any, kinds: Any) -> tuple[list[int], list[int]]:
        """Return the rarest words near which all others of some phrase stand, and the crowded texts.

        These repeat the words of phrases so often that the single path, which asks each once, is faster.
        """
        told = np.flatnonzero((kinds & PAIRED).view(np.bool_))
        units, back = self._rows.spread(numbers[told])
        firsts = self._pairs.firsts(units)
        anchors = told[back[firsts]]
        halves = _halves(kinds, anchors, 2 * self._pairs.reach)
        begins, ends = words.around(anchors, self._pairs.reaches_of(units[firsts]) + halves)
        until = np.concatenate(([0], np.cumsum(self._rows.counts(numbers))))
        lefts, rights, reaches, thirds = self._pairs.find(units, firsts, until[begins], until[ends])
        which, others = np.searchsorted(firsts, lefts), told[back[rights]]
        rows = words.texts[others]
        crowded = np.bincount(rows) > _MOST_PAIRS
        near = np.flatnonzero((abs(anchors[which] - others) <= reaches + halves[which]) & ~crowded[rows])
        which, others, thirds = which[near], others[near], thirds[near]
        pairs = units[lefts[near]], units[rights[near]]
        anchors, halves = anchors[which], halves[which]
        begins, ends = words.cut(anchors, *words.around(anchors, self._pairs.reach + halves))
        whole = (begins <= others) & (others < ends)
        whole &= self._signs_in(numbers, begins, ends) & thirds > 0
        found = zip(*(some[whole].tolist() for some in (anchors, begins, ends, *pairs)), strict=True)
        all_units, may_be_whole = self._rows.all_units, self._one.by_units.may_be_whole
        kept = [
            word
            for word, begin, end, first, second in found
            if may_be_whole(first, second, all_units(numbers[begin:end].tolist()))
        ]
        return kept, np.flatnonzero(crowded).tolist()

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
