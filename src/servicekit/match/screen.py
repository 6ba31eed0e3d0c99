"""Tells by looking words up alone whether a phrase can stand in a text; it never loses one that does."""

import re
from collections.abc import Iterator, KeysView
from itertools import pairwise

from servicekit.match.compiled import Compiled
from servicekit.match.readings import AS_WRITTEN, Part, Readings

__all__ = ["Screen"]

# The words of the token grammar of ``text``, without the marks.
_WORD = re.compile(r"[^\W_]+(?:['@$€-][^\W_]+)*")
_SHORTEST_SPACED = 3


class Screen:
    """Keeps a text when the two rarest words of some phrase are both in it, in any reading."""

    def __init__(self, compiled: Compiled, readings: Readings) -> None:
        self._alone = compiled.alone
        self._pairs = compiled.pairs
        self._anchors = frozenset(self._alone) | frozenset(self._pairs)
        self._splits = compiled.splits
        self._split_heads = frozenset(head for head, _ in compiled.splits)
        self._readings = readings
        self._patterns = compiled.patterns
        self._needs: dict[int, tuple[KeysView[int], ...]] = {}

    def may_hold(self, chars: str) -> bool:
        """Tell whether any phrase can stand in a text as read; letters one by one always pass."""
        return self.may_hold_words(_WORD.findall(chars))

    def may_hold_words(self, words: list[str]) -> bool:
        """Tell whether any phrase can stand in these tokens; marks among them do no harm."""
        units = self._units(words)
        return units is None or next(self._candidates(units), None) is not None

    def _units(self, words: list[str]) -> set[int] | None:
        """Return the units of all words, or none where a word may be spelled letter by letter."""
        known, read = self._readings.known, self._readings.read
        hits: list[tuple[Part, ...]] = []
        singles = 0
        for word in words:
            parts = known.get(word)
            if parts or (parts is None and (parts := read(word))):
                hits.append(parts)
            if len(word) == 1:
                singles += 1
        if singles >= _SHORTEST_SPACED and _has_spaced(words):
            return None
        units = {unit for parts in hits for part in parts for unit in part.units}
        if any(parts[0].reading != AS_WRITTEN for parts in hits):
            words = [self._readings.plain(word) for word in words]
        if not self._split_heads.isdisjoint(words):
            for pair in pairwise(words):
                if pair[0] in self._split_heads:
                    units.update(self._splits.get(pair, ()))
        return units

    def patterns_in(self, units: set[int]) -> list[int]:
        """Return the numbers of the patterns all of whose words may be among ``units``."""
        return sorted(set(self._candidates(units)))

    def _candidates(self, units: set[int]) -> Iterator[int]:
        """Yield patterns by their two rarest words first, then by all the words they need."""
        for unit in units & self._anchors:
            for number in self._alone.get(unit, ()):
                if self._has_all(number, units):
                    yield number
            partners = self._pairs.get(unit)
            if partners:
                for second in units & partners.keys():
                    for number in partners[second]:
                        if self._has_all(number, units):
                            yield number

    def _has_all(self, number: int, units: set[int]) -> bool:
        needs = self._needs.get(number)
        if needs is None:
            places = self._patterns[number].places
            needs = tuple(
                place.units.keys() for place in places if not place.optional and not place.word_class
            )
            self._needs[number] = needs
        return not any(need.isdisjoint(units) for need in needs)


def _has_spaced(words: list[str]) -> bool:
    """Tell whether three words of one letter follow each other, with or without marks between."""
    run = 0
    for word in words:
        if len(word) == 1 and word.isalnum():
            run += 1
        elif word[0].isalnum():
            run = 0
        if run == _SHORTEST_SPACED:
            return True
    return False
