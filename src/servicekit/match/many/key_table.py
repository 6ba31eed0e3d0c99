"""A hash table of 64-bit keys in numpy: many keys are looked up in one call."""

from typing import Any

import numpy as np

__all__ = ["KeyTable", "slots_of"]

_EMPTY = np.uint64(0)
_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_FIRST_BITS = 12


def slots_of(keys: Any, bits: int) -> Any:
    """Return for each key a place in a table of ``2 ** bits``, spread evenly."""
    return ((keys * _GOLDEN) >> np.uint64(64 - bits)).view(np.int64)


class KeyTable:
    """Maps keys other than 0 to small numbers; a key that is not there gives 0.

    Linear probing at a load under a quarter: nearly every look-up ends at its first step.
    """

    def __init__(self) -> None:
        self._make(_FIRST_BITS)
        self._count = 0

    def _make(self, bits: int) -> None:
        self._bits = bits
        self._keys = np.zeros(1 << bits, np.uint64)
        self._values = np.zeros(1 << bits, np.int32)

    def __len__(self) -> int:
        """Return how many keys the table holds."""
        return self._count

    def find(self, keys: Any) -> Any:
        """Return the number of each key, 0 where it is not known."""
        at = slots_of(keys, self._bits)
        result = self._values.take(at)
        wrong = np.flatnonzero(self._keys.take(at) != keys)
        result[wrong] = self._find_further(keys[wrong], at[wrong])
        return result

    def _find_further(self, keys: Any, at: Any) -> Any:
        """Return the numbers of keys at whose first slot another one stands, or none."""
        result = np.zeros(len(keys), np.int32)
        left = np.flatnonzero(self._keys[at] != _EMPTY)
        while left.size:
            at[left] = (at[left] + 1) & (len(self._keys) - 1)
            held = self._keys[at[left]]
            same = held == keys[left]
            result[left[same]] = self._values[at[left[same]]]
            left = left[~same & (held != _EMPTY)]
        return result

    def add(self, keys: Any, values: Any) -> None:
        """Add keys that are not there yet, each once, with their numbers (not 0)."""
        self._count += len(keys)
        if self._count * 4 > len(self._keys):
            self._grow()
        self._put(keys, values)

    def _grow(self) -> None:
        held = self._keys != _EMPTY
        keys, values = self._keys[held], self._values[held]
        bits = self._bits
        while self._count * 4 > 1 << bits:
            bits += 1
        self._make(bits)
        self._put(keys, values)

    def _put(self, keys: Any, values: Any) -> None:
        at = slots_of(keys, self._bits)
        left = np.arange(len(keys))
        while left.size:
            free = left[self._keys[at[left]] == _EMPTY]
            # Of the keys that want the same free slot the first one takes it.
            slots, first = np.unique(at[free], return_index=True)
            taken = free[first]
            self._keys[slots], self._values[slots] = keys[taken], values[taken]
            left = np.setdiff1d(left, taken, assume_unique=True)
            at[left] = (at[left] + 1) & (len(self._keys) - 1)
