"""Finds patterns by the units of the words that are there: by the rarest two first, then by all."""

from collections.abc import KeysView, Mapping, Sequence
from collections.abc import Set as AbstractSet

from servicekit.match.store.compiled import Compiled

__all__ = ["ByUnits"]

_FoundBy = tuple[Sequence[int], frozenset[int], Mapping[int, Sequence[int]]]


class ByUnits:
    """The patterns of a phrase list under the units of their words; ``anchors`` are those of rarest words."""

    def __init__(self, compiled: Compiled) -> None:
        self._alone = compiled.alone
        self._pairs = compiled.pairs
        self._reaches = compiled.pair_reaches
        self._patterns = compiled.patterns
        self._needs: dict[int, tuple[KeysView[int], ...]] = {}
        self._kept: dict[int, _FoundBy] = {}
        self.anchors = frozenset(self._alone) | frozenset(self._pairs)

    def stands_alone(self, unit: int) -> bool:
        """Tell whether a word of this unit is a phrase by itself."""
        return unit in self._alone

    def seconds(self, unit: int) -> list[int]:
        """Return the second rarest units of the phrases whose rarest word has this unit."""
        return self._pairs.seconds(unit)

    def reach(self, unit: int) -> int:
        """Return how far from a rarest word of this unit others of its phrases may stand."""
        return self._pairs.reach(unit, self._reaches)

    def patterns_in(self, units: set[int]) -> list[int]:
        """Return the numbers of the patterns all of whose words may be among ``units``."""
        found = self.patterns_beside(units & self.anchors, units)
        return sorted({number for number in found if self.has_all(number, units)}) if found else found

    def patterns_beside(self, rarest: AbstractSet[int], units: set[int]) -> list[int]:
        """Return the numbers of the patterns with a rarest word of ``rarest`` and a second of ``units``."""
        found: list[int] = []
        for unit in rarest:
            alone, seconds, pairs = self._kept.get(unit) or self._found_by(unit)
            found += alone
            if not seconds.isdisjoint(units):
                for second in units & seconds:
                    found += pairs[second]
        return found

    def may_be_whole(self, first: int, second: int, units: set[int]) -> bool:
        """Tell whether some phrase with these two rarest units has all its words among ``units``."""
        kept = self._kept.get(first) or self._found_by(first)
        return any(self.has_all(number, units) for number in kept[2].get(second, ()))

    def has_all(self, number: int, units: set[int]) -> bool:
        """Tell whether all words that a pattern needs may be among ``units``."""
        needs = self._needs.get(number)
        if needs is None:
            places = self._patterns[number].places
            needs = tuple(
                place.units.keys() for place in places if not place.optional and not place.word_class
            )
            self._needs[number] = needs
        for need in needs:  # noqa: SIM110 - a generator would take twice as long.
            if need.isdisjoint(units):
                return False
        return True

    def _found_by(self, unit: int) -> _FoundBy:
        """Return the patterns whose rarest word has this unit: of one word, or by their second rarest."""
        pairs = self._pairs.get(unit) or {}
        found = self._kept[unit] = self._alone.get(unit, ()), frozenset(pairs), pairs
        return found
