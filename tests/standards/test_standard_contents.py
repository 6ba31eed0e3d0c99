"""The Russian standards: enough of them, every phrase proven, every sentence fit to be read aloud."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from servicekit.lint import validate_reply
from servicekit.load import load_standard, standards_folder
from servicekit.match import PhraseEntry, compile_phrases
from servicekit.match.compile.notation import parse_notation
from servicekit.model import Phrase, Standard, StopPhrase

GOOD_REPLIES = yaml.safe_load((Path(__file__).parent / "good_replies.yaml").read_text(encoding="utf-8"))

# The clauses of the written standard that a rule may name as its source.
CLAUSES = {
    *(
        "std.phone",
        "std.stages",
        "std.modules",
        "std.stop",
        "std.lead",
        "std.types",
        "std.conflict",
        "std.audit",
    ),
    *("std.trial", "std.bonus", "std.control", "std.onboard", "std.unify", "std.appearance"),
    *(
        "desk.l1",
        "desk.l2",
        "desk.l3",
        "desk.escalate",
        "desk.single",
        "desk.tasks",
        "desk.report",
        "desk.numbers",
    ),
    *(
        "con.promise",
        "con.plain",
        "con.nophone",
        "con.needs",
        "con.present",
        "con.discount",
        "con.confidential",
    ),
    *("con.favours", "con.notify", "con.channel", "con.slip", "con.task", "con.buffer", "con.profile"),
    *("agr.people", "agr.final", "agr.channels", "agr.reports", "agr.access", "agr.terms", "agr.edits"),
    *("agr.order", "agr.contacts", "code.client", "code.maker", "contact.level", "contact.bond"),
    *("complaint.kind", "complaint.goal", "complaint.spot", "conflict.facts", "lean.questions"),
    *("type.angry", "type.arguer", "type.talker", "type.complainer", "type.rude", "type.demanding"),
    *("exp.clarify", "exp.blocks", "exp.steps", "exp.paragraphs", "exp.order", "exp.screenshot", "exp.terms"),
    *("exp.summary", "exp.check", "exp.nohaste", "exp.other"),
}
MARKED = re.compile(r"\[\[|\]\]")
WORD = re.compile(r"[а-яё]+", re.IGNORECASE)


@cache
def core() -> Standard:
    return load_standard("ru-core")


@cache
def load_default() -> Standard:
    return load_standard("ru-service")


def rules() -> tuple[StopPhrase, ...]:
    return core().stop_phrases


def sentences(rule: StopPhrase) -> list[str]:
    """Return what a person will read of the rule, the examples that must not be imitated left out."""
    return [rule.title or "", rule.why, *rule.say]


def proves(phrases: tuple[Phrase, ...], unless: tuple[Phrase, ...], texts: list[str]) -> bool:
    matcher = compile_phrases(PhraseEntry(phrase, "ru", unless) for phrase in phrases)
    return any(matcher.find(text) for text in texts)


def test_there_are_enough_rules_and_phrases() -> None:
    assert len(rules()) >= 60
    assert sum(len(rule.phrases) for rule in rules()) >= 500


def test_the_default_standard_extends_the_core() -> None:
    names = {rule.id for rule in load_default().all_rules()}
    assert {rule.id for rule in rules()} < names
    assert {"greet-first", "apologise-properly", "plain-words"} < names


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_names_itself_its_source_and_a_way_out(rule: StopPhrase) -> None:
    assert rule.title
    assert rule.title[0].islower() or rule.title[0] == "«"
    assert rule.source in CLAUSES
    assert 1 <= len(rule.say) <= 3
    assert len(rule.why) <= 220


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_what_to_say_instead_trips_no_rule(rule: StopPhrase) -> None:
    found = [(line, f.rule) for line in rule.say for f in validate_reply(core(), line).findings]
    assert found == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_an_example_of_a_good_reply_trips_no_other_rule(rule: StopPhrase) -> None:
    found = [(e.text, f.rule) for e in rule.allows for f in validate_reply(core(), e.text).findings]
    assert found == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_phrase_is_proven_by_an_example(rule: StopPhrase) -> None:
    texts = [example.text for example in rule.catches]
    assert [p.phrase for p in rule.phrases if not proves((p,), rule.unless, texts)] == []


def each_way_to_say(phrase: Phrase) -> list[str]:
    """Return a sentence for each choice ``а|б`` of the phrase, words that may be missing left out."""
    units = [unit for unit in parse_notation(phrase.phrase).units if not unit.optional]
    ways = max(len(unit.choices) for unit in units)
    end = "?" if phrase.in_ == "question" else "."
    said = [" ".join(u.choices[way % len(u.choices)].text for u in units) for way in range(ways)]
    return [text[0].upper() + text[1:] + end for text in said]


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_choice_of_a_phrase_is_found_as_typed(rule: StopPhrase) -> None:
    dead = [
        text
        for phrase in rule.phrases
        for text in each_way_to_say(phrase)
        if not proves((phrase,), (), [text])
    ]
    assert dead == []


@pytest.mark.parametrize("rule", [r for r in rules() if r.unless], ids=lambda rule: rule.id)
def test_every_exception_lets_an_example_through(rule: StopPhrase) -> None:
    texts = [example.text for example in rule.allows]
    idle = []
    for exception in rule.unless:
        others = tuple(other for other in rule.unless if other is not exception)
        if not proves(rule.phrases, others, texts):
            idle.append(exception.phrase)
    assert idle == []


@pytest.mark.parametrize("reply", GOOD_REPLIES)
def test_a_good_reply_is_left_alone(reply: str) -> None:
    assert [(f.rule, f.matched) for f in validate_reply(core(), reply).findings] == []


@pytest.mark.parametrize("reply", GOOD_REPLIES)
def test_the_default_standard_leaves_a_good_chat_reply_alone(reply: str) -> None:
    report = validate_reply(load_default(), reply, channel="chat")
    assert [(f.rule, f.matched) for f in report.findings] == []


def test_there_are_hundreds_of_good_replies() -> None:
    assert len(GOOD_REPLIES) >= 300


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_sentences_are_set_in_russian_type(rule: StopPhrase) -> None:
    """«Ёлочки», no straight quotes; a dash is a dash; one space; a full stop at the end of a sentence."""
    for text in sentences(rule):
        assert not re.search(r"[\"'“”„]|\.\.\.| - |  |\s$", text), text
    for text in (rule.why, *rule.say):
        assert text[-1] in ".?!»", text


def yo_is_missing(word: str, analyzer: Any) -> bool:
    """Tell whether the dictionary knows the word with «ё» only."""
    if "е" not in word or "ё" in word:
        return False
    parses = [parse.word for parse in analyzer.parse(word) if analyzer.word_is_known(word)]
    return bool(parses) and all("ё" in parse for parse in parses)


def written_files() -> list[Path]:
    """Return every file of the project that holds Russian sentences of these standards."""
    here = Path(__file__).parent
    docs = here.parents[1] / "docs"
    folders = [standards_folder() / name for name in ("ru-core", "ru-service")]
    standards = [file for folder in folders for file in sorted(folder.glob("*.yaml"))]
    return [*standards, *sorted((docs / "ru").glob("*.md")), *sorted(here.glob("*.yaml"))]


@pytest.mark.parametrize("file", written_files(), ids=lambda file: f"{file.parent.name}/{file.name}")
def test_yo_is_written_where_it_is_spoken(file: Path) -> None:
    import pymorphy3

    analyzer = pymorphy3.MorphAnalyzer()
    words = set(WORD.findall(MARKED.sub("", file.read_text(encoding="utf-8")).lower()))
    assert sorted(word for word in words if yo_is_missing(word, analyzer)) == []
