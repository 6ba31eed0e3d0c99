"""A hash table of 64-bit keys in numpy: many keys are looked up in one call."""

from typing import Any

import numpy as np

__all__ = ["KeyTable", "mixed"]

_EMPTY = np.uint64(0)
_FIRST_SIZE = 1 << 12


def mixed(keys: Any) -> Any:
    """Return the keys well stirred (a bijection of 64 bits), never 0."""
    keys = keys ^ (keys >> np.uint64(31))
    keys = keys * np.uint64(0x9E3779B97F4A7C15)
    keys = keys ^ (keys >> np.uint64(29))
    return np.where(keys == _EMPTY, np.uint64(1), keys)


class KeyTable:
    """Maps stirred keys to small numbers; a key that is not there gives 0.

    Linear probing at a load under a quarter: nearly every look-up ends at its first step.
    """

    def __init__(self) -> None:
        self._keys = np.zeros(_FIRST_SIZE, np.uint64)
        self._values = np.zeros(_FIRST_SIZE, np.int32)
        self._count = 0

    def __len__(self) -> int:
        """Return how many keys the table holds."""
        return self._count

    def find(self, keys: Any) -> Any:
        """Return the number of each key, 0 where it is not known."""
        mask = np.uint64(len(self._keys) - 1)
        at = (keys & mask).astype(np.intp)
        held = self._keys[at]
        result = np.where(held == keys, self._values[at], 0)
        open_ = np.flatnonzero((held != keys) & (held != _EMPTY))
        while open_.size:
            at[open_] = (at[open_] + 1) & int(mask)
            held = self._keys[at[open_]]
            same = held == keys[open_]
            result[open_[same]] = self._values[at[open_[same]]]
            open_ = open_[~same & (held != _EMPTY)]
        return result

    def add(self, keys: Any, values: Any) -> None:
        """Add keys that are not there yet, each once, with their numbers (not 0)."""
        self._count += len(keys)
        if self._count * 4 > len(self._keys):
            self._grow()
        self._put(keys, values)

    def _grow(self) -> None:
        size = len(self._keys)
        while self._count * 4 > size:
            size *= 2
        held = self._keys != _EMPTY
        keys, values = self._keys[held], self._values[held]
        self._keys, self._values = np.zeros(size, np.uint64), np.zeros(size, np.int32)
        self._put(keys, values)

    def _put(self, keys: Any, values: Any) -> None:
        mask = len(self._keys) - 1
        at = (keys & np.uint64(mask)).astype(np.intp)
        left = np.arange(len(keys))
        while left.size:
            free = left[self._keys[at[left]] == _EMPTY]
            # Of the keys that want the same free slot the first one takes it.
            slots, first = np.unique(at[free], return_index=True)
            taken = free[first]
            self._keys[slots], self._values[slots] = keys[taken], values[taken]
            left = np.setdiff1d(left, taken, assume_unique=True)
            at[left] = (at[left] + 1) & mask
