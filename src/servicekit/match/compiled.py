"""What a phrase list is compiled into: patterns over numbered units, and the tables that find them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from servicekit.match.forms import Kind
from servicekit.match.found import PhraseEntry
from servicekit.match.unit_pairs import PairSet, PairTable
from servicekit.model.phrase import Phrase
from servicekit.model.rule import Language

if TYPE_CHECKING:
    from servicekit.match.pattern_store import Patterns

__all__ = ["FILLERS", "GLUED", "Compiled", "Condition", "Pattern", "PatternPlace", "places_by_unit"]


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


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything the matcher needs; made by ``compile_phrases`` and not changed after.

    ``languages``: those of the entries · ``forms``: a form to the units it belongs to · ``joins``: units
    that stand side by side in some phrase, so that their words may be joined · ``splits``: two words that
    together are one form · ``alone``: unit → patterns of one word · ``pairs``: rare unit → second unit →
    patterns · ``slip_forms`` and ``slip_keys``: the words in which typing mistakes are looked for
    (``TypoIndex``) · ``form_keys``: the keys of all forms (``word_key``), sorted ·
    ``form_ends`` and ``form_units``: the units of the forms in the order of their keys, in one row, and where
    those of each end ·
    ``alone_units``: the keys of ``alone``, sorted · ``pair_keys``: the keys of ``pairs`` as
    ``first << 32 | second``, sorted, each with the greatest reach of its patterns in ``pair_reaches``
    (one byte each, for a phrase has few words) and the signs of the words of which one must stand with
    them in ``pair_thirds`` · ``heads``: the first three letters of everything that may
    be spelled out letter by letter · ``pieces``: what may be a part of a form (``piece_bits``).
    """

    entries: Sequence[PhraseEntry]
    languages: frozenset[str]
    patterns: "Patterns"
    forms: Mapping[str, tuple[int, ...]]
    joins: PairSet
    splits: Mapping[tuple[str, str], tuple[int, ...]]
    alone: Mapping[int, list[int]]
    pairs: PairTable
    slip_forms: Sequence[str]
    slip_keys: Sequence[int]
    form_keys: Sequence[int]
    form_ends: Sequence[int]
    form_units: Sequence[int]
    heads: frozenset[str]
    pieces: Sequence[int]
    alone_units: Sequence[int]
    pair_reaches: Sequence[int]
    pair_thirds: Sequence[int]

    @property
    def pair_keys(self) -> Sequence[int]:
        """The sorted keys of ``pairs``: ``first << 32 | second``."""
        return self.pairs.keys_of_pairs


def places_by_unit(places: tuple[PatternPlace, ...]) -> dict[int, tuple[tuple[int, Condition], ...]]:
    """Return for each unit the places where it may stand, with its condition there."""
    found: dict[int, list[tuple[int, Condition]]] = {}
    for index, place in enumerate(places):
        for unit, condition in place.units.items():
            found.setdefault(unit, []).append((index, condition))
    return {unit: tuple(at) for unit, at in found.items()}
