"""One word of a reply as it is read."""

from typing import NamedTuple

__all__ = ["AS_WRITTEN", "Part", "read_as"]

AS_WRITTEN = "as written"


class Part(NamedTuple):
    """One word of a token: the units it may be, the form it was read as, and how it was read."""

    units: tuple[int, ...]
    word: str
    reading: str = AS_WRITTEN


def read_as(reading: str, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the same words, read in this way."""
    return tuple(Part(part.units, part.word, reading) for part in parts)
