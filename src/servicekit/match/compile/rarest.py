"""Chooses the two rarest words of each pattern, under which the screen finds it."""

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import or_

from servicekit.match.store.pattern import GLUED, PatternPlace
from servicekit.match.store.unit_pairs import ANY_SIGN, PairTable, pair_key, pair_table, unit_sign
from servicekit.match.tables import is_filler, word_class

__all__ = ["Rarest", "Screened", "real_places"]

_CLOSED_CLASSES = frozenset(
    {"pronoun-nominative", "pronoun-oblique", "preposition", "conjunction", "particle", "predicative"}
)
_COMMON_KINDS = frozenset({"pronoun", "preposition", "negation"})


def real_places(places: Sequence[PatternPlace]) -> list[int]:
    """Return at which places a word must stand that the pattern names."""
    return [at for at, place in enumerate(places) if not place.optional and not place.word_class]


@dataclass(frozen=True, slots=True)
class Screened:
    """The patterns under their rarest words; ``anchors``: at which place of each the rarest stands.

    Of each key of ``pairs`` tell ``reaches`` how far apart its words may stand, and ``thirds`` the signs
    (``unit_sign``) of words that stand with them, one of which there must be · ``farthest``: how far from the
    rarest word of a pattern any other may stand.
    """

    anchors: "array[int]"
    alone: dict[int, list[int]]
    pairs: PairTable
    reaches: "array[int]"
    thirds: "array[int]"
    farthest: int


class Rarest:
    """Counts in how many patterns each unit stands, and then chooses.

    A pattern is told by the numbers of its places among ``places``, which may still grow.
    """

    def __init__(self, places: Sequence[PatternPlace]) -> None:
        self._places = places
        self._uses: Counter[int] = Counter()
        self._commonness: dict[int, tuple[bool, int, int]] = {}
        # Of each pattern: its reach, 0 when it is not looked for; where its real places end; these.
        self._reaches, self._ends = array("B"), array("I")
        self._at, self._numbers = array("B"), array("I")

    def add(self, numbers: Sequence[int], reach: int) -> None:
        """Add a pattern with these places, behind the others."""
        places = [self._places[number] for number in numbers]
        self._uses.update({unit for place in places for unit in place.units})
        real = real_places(places)
        self._at.extend(real)
        self._numbers.extend(numbers[at] for at in real)
        self._ends.append(len(self._at))
        self._reaches.append(reach)

    def done(self) -> Screened:
        """Return all patterns under their rarest words."""
        anchors, alone = array("B"), dict[int, list[int]]()
        keys, owners = array("Q"), array("I")
        reaches: dict[int, int] = {}
        thirds: dict[int, int] = {}
        start = 0
        for number, end in enumerate(self._ends):
            real = self._by_rarity(range(start, end))
            anchors.append(self._at[real[0]])
            first, *others = (self._places[self._numbers[one]].units for one in real)
            if not self._reaches[number]:
                pass
            elif not others:
                for unit in first:
                    alone.setdefault(unit, []).append(number)
            else:
                signs = ANY_SIGN
                if len(others) > 1:
                    signs = reduce(or_, map(unit_sign, others[1]))
                for pair in product(first, others[0]):
                    key = pair_key(*pair)
                    keys.append(key)
                    owners.append(number)
                    reaches[key] = max(reaches.get(key, 0), self._apart(number, real[:2], pair))
                    thirds[key] = thirds.get(key, 0) | signs
            start = end
        pairs = pair_table(keys, owners)
        known = pairs.keys_of_pairs
        return Screened(
            anchors,
            alone,
            pairs,
            array("B", map(reaches.__getitem__, known)),
            array("Q", map(thirds.__getitem__, known)),
            max(self._reaches, default=0),
        )

    def _by_rarity(self, places: Sequence[int]) -> list[int]:
        """Return places with the rarest first.

        A word that the phrase says twice comes last the second time: the first would stand for both.
        """
        real = sorted(places, key=lambda one: self._common(self._numbers[one]))
        first: dict[int, int] = {}
        for one in real:
            first.setdefault(self._numbers[one], one)
        return [*first.values(), *(one for one in real if first[self._numbers[one]] != one)]

    def _apart(self, pattern: int, rarest: Sequence[int], units: tuple[int, int]) -> int:
        """Return how far apart words of these units may stand at the two rarest places of a pattern."""
        placed = sorted(zip((self._at[one] for one in rarest), rarest, units, strict=True))
        (before, head, _), (after, follower, unit) = placed
        glued = after == before + 1 and self._place(head).glue and self._place(follower).must_follow(unit)
        return GLUED if glued else self._reaches[pattern]

    def _place(self, one: int) -> PatternPlace:
        return self._places[self._numbers[one]]

    def _common(self, number: int) -> tuple[bool, int, int]:
        """Return how common the word of a place is; a long one is thought rarer than a short one."""
        found = self._commonness.get(number)
        if found is None:
            place = self._places[number]
            typed = place.typed.lower().replace("ё", "е").split("|")
            common = place.kind in _COMMON_KINDS or any(
                word_class(word) in _CLOSED_CLASSES or is_filler(word, "ru") or is_filler(word, "en")
                for word in typed
            )
            uses = max(self._uses[unit] for unit in place.units)
            found = self._commonness[number] = (common, uses, -len(place.typed))
        return found
