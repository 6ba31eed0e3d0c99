"""Laws of lint that hold for any text."""

import pickle
import re
import time
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lint_samples import SAMPLE, make_standard

from servicekit import InputError, UnknownId, validate_dialogue, validate_reply
from servicekit.finding import Evidence
from servicekit.lint.complaint import once_each
from servicekit.lint.emoji import EMOJI
from servicekit.lint.wording import plural_ru, shorten
from servicekit.match import PhraseMatch
from servicekit.model import Dialogue, Phrase, Turn

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
WORDS = st.lists(
    st.sampled_from(
        [
            "успокойтесь",
            "Перезвоните нам",
            "не моя проблема",
            "!",
            "?",
            "ВАЖНО",
            "\ud83d",
            "\x00",
            "\u202e",
            "\n",
            "👍",
            "1234 567890",
            ". ",
            "имейл",
        ]
    ),
    max_size=12,
).map(" ".join)
CHANNELS = st.sampled_from([None, "chat", "email", "sms"])


@given(ANY_TEXT | WORDS, CHANNELS)
@example("\ud83d успокойтесь", None)
@example("\x00", "email")
@example("\u202eуспокойтесь\u202c 1234 567890", "sms")
def test_spans_are_exact(text, channel):
    """For any text: no exception, ``text[start:end] == matched``, findings in reading order, no crash."""
    report = validate_reply(SAMPLE, text, channel=channel)
    assert all(text[f.start : f.end] == f.matched for f in report.findings)
    assert list(report.findings) == sorted(report.findings, key=lambda f: f.sort_key)
    assert all(not f.message.startswith("rule ") for f in report.findings)
    assert all(line.isprintable() for f in report.findings for line in [f.message])
    assert validate_reply(SAMPLE, text, channel=channel) == report


@given(WORDS, CHANNELS)
def test_stretches_of_a_rule_do_not_overlap(text, channel):
    """Findings of one stop-phrase never share a character."""
    ends: dict[str, int] = {}
    for finding in validate_reply(SAMPLE, text, channel=channel).findings:
        if finding.rule in {"calm-down", "not-mine", "we-call"}:
            assert finding.start >= ends.get(finding.rule, 0)
            ends[finding.rule] = finding.end


@given(st.lists(WORDS, max_size=5), WORDS)
def test_a_dialogue_finds_what_its_replies_hold(texts, said):
    """The findings of a cut dialogue are those of its replies one by one, with their turns."""
    turns = [Turn(role="client", text=said), *(Turn(role="agent", text=text) for text in texts)]
    found = validate_dialogue(SAMPLE, Dialogue(turns=tuple(turns), whole=False)).findings
    alone = [
        finding.model_copy(update={"turn": index})
        for index, text in enumerate(texts, 1)
        for finding in validate_reply(
            SAMPLE, text, client_message=said if index == 1 and said else None
        ).findings
    ]
    assert list(found) == alone


@given(WORDS)
def test_only_some_rules(text):
    """``rules`` gives what the whole standard finds by those rules, and nothing else."""
    whole = validate_reply(SAMPLE, text).findings
    some = validate_reply(SAMPLE, text, rules=["calm-down", "calm-marks"]).findings
    assert list(some) == [f for f in whole if f.rule in {"calm-down", "calm-marks"}]


@given(WORDS)
def test_a_safe_edit_mends(text):
    """After an edit is applied, the rule finds nothing where the edit stands."""
    for finding in validate_reply(SAMPLE, text).findings:
        if finding.edit is not None:
            mended = text[: finding.start] + finding.edit + text[finding.end :]
            end = finding.start + len(finding.edit)
            again = validate_reply(SAMPLE, mended, rules=[finding.rule]).findings
            assert not [f for f in again if f.start < end and f.end > finding.start]


spans = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(spans, max_size=12))
def test_longest_stretch_stays(places):
    """Kept matches do not overlap, and each one dropped overlaps a kept one that is no shorter."""
    phrase = Phrase(phrase="а")
    matches = [PhraseMatch(n, phrase, *place, lambda: Evidence(phrase="а")) for n, place in enumerate(places)]
    kept = once_each(matches)
    assert kept == sorted(kept, key=lambda m: m.start)
    assert all(left.end <= right.start for left, right in pairwise(kept))
    for match in matches:
        rivals = [k for k in kept if k.start < match.end and k.end > match.start]
        assert match in kept or any(k.end - k.start >= match.end - match.start for k in rivals)


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1 знак"), (3, "3 знака"), (5, "5 знаков"), (11, "11 знаков"), (21, "21 знак"), (112, "112 знаков")],
)
def test_russian_numbers(number, words):
    """Russian nouns follow their numbers."""
    assert plural_ru(number, "знак", "знака", "знаков") == words


@given(ANY_TEXT)
def test_shortened_text_is_one_printable_line(text):
    """What is shown in a message is printable, on one line, and not long."""
    assert shorten(text).isprintable()
    assert len(shorten(text)) <= 60


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("👍", 1),
        ("👍🏽👍", 2),
        ("👨‍👩‍👧‍👦", 1),
        ("🇷🇺🇰🇿", 2),
        ("1️⃣2", 1),
        ("❤️", 1),
        ("❤", 1),
        ("™ © № → ✓ 5*", 0),
        ("🏴󠁧󠁢󠁥󠁮󠁧󠁿", 1),
        ("☎️", 1),
        (":)", 0),
        ("🧑‍⚕️", 1),
    ],
)
def test_emoji(text, number):
    """An emoji is one however many code points it takes; signs of print are none."""
    assert len(EMOJI.findall(text)) == number


def test_a_megabyte():
    """A reply of a megabyte is linted, and its spans are exact."""
    text = "Спасибо, уже проверяю. " * 45_000 + "Успокойтесь."
    started = time.perf_counter()
    findings = validate_reply(SAMPLE, text, rules=["calm-down"]).findings
    assert [(f.start, f.matched) for f in findings] == [(len(text) - 12, "Успокойтесь")]
    assert time.perf_counter() - started < 60


def test_pickled_standard_finds_the_same():
    """A standard that crossed to another process finds what it found before."""
    text = "Успокойтесь, перезвоните нам!!"
    assert validate_reply(pickle.loads(pickle.dumps(SAMPLE)), text) == validate_reply(SAMPLE, text)  # noqa: S301


def test_a_copy_is_compiled_anew():
    """A copy of a standard with other rules finds by those, not by the old ones."""
    assert not validate_reply(SAMPLE, "Успокойтесь.").ok
    assert validate_reply(SAMPLE.model_copy(update={"stop_phrases": ()}), "Успокойтесь.").ok


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        ({"text": 5}, InputError, "text must be text, not int: pass a str."),
        ({"text": None}, InputError, "for a message without words, text=''"),
        ({"text": b"a"}, InputError, "decode it first: text.decode('utf-8')"),
        (
            {"text": "a", "client_message": 5},
            InputError,
            "client_message must be text, not int: pass a str or None.",
        ),
        ({"standard": "ru-core", "text": "a"}, InputError, "pass load_standard('ru-core')"),
        ({"text": "a", "channel": ["chat"]}, InputError, "channel must be text, not list"),
        ({"text": "a", "now": datetime(2026, 11, 23)}, InputError, "now must be an aware moment"),  # noqa: DTZ001
        ({"text": "a", "now": "2026-11-23"}, InputError, "now must be an aware moment"),
        ({"text": "a", "rules": 5}, InputError, "rules=['first-id', 'second-id']"),
        ({"text": "a", "rules": [5]}, InputError, "rules=['first-id', 'second-id']"),
        ({"text": "a", "rules": "calm-down"}, InputError, "pass rules=['calm-down']"),
        ({"text": "a", "rules": ["clam-down"]}, UnknownId, "no rule 'clam-down'. Did you mean 'calm-down'?"),
        ({"text": "a", "channel": "emial"}, UnknownId, "no channel 'emial'. Did you mean 'email'?"),
    ],
)
def test_broken_calls(call, error, says):
    """A call that cannot be carried out says what to pass instead."""
    with pytest.raises(error, match=re.escape(says)):
        validate_reply(**{"standard": SAMPLE, **call})


def test_crash_is_a_finding(monkeypatch):
    """A rule that breaks is reported as an error, and the other rules still run."""
    broken = make_standard(
        stop_phrases=[{"id": "good", "phrases": ["успокойтесь"]}, {"id": "bad", "phrases": ["((секрет"]}],
        rules=[{"id": "look", "kind": "pattern", "pattern": "(?=а)"}],
    )
    findings = {f.rule: f for f in validate_reply(broken, "Успокойтесь, пароль 123").findings}
    assert findings.keys() == {"good", "bad", "look"}
    assert (findings["bad"].severity, findings["bad"].matched) == ("error", "")
    assert findings["bad"].message.startswith("rule bad crashed: a phrase of it cannot be read")
    assert "RE2" in findings["look"].message
    monkeypatch.setattr("servicekit.lint.plan.validate_limit", lambda *_: 1 / 0)
    [finding] = validate_reply(SAMPLE, "пароль 123", rules=["two-questions"]).findings
    assert re.fullmatch(
        r"rule two-questions crashed: ZeroDivisionError at test_lint_laws\.py:\d+", finding.message
    )
    assert "123" not in finding.model_dump_json()
