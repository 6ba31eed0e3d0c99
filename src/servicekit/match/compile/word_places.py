"""The places of a phrase: at each the forms of the word typed there, before forms are numbered."""

import operator
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce
from itertools import pairwise

from servicekit.match.compile.english_forms import english_forms, expand_contractions
from servicekit.match.compile.forms import Forms
from servicekit.match.compile.notation import Notation, TypedUnit
from servicekit.match.compile.russian_forms import promised_forms, russian_forms
from servicekit.match.found import PhraseError
from servicekit.match.tables import CANNOT
from servicekit.model.phrase import Phrase

__all__ = ["WordPlace", "english_places", "refused_places", "russian_places", "spread_units"]

_GLUE_OF: dict[str, int] = {"negation": 1, "preposition": 3}
# Before an infinitive they forbid as «не» does before an order: «хватит спорить» is «не спорьте».
_STOP = frozenset(
    "хватит довольно перестаньте перестань перестать прекратите прекрати прекратить прекращайте прекращай "
    "бросьте брось кончайте кончай завязывайте завязывай нечего незачем".split()
)
# «have to» and the like are one verb, which only a comment may part.
_ONE_VERB = {("have", "to"), ("has", "to"), ("had", "to"), ("ought", "to"), ("going", "to"), ("used", "to")}


@dataclass(frozen=True, slots=True)
class WordPlace:
    """What may stand at one place: forms, or a word class. ``glue`` is that of ``PatternPlace``."""

    typed: str
    forms: Forms | None
    optional: bool = False
    glue: int = 0
    word_class: str | None = None


def russian_places(
    notation: Notation, phrase: Phrase, own_words: Mapping[str, frozenset[str]]
) -> list[WordPlace]:
    """Return the places of a Russian phrase; ``own_words`` are forms of words that no dictionary holds."""
    words = [unit.choices[0].text.lower() for unit in notation.units]
    places = []
    for at, unit in enumerate(notation.units):
        forms = []
        for choice in unit.choices:
            word = choice.text.lower()
            plain = word.replace("ё", "е")
            if plain in own_words and not choice.exact:
                forms.append(Forms(own_words[plain], kind="noun"))
            elif not choice.word_class:
                typed = russian_forms([*words[:at], word, *words[at + 1 :]], at, phrase.fold)
                exact = Forms(frozenset({plain}), kind=typed.kind, person=typed.person)
                forms.append(exact if choice.exact else typed)
        places.append(_place(unit, "|".join(choice.text for choice in unit.choices), forms))
    places = [*(_glued(place) for place in places[:-1]), replace(places[-1], glue=0)]
    for at, (place, after) in enumerate(pairwise(places)):
        forbids = place.forms and after.forms and after.forms.kind == "imperative"
        if forbids and place.forms and place.forms.kind == "negation":
            places[at] = replace(place, forms=replace(place.forms, infinitive=_STOP))
    return places


def refused_places(places: list[WordPlace]) -> list[WordPlace]:
    """Let «ничем не поможем» say «ничем не могу помочь»: what one cannot do, one will not do."""
    can = next((at for at, place in enumerate(places) if at and place.typed.lower() in CANNOT), 0)
    if not can or places[can - 1].typed.lower() != "не":
        return places
    wills = [promised_forms(place.typed) if "|" not in place.typed else frozenset() for place in places]
    if sum(map(bool, wills)) != 1:
        return places
    return [
        replace(place, optional=place.optional or at == can, forms=_with(place.forms, will))
        for at, (place, will) in enumerate(zip(places, wills, strict=True))
    ]


def _with(forms: Forms | None, others: frozenset[str]) -> Forms | None:
    return replace(forms, plain=forms.plain | others) if forms and others else forms


def english_places(notation: Notation, phrase: Phrase) -> list[WordPlace]:
    """Return the places of an English phrase, contractions spread out: "don't" and "do not" are one."""
    spread = spread_units(notation)
    words = [word for _, choices in spread for word in choices[0]]
    places: list[WordPlace] = []
    for unit, choices in spread:
        for part in range(len(choices[0])):
            at = len(places)
            forms = []
            for typed, choice in zip(unit.choices, choices, strict=True):
                if typed.exact:
                    forms.append(Forms(frozenset({choice[part]})))
                elif not typed.word_class:
                    context = [*words[:at], choice[part], *words[at + 1 :]]
                    forms.append(english_forms(context, at, phrase.fold))
            last = part + 1 == len(choices[0])
            place = _place(unit, words[at], forms)
            places.append(place if last else replace(place, glue=0))
    for at, pair in enumerate(pairwise(words)):
        if pair in _ONE_VERB:
            places[at] = replace(places[at], glue=places[at].glue or 4)
    return places


def spread_units(notation: Notation) -> list[tuple[TypedUnit, list[tuple[str, ...]]]]:
    """Return each unit with its choices as the words they stand for.

    Raises ``PhraseError`` where choices stand for different numbers of words: "we'll|we".
    """
    spread = []
    for unit in notation.units:
        choices = [
            ("",) if word.word_class else expand_contractions([word.text.lower().replace("’", "'")])[0]
            for word in unit.choices
        ]
        if len({len(choice) for choice in choices}) > 1:
            first, last = unit.choices[0], unit.choices[-1]
            raise PhraseError(
                "the choices stand for different numbers of words",
                first.start,
                last.start + len(last.text),
                "Write each of them on a line of its own.",
            )
        spread.append((unit, choices))
    return spread


def _place(unit: TypedUnit, typed: str, forms: list[Forms]) -> WordPlace:
    glue = 2 if unit.glued else 0
    if not forms:
        return WordPlace(typed or unit.choices[0].text, None, unit.optional, glue, unit.choices[0].word_class)
    return WordPlace(typed, reduce(operator.or_, forms), unit.optional, glue)


def _glued(place: WordPlace) -> WordPlace:
    """Return a place that is glued to the next when it holds a negation or a preposition."""
    if place.glue or place.forms is None:
        return place
    return replace(place, glue=_GLUE_OF.get(place.forms.kind, 0))
