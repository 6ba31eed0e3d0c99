"""The packaged word tables: plain text, read once and kept; no morphology is loaded."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from servicekit.model.rule import Language

__all__ = [
    "CANNOT",
    "SOUNDS_LIKE",
    "aspect_partners",
    "contraction",
    "contractions",
    "ending_class",
    "fillers",
    "hasty_words",
    "irregular_bases",
    "is_filler",
    "is_irregular",
    "is_known_en",
    "is_known_ru",
    "is_name",
    "is_participle",
    "is_regular_past",
    "past_participle",
    "speech_words",
    "word_class",
]

SOUNDS_LIKE = {"you": "your", "we": "were", "they": "their"}
"""How "you are", "we are" and "they are" are often written by ear."""

CANNOT = frozenset({"могу", "можем"})
"""What need not be said behind «не»: «ничем не поможем» is «ничем не могу помочь»."""

_LONGEST_ENDING = 7
_MOST_KEPT = 16_384
_RUSSIAN = re.compile("[а-я]+")
_SUFFIXED_PARTICLES = frozenset({"то", "ка", "таки", "либо", "нибудь", "с", ""})


def _lines(table: str) -> Iterator[str]:
    text = files("servicekit.match").joinpath("words", f"{table}.txt").read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _fold(word: str) -> str:
    return word.lower().replace("ё", "е")


@cache
def _words(table: str) -> frozenset[str]:
    return frozenset("\n".join(_lines(table)).split())


@cache
def _classes(table: str) -> dict[str, str]:
    classes: dict[str, str] = {}
    for line in _lines(table):
        name, *words = line.split()
        classes.update(dict.fromkeys(words, name))
    return classes


@cache
def _heads(table: str) -> dict[str, tuple[str, ...]]:
    return {words[0]: tuple(words[1:]) for words in map(str.split, _lines(table))}


@cache
def _partners() -> dict[str, tuple[str, ...]]:
    partners: dict[str, list[str]] = {}
    for imperfective, perfectives in _heads("aspect_ru").items():
        for perfective in perfectives:
            partners.setdefault(imperfective, []).append(perfective)
            partners.setdefault(perfective, []).append(imperfective)
    return {verb: tuple(found) for verb, found in partners.items()}


def aspect_partners(infinitive: str) -> tuple[str, ...]:
    """Return the infinitives of the other aspect, in the order of the table; empty when none is known."""
    return _partners().get(_fold(infinitive), ())


@cache
def fillers(language: Language) -> frozenset[str]:
    """Return the words and expressions (words divided by a space) that do not count in a gap."""
    return frozenset(_lines(f"fillers_{language}"))


@lru_cache(_MOST_KEPT)
def is_filler(word: str, language: Language) -> bool:
    """Tell whether a single word is a filler; an English adverb in -ly is one by its ending."""
    folded = _fold(word)
    if folded in fillers(language):
        return True
    return (
        language == "en"
        and len(folded) > 4
        and folded.endswith("ly")
        and folded not in _words("not_fillers_en")
    )


def ending_class(word: str) -> str:
    """Return the class that a Russian word's ending alone tells, longest known ending first.

    A word with a letter that is not Russian is ``other``.
    """
    folded = _fold(word)
    if not _RUSSIAN.fullmatch(folded):
        return "other"
    table = _classes("endings_ru")
    for start in range(max(0, len(folded) - _LONGEST_ENDING), len(folded)):
        found = table.get(folded[start:])
        if found is not None:
            return found
    return "noun-oblique"


@cache
def _known_classes() -> dict[str, str]:
    return _classes("words_ru") | _classes("readings_ru")


@lru_cache(_MOST_KEPT)
def word_class(word: str) -> str:
    """Return the likeliest class of a Russian word, told without a dictionary.

    The classes: finite, infinitive, participle (also short ones and gerunds), noun-nominative,
    noun-oblique, adjective, adverb (also comparatives), pronoun-nominative, pronoun-oblique,
    preposition, conjunction (also relative words: «который», «где»), particle, predicative («надо»,
    «нельзя»), numeral, other. A word that the tables do not hold is told by its ending, and a
    hyphened one by its last part.
    """
    folded, known = _fold(word), _known_classes()
    while folded not in known:
        first, hyphen, last = folded.rpartition("-")
        if not hyphen:
            return ending_class(folded)
        folded = first if last in _SUFFIXED_PARTICLES else last
    return known[folded]


@lru_cache(_MOST_KEPT)
def is_name(word: str) -> bool:
    """Tell whether a word is a common first name or patronymic, Russian (in any case form) or English."""
    folded = _fold(word)
    return folded in _words("first_names_ru") or folded in _words("first_names_en")


def past_participle(verb: str) -> tuple[str, ...]:
    """Return past form, then participle, then other spellings, of an irregular English verb's base form."""
    return _heads("irregular_verbs_en").get(verb.lower(), ())


@cache
def _bases() -> dict[str, set[str]]:
    bases: dict[str, set[str]] = {}
    for base, forms in _heads("irregular_verbs_en").items():
        for form in forms:
            if form != base:
                bases.setdefault(form, set()).add(base)
    return bases


def irregular_bases(form: str) -> set[str]:
    """Return the base forms of which ``form`` is the past or the participle of an irregular English verb."""
    return _bases().get(form, set())


@cache
def is_irregular(word: str) -> bool:
    """Tell whether a word is any form of an irregular English verb."""
    return word in _words("irregular_verbs_en")


def is_regular_past(word: str) -> bool:
    """Tell whether an English word ends as the past of a regular verb: "asked", but not "need"."""
    return word.endswith("ed") and (not word.endswith("eed") or word in {"agreed", "guaranteed"})


def is_participle(word: str) -> bool:
    """Tell whether an English word may follow "have" as a verb: "told", "asked"."""
    return is_regular_past(word) or bool(irregular_bases(word)) or word in past_participle(word)


def contractions() -> dict[str, tuple[str, ...]]:
    """Return each English contraction and the words that it stands for: ``don't`` → ``do``, ``not``."""
    return _heads("contractions_en")


def contraction(word: str) -> tuple[str, ...]:
    """Return the words that an English contraction stands for; empty when it is none."""
    return contractions().get(word.lower().replace("’", "'"), ())


def hasty_words() -> dict[str, tuple[str, ...]]:
    """Return each word that people type in a hurry and the words that they mean: «чо» → «что»."""
    return _heads("hasty")


@cache
def speech_words(who: str) -> frozenset[str]:
    """Words of speech: ``theirs`` (somebody else says it), ``own`` (the writer does), ``naming`` (a text).

    English ones are ``theirs_en`` and ``naming_en``.
    """
    return frozenset(word for line in _lines("speech") if line.split()[0] == who for word in line.split()[1:])


@cache
def _russian_words() -> tuple[Any, Any]:
    """Open the word graph of the Russian dictionary without its grammar, and its way to read е as ё."""
    try:
        from dawg import RecordDAWG
    except ImportError:
        from dawg_python import RecordDAWG
    words = RecordDAWG(">HH").load(str(files("pymorphy3_dicts_ru").joinpath("data", "words.dawg")))
    return words, words.compile_replaces({"е": "ё"})


def is_known_ru(word: str) -> bool:
    """Tell whether the Russian dictionary holds a word, with ё or with е for it."""
    words, yo_for_ye = _russian_words()
    folded = _fold(word)
    return folded in words or bool(words.similar_keys(folded, yo_for_ye))


def is_known_en(word: str) -> bool:
    """Tell whether a word is a usual English one, of an irregular verb, a contraction or part of a filler."""
    folded = word.lower()
    known = any(folded in _words(table) for table in ("known_words_en", "irregular_verbs_en", "fillers_en"))
    return known or bool(contraction(word))
