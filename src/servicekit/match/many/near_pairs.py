"""Finds listed pairs of numbers that stand near each other in a long row of numbers."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from servicekit.match.many.spans import spans

__all__ = ["NearPairs", "unit_signs"]

_LEFT, _RIGHT = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)
_STIR = np.uint64(0xD6E8FEB86659FD93)
_FEWEST_BITS, _MOST_BITS = 12, 21


def unit_signs(units: Any) -> Any:
    """Return the ``unit_sign`` of each unit."""
    return np.uint64(1) << (units & 63).astype(np.uint64)


def _other_signs(units: Any) -> Any:
    """Return other signs: two units that share their ``unit_sign`` seldom share these."""
    return np.uint64(1) << (units.astype(np.uint64) * _LEFT >> np.uint64(58))


class NearPairs:
    """Pairs of numbers as ``first << 32 | second``, sorted.

    ``reaches`` tells how many words apart each pair may stand, ``thirds`` the signs of what must stand with
    it. ``members`` tells by number whether it is in any pair; only such numbers may be looked for. Two kinds
    of signs of what stands round a first number sort out most windows, and two small tables of one byte for
    each of many hashes nearly all pairs that are not listed.
    """

    def __init__(self, keys: Sequence[int], reaches: Sequence[int], thirds: Sequence[int]) -> None:
        self._keys = np.asarray(keys, np.uint64)
        self._reaches, self._thirds = np.asarray(reaches, np.uint8), np.asarray(thirds, np.uint64)
        firsts, seconds = self._keys >> np.uint64(32), self._keys & np.uint64(0xFFFFFFFF)
        bits = max(_FEWEST_BITS, min(_MOST_BITS, (8 * len(self._keys)).bit_length()))
        self._shift = np.uint64(64 - bits)
        self._may_be, self._likely = np.zeros(1 << bits, bool), np.zeros(1 << bits, bool)
        self._may_be[(firsts * _LEFT + seconds * _RIGHT) >> self._shift] = True
        self._likely[self._keys * _STIR >> self._shift] = True
        self._is_first = np.zeros(1 + int(max(firsts.max(initial=0), seconds.max(initial=0))), bool)
        self._is_first[firsts.astype(np.int64)] = True
        self._reach_of = np.zeros(len(self._is_first), np.int64)
        np.maximum.at(self._reach_of, firsts.astype(np.int64), self._reaches)
        self._seconds = [(signs_of, self._signs(signs_of)) for signs_of in (unit_signs, _other_signs)]
        self.members = self._is_first.copy()
        self.members[seconds.astype(np.int64)] = True

    def _signs(self, signs_of: Callable[[Any], Any]) -> Any:
        """Return the signs of all seconds of each first number."""
        found = np.zeros(len(self._is_first), np.uint64)
        firsts, seconds = self._keys >> np.uint64(32), self._keys & np.uint64(0xFFFFFFFF)
        np.bitwise_or.at(found, firsts.astype(np.int64), signs_of(seconds))
        return found

    def firsts(self, numbers: Any) -> Any:
        """Return the indices of the numbers with which a pair begins."""
        return np.flatnonzero(self._is_first.take(numbers))

    def reaches_of(self, firsts: Any) -> Any:
        """Return for each first number how far from it the second of some pair may stand."""
        return self._reach_of.take(firsts)

    def find(self, numbers: Any, firsts: Any, begins: Any, ends: Any) -> tuple[Any, Any, Any, Any]:
        """Return the indices of the numbers of each listed pair, and its reach and its signs of a third.

        The first number is one of those at ``firsts``, the second stands from ``begins`` up to ``ends``;
        the first itself stands there too.
        """
        for signs_of, seconds in self._seconds:
            signs = np.append(signs_of(numbers), np.uint64(0))
            around = np.bitwise_or.reduceat(signs, np.stack((begins, ends), axis=1).ravel())[::2]
            possible = np.flatnonzero(around & seconds.take(numbers.take(firsts)))
            firsts, begins, ends = firsts[possible], begins[possible], ends[possible]
        rights, which = spans(begins, ends)
        lefts = firsts[which]
        wide = numbers.astype(np.uint64)
        hashes = (wide * _LEFT).take(lefts)
        hashes += (wide * _RIGHT).take(rights)
        hashes >>= self._shift
        possible = np.flatnonzero(self._may_be.take(hashes.view(np.int64)))
        lefts, rights = lefts[possible], rights[possible]
        keys = wide[lefts] << np.uint64(32) | wide[rights]
        likely = np.flatnonzero(self._likely.take((keys * _STIR >> self._shift).view(np.int64)))
        lefts, rights, keys = lefts[likely], rights[likely], keys[likely]
        at = np.minimum(np.searchsorted(self._keys, keys), max(0, len(self._keys) - 1))
        listed = np.flatnonzero(self._keys[at] == keys) if len(self._keys) else at
        at = at[listed]
        return lefts[listed], rights[listed], self._reaches[at], self._thirds[at]
