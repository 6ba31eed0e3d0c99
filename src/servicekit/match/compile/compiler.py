"""Compiles phrases: words to forms, forms to numbered units, phrases to patterns and their screen."""

import re
from array import array
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, product

from servicekit.match.compile.elision import elide
from servicekit.match.compile.notation import parse_notation
from servicekit.match.compile.own_words import own_forms
from servicekit.match.compile.rarest import Rarest, real_places
from servicekit.match.compile.word_places import (
    WordPlace,
    english_places,
    refused_places,
    russian_places,
    spread_units,
)
from servicekit.match.found import PhraseEntry, PhraseError
from servicekit.match.reading.pieces import piece_bits
from servicekit.match.reading.typos import slip_keys
from servicekit.match.store.compiled import Compiled
from servicekit.match.store.pattern import Condition, Pattern, PatternPlace, places_by_unit
from servicekit.match.store.patterns import PatternsMade
from servicekit.match.store.unit_pairs import PairSet, far_pair, pair_key
from servicekit.match.store.word_keys import word_key
from servicekit.match.tables import contractions, fillers
from servicekit.model.phrase import Phrase
from servicekit.model.rule import Language

__all__ = ["check_phrase", "compile_entries"]

_SLOP = {"ru": 2, "en": 1}
_MOST_KEPT = 8192
# English words that are often written in two.
_COMPOUND = re.compile(
    "(what|who|when|where|how|some|any|every|no|my|your|our|her|him|it|them)"
    "(ever|one|body|thing|where|times|how|self|selves)"
)


def check_phrase(phrase: Phrase, language: Language) -> list[PhraseError]:
    """Return what is wrong with the notation of a phrase; an empty list when all is well."""
    try:
        notation = parse_notation(phrase.phrase)
        if language == "en":
            spread_units(notation)
    except PhraseError as error:
        return [error]
    return []


def compile_entries(
    entries: Sequence[PhraseEntry], own: int, words: Mapping[str, str] | None = None
) -> Compiled:
    """Return the patterns and tables of all phrases; raises ``PhraseError`` on a bad notation.

    The first ``own`` entries are looked for; those behind them are set expressions, which only excuse others.
    ``words`` are words of one's own and the words that they are inflected like.
    """
    return _Compiler(entries, own_forms(words or {})).done(own)


class _Compiler:
    """Numbers the units of all phrases; equal sets of forms share a number."""

    def __init__(self, entries: Sequence[PhraseEntry], own_words: Mapping[str, frozenset[str]]) -> None:
        self.entries = entries
        self.own_words = own_words
        self.unit_of: dict[str, int] = {}
        self.forms: dict[str, tuple[int, ...]] = {}
        self.joins = array("Q")
        self.patterns = PatternsMade()
        # A large standard says the same words over and over.
        self.place = lru_cache(maxsize=_MOST_KEPT)(self.new_place)

    def done(self, own: int) -> Compiled:
        rarest = Rarest(self.patterns.places)
        for number, entry in enumerate(self.entries):
            pattern = self.entry(number, entry)
            rarest.add(self.patterns.add(pattern), pattern.reach if number < own else 0)
        screened = rarest.done()
        spread = [word for word, parts in contractions().items() if any(part in self.forms for part in parts)]
        slips = (*self.forms, *spread)
        keyed = sorted((word_key(form), form) for form in self.forms)
        units = [self.forms[form] for _, form in keyed]
        return Compiled(
            entries=self.entries,
            languages=frozenset(entry.language for entry in self.entries),
            patterns=self.patterns.done(screened.anchors),
            forms=self.forms,
            joins=PairSet(array("Q", sorted(set(self.joins)))),
            splits=self.splits(),
            alone=screened.alone,
            pairs=screened.pairs,
            slip_forms=slips,
            slip_keys=slip_keys(slips),
            form_keys=array("Q", (key for key, _ in keyed)),
            form_ends=array("I", accumulate(map(len, units))),
            form_units=array("I", chain.from_iterable(units)),
            heads=frozenset(word[:3] for word in (*slips, *fillers("ru"), *fillers("en"))),
            pieces=piece_bits(slips),
            alone_units=array("I", sorted(screened.alone)),
            pair_reaches=screened.reaches,
            pair_thirds=screened.thirds,
            farthest=screened.farthest,
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
        if language == "ru" and not exception and "person" in phrase.fold:
            words = refused_places(words)
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
        self.add_joins(places, ordered=ordered)
        return Pattern(
            entry,
            phrase,
            language,
            places,
            ordered,
            slop,
            counts_all=notation.extra is not None,
            subject=subject,
            anchor=real_places(places)[0],
            unless=unless,
            places_of=places_by_unit(places),
        )

    def new_place(self, word: WordPlace) -> PatternPlace:
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
        # Kept as one text each, sets of words would be most of the memory that compiling takes.
        key = " ".join(sorted(words))
        number = self.unit_of.get(key)
        if number is None:
            number = self.unit_of[key] = len(self.unit_of)
            for word in words:
                self.forms[word] = (*self.forms.get(word, ()), number)
        return number

    def add_joins(self, places: tuple[PatternPlace, ...], *, ordered: bool) -> None:
        """Words that may stand side by side in a phrase may be joined; an optional one may be left out."""
        for at, place in enumerate(places):
            beside = True
            for after in places[at + 1 :]:
                pairs = product(place.units, after.units)
                self.joins.extend(pair_key(*(pair if beside else far_pair(*pair))) for pair in pairs)
                beside = beside and after.optional
                if ordered and not beside:
                    break

    def splits(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Return words written apart: «неправильно» may be two words, and so may «как-то» and "whatever"."""
        splits: dict[tuple[str, str], set[int]] = {}
        for form, units in self.forms.items():
            head, hyphen, tail = form.partition("-")
            if hyphen and head and tail:
                splits.setdefault((head, tail), set()).update(units)
            elif form.startswith(("не", "ни")) and len(form) >= 6 - (form[1] == "и"):
                for head in (form[:2], "не"):  # «Не чем не могу помочь.»
                    splits.setdefault((head, form[2:]), set()).update(units)
            elif parts := _COMPOUND.fullmatch(form):
                splits.setdefault((parts[1], parts[2]), set()).update(units)
        return {pair: tuple(sorted(units)) for pair, units in splits.items()}


def _is_subject(typed: str) -> bool:
    return typed.lower() in {"я", "мы", "ты", "вы", "i", "we", "you"}
