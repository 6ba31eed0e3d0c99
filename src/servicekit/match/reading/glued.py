"""Reads words with signs inside and no space beside them: «долж|ны», «пере(звон)ите», ``he|p``, ``don"t``."""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from math import prod

from servicekit.match.reading.readings import AS_WRITTEN, Part, Readings
from servicekit.match.tables import is_known_en, is_known_ru
from servicekit.text import OPAQUE, ReadText
from servicekit.text.lookalikes import is_stretched

__all__ = ["glued_word", "may_hold_glued"]

_MOST_PIECES = 6
_MOST_SIGNS = 3
_SURE = frozenset({AS_WRITTEN, "mixed alphabets", "stretched"})
# Signs that stand between words, too, with no space: the shorter a word, the likelier it is two by chance.
_PARTING = frozenset(".,;:!?…")
_CHOICE = frozenset("/()&")
_SHORTEST, _SHORTEST_PARTED, _SHORTEST_PIECE = 4, 5, 4
# Signs that in an English word stand for a letter.
_STANDS_FOR = {"|": ("", "l", "i"), "!": ("", "i", "l"), '"': ("", "'")}
_MOST_SPELLINGS = 12
_WORDS_OF_ONE_LETTER = frozenset("авикосуяai")
_SIGN = rf"(?:[^\w\s'{OPAQUE}-]|_)"
_ONE_ALPHABET = re.compile("[а-я]+|[a-z']+")
_WORD = r"[^\W_]+(?:'[^\W_]+)*"
_PIECES = re.compile(rf"{_WORD}(?:(?<=[^\W\d_]){_SIGN}{{1,{_MOST_SIGNS}}}(?=[^\W\d_]){_WORD})+")
_INSIDE = re.compile(rf"(?<=[^\W\d_]){_SIGN}{{1,{_MOST_SIGNS}}}[^\W\d_]").search
_PIECE = re.compile(rf"({_WORD})")


def glued_word(read: ReadText, at: int, last: int, readings: Readings) -> tuple[tuple[Part, ...], int] | None:
    """Return how token ``at`` is read together with those glued to it, and the last of them, if it is so."""
    pieces, signs, ends = [read.tokens[at]], [""], [at]
    after = at + 1
    while after <= last and len(pieces) < _MOST_PIECES:
        token = read.tokens[after]
        if read.starts[after] != read.ends[after - 1] or after - ends[-1] > _MOST_SIGNS + 1:
            break
        if token.replace("'", "").isalnum():
            sign = read.normal.chars[read.ends[ends[-1]] : read.starts[after]]
            if not _parts(pieces[-1], sign, token):
                break
            pieces, signs, ends = [*pieces, token], [*signs, sign], [*ends, after]
        elif token[0].isalnum() or token[0] == "\n":
            break
        after += 1
    for count in range(len(pieces), 1, -1):
        if parts := _whole(pieces[:count], signs[1:count], readings):
            return parts, ends[count - 1]
    return None


def may_hold_glued(chars: str, readings: Readings) -> bool:
    """Tell whether a text as read may hold a word of a phrase with signs inside."""
    # Most words hold no sign, and of the others most end in one: what is left is looked at.
    return any(
        not row.isalnum() and _INSIDE(row) is not None and _holds(row, readings) for row in chars.split()
    )


def _holds(row: str, readings: Readings) -> bool:
    tried: set[tuple[str, ...]] = set()
    for run in _PIECES.finditer(row):
        # Words and signs in turns; a row may repeat the same few without end.
        pieces = _PIECE.split(run[0])[1:-1]
        for first in range(0, len(pieces) - 1, 2):
            for end in range(first + 3, min(len(pieces), first + 2 * _MOST_PIECES) + 1, 2):
                some = tuple(pieces[first:end])
                if some not in tried and _whole(some[::2], some[1::2], readings):
                    return True
                tried.add(some)
    return False


def _parts(before: str, sign: str, after: str) -> bool:
    """Tell whether a sign may part a word between these pieces."""
    return (
        0 < len(sign) <= _MOST_SIGNS
        and before[-1].isalpha()
        and after[0].isalpha()
        and not {"-", "'", OPAQUE} & set(sign)
    )


def _whole(pieces: Sequence[str], signs: Sequence[str], readings: Readings) -> tuple[Part, ...]:
    """Return how pieces are read as one word of a phrase, unless they may be words themselves."""
    for word in _spellings(pieces, signs):
        parts = readings.exactly(word)
        if not parts and (not _ONE_ALPHABET.fullmatch(word) or is_stretched(word)):
            parts = readings.read(word)
        if parts and parts[0].reading in _SURE and any(part.units for part in parts):
            shortest = _shortest(pieces, set("".join(signs)), known=all(map(_is_word, pieces)))
            if len(word) >= shortest:
                return tuple(Part(part.units, part.word, "split") for part in parts)
    return ()


def _shortest(pieces: Sequence[str], signs: set[str], *, known: bool) -> int:
    """Return how long a word must be to be one word: «до|м», «до.ма», but «за/дача» may be two."""
    if signs & _CHOICE and known and min(map(len, pieces)) < _SHORTEST_PIECE:
        return len("".join(pieces)) + _MOST_SIGNS
    if signs & (_PARTING | _CHOICE):
        return _SHORTEST_PARTED if known else _SHORTEST
    return _SHORTEST if known else 1


def _spellings(pieces: Sequence[str], signs: Sequence[str]) -> Iterable[str]:
    if _STANDS_FOR.keys().isdisjoint(signs) or not pieces[0].isascii():
        return ("".join(pieces),)
    choices = [_STANDS_FOR.get(sign, ("",)) for sign in signs]
    if prod(map(len, choices)) > _MOST_SPELLINGS:
        return ("".join(pieces),)
    return (
        pieces[0] + "".join(letter + piece for letter, piece in zip(letters, pieces[1:], strict=True))
        for letters in product(*choices)
    )


def _is_word(piece: str) -> bool:
    if len(piece) == 1:
        return piece in _WORDS_OF_ONE_LETTER
    return is_known_ru(piece) if piece >= "а" else is_known_en(piece)
