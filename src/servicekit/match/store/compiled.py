"""What a phrase list is compiled into: patterns, and the tables that find them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from servicekit.match.found import PhraseEntry
from servicekit.match.store.patterns import Patterns
from servicekit.match.store.unit_pairs import PairSet, PairTable

__all__ = ["Compiled"]


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
    them in ``pair_thirds`` · ``farthest``: how far from the rarest word of a pattern any other may stand ·
    ``heads``: the first three letters of everything that may
    be spelled out letter by letter · ``pieces``: what may be a part of a form (``piece_bits``).
    """

    entries: Sequence[PhraseEntry]
    languages: frozenset[str]
    patterns: Patterns
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
    farthest: int

    @property
    def pair_keys(self) -> Sequence[int]:
        """The sorted keys of ``pairs``: ``first << 32 | second``."""
        return self.pairs.keys_of_pairs
