"""The tables of fillers hold what may stand in a gap, and nothing that changes the sense."""

from functools import cache
from importlib.resources import files

import pymorphy3
import pytest

from servicekit.match.tables import fillers, is_filler

NEGATIONS = {
    "ru": set(
        "не ни нет нельзя нету никак никогда нигде никуда никто ничто ничего ничем никому нечего некогда отнюдь".split()
    ),
    "en": set(
        "no not never none nothing nobody nowhere neither nor without cannot hardly scarcely barely rarely seldom".split()
    ),
}
CLAUSE_OPENERS = {
    "ru": set(
        "что чтобы если когда как но а и или потому поэтому хотя пока который где куда зачем почему кто".split()
    ),
    "en": set(
        "but because if when while that which who whom whose where why how and or though although unless since before after until".split()
    ),
}
# The copula and the polite words are the only finite verbs that do not count.
COPULA = set("буду будем будешь будете будет будут был была было были".split())
SET_VERBS = COPULA | {"извините", "простите", "кажется", "значит", "разумеется"}


@cache
def lines(table: str) -> tuple[str, ...]:
    text = files("servicekit.match").joinpath("words", f"{table}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if not line.startswith("#"))


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_table_is_sorted_folded_and_without_doubles(language: str) -> None:
    rows = lines(f"fillers_{language}")
    assert list(rows) == sorted(set(rows))
    assert all(row == " ".join(row.lower().replace("ё", "е").split()) for row in rows)
    assert fillers(language) == set(rows)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_filler_holds_a_negation(language: str) -> None:
    allowed = {"without a doubt", "without doubt", "without fail", "nothing short of"}
    assert [
        row
        for row in lines(f"fillers_{language}")
        if NEGATIONS[language] & set(row.split()) and row not in allowed
    ] == []
    assert [word for word in NEGATIONS[language] if is_filler(word, language)] == []


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_single_filler_opens_a_clause(language: str) -> None:
    assert [word for word in CLAUSE_OPENERS[language] if is_filler(word, language)] == []


def test_no_single_russian_filler_is_a_finite_lexical_verb() -> None:
    morph = pymorphy3.MorphAnalyzer(lang="ru")
    verbs = {
        row
        for row in lines("fillers_ru")
        if " " not in row and (tag := morph.parse(row)[0].tag).POS == "VERB" and "impr" not in tag
    }
    assert verbs <= SET_VERBS


@pytest.mark.parametrize(
    "subject", ["я", "ты", "он", "она", "мы", "вы", "они", "кто", "i", "he", "she", "we", "they"]
)
def test_a_subject_pronoun_is_no_filler(subject: str) -> None:
    assert not is_filler(subject, "ru")
    assert not is_filler(subject, "en")


@pytest.mark.parametrize(
    "filler",
    ["пожалуйста", "УВЫ", "ещё", "вам", "к сожалению", "в любом случае", "на самом деле", "честно говоря", "если честно",
     "в данный момент", "в принципе", "с этим", "в этой ситуации", "по этому вопросу", "будем"],
)  # fmt: skip
def test_known_russian_fillers(filler: str) -> None:
    assert is_filler(filler, "ru")


@pytest.mark.parametrize(
    "filler", ["really", "Honestly", "unfortunately", "instantaneously", "i'm afraid", "to be honest"]
)
def test_known_english_fillers(filler: str) -> None:
    assert is_filler(filler, "en")


@pytest.mark.parametrize("word", ["reply", "family", "apply", "hardly", "supply", "friendly", "fly", "July"])
def test_a_word_in_ly_may_be_no_adverb(word: str) -> None:
    assert not is_filler(word, "en")


def test_the_exceptions_of_ly_all_end_so_and_are_sorted() -> None:
    rows = lines("not_fillers_en")
    assert list(rows) == sorted(set(rows))
    assert all(row.endswith("ly") for row in rows)
