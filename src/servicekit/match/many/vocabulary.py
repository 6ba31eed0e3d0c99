"""The words met so far, each with the number of the units that it may be."""

from typing import Any

import numpy as np

from servicekit.match.many.key_table import KeyTable
from servicekit.match.many.new_words import MAY_BE_PIECE, MISTYPED, UNREAD, NewWords
from servicekit.match.many.unit_rows import FIRST_FORM, HEAD, NOTHING, PIECE, TAIL, UnitRows
from servicekit.match.many.words import LONGEST, Words
from servicekit.match.matcher import Matcher
from servicekit.match.reading.typos import may_be_slip

__all__ = ["Vocabulary"]

_MOST_KEYS = 2_000_000


class Vocabulary:
    """Numbers words by their units and keeps what it learns; ``rows`` tells the units of a number."""

    def __init__(self, matcher: Matcher, rows: UnitRows) -> None:
        self.rows = rows
        self._screen = matcher.screen
        self._numbers = KeyTable()
        self._new = NewWords(matcher.compiled, (*matcher.screen.heads, *matcher.screen.tails))

    def numbers_of(self, words: Words) -> Any:
        """Return the number of each word, learning those that are new."""
        keys = words.keys()
        numbers = self._numbers.find(keys)
        new = np.flatnonzero(numbers == 0)
        if new.size:
            fresh, first, back = np.unique(keys[new], return_index=True, return_inverse=True)
            learned = self._learn(words, new[first])
            numbers[new] = learned[back]
            if len(self._numbers) + len(fresh) > _MOST_KEYS:
                self._numbers = KeyTable()
            self._numbers.add(fresh, learned)
        return numbers

    def written_in_two(self, words: Words, pieces: Any) -> list[int]:
        """Return the words that make one word with the next, where either is one of ``pieces``."""
        lefts = np.unique(np.concatenate((pieces - 1, pieces)))
        lefts = lefts[(lefts >= 0) & (lefts + 1 < len(words.starts))]
        whole = lefts[self._new.are_whole(words, lefts)].tolist()
        read, readings = words.as_read, self._screen.readings
        return [left for left in whole if readings.whole(read(left), read(left + 1))]

    def _learn(self, words: Words, new: Any) -> Any:
        """Return the numbers of words that were not met before."""
        learned = np.full(len(new), NOTHING, np.int32)
        short = np.flatnonzero(words.lengths[new] <= LONGEST)
        sorts = self._new.sort_out(words.folded, words.starts[new[short]], words.lengths[new[short]])
        learned[short[sorts >= 0]] = sorts[sorts >= 0] + FIRST_FORM
        for at, sort in zip(short.tolist(), sorts.tolist(), strict=True):
            if sort >= UNREAD:
                continue
            word = words.as_read(new[at])
            is_piece = self._screen.readings.is_piece(word)
            if sort == MAY_BE_PIECE or (sort == MISTYPED and not may_be_slip(word)):
                learned[at] = self.rows.number_of((), PIECE * is_piece)
            else:
                learned[at] = self._read(word, PIECE * is_piece)
        return learned

    def _read(self, word: str, part: int) -> int:
        """Return the number of a word that has to be read."""
        screen, number_of = self._screen, self.rows.number_of
        part |= HEAD * screen.is_head(word)
        if screen.is_tail(word):
            bare = number_of(screen.own_units(word), part)
            return number_of(screen.units_of(word), part | TAIL, bare)
        return number_of(screen.own_units(word), part)
