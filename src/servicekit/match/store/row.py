"""Several sequences as one, none of them copied."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import TypeVar

from servicekit.model.on_demand import OnDemand

__all__ = ["Row"]

One_co = TypeVar("One_co", covariant=True)


class Row(OnDemand[One_co]):
    """The members of its parts, in their order; a part may be one that makes its members when asked."""

    def __init__(self, *parts: Sequence[One_co]) -> None:
        self._parts = parts
        self._firsts = [0, *accumulate(map(len, parts))]

    def __len__(self) -> int:
        return self._firsts[-1]

    def member(self, at: int) -> One_co:
        """Return one member of one part."""
        part = bisect_right(self._firsts, at) - 1
        return self._parts[part][at - self._firsts[part]]

    def __iter__(self) -> Iterator[One_co]:
        return chain.from_iterable(self._parts)
