"""The English standards: every phrase is proven, every exception is needed, and good replies are left alone."""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

from servicekit.lint import validate_reply
from servicekit.load import bundled_names, load_standard
from servicekit.match import PhraseEntry, compile_phrases
from servicekit.model import Phrase, Standard, StopPhrase

GOOD_REPLIES = yaml.safe_load(
    Path(__file__).with_name("english_good_replies.yaml").read_text(encoding="utf-8")
)
CHOICE = re.compile(r"[^\s()]+\|[^\s()]+")


@cache
def standard(name: str) -> Standard:
    return load_standard(name)


def rules() -> list[StopPhrase]:
    return list(standard("en-core").stop_phrases)


def found_in(texts: list[str], variants: list[tuple[tuple[Phrase, ...], tuple[Phrase, ...]]]) -> set[int]:
    """Return which variants of a rule (phrases, exceptions) find something; one matcher holds them all."""
    entries = [
        (number, PhraseEntry(phrase, "en", unless))
        for number, (phrases, unless) in enumerate(variants)
        for phrase in phrases
    ]
    matcher = compile_phrases([entry for _, entry in entries])
    return {entries[match.entry][0] for text in texts for match in matcher.find(text)}


def each_choice(phrase: Phrase) -> list[Phrase]:
    """Return the phrase once for each way through its choices ``a|b``, one choice at a time."""
    made = []
    for found in CHOICE.finditer(phrase.phrase):
        for choice in found[0].split("|"):
            text = phrase.phrase[: found.start()] + choice + phrase.phrase[found.end() :]
            made.append(phrase.model_copy(update={"phrase": text}))
    return made or [phrase]


def without_each_choice(phrase: Phrase) -> list[Phrase | None]:
    """Return the phrase with one choice left out, for each choice; none stands for the phrase left out."""
    made: list[Phrase | None] = []
    for found in CHOICE.finditer(phrase.phrase):
        choices = found[0].split("|")
        for choice in choices:
            rest = "|".join(other for other in choices if other != choice)
            text = phrase.phrase[: found.start()] + rest + phrase.phrase[found.end() :]
            made.append(phrase.model_copy(update={"phrase": text}))
    return made or [None]


def test_there_is_enough_to_work_with() -> None:
    assert len(rules()) >= 20
    assert sum(len(rule.phrases) for rule in rules()) >= 80


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_phrase_and_choice_is_proven_by_an_example(rule: StopPhrase) -> None:
    choices = [phrase for written in rule.phrases for phrase in each_choice(written)]
    proven = found_in([one.text for one in rule.catches], [((phrase,), rule.unless) for phrase in choices])
    assert [phrase.phrase for number, phrase in enumerate(choices) if number not in proven] == []


@pytest.mark.parametrize("rule", [one for one in rules() if one.unless], ids=lambda rule: rule.id)
def test_every_exception_saves_an_example_that_nothing_else_saves(rule: StopPhrase) -> None:
    weakened = [
        (at, (*rule.unless[:at], *([weaker] if weaker else []), *rule.unless[at + 1 :]))
        for at, exception in enumerate(rule.unless)
        for weaker in without_each_choice(exception)
    ]
    needed = found_in([one.text for one in rule.allows], [(rule.phrases, unless) for _, unless in weakened])
    idle = [rule.unless[at].phrase for number, (at, _) in enumerate(weakened) if number not in needed]
    assert idle == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_what_to_say_and_what_is_fine_trip_no_rule(rule: StopPhrase) -> None:
    for text in (*rule.say, *(one.text for one in rule.allows)):
        assert [(f.rule, f.matched) for f in validate_reply(standard("en-core"), text).findings] == [], text


def test_an_english_and_a_russian_standard_can_be_extended_together() -> None:
    named: dict[str, str] = {}
    for name in bundled_names():
        for rule in standard(name).all_rules():
            assert named.setdefault(rule.id, rule.language) == rule.language, rule.id


def test_the_service_standard_holds_the_core() -> None:
    core = {rule.id for rule in standard("en-core").all_rules()}
    assert core < {rule.id for rule in standard("en-service").all_rules()}


@pytest.mark.parametrize("reply", GOOD_REPLIES)
def test_a_good_reply_is_left_alone(reply: str) -> None:
    assert [(f.rule, f.matched) for f in validate_reply(standard("en-service"), reply).findings] == []
