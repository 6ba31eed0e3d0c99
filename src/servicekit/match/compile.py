"""Compiles phrases: words to forms, forms to numbered units, phrases to patterns and their screen."""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from servicekit.match.compiled import Compiled, Condition, Pattern, PatternPlace, places_by_unit
from servicekit.match.elision import elide
from servicekit.match.found import PhraseEntry
from servicekit.match.notation import parse_notation
from servicekit.match.own_words import own_forms
from servicekit.match.tables import contractions, fillers, is_filler, word_class
from servicekit.match.typos import slip_keys
from servicekit.match.word_keys import word_key
from servicekit.match.word_places import WordPlace, english_places, russian_places
from servicekit.model.phrase import Phrase
from servicekit.model.rule import Language

__all__ = ["compile_entries"]

_SLOP = {"ru": 2, "en": 1}
_CLOSED_CLASSES = frozenset(
    {"pronoun-nominative", "pronoun-oblique", "preposition", "conjunction", "particle", "predicative"}
)
_COMMON_KINDS = frozenset({"pronoun", "preposition", "negation"})


def compile_entries(entries: Sequence[PhraseEntry], words: Mapping[str, str] | None = None) -> Compiled:
    """Return the patterns and tables of all phrases; raises ``PhraseError`` on a bad notation.

    ``words`` are words of one's own and the words that they are inflected like.
    """
    return _Compiler(entries, own_forms(words or {})).done()


class _Compiler:
    """Numbers the units of all phrases; equal sets of forms share a number."""

    def __init__(self, entries: Sequence[PhraseEntry], own_words: Mapping[str, frozenset[str]]) -> None:
        self.entries = entries
        self.own_words = own_words
        self.unit_of: dict[frozenset[str], int] = {}
        self.forms: dict[str, list[int]] = {}
        self.joins: set[tuple[int, int]] = set()
        self.uses: Counter[int] = Counter()
        self.alone: dict[int, list[int]] = {}
        self.pairs: dict[int, dict[int, list[int]]] = {}

    def done(self) -> Compiled:
        patterns = [self.entry(number, entry) for number, entry in enumerate(self.entries)]
        for pattern in patterns:
            self.uses.update({unit for place in pattern.places for unit in place.units})
        patterns = [self.screened(number, pattern) for number, pattern in enumerate(patterns)]
        spread = [word for word, parts in contractions().items() if any(part in self.forms for part in parts)]
        slips = (*self.forms, *spread)
        reaches = self.reaches(patterns)
        return Compiled(
            entries=self.entries,
            languages=frozenset(entry.language for entry in self.entries),
            patterns=patterns,
            forms={form: tuple(units) for form, units in self.forms.items()},
            joins=self.joins,
            splits=self.splits(),
            alone=self.alone,
            pairs=self.pairs,
            slip_forms=slips,
            slip_keys=slip_keys(slips),
            form_keys=array("I", sorted(map(word_key, self.forms))),
            heads=frozenset(word[:3] for word in (*slips, *fillers("ru"), *fillers("en"))),
            alone_units=array("I", sorted(self.alone)),
            pair_keys=array("Q", reaches),
            pair_reaches=array("B", reaches.values()),
        )

    def entry(self, number: int, entry: PhraseEntry) -> Pattern:
        unless = tuple(
            self.pattern(number, phrase, entry.language, exception=True) for phrase in entry.unless
        )
        return self.pattern(number, entry.phrase, entry.language, unless=unless)

    def pattern(
        self,
        entry: int,
        phrase: Phrase,
        language: Language,
        *,
        exception: bool = False,
        unless: tuple[Pattern, ...] = (),
    ) -> Pattern:
        notation = parse_notation(phrase.phrase)
        words = (
            english_places(notation, phrase)
            if language == "en"
            else russian_places(notation, phrase, self.own_words)
        )
        places = tuple(self.place(word) for word in words)
        row = all(w.exact for u in notation.units for w in u.choices) and len(places) > 1
        ordered = phrase.order == "fixed" or (phrase.order is None and (language == "en" or row))
        slop = phrase.slop if phrase.slop is not None else (0 if exception else _SLOP[language])
        if notation.extra is not None:
            slop = notation.extra
        if not exception:
            places = elide(places, language)
        subject = next(
            (i for i, p in enumerate(places) if p.kind == "pronoun" and _is_subject(p.typed)), None
        )
        self.add_joins(places)
        return Pattern(
            entry,
            phrase,
            language,
            places,
            ordered,
            slop,
            counts_all=notation.extra is not None,
            subject=subject,
            unless=unless,
            places_of=places_by_unit(places),
        )

    def place(self, word: WordPlace) -> PatternPlace:
        forms = word.forms
        if forms is None:
            return PatternPlace(word.typed, {}, "other", word.optional, word.glue, word.word_class)
        units: dict[int, Condition] = {}
        for words, condition in (
            (forms.future, Condition.FUTURE),
            (forms.infinitive, Condition.INFINITIVE),
            (forms.with_subject - forms.plain, Condition.SUBJECT),
            (forms.plain, Condition.PLAIN),
        ):
            if words:
                units[self.unit(words)] = condition
        return PatternPlace(word.typed, units, forms.kind, word.optional, word.glue, person=forms.person)

    def unit(self, words: frozenset[str]) -> int:
        number = self.unit_of.get(words)
        if number is None:
            number = self.unit_of[words] = len(self.unit_of)
            for word in words:
                self.forms.setdefault(word, []).append(number)
        return number

    def add_joins(self, places: tuple[PatternPlace, ...]) -> None:
        """Words that stand side by side in a phrase may be joined; an optional one may be left out."""
        for at, place in enumerate(places):
            for after in places[at + 1 :]:
                self.joins.update(product(place.units, after.units))
                if not after.optional:
                    break

    def splits(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Return words written apart: «неправильно» may be written in two words; so may «как-то»."""
        splits: dict[tuple[str, str], set[int]] = {}
        for form, units in self.forms.items():
            head, hyphen, tail = form.partition("-")
            if hyphen and head and tail:
                splits.setdefault((head, tail), set()).update(units)
            elif form.startswith(("не", "ни")) and len(form) >= 6:
                splits.setdefault((form[:2], form[2:]), set()).update(units)
        return {pair: tuple(sorted(units)) for pair, units in splits.items()}

    def screened(self, number: int, pattern: Pattern) -> Pattern:
        """Enter a pattern into the screen under its two rarest words."""
        real = [i for i in pattern.required if not pattern.places[i].word_class]
        real.sort(key=lambda i: self.commonness(pattern.places[i]))
        anchor = real[0]
        if self.entries[number].key < 0:
            pass  # A set expression only excuses others and is not looked for.
        elif len(real) == 1:
            for unit in pattern.places[anchor].units:
                self.alone.setdefault(unit, []).append(number)
        else:
            for first, second in product(pattern.places[anchor].units, pattern.places[real[1]].units):
                self.pairs.setdefault(first, {}).setdefault(second, []).append(number)
        return replace(pattern, anchor=anchor)

    def reaches(self, patterns: list[Pattern]) -> dict[int, int]:
        """Return the greatest reach of the patterns of each pair, by the key of the pair and sorted by it."""
        found = {
            first << 32 | second: max(patterns[number].reach for number in numbers)
            for first, seconds in self.pairs.items()
            for second, numbers in seconds.items()
        }
        return dict(sorted(found.items()))

    def commonness(self, place: PatternPlace) -> tuple[bool, int, int]:
        typed = place.typed.lower().replace("ё", "е").split("|")
        common = place.kind in _COMMON_KINDS or any(
            word_class(word) in _CLOSED_CLASSES or is_filler(word, "ru") or is_filler(word, "en")
            for word in typed
        )
        return (common, max(self.uses[unit] for unit in place.units), -len(place.typed))


def _is_subject(typed: str) -> bool:
    return typed.lower() in {"я", "мы", "ты", "вы", "i", "we", "you"}
