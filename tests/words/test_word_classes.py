"""A Russian word is told its class without a dictionary."""

from importlib.resources import files

import pymorphy3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicekit.match.tables import aspect_partners, ending_class, word_class

CLASSES = set(
    "finite infinitive noun-nominative noun-oblique adjective adverb participle other pronoun-nominative "
    "pronoun-oblique preposition conjunction particle predicative numeral".split()
)


def rows(table: str) -> list[list[str]]:
    text = files("servicekit.match").joinpath("words", f"{table}.txt").read_text(encoding="utf-8")
    return [line.split() for line in text.splitlines() if line and not line.startswith("#")]


@pytest.mark.parametrize("table", ["endings_ru", "words_ru", "readings_ru"])
def test_each_line_begins_with_a_class_and_no_word_has_two(table: str) -> None:
    words = [word for row in rows(table) for word in row[1:]]
    assert {row[0] for row in rows(table)} <= CLASSES
    assert len(set(words)) == len(words)
    assert all("ё" not in word and word == word.lower() for word in words)


def test_the_endings_are_small() -> None:
    assert sum(len(row) - 1 for row in rows("endings_ru")) <= 15_000
    assert files("servicekit.match").joinpath("words", "endings_ru.txt").stat().st_size <= 250_000  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("правила", "noun-nominative"), ("дела", "noun-nominative"), ("стали", "finite"), ("мой", "adjective"),
        ("три", "numeral"), ("есть", "finite"), ("надо", "predicative"), ("нужно", "predicative"),
        ("можно", "predicative"), ("нельзя", "predicative"), ("вы", "pronoun-nominative"), ("вам", "pronoun-oblique"),
        ("если", "conjunction"), ("который", "conjunction"), ("же", "particle"), ("для", "preposition"),
        ("должны", "adjective"), ("ищу", "finite"), ("приеду", "finite"), ("ПЕРЕЗВОНИМ", "finite"),
        ("пришлём", "finite"), ("настрою", "finite"), ("хамит", "finite"), ("уточните", "finite"), ("оплатить", "infinitive"), ("менеджером", "noun-oblique"),
        ("сделано", "participle"), ("кто-нибудь", "pronoun-nominative"), ("чат-ботом", "noun-oblique"),
        ("скажите-ка", "finite"), ("вежливо", "adverb"), ("hello", "other"), ("2026", "other"), ("", "other"),
    ],
)  # fmt: skip
def test_classes_of_words(word: str, expected: str) -> None:
    assert word_class(word) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("загуглили", "finite"),
        ("апгрейдить", "infinitive"),
        ("чатботами", "noun-oblique"),
        ("онлайновый", "adjective"),
    ],
)
def test_a_word_of_no_dictionary_is_told_by_its_ending(word: str, expected: str) -> None:
    assert ending_class(word) == expected


def test_finite_forms_of_the_verbs_of_replies_are_told_from_other_words() -> None:
    """At least 97 of 100 forms of verbs with an aspect partner are told right, each form once."""
    morph = pymorphy3.MorphAnalyzer(lang="ru")
    verbs = sorted({row[0] for row in rows("aspect_ru") if aspect_partners(row[0])})
    right = total = 0
    for verb in verbs[::20]:
        reading = next(parse for parse in morph.parse(verb) if parse.tag.POS == "INFN")
        for form in reading.lexeme:
            first = morph.parse(form.word)[0].tag.POS
            if first in {"VERB", "INFN", "PRTF", "PRTS", "GRND"}:
                total += 1
                right += (word_class(form.word) == "finite") == (first == "VERB")
    assert right / total >= 0.97


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=30))
def test_any_text_has_a_class(text: str) -> None:
    """Whatever a word is made of, its class is one of the list."""
    assert word_class(text) in CLASSES
    assert ending_class(text) in CLASSES


def test_a_word_of_hyphens_alone_has_a_class() -> None:
    assert word_class("-" * 10_000) == "other"
    assert word_class("-то" * 10_000) == "other"
