"""Patterns as short texts: each becomes a pattern when it is first asked for.

Places that are alike are kept once, for phrases are made of the same words over and over.
"""

import json
from array import array
from collections.abc import Sequence
from typing import Any

from servicekit.match.store.pattern import Condition, Pattern, PatternPlace, places_by_unit
from servicekit.match.store.texts import Texts, TextsMade
from servicekit.model.on_demand import OnDemand
from servicekit.model.phrase import Phrase

__all__ = ["Patterns", "PatternsMade"]

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_parse = json.JSONDecoder().decode
_CONDITIONS = tuple(Condition)


class Patterns(OnDemand[Pattern]):
    """Patterns by number; ``anchors`` tells of each at which place its rarest word stands."""

    def __init__(self, texts: Texts, places: Texts, anchors: Sequence[int]) -> None:
        self.texts, self.places, self.anchors = texts, places, anchors
        self._read: dict[int, Pattern] = {}
        self._places_read: dict[int, PatternPlace] = {}

    def __len__(self) -> int:
        return len(self.texts)

    def member(self, at: int) -> Pattern:
        """Return one pattern, read when it is first asked for."""
        pattern = self._read.get(at)
        if pattern is None:
            pattern = self._read[at] = self._pattern(_parse(self.texts.member(at)), self.anchors[at])
        return pattern

    def _pattern(self, plain: list[Any], anchor: int) -> Pattern:
        entry, phrase, language, ordered, slop, counts_all, subject, numbers, unless = plain
        places = tuple(map(self._place, numbers))
        return Pattern(
            entry,
            Phrase.model_validate(phrase),
            language,
            places,
            ordered,
            slop,
            counts_all,
            subject,
            anchor,
            tuple(self._pattern(exception, at) for at, *exception in unless),
            places_by_unit(places),
        )

    def _place(self, number: int) -> PatternPlace:
        place = self._places_read.get(number)
        if place is None:
            typed, units, *rest = _parse(self.places.member(number))
            known = {unit: _CONDITIONS[condition] for unit, condition in units}
            place = self._places_read[number] = PatternPlace(typed, known, *rest)
        return place


class PatternsMade:
    """Patterns that are still being added; ``places`` are those of all of them, each of them once."""

    def __init__(self) -> None:
        self._texts = TextsMade()
        self._numbers: dict[str, int] = {}
        self.places: list[PatternPlace] = []

    def add(self, pattern: Pattern) -> list[int]:
        """Add a pattern behind the others; returns the numbers of its places."""
        numbers = list(map(self._number, pattern.places))
        self._texts.add(_write(self._plain(pattern, numbers)))
        return numbers

    def _number(self, place: PatternPlace) -> int:
        """Return the number of a place, among ``places``, that is alike."""
        plain = _write(
            [
                place.typed,
                list(place.units.items()),
                place.kind,
                place.optional,
                place.glue,
                place.word_class,
                place.person,
                place.elided,
            ]
        )
        number = self._numbers.setdefault(plain, len(self.places))
        if number == len(self.places):
            self.places.append(place)
        return number

    def done(self, anchors: "array[int]") -> Patterns:
        """Return all patterns, with the anchors found for them."""
        return Patterns(self._texts, TextsMade(self._numbers), anchors)

    def _plain(self, pattern: Pattern, numbers: list[int]) -> list[Any]:
        unless = [(one, list(map(self._number, one.places))) for one in pattern.unless]
        return [
            pattern.entry,
            pattern.phrase.to_dict(),
            pattern.language,
            pattern.ordered,
            pattern.slop,
            pattern.counts_all,
            pattern.subject,
            numbers,
            [[one.anchor, *self._plain(one, places)] for one, places in unless],
        ]
