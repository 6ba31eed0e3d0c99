"""Stop-phrases that stay in the cache are the tuple that they stand for, to everybody who asks."""

import copy
import json
import pickle
from pathlib import Path

import pytest

from servicekit import load_standard, validate_reply
from servicekit.batch import validate_replies
from servicekit.model import Standard, StopPhrase
from servicekit.model.kept_phrases import KeptStopPhrases

HEAD = """\
standard: shop
language: ru
client_types:
  - id: hurried
    title: Торопится
    signals: [мне некогда, быстрее]
    do: [Отвечайте коротко.]
    catches: [Мне некогда., Быстрее!]
    allows: [Спасибо., Добрый день.]
stop_phrases:
"""
RULE = """\
  - id: {id}
    phrases: {phrases}
    why: Клиент остаётся один.
    say: [Сейчас выясню и напишу вам.]
    catches: [Первый пример., Второй пример.]
    allows: [Третий пример., Четвёртый пример.]
"""
PROBLEM = RULE.format(id="problem", phrases="[не моя проблема, не моё дело]")
SILENT = RULE.format(id="silent", phrases="[подождите]") + '    severity: "off"\n'
HURRIED = RULE.format(id="hurried-only", phrases="[давайте спокойно]") + "    client_types: [hurried]\n"
WAIT = RULE.format(id="wait", phrases="[ждите ответа]")
REPLY = "Это не мои проблемы, ждите ответа. Подождите. Давайте спокойно."


@pytest.fixture
def pair(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Standard, Standard]:
    monkeypatch.setenv("SERVICEKIT_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "shop.yaml"
    path.write_text(HEAD + PROBLEM + SILENT + HURRIED + WAIT, encoding="utf-8")
    return load_standard(path), load_standard(path)


def made(standard: Standard) -> int:
    stops = standard.stop_phrases
    assert isinstance(stops, KeptStopPhrases)
    return len(stops._made)


def test_a_kept_row_is_a_tuple_to_its_callers(pair: tuple[Standard, Standard]) -> None:
    fresh, kept = (standard.stop_phrases for standard in pair)
    assert type(fresh) is tuple
    assert isinstance(kept, KeptStopPhrases)
    assert list(kept) == list(fresh)
    assert (len(kept), kept[0], kept[-1], kept[1:3]) == (len(fresh), fresh[0], fresh[-1], fresh[1:3])
    assert kept == fresh
    assert fresh == kept
    assert kept != fresh[1:]
    assert hash(kept) == hash(tuple(kept))
    assert kept + fresh == fresh + kept == (*fresh, *fresh)
    assert (fresh[2] in kept, kept.index(fresh[2]), kept.count(fresh[2])) == (True, 2, 1)
    assert list(reversed(kept)) == list(reversed(fresh))
    assert repr(kept) == repr(fresh)
    assert kept[1] is kept[1]
    with pytest.raises(IndexError):
        kept[len(fresh)]


def test_a_kept_standard_says_what_it_said(pair: tuple[Standard, Standard]) -> None:
    fresh, kept = pair
    assert kept == fresh
    assert kept.model_dump() == fresh.model_dump()
    assert kept.model_dump(by_alias=True, exclude_defaults=True) == fresh.model_dump(
        by_alias=True, exclude_defaults=True
    )
    assert json.loads(kept.model_dump_json()) == json.loads(fresh.model_dump_json())
    assert kept.to_dict() == fresh.to_dict()
    assert repr(kept) == repr(fresh)
    assert Standard.model_validate(dict(kept)) == fresh
    assert [rule.place for rule in kept.all_rules()] == [rule.place for rule in fresh.all_rules()]
    assert list(kept.rule_ids()) == list(fresh.rule_ids())
    assert [r.id for r in kept.occasional_rules()] == [r.id for r in fresh.occasional_rules()]
    for rule_id in (*fresh.rule_ids(), "none"):
        assert kept.rule(rule_id) == fresh.rule(rule_id)


@pytest.mark.parametrize(
    "copied",
    [
        lambda one: pickle.loads(pickle.dumps(one)),  # noqa: S301 - our own bytes.
        copy.copy,
        copy.deepcopy,
        lambda one: one.model_copy(update={"title": ""}),
        lambda one: one.model_copy(deep=True),
    ],
    ids=["pickled", "copied", "deeply copied", "changed", "model_copy"],
)
def test_a_copy_says_the_same(pair: tuple[Standard, Standard], copied) -> None:
    fresh, kept = pair
    assert copied(kept) == fresh
    assert validate_reply(copied(kept), REPLY) == validate_reply(fresh, REPLY)


def test_only_what_is_found_becomes_a_rule(pair: tuple[Standard, Standard]) -> None:
    fresh, kept = pair
    for message in (None, "Быстрее, мне некогда."):
        assert validate_reply(kept, "Добрый день.", client_message=message).ok
    # Rules that do not always count were looked at.
    assert made(kept) == 2
    verdict = validate_reply(kept, "Это не мои проблемы.")
    assert verdict == validate_reply(fresh, "Это не мои проблемы.")
    assert [finding.rule for finding in verdict.findings] == ["problem"]
    assert made(kept) == 3
    for message in (None, "Быстрее, мне некогда."):
        told = validate_reply(kept, REPLY, client_message=message)
        assert told == validate_reply(fresh, REPLY, client_message=message)


def test_a_batch_makes_no_rule_of_what_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVICEKIT_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "shop.yaml"
    path.write_text("standard: shop\nstop_phrases:\n" + PROBLEM + SILENT + WAIT, encoding="utf-8")
    fresh, kept = load_standard(path), load_standard(path)
    texts = ["Добрый день.", "Это не мои проблемы.", "Проверю дело и напишу."]
    assert validate_replies(kept, texts) == validate_replies(fresh, texts)
    # Only the one that is off was looked at.
    assert (len(kept.stop_phrases), made(kept)) == (3, 1)


def test_a_standard_without_stop_phrases_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SERVICEKIT_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "shop.yaml"
    path.write_text("standard: shop\n", encoding="utf-8")
    fresh, kept = load_standard(path), load_standard(path)
    assert isinstance(kept.stop_phrases, KeptStopPhrases)
    assert kept == fresh
    assert (list(kept.rule_ids()), kept.rule("none"), tuple(kept.stop_phrases)) == ([], None, ())


def test_a_rule_is_read_with_its_places(pair: tuple[Standard, Standard]) -> None:
    fresh, kept = pair
    first: StopPhrase = kept.stop_phrases[0]
    assert [one.place for one in (*first.phrases, *first.catches, *first.allows)] == [
        one.place for one in (*fresh.stop_phrases[0].phrases, *fresh.stop_phrases[0].catches)
    ] + [one.place for one in fresh.stop_phrases[0].allows]
