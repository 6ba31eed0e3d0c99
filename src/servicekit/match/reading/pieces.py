"""Tells which words may be the first or the last part of a form that was written in two: «долж ны»."""

from array import array
from collections.abc import Iterable, Sequence

from servicekit.match.store.word_keys import part_keys, word_key

__all__ = ["SHORTEST_PIECE", "SHORTEST_WHOLE", "may_be_piece", "piece_bits"]

SHORTEST_WHOLE, SHORTEST_PIECE = 5, 2
_FEWEST_BITS, _MOST_BITS, _BITS_A_PIECE = 12, 25, 4


def piece_bits(forms: Iterable[str]) -> bytearray:
    """Return a table with a bit for each part of each form; a few other words have one by chance."""
    keys = array("Q")
    for form in forms:
        if len(form) >= SHORTEST_WHOLE and form.replace("'", "").isalpha():
            keys.extend(part_keys(form, SHORTEST_PIECE))
    size = max(_FEWEST_BITS, min(_MOST_BITS, (_BITS_A_PIECE * len(keys)).bit_length()))
    table = bytearray(1 << size - 3)
    for key in keys:
        at = key >> 64 - size
        table[at >> 3] |= 1 << (at & 7)
    return table


def may_be_piece(table: Sequence[int], word: str) -> bool:
    """Tell whether a word may be a part of some form."""
    at = word_key(word) >> 64 - (len(table).bit_length() + 2)
    return bool(table[at >> 3] >> (at & 7) & 1)
