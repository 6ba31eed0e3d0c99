"""The words met so far, in groups of equal units, and which groups may stand together in a phrase."""

from collections.abc import Iterable
from typing import NamedTuple

from servicekit.match.one.by_units import ByUnits
from servicekit.match.one.plain_words import as_token

__all__ = ["Vocabulary", "Word", "as_read"]

Word = str | bytes
"""A word as read, or as bytes where the text needed no care."""

_NOTHING = 0


class Rare(NamedTuple):
    """What is told of a group that may be a phrase's rarest word.

    ``partners``: the groups of which one must stand with it, or none where the word alone makes a phrase or
    wants a closer look · ``units``: those of its units that a rarest word may have · ``reach``: how far away
    the other words may stand.
    """

    partners: set[int] | None
    units: frozenset[int]
    reach: int


class Vocabulary:
    """What is known of words.

    ``group_of``: the number of the group of each word that was met; 0 is that of the words of no phrase ·
    ``bare``: second halves of words written in two, each with its group where no first half stands before
    it · ``pieces``: no words, but what may be parts of them · ``signs``: hyphens and the like that stand
    alone · ``rare``: what is told of each group that may be a phrase's rarest word.

    Threads share it without a lock: a word is in ``group_of`` when all else that is known of it is told.
    """

    def __init__(self, by_units: ByUnits) -> None:
        self._by_units = by_units
        self.group_of: dict[Word, int] = {}
        self.bare: dict[Word, int] = {}
        self.pieces: set[Word] = set()
        self.signs: set[Word] = set()
        self._units: list[tuple[int, ...]] = [()]
        self._numbers: dict[tuple[tuple[int, ...], bool], int] = {((), False): _NOTHING}
        self.rare: dict[int, Rare] = {}
        self._odd: set[int] = set()
        self._hot: set[int] = set()
        self._with_unit: dict[int, set[int]] = {}
        self._waiting: dict[int, list[set[int]]] = {}

    def add(self, word: Word, units: tuple[int, ...] = (), *, odd: bool = False) -> None:
        """Take in a word with its units; an ``odd`` one is no word as it stands there."""
        self.group_of[word] = self.group(units, odd=odd)

    def group(self, units: tuple[int, ...], *, odd: bool = False) -> int:
        """Return the number of the group of words with these units."""
        number = self._numbers.get((units, odd))
        if number is None:
            number = len(self._units)
            self._units.append(units)
            self._introduce(number, units, odd=odd)
            self._numbers[units, odd] = number
        return number

    def _introduce(self, number: int, units: tuple[int, ...], *, odd: bool) -> None:
        # What comes later looks here for whom it goes with, and so it is told before they are looked for.
        for unit in units:
            self._with_unit.setdefault(unit, set()).add(number)
            for partners in self._waiting.get(unit, ()):
                partners.add(number)
        if odd:
            self._odd.add(number)
        rarest = self._by_units.anchors.intersection(units)
        if odd or rarest:
            reach = max(map(self._by_units.reach, rarest), default=0)
            self.rare[number] = Rare(None if odd else self._partners_of(rarest), rarest, reach)
            self._hot.add(number)

    def _partners_of(self, units: frozenset[int]) -> set[int] | None:
        """Return the groups of which one must stand with a word of these units, those to come included."""
        partners: set[int] = set()
        for unit in units:
            if self._by_units.stands_alone(unit):
                return None
            for second in self._by_units.seconds(unit):
                self._waiting.setdefault(second, []).append(partners)
                partners.update(self._with_unit.get(second, ()))
        return partners

    def row(self, words: Iterable[Word]) -> list[int]:
        """Return the group of each word; raises ``KeyError`` for one that was not met."""
        return list(map(self.group_of.__getitem__, words))

    def pairing(self, words: Iterable[Word]) -> set[int]:
        """Return the groups of those words that may be the rarest of a phrase whose second is among them too.

        Those that alone make a phrase or want a closer look come with them. Raises ``KeyError`` for a word
        that was not met.
        """
        groups = set(map(self.group_of.__getitem__, words))
        rare, found = self.rare, set()
        for group in self._hot & groups:
            partners = rare[group].partners
            if partners is None or not partners.isdisjoint(groups):
                found.add(group)
        return found

    def has_odd(self, groups: set[int]) -> bool:
        """Tell whether words of these groups want a closer look."""
        return not self._odd.isdisjoint(groups)

    def units_of_groups(self, groups: Iterable[int]) -> set[int]:
        """Return the units of all these groups."""
        return set().union(*map(self._units.__getitem__, groups))


def as_read(word: Word) -> str:
    """Return a word as the token that it is."""
    return as_token(word) if isinstance(word, bytes) else word
