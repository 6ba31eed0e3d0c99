"""Numbers the sets of units that words may have, and spreads many of them at once."""

from collections.abc import Iterable
from typing import Any

import numpy as np

__all__ = ["ALONE", "NOTHING", "PAIRED", "TAIL", "UnitRows"]

NOTHING = 1
"""The number of the words that belong to no phrase; 0 is left for words that were not met yet."""


PAIRED, ALONE, TAIL = 1, 2, 4
"""What words of a number may be: one of a pair, a phrase alone, the second half of a word written in two."""


class UnitRows:
    """Sets of units by number: all of them, and those by which phrases are looked for.

    ``paired`` tells by unit whether it belongs to a pair; ``alone`` are units of phrases of one word.
    """

    def __init__(self, paired: Any, alone: Iterable[int]) -> None:
        self._paired = bytes(paired)
        self._alone = frozenset(alone)
        self._number_of: dict[tuple[tuple[int, ...], bool], int] = {}
        self._units: list[tuple[int, ...]] = [()]
        self._flat = _Column(np.int64)
        self._begins, self._counts, self._kinds = _Column(np.int64), _Column(np.int64), _Column(np.uint8)
        for column in (self._begins, self._counts, self._kinds):
            column.extend([0])
        self.number_of((), is_tail=False)

    def number_of(self, units: tuple[int, ...], *, is_tail: bool) -> int:
        """Return the number of a set of units; ``is_tail`` for the second half of a word written in two."""
        number = self._number_of.setdefault((units, is_tail), len(self._units))
        if number == len(self._units):
            paired = [unit for unit in units if unit < len(self._paired) and self._paired[unit]]
            alone = not self._alone.isdisjoint(units)
            self._units.append(units)
            self._begins.extend([len(self._flat)])
            self._flat.extend(paired)
            self._counts.extend([len(paired)])
            self._kinds.extend([PAIRED * bool(paired) | ALONE * alone | TAIL * is_tail])
        return number

    def kinds(self, numbers: Any) -> Any:
        """Return for each number what its words may be, as a sum of ``PAIRED``, ``ALONE`` and ``TAIL``."""
        return self._kinds.filled.take(numbers)

    def counts(self, numbers: Any) -> Any:
        """Return how many paired units each number stands for."""
        return self._counts.filled.take(numbers)

    def spread(self, numbers: Any) -> tuple[Any, Any]:
        """Return the paired units in a row, and for each the index of its number in ``numbers``."""
        sizes = self._counts.filled.take(numbers)
        back = np.repeat(np.arange(len(numbers)), sizes)
        within = np.arange(len(back)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return self._flat.filled.take(self._begins.filled.take(numbers)[back] + within), back

    def all_units(self, numbers: Iterable[int]) -> set[int]:
        """Return the units of all these numbers, paired or not."""
        return set().union(*map(self._units.__getitem__, numbers))


class _Column:
    """An array that grows by its end; what is added is taken over when the array is next looked at."""

    def __init__(self, kind: Any) -> None:
        self._held = np.zeros(1024, kind)
        self._size = 0
        self._added: list[int] = []
        self.extend = self._added.extend

    def __len__(self) -> int:
        return self._size + len(self._added)

    @property
    def filled(self) -> Any:
        """All values so far."""
        if self._added:
            size = len(self)
            if size > len(self._held):
                self._held = np.resize(self._held, 2 * size)
            self._held[self._size : size] = self._added
            self._size = size
            self._added.clear()
        return self._held[: self._size]
