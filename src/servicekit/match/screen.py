"""Tells by looking words up alone whether a phrase can stand in a text; it never loses one that does."""

import re

from servicekit.match.compiled import Compiled
from servicekit.match.readings import Part, Readings

__all__ = ["Screen"]

# The words of the token grammar of ``text``, without the marks.
_WORD = re.compile(r"[^\W_]+(?:['@$€-][^\W_]+)*")
_SHORTEST_SPACED = 3


class Screen:
    """Keeps a text when the two rarest words of some phrase are both in it, in any reading."""

    def __init__(self, compiled: Compiled, readings: Readings, own: int) -> None:
        self._alone = {
            unit: [n for n in numbers if n < own]
            for unit, numbers in compiled.alone.items()
            if min(numbers) < own
        }
        self._pairs = compiled.pairs
        self._anchors = self._alone.keys() | self._pairs.keys()
        self._splits = compiled.splits
        self._split_heads = frozenset(head for head, _ in compiled.splits)
        self._readings = readings
        self._own = own

    def may_hold(self, chars: str) -> bool:
        """Tell whether any phrase can stand in a text as read; letters one by one always pass."""
        words = _WORD.findall(chars)
        known, read = self._readings.known, self._readings.read
        hits: list[tuple[Part, ...]] = []
        singles = 0
        for word in words:
            parts = known.get(word)
            if parts:
                hits.append(parts)
            elif parts is None and (parts := read(word)):
                hits.append(parts)
            if len(word) == 1:
                singles += 1
        if singles >= _SHORTEST_SPACED and _has_spaced(words):
            return True
        units = {unit for parts in hits for part in parts for unit in part.units}
        if not self._split_heads.isdisjoint(words):
            for pair in zip(words, words[1:], strict=False):
                units.update(self._splits.get(pair, ()))
        return self._any_pattern(units)

    def _any_pattern(self, units: set[int]) -> bool:
        for unit in units & self._anchors:
            if unit in self._alone or not units.isdisjoint(self._pairs[unit]):
                return True
        return False

    def patterns_in(self, units: set[int]) -> list[int]:
        """Return the numbers of the patterns whose two rarest words are among ``units``."""
        found: set[int] = set()
        for unit in units & self._anchors:
            found.update(self._alone.get(unit, ()))
            partners = self._pairs.get(unit)
            if partners:
                for second in units & partners.keys():
                    found.update(partners[second])
        return sorted(number for number in found if number < self._own)


def _has_spaced(words: list[str]) -> bool:
    """Tell whether three words of one letter follow each other."""
    run = 0
    for word in words:
        run = run + 1 if len(word) == 1 and word.isalpha() else 0
        if run == _SHORTEST_SPACED:
            return True
    return False
