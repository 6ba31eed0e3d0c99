"""Reads words of a phrase that were written as one: «незнаю», «янезнаю», «такогонеможетбыть»."""

from collections.abc import Callable
from itertools import pairwise

from servicekit.match.reading.part import Part, read_as
from servicekit.match.store.compiled import Compiled
from servicekit.match.store.unit_pairs import far_pair
from servicekit.match.tables import contractions, is_known_en, is_known_ru

__all__ = ["JoinedWords"]

_HEAD = 3

Parts = tuple[Part, ...]


class JoinedWords:
    """Parts tokens into words that stand together in some phrase; ``exactly`` tells how one is read."""

    def __init__(self, compiled: Compiled, exactly: Callable[[str], Parts]) -> None:
        self._forms = compiled.forms
        self._heads = compiled.heads
        self._joins = compiled.joins
        self._spread = contractions()
        self._exactly = exactly

    def find(self, token: str) -> Parts:
        """Return the words of a token, or nothing where it is a word of its own."""
        last = len(token) if token[:_HEAD] in self._heads else min(_HEAD, len(token))
        dead: set[tuple[str, int]] = set()
        forms, spread = self._forms, self._spread if token < "а" else ()
        # The longest word first: «ничемне» is «ничем не», not «ни чем не».
        for at in range(last - 1, 0, -1):
            head = token[:at]
            if head in forms or head in spread:
                left = self._exactly(head)
                if left and (right := self._behind(left[-1], token[at:], dead)):
                    parts = read_as("joined", (*left, *right))
                    return parts if self._are_meant(token, parts) else ()
        return ()

    def hold(self, parts: Parts) -> bool:
        """Tell whether each of these words may stand beside the next in some phrase."""
        return all(self._stand_together(a, b) for a, b in pairwise(parts))

    def follow(self, left: Part, right: Part, *, far: bool = False) -> bool:
        """Tell whether two words stand in this order in some phrase: side by side, or ``far`` apart."""
        pairs = ((a, b) for a in left.units for b in right.units)
        return any((far_pair(*pair) if far else pair) in self._joins for pair in pairs)

    def _stand_together(self, left: Part, right: Part) -> bool:
        # Russian words change places: «позвонятвам», «такогонеможет».
        pairs = ((left, right), (right, left)) if left.word >= "а" else ((left, right),)
        return any(self.follow(*pair) or self.follow(*pair, far=True) for pair in pairs)

    def _behind(self, left: Part, rest: str, dead: set[tuple[str, int]]) -> Parts:
        """Read the rest of joined words: one word, or more of them, each beside the one before it.

        ``dead`` are the words behind which the rest was found to make none.
        """
        if (left.word, len(rest)) in dead:
            return ()
        right = self._exactly(rest)
        if right and self._stand_together(left, right[0]):
            return right
        for at in range(len(rest) - 1, 0, -1):
            middle = rest[:at]
            if middle in self._forms or middle in self._spread:
                parts = self._exactly(middle)
                if self._stand_together(left, parts[0]) and (
                    more := self._behind(parts[-1], rest[at:], dead)
                ):
                    return (*parts, *more)
        dead.add((left.word, len(rest)))
        return ()

    def _are_meant(self, token: str, parts: Parts) -> bool:
        """Tell whether joined words are no word of their own: «причём» may be two, «area» is not."""
        if len(parts) > 2 and sum(len(part.word) == 1 for part in parts) * 2 >= len(parts):
            return False
        if not (is_known_ru(token) if token >= "а" else is_known_en(token)):
            return True
        if len(parts) > 2 or min(len(part.word) for part in parts) == 1:
            return False
        return self.follow(parts[0], parts[-1])
