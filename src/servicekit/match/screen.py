"""Tells by looking words up alone whether a phrase can stand in a text; it never loses one that does."""

import re
from collections.abc import Iterable, Iterator, KeysView, Sequence
from dataclasses import dataclass, field

from servicekit.match.compiled import Compiled
from servicekit.match.plain_words import as_token, is_crooked, plain_words
from servicekit.match.readings import Readings
from servicekit.text import Normal, normalise
from servicekit.text.segments import WORD

__all__ = ["Kept", "Screen", "Word"]

_MOST_KEPT = 200_000

Word = str | bytes
"""A word as read, or as bytes where the text needed no care."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that must be matched: as read, where that was needed, and the tokens beside which to look.

    Without ``tokens`` every sentence must be looked at.
    """

    normal: Normal | None
    tokens: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class _Learned:
    """What is known of words: those met, the units of some, which hold a rarest one, which are crooked."""

    met: set[Word] = field(default_factory=set)
    units: dict[Word, tuple[int, ...]] = field(default_factory=dict)
    hot: set[Word] = field(default_factory=set)
    crooked: set[Word] = field(default_factory=set)


class Screen:
    """Keeps a text when all words that some phrase needs are in it, in any reading."""

    def __init__(self, compiled: Compiled, readings: Readings) -> None:
        self._alone = compiled.alone
        self._pairs = compiled.pairs
        self._anchors = frozenset(self._alone) | frozenset(self._pairs)
        self._tails: dict[str, list[int]] = {}
        for (_, tail), units in compiled.splits.items():
            self._tails.setdefault(tail, []).extend(units)
        self._readings = readings
        self._patterns = compiled.patterns
        self._needs: dict[int, tuple[KeysView[int], ...]] = {}
        self._learned = _Learned()

    def look(self, text: str) -> Kept | None:
        """Return where phrases may stand in a text, or none where no phrase can."""
        words = plain_words(text)
        if words is not None:
            learned = self._knowing(words)
            if learned.crooked.isdisjoint(words):
                return self._look(words, learned, None)
        normal = normalise(text)
        read = WORD.findall(normal.chars)
        return self._look(read, self._knowing(read), normal)

    def _look(self, words: Sequence[Word], learned: _Learned, normal: Normal | None) -> Kept | None:
        if _has_spaced(words):
            return Kept(normal, None)
        if learned.hot.isdisjoint(words):
            return None
        told = {word for word in words if word in learned.units}
        numbers = self.patterns_in(set().union(*map(learned.units.__getitem__, told)))
        if not numbers:
            return None
        anchors = set().union(*map(self._anchor_units, numbers))
        hot = (word for word in told if not anchors.isdisjoint(learned.units[word]))
        return Kept(normal, frozenset(as_token(word) if isinstance(word, bytes) else word for word in hot))

    def _anchor_units(self, number: int) -> Iterable[int]:
        pattern = self._patterns[number]
        return pattern.places[pattern.anchor].units

    def _knowing(self, words: Sequence[Word]) -> _Learned:
        """Return what is known of words, after looking up those that were not met before."""
        learned = self._learned
        if learned.met.issuperset(words):
            return learned
        if len(learned.met) >= _MOST_KEPT:
            # Another thread may be reading the old ones: they are left alone.
            learned = self._learned = _Learned()
        for word in words:
            if word not in learned.met:
                self._learn(learned, word)
        return learned

    def _learn(self, learned: _Learned, word: Word) -> None:
        token = as_token(word) if isinstance(word, bytes) else word
        if is_crooked(token):
            learned.crooked.add(word)
        else:
            units = self.units_of(token)
            if units:
                learned.units[word] = units
            if not self._anchors.isdisjoint(units):
                learned.hot.add(word)
        learned.met.add(word)

    def units_of(self, token: str) -> tuple[int, ...]:
        """Return the units of a token, read in every way the matcher reads it, or as the end of a split word."""
        units = {unit for part in self._readings.read(token) for unit in part.units}
        units.update(self._tails.get(self._readings.plain(token), ()))
        return tuple(sorted(units))

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


def _has_spaced(words: Sequence[Word]) -> bool:
    """Tell whether three words of one letter follow each other."""
    try:
        return b"\1\1\1" in bytes(map(len, words))
    except ValueError:
        return True  # A word of 256 letters: let the matcher look.
