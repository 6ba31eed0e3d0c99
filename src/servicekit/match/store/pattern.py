"""A phrase as it is matched: places over numbered units."""

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from servicekit.model.phrase import Phrase
from servicekit.model.rule import Language

__all__ = ["FILLERS", "GLUED", "Condition", "Kind", "Pattern", "PatternPlace", "places_by_unit"]

Kind = Literal["verb", "imperative", "adjective", "noun", "pronoun", "preposition", "negation", "other"]
"""What a word of a phrase is, where that decides how it is matched."""

FILLERS = 6
"""Fillers that a gap may hold on top of the words that count."""

GLUED = 4
"""How many words behind the one that it is glued to a word may stand."""


class Condition(IntEnum):
    """On which condition a form counts; see ``Forms``."""

    PLAIN = 0
    SUBJECT = 1
    INFINITIVE = 2
    FUTURE = 3


@dataclass(frozen=True, slots=True)
class PatternPlace:
    """One place of a pattern: the units that may stand there, with the condition of each.

    ``glue``: 0 anything may follow · 1 the next place follows at once, marks not counted · 2 at once,
    with no mark between · 3 only words that belong to the next one may stand
    between («до вашего сведения») · 4 only a comment may stand between ("have, of course, to").
    ``elided``: optional because speakers drop it.
    """

    typed: str
    units: dict[int, Condition]
    kind: Kind = "other"
    optional: bool = False
    glue: int = 0
    word_class: str | None = None
    person: int | None = None
    elided: bool = False

    def must_follow(self, unit: int) -> bool:
        """Tell whether a word of this unit must follow the one before it, if that is glued to this place."""
        return self.units[unit] not in {Condition.INFINITIVE, Condition.FUTURE}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A phrase ready to be matched. ``counts_all``: fillers count as extra words too (``~N``).

    ``entry``: the number of the phrase, or of the one whose exception it is · ``phrase``: what its author
    wrote; where it stands in a file only the entry tells.
    """

    entry: int
    phrase: Phrase
    language: Language
    places: tuple[PatternPlace, ...]
    ordered: bool
    slop: int
    counts_all: bool = False
    subject: int | None = None
    anchor: int = 0
    unless: tuple["Pattern", ...] = ()
    places_of: dict[int, tuple[tuple[int, Condition], ...]] = field(default_factory=dict, compare=False)

    @property
    def required(self) -> list[int]:
        """The places that must be found."""
        return [i for i, place in enumerate(self.places) if not place.optional]

    @property
    def reach(self) -> int:
        """How many words to each side of the rarest word the others may stand."""
        return len(self.places) + self.slop + FILLERS


def places_by_unit(places: tuple[PatternPlace, ...]) -> dict[int, tuple[tuple[int, Condition], ...]]:
    """Return for each unit the places where it may stand, with its condition there."""
    found: dict[int, list[tuple[int, Condition]]] = {}
    for index, place in enumerate(places):
        for unit, condition in place.units.items():
            found.setdefault(unit, []).append((index, condition))
    return {unit: tuple(at) for unit, at in found.items()}
