"""Several sequences as one, none of them copied."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import TypeVar, overload

__all__ = ["Row"]

One_co = TypeVar("One_co", covariant=True)


class Row(Sequence[One_co]):
    """The members of its parts, in their order; a part may be one that makes its members when asked."""

    def __init__(self, *parts: Sequence[One_co]) -> None:
        self._parts = parts
        self._firsts = [0, *accumulate(map(len, parts))]

    def __len__(self) -> int:
        return self._firsts[-1]

    @overload
    def __getitem__(self, number: int) -> One_co: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[One_co, ...]: ...
    def __getitem__(self, number: int | slice) -> One_co | tuple[One_co, ...]:
        if isinstance(number, slice):
            return tuple(self[at] for at in range(*number.indices(len(self))))
        at = range(len(self))[number]
        part = bisect_right(self._firsts, at) - 1
        return self._parts[part][at - self._firsts[part]]

    def __iter__(self) -> Iterator[One_co]:
        return chain.from_iterable(self._parts)
