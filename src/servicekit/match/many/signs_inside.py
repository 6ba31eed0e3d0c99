"""Finds words with signs inside among many texts: «долж|ны» may be a word of a phrase."""

from typing import Any

import numpy as np

from servicekit.match.glued import may_hold_glued
from servicekit.match.many.fold import in_word
from servicekit.match.many.words import Words
from servicekit.match.readings import Readings
from servicekit.text import normalise

__all__ = ["signs_inside"]

_SPACE = ord(" ")
_LONGEST = 1000


def signs_inside(words: Words, readings: Readings) -> Any:
    """Return places in words that the single path has to read, for signs stand in them."""
    tight = np.flatnonzero(words.wide.take(words.starts - 1) > _SPACE)
    tight = tight[tight > 0]
    starts, ends = words.starts[tight], (words.starts + words.lengths).take(tight - 1)
    inside = (
        (words.wide.take(ends) > _SPACE)
        & in_word(words.folded.take(starts))
        & in_word(words.folded.take(ends - 1))
    )
    places = zip(ends[inside].tolist(), starts[inside].tolist(), strict=True)
    found = [start for end, start in places if may_hold_glued(_row(words.wide, end, start), readings)]
    return np.array(found, np.int64)


def _row(wide: Any, end: int, start: int) -> str:
    """Return what stands round a gap up to the next spaces, as read."""
    begin = max(0, end - _LONGEST)
    spaces = np.flatnonzero(wide[begin : start + _LONGEST] <= _SPACE) + begin
    first, last = (
        spaces[spaces < end].max(initial=begin),
        spaces[spaces > start].min(initial=start + _LONGEST),
    )
    return normalise(wide[first:last].tobytes().decode("utf-16-le", "replace")).chars
