"""Tells by looking words up alone whether a phrase can stand in a text; it never loses one that does."""

import re
from collections.abc import Iterator, KeysView
from dataclasses import dataclass, field
from itertools import pairwise

from servicekit.match.compiled import Compiled
from servicekit.match.readings import AS_WRITTEN, Readings

__all__ = ["Screen"]

# The words of the token grammar of ``text``, without the marks.
_WORD = re.compile(r"[^\W_]+(?:(?:['-]|[@$€]{1,2})[^\W_]+)*")
_MOST_KEPT = 200_000


@dataclass(frozen=True, slots=True)
class _Learned:
    """What is known of words: their units, which hold a rarest one, which are read as another word."""

    units: dict[str, tuple[int, ...]] = field(default_factory=dict)
    hot: set[str] = field(default_factory=set)
    odd: set[str] = field(default_factory=set)


class Screen:
    """Keeps a text when the two rarest words of some phrase are both in it, in any reading."""

    def __init__(self, compiled: Compiled, readings: Readings) -> None:
        self._alone = compiled.alone
        self._pairs = compiled.pairs
        self._anchors = frozenset(self._alone) | frozenset(self._pairs)
        self._splits = compiled.splits
        self._split_heads = frozenset(head for head, _ in compiled.splits)
        self._split_tails = frozenset(tail for _, tail in compiled.splits)
        self._readings = readings
        self._patterns = compiled.patterns
        self._needs: dict[int, tuple[KeysView[int], ...]] = {}
        self._learned = _Learned()

    def may_hold(self, chars: str) -> bool:
        """Tell whether any phrase can stand in a text as read; letters one by one always pass."""
        return self._may_hold(_WORD.findall(chars))

    def may_hold_tokens(self, tokens: list[str]) -> bool:
        """Tell whether any phrase can stand in these tokens."""
        return self._may_hold([token for token in tokens if token[0].isalnum()])

    def _may_hold(self, words: list[str]) -> bool:
        learned = self._learned
        if not learned.units.keys() >= set(words):
            learned = self._learn(words)
        if _has_spaced(words):
            return True
        plain = words
        if not learned.odd.isdisjoint(words):
            plain = [self._readings.plain(word) for word in words]
        split = not self._split_tails.isdisjoint(plain) and not self._split_heads.isdisjoint(plain)
        if not split and learned.hot.isdisjoint(words):
            return False
        units = set().union(*map(learned.units.__getitem__, words))
        if split:
            for pair in pairwise(plain):
                units.update(self._splits.get(pair, ()))
        return next(self._candidates(units), None) is not None

    def _learn(self, words: list[str]) -> "_Learned":
        """Look up words that were not met before; returns what is known of all of them."""
        learned = self._learned
        if len(learned.units) >= _MOST_KEPT:
            # Another thread may be reading the old ones: they are left alone.
            learned = self._learned = _Learned()
        for word in words:
            if word not in learned.units:
                parts = self._readings.read(word)
                units = tuple({unit for part in parts for unit in part.units})
                if not self._anchors.isdisjoint(units):
                    learned.hot.add(word)
                if any(part.reading != AS_WRITTEN for part in parts):
                    learned.odd.add(word)
                learned.units[word] = units
        return learned

    def patterns_in(self, units: set[int]) -> list[int]:
        """Return the numbers of the patterns all of whose words may be among ``units``."""
        return sorted(set(self._candidates(units)))

    def _candidates(self, units: set[int]) -> Iterator[int]:
        """Yield patterns by their two rarest words first, then by all the words they need."""
        for unit in units & self._anchors:
            for number in self._alone.get(unit, ()):
                if self._has_all(number, units):
                    yield number
            partners = self._pairs.get(unit)
            if partners:
                for second in units & partners.keys():
                    for number in partners[second]:
                        if self._has_all(number, units):
                            yield number

    def _has_all(self, number: int, units: set[int]) -> bool:
        needs = self._needs.get(number)
        if needs is None:
            places = self._patterns[number].places
            needs = tuple(
                place.units.keys() for place in places if not place.optional and not place.word_class
            )
            self._needs[number] = needs
        return not any(need.isdisjoint(units) for need in needs)


def _has_spaced(words: list[str]) -> bool:
    """Tell whether three words of one letter follow each other."""
    try:
        return b"\1\1\1" in bytes(map(len, words))
    except ValueError:
        return True  # A word of 256 letters: let the matcher look.
