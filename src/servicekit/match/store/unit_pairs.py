"""Pairs of units in sorted arrays: as easily found as in dicts, in a tenth of the memory."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet

__all__ = ["ANY_SIGN", "PairSet", "PairTable", "far_pair", "pair_key", "pair_table", "unit_sign"]

_LOWER_HALF = 0xFFFFFFFF
_FAR = 1 << 31
ANY_SIGN = (1 << 64) - 1
"""The signs of all units at once."""


def pair_key(first: int, second: int) -> int:
    """Return the number that stands for a pair of units; keys sort as the pairs do."""
    return first << 32 | second


def far_pair(first: int, second: int) -> tuple[int, int]:
    """Return the pair that stands for two units of one phrase with others between them."""
    return first | _FAR, second


def unit_sign(unit: int) -> int:
    """Return one of 64 bits for a unit; what has no bit in common with a set of units holds none of them."""
    return 1 << (unit & 63)


class PairSet(AbstractSet[tuple[int, int]]):
    """Pairs by their sorted keys."""

    def __init__(self, keys: Sequence[int]) -> None:
        self.keys = keys

    def __contains__(self, pair: object) -> bool:
        if not isinstance(pair, tuple):
            return False
        key = pair_key(*pair)
        at = bisect_left(self.keys, key)
        return at < len(self.keys) and self.keys[at] == key

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return ((key >> 32, key & _LOWER_HALF) for key in self.keys)

    def __len__(self) -> int:
        return len(self.keys)


class PairTable(Mapping[int, dict[int, list[int]]]):
    """First unit → second unit → numbers; ``ends`` tells where the numbers of each of the ``keys`` end."""

    def __init__(self, keys: Sequence[int], ends: Sequence[int], numbers: Sequence[int]) -> None:
        self.keys_of_pairs, self.ends, self.numbers = keys, ends, numbers

    def __getitem__(self, first: int) -> dict[int, list[int]]:
        keys, ends, found = self.keys_of_pairs, self.ends, {}
        at = bisect_left(keys, pair_key(first, 0))
        while at < len(keys) and keys[at] >> 32 == first:
            found[keys[at] & _LOWER_HALF] = list(self.numbers[ends[at - 1] if at else 0 : ends[at]])
            at += 1
        if not found:
            raise KeyError(first)
        return found

    def seconds(self, first: int) -> list[int]:
        """Return the second units that stand with a first one."""
        return [key & _LOWER_HALF for key in self.keys_of_pairs[self._those_of(first)]]

    def reach(self, first: int, reaches: Sequence[int]) -> int:
        """Return the greatest of the ``reaches`` of the pairs with a first unit, 0 where it has none."""
        return max(reaches[self._those_of(first)], default=0)

    def _those_of(self, first: int) -> slice:
        begin, end = (bisect_left(self.keys_of_pairs, pair_key(unit, 0)) for unit in (first, first + 1))
        return slice(begin, end)

    def __iter__(self) -> Iterator[int]:
        before = -1
        for key in self.keys_of_pairs:
            if key >> 32 != before:
                before = key >> 32
                yield before

    def __len__(self) -> int:
        return sum(1 for _ in self)


def pair_table(keys: "array[int]", numbers: "array[int]") -> PairTable:
    """Return the table that holds each of the ``numbers`` under the key that stands beside it."""
    known, ends, sorted_numbers = array("Q"), array("I"), array("I")
    for at in sorted(range(len(keys)), key=keys.__getitem__):
        if not known or known[-1] != keys[at]:
            known.append(keys[at])
            ends.append(len(sorted_numbers))
        sorted_numbers.append(numbers[at])
        ends[-1] = len(sorted_numbers)
    return PairTable(known, ends, sorted_numbers)
