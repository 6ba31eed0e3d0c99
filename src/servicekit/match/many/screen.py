"""The screen over many replies: it keeps all that the matcher could find something in, and few others."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from threading import Lock
from typing import Any

import numpy as np

from servicekit.match.many.fold import SEPARATOR
from servicekit.match.many.near_pairs import NearPairs
from servicekit.match.many.near_words import NearWords
from servicekit.match.many.signs_inside import SignsInside
from servicekit.match.many.unit_rows import ALONE, PIECE, UnitRows
from servicekit.match.many.vocabulary import Vocabulary
from servicekit.match.many.words import Words, words_of
from servicekit.match.matcher import Matcher
from servicekit.match.one import Kept
from servicekit.match.one.plain_words import Stretch
from servicekit.match.one.screen import LONGEST_ABBREVIATION

__all__ = ["BatchScreen"]

# Long texts are looked at in smaller chunks, so that memory does not grow with them.
_MOST_CHARACTERS = 1 << 21


class BatchScreen:
    """Screens chunks of replies; what it learns of a word it keeps for the next chunk.

    Replies with markup or rare characters are kept for the single path to judge.
    """

    def __init__(self, matcher: Matcher) -> None:
        compiled = matcher.compiled
        self._one = matcher.screen
        self._turn = Lock()
        self._signs = SignsInside(matcher.readings)
        pairs = NearPairs(compiled.pair_keys, compiled.pair_reaches, compiled.pair_thirds)
        self._rows = UnitRows(compiled, pairs.members)
        self._near = NearWords(self._rows, pairs, self._one.by_units, compiled.farthest)
        self._vocabulary = Vocabulary(matcher, self._rows)

    def keep(self, texts: Sequence[str]) -> dict[int, Kept | None]:
        """Return which of these replies, by number, must be matched, and where.

        Those that this screen cannot read come with none: the screen of one reply has to look. Threads may
        share a screen; they take turns, for each may teach it words.
        """
        joined = SEPARATOR.join(texts)
        if len(joined) > _MOST_CHARACTERS and len(texts) > 1:
            half = len(texts) // 2
            behind = {half + row: where for row, where in self.keep(texts[half:]).items()}
            return self.keep(texts[:half]) | behind
        words = words_of(joined)
        if len(words.edges) != len(texts) + 1:
            return dict.fromkeys(range(len(texts)))
        with self._turn:
            numbers = self._vocabulary.numbers_of(words)
            kinds = self._rows.kinds(numbers)
            self._rows.settle_tails(numbers, kinds)
            near, crowded = self._near.find(words, numbers, kinds)
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
