"""Sequences whose members are made, or looked up, when somebody asks for them."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar, overload

__all__ = ["OnDemand"]

One_co = TypeVar("One_co", covariant=True)


class OnDemand(Sequence[One_co]):
    """A sequence that knows its length and how to make one member; slices are tuples."""

    @abstractmethod
    def member(self, at: int) -> One_co:
        """Return the member at ``at``, which is from 0 up to the length."""

    @overload
    def __getitem__(self, number: int) -> One_co: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[One_co, ...]: ...
    def __getitem__(self, number: int | slice) -> One_co | tuple[One_co, ...]:
        """Return one member, counted from the end where ``number`` is negative, or a tuple of them."""
        if isinstance(number, slice):
            return tuple(map(self.member, range(*number.indices(len(self)))))
        return self.member(range(len(self))[number])
