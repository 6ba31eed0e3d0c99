"""Numbers the sets of units that words may have, and spreads many of them at once."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

import numpy as np

from servicekit.match.many.near_pairs import unit_signs
from servicekit.match.many.spans import spans
from servicekit.match.store.compiled import Compiled
from servicekit.match.store.unit_pairs import unit_sign

__all__ = ["ALONE", "FIRST_FORM", "HEAD", "NOTHING", "PAIRED", "PIECE", "TAIL", "UnitRows"]

NOTHING = 1
"""The number of the words that belong to no phrase; 0 is left for words that were not met yet."""

FIRST_FORM = 2
"""The number of the first form of ``Compiled.form_keys``; the others follow in their order."""

PAIRED, ALONE, TAIL, PIECE, HEAD = 1, 2, 4, 8, 16
"""What words of a number may be: one of a pair, a phrase alone, or part of a word written in two.

The parts of a known pair are ``HEAD`` and ``TAIL``; a ``PIECE`` is no word but with the one beside it.
"""


class UnitRows:
    """Sets of units by number: those of the forms, and behind them those of words read otherwise.

    ``paired`` tells by unit whether it belongs to a pair; by these and by the units of phrases of one word
    phrases are looked for.
    """

    def __init__(self, compiled: Compiled, paired: Any) -> None:
        self._paired = bytes(paired)
        self._alone = frozenset(compiled.alone_units)
        self._number_of: dict[tuple[tuple[int, ...], int], int] = {}
        self._units = _UnitsOf(compiled)
        ends, units = np.asarray(compiled.form_ends, np.int64), np.asarray(compiled.form_units, np.int64)
        sizes = np.diff(ends, prepend=0)
        looked_for = paired.take(units, mode="clip") & (units < len(paired))
        alone = np.isin(units, np.asarray(compiled.alone_units, np.int64))
        form = np.repeat(np.arange(len(ends)), sizes)
        counts, alones = (np.bincount(form[some], minlength=len(ends)) for some in (looked_for, alone))
        kinds = PAIRED * (counts > 0) + ALONE * (alones > 0)
        nothing = np.zeros(FIRST_FORM, np.int64)
        self._flat = _Column(units[looked_for], np.int32)
        self._begins = _Column(np.concatenate((nothing, np.cumsum(counts) - counts)), np.int32)
        self._counts = _Column(np.concatenate((nothing, counts)), np.int32)
        self._kinds = _Column(np.concatenate((nothing, kinds)), np.uint8)
        self._first_read = len(self._kinds)
        self._bare = _Column(nothing[:0], np.int32)
        signs = np.zeros(FIRST_FORM + len(ends), np.uint64)
        np.bitwise_or.at(signs, FIRST_FORM + form, unit_signs(units))
        self._signs = _Column(signs, np.uint64)

    def number_of(self, units: tuple[int, ...], part: int = 0, bare: int = NOTHING) -> int:
        """Return the number of a set of units that a word has; ``part`` tells which part of a word it may be.

        ``bare`` is the number that a ``TAIL`` has where no ``HEAD`` stands before it.
        """
        if not units and not part:
            return NOTHING
        number = self._number_of.setdefault((units, part), len(self._begins))
        if number == len(self._begins):
            paired = [unit for unit in units if unit < len(self._paired) and self._paired[unit]]
            alone = not self._alone.isdisjoint(units)
            self._units[number] = units
            self._begins.extend([len(self._flat)])
            self._flat.extend(paired)
            self._counts.extend([len(paired)])
            self._signs.extend([reduce(or_, map(unit_sign, units), 0)])
            self._kinds.extend([PAIRED * bool(paired) | ALONE * alone | part])
            self._bare.extend([bare])
        return number

    def kinds(self, numbers: Any) -> Any:
        """Return for each number what its words may be, as a sum of ``PAIRED``, ``ALONE`` and the parts."""
        return self._kinds.filled.take(numbers)

    def settle_tails(self, numbers: Any, kinds: Any) -> None:
        """Give each ``TAIL`` in a row of words with no ``HEAD`` before it its bare number and kinds."""
        tails = np.flatnonzero(kinds & TAIL)
        tails = tails[(kinds[tails - 1] & HEAD) == 0]
        numbers[tails] = self._bare.filled.take(numbers[tails] - self._first_read)
        kinds[tails] = self.kinds(numbers[tails])

    def counts(self, numbers: Any) -> Any:
        """Return how many paired units each number stands for."""
        return self._counts.filled.take(numbers)

    def spread(self, numbers: Any) -> tuple[Any, Any]:
        """Return the paired units in a row, and for each the index of its number in ``numbers``."""
        begins = self._begins.filled.take(numbers)
        at, back = spans(begins, begins + self._counts.filled.take(numbers))
        return self._flat.filled.take(at), back

    def signs(self, numbers: Any) -> Any:
        """Return for each number the signs of all its units, paired or not."""
        return self._signs.filled.take(numbers)

    def all_units(self, numbers: Iterable[int]) -> set[int]:
        """Return the units of all these numbers, paired or not."""
        return set().union(*map(self._units.__getitem__, numbers))


class _UnitsOf(dict[int, tuple[int, ...]]):
    """The units of each number; those of forms are read when they are first asked for."""

    def __init__(self, compiled: Compiled) -> None:
        super().__init__({NOTHING: ()})
        self._ends, self._row = compiled.form_ends, compiled.form_units

    def __missing__(self, number: int) -> tuple[int, ...]:
        form = number - FIRST_FORM
        units = self[number] = tuple(self._row[self._ends[form - 1] if form else 0 : self._ends[form]])
        return units


class _Column:
    """An array that grows by its end; what is added is taken over when the array is next looked at."""

    def __init__(self, values: Any, kind: Any) -> None:
        self._held = values.astype(kind)
        self._size = len(values)
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
