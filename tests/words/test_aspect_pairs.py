"""The table of aspect partners agrees with the dictionary."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pymorphy3
import pytest

from servicekit.match.tables import aspect_partners


@cache
def lines() -> tuple[tuple[str, ...], ...]:
    text = files("servicekit.match").joinpath("words", "aspect_ru.txt").read_text(encoding="utf-8")
    return tuple(tuple(line.split()) for line in text.splitlines() if not line.startswith("#"))


@pytest.fixture(scope="module")
def morph() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


def aspects(morph: pymorphy3.MorphAnalyzer, verb: str) -> set[str]:
    """Return the aspects of a verb the dictionary knows as an infinitive; empty for any other word."""
    if not morph.word_is_known(verb):
        return set()
    return {str(parse.tag.aspect) for parse in morph.parse(verb) if parse.tag.POS == "INFN"}


def pairs() -> Iterator[tuple[str, str]]:
    for imperfective, *perfectives in lines():
        for perfective in perfectives:
            yield imperfective, perfective


def test_there_are_enough_pairs() -> None:
    assert len(list(pairs())) >= 450


def test_no_pair_stands_twice_and_the_table_is_sorted() -> None:
    assert len(set(pairs())) == len(list(pairs()))
    heads = [line[0] for line in lines()]
    assert len(set(heads)) == len(heads)
    assert [" ".join(line) for line in lines()] == sorted(" ".join(line) for line in lines())


def test_each_partner_is_a_known_infinitive_of_its_aspect(morph: pymorphy3.MorphAnalyzer) -> None:
    wrong = [
        pair
        for pair in pairs()
        if "impf" not in aspects(morph, pair[0]) or "perf" not in aspects(morph, pair[1])
    ]
    assert wrong == []


def test_a_line_of_one_verb_is_both_aspects(morph: pymorphy3.MorphAnalyzer) -> None:
    alone = [line[0] for line in lines() if len(line) == 1]
    assert alone
    assert [verb for verb in alone if aspects(morph, verb) != {"impf", "perf"}] == []
    assert all(not aspect_partners(verb) or verb not in dict(pairs()) for verb in alone)


def test_reflexive_verbs_have_reflexive_partners() -> None:
    odd = {pair for pair in pairs() if pair[0].endswith(("ся", "сь")) != pair[1].endswith(("ся", "сь"))}
    assert odd == {("ложиться", "лечь"), ("садиться", "сесть"), ("становиться", "стать")}


@pytest.mark.parametrize(
    ("verb", "partner"),
    [
        ("говорить", "сказать"),
        ("сказать", "говорить"),
        ("успокаиваться", "успокоиться"),
        ("перезванивать", "перезвонить"),
        ("мочь", "смочь"),
        ("хотеть", "захотеть"),
        ("ждать", "подождать"),
        ("ПОНИМАТЬ", "понять"),
        ("щёлкать", "щелкнуть"),
    ],
)
def test_partners_are_found_from_either_side(verb: str, partner: str) -> None:
    assert partner in aspect_partners(verb)


def test_a_verb_without_partner_has_none() -> None:
    assert aspect_partners("зависеть") == ()
    assert aspect_partners("договор") == ()
