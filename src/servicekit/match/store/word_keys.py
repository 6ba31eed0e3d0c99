"""A number for each word, and for each word that is left when a letter is dropped from it.

The number is a polynomial over the letters, modulo 2**64. So numpy can work out the numbers of many words, of
their beginnings, ends and shortened forms from running sums (``new_words``).
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise

__all__ = ["BASE", "LETTERS", "SPREAD", "UNBASE", "part_keys", "shortened_keys", "word_key"]

LETTERS = "0123456789abcdefghijklmnopqrstuvwxyzабвгдежзийклмнопрстуфхцчшщъыьэюя"
"""The letters of words as read; the number of a letter is its place, from 1 on."""

_ALL = (1 << 64) - 1
BASE = 0x9E3779B97F4A7C15
UNBASE = pow(BASE, -1, 1 << 64)
SPREAD = 0xC2B2AE3D27D4EB4F
_LONGEST = 256

_NUMBERS = {letter: number for number, letter in enumerate(LETTERS, 1)}
_POWERS = tuple(accumulate(range(_LONGEST - 1), lambda power, _: power * BASE & _ALL, initial=1))
_UNPOWERS = tuple(accumulate(range(_LONGEST - 1), lambda power, _: power * UNBASE & _ALL, initial=1))


def word_key(word: str) -> int:
    """Return the 64-bit key of a word as read."""
    return _sums(word)[-1] * SPREAD & _ALL


def shortened_keys(word: str) -> set[int]:
    """Return the upper halves of the keys of a word and of all that it becomes when one letter is dropped."""
    sums = _sums(word)
    whole = sums[-1]
    shorter = (before + (whole - after) * UNBASE for before, after in pairwise(sums))
    return {(total * SPREAD & _ALL) >> 32 for total in (whole, *shorter)}


def part_keys(word: str, shortest: int) -> Iterator[int]:
    """Yield the keys of the beginnings and the ends of a word that hold ``shortest`` letters and more."""
    sums = _sums(word)
    for at in range(shortest, len(sums) - 1):
        yield sums[at] * SPREAD & _ALL
    for at in range(1, len(sums) - shortest):
        yield (sums[-1] - sums[at]) * _UNPOWERS[at] * SPREAD & _ALL


def _sums(word: str) -> list[int]:
    """Return the sums over the first letters: none of them, one, two, up to all."""
    numbers = [_NUMBERS.get(letter) or ord(letter) for letter in word[:_LONGEST]]
    return list(accumulate((a * b for a, b in zip(numbers, _POWERS, strict=False)), initial=0))
