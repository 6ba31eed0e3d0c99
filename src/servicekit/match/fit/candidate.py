"""A word that may stand at a place of a pattern."""

from typing import NamedTuple

from servicekit.match.store.pattern import Condition

__all__ = ["Candidate"]


class Candidate(NamedTuple):
    """A word that may stand at a place of the pattern; a word class may take ``size`` words."""

    word: int
    condition: Condition
    size: int = 1
