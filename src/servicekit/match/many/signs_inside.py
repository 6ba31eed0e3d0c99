"""Finds words with signs inside among many texts: «долж|ны» may be a word of a phrase."""

import numpy as np

from servicekit.match.many.fold import in_word
from servicekit.match.many.words import Words
from servicekit.match.reading.glued import may_hold_glued
from servicekit.match.reading.readings import Readings
from servicekit.text import normalise

__all__ = ["SignsInside"]

_SPACE = ord(" ")
_MOST_KEPT = 50_000


class SignsInside:
    """Looks at what stands between two spaces with a sign between letters; such rows return: «и/или»."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._known: dict[bytes, bool] = {}

    def find(self, words: Words) -> list[int]:
        """Return places in words that the single path has to read, for signs stand in them."""
        wide, folded, starts = words.wide, words.folded, words.starts
        tight = np.flatnonzero(wide.take(starts - 1) > _SPACE)
        tight = tight[tight > 0]
        begins, ends = starts[tight], (starts + words.lengths).take(tight - 1)
        inside = (wide.take(ends) > _SPACE) & in_word(folded.take(begins)) & in_word(folded.take(ends - 1))
        begins, ends = begins[inside], ends[inside]
        if not begins.size:
            return []
        # A row of many words glued together is looked at once.
        spaces = np.flatnonzero(wide <= _SPACE)
        rows, first = np.unique(np.searchsorted(spaces, begins), return_index=True)
        places = zip(begins[first].tolist(), spaces[rows - 1].tolist(), spaces[rows].tolist(), strict=True)
        return [at for at, first, last in places if self._counts(wide[first:last].tobytes())]

    def _counts(self, row: bytes) -> bool:
        """Tell whether a row of characters of 16 bits may hold a word of a phrase."""
        counts = self._known.get(row)
        if counts is None:
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            chars = normalise(row.decode("utf-16-le", "replace")).chars
            counts = self._known[row] = may_hold_glued(chars, self._readings)
        return counts
