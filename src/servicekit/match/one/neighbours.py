"""Finds the rarest words of phrases near which their other words stand, in one text."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from servicekit.match.one.by_units import ByUnits
from servicekit.match.one.vocabulary import Vocabulary, Word, as_read
from servicekit.match.reading.readings import Readings
from servicekit.match.store.patterns import Patterns

__all__ = ["Neighbours"]


class Neighbours:
    """Holds each rarest word of a phrase against the words round it."""

    def __init__(self, by_units: ByUnits, patterns: Patterns, readings: Readings) -> None:
        self._by_units = by_units
        self._patterns = patterns
        self._readings = readings

    def find(self, words: Sequence[Word], vocabulary: Vocabulary, pairing: set[int]) -> Iterator[Word]:
        """Yield the rarest words of patterns near which the others stand that each needs."""
        if not vocabulary.signs.isdisjoint(words):
            words = [word for word in words if word not in vocabulary.signs]
        groups = vocabulary.row(words)
        places = [at for at, group in enumerate(groups) if group in pairing]
        halves = self._settle_halves(words, groups, vocabulary)
        for at in places:
            if groups[at] not in vocabulary.rare:
                continue
            partners, units, reach = vocabulary.rare[groups[at]]
            around = groups[_around(at, reach, halves)]
            if partners is not None and partners.isdisjoint(around):
                continue
            for number in self._by_units.patterns_beside(units, vocabulary.units_of_groups(set(around))):
                wide = set(groups[_around(at, self._patterns.member(number).reach, halves)])
                if self._by_units.has_all(number, vocabulary.units_of_groups(wide)):
                    yield words[at]
                    break

    def _settle_halves(
        self, words: Sequence[Word], groups: list[int], vocabulary: Vocabulary
    ) -> Callable[[int, int], int] | None:
        """Let second halves of words be so behind their first halves only.

        Returns how to count those near a place, or none where there are none.
        """
        bare = vocabulary.bare
        if bare.keys().isdisjoint(words):
            return None
        behind: list[int] = []
        for at in [at for at, word in enumerate(words) if word in bare]:
            if at and self._readings.split(as_read(words[at - 1]), as_read(words[at])):
                behind.append(at)
            else:
                groups[at] = bare[words[at]]
        return partial(_halves, behind) if behind else None


def _halves(behind: Sequence[int], at: int, reach: int) -> int:
    """Return how many second halves of words, which stand at ``behind``, are within so many words of a place.

    A word written in two is one word to the matcher, which so looks a word further: but never more than twice
    as far, for each half has another.
    """
    return bisect_right(behind, at + reach) - bisect_left(behind, at - reach)


def _around(at: int, reach: int, halves: Callable[[int, int], int] | None) -> slice:
    """Return where the words stand that a phrase may hold beside the one at ``at``."""
    wide = reach + halves(at, 2 * reach) if halves else reach
    return slice(max(0, at - wide), at + wide + 1)
