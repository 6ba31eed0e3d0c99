"""A client's words show his type, and others do not: the examples of the shipped client types, and a few more."""

from functools import cache

import pytest

from servicekit import detect_client_types, load_standard, validate_dialogue, validate_reply
from servicekit.errors import InputError
from servicekit.model import Dialogue, Turn

SHIPPED = ["ru-service", "en-service"]
EXPECTED = [
    "angry", "arguer", "complainer", "deadline-mover", "deceptively-easy", "demanding", "expert", "no-decider",
    "round-the-clock", "rude", "scope-creep", "talker", "undecided",
]  # fmt: skip


@cache
def _standard(name):
    return load_standard(name)


def _examples(key):
    return [
        pytest.param(name, kind.id, example.text, id=f"{name} {kind.id} {example.text[:40]}")
        for name in SHIPPED
        for kind in _standard(name).client_types
        for example in getattr(kind, key)
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_the_six_types_and_the_seven_warning_phrases_are_there(name):
    kinds = _standard(name).client_types
    assert sorted(kind.id for kind in kinds) == EXPECTED
    assert all(kind.do and kind.avoid and kind.modules and kind.source for kind in kinds)
    assert all(len(kind.catches) >= 2 and len(kind.allows) >= 2 for kind in kinds)


@pytest.mark.parametrize(("name", "kind", "text"), _examples("catches"))
def test_the_message_shows_the_type_first_of_all(name, kind, text):
    assert detect_client_types(_standard(name), text)[0].client_type == kind


@pytest.mark.parametrize(("name", "kind", "text"), _examples("allows"))
def test_the_near_miss_does_not(name, kind, text):
    assert kind not in [found.client_type for found in detect_client_types(_standard(name), text)]


def test_a_signal_tells_where_it_stands():
    text = "Ну сколько можно ждать, это безобразие."
    [found] = detect_client_types(_standard("ru-service"), text)
    assert [text[signal.start : signal.end] for signal in found.signals] == [
        "сколько можно ждать",
        "безобразие",
    ]
    assert found.confidence == "sure"
    assert found.to_dict()["signals"][0]["phrase"] == "сколько (можно|ещё) ждать"


def test_a_mistyped_signal_is_likely():
    [found] = detect_client_types(_standard("ru-service"), "Сколькко можно ждать")
    assert found.confidence == "likely"


@pytest.mark.parametrize("message", [None, b"text", 5, ["text"]])
def test_what_is_no_text_is_refused(message):
    with pytest.raises(InputError, match="client_message is text"):
        detect_client_types(_standard("ru-service"), message)


@pytest.mark.parametrize("message", ["", " ", "\ud800", "вы " * 5_000, "😀" * 100, "a\x00b", "[" * 1_000])
def test_any_text_at_all_is_heard(message):
    assert isinstance(detect_client_types(_standard("ru-service"), message), list)


def test_the_order_of_the_yaml_decides_nothing():
    standard = _standard("ru-service")
    turned = standard.model_copy(update={"client_types": standard.client_types[::-1]})
    text = "Безобразие, вы идиоты, я требую директора! Делайте на своё усмотрение."
    assert detect_client_types(turned, text) == detect_client_types(standard, text)


STOP = "Давайте спокойно, я посмотрю заказ."


@pytest.mark.parametrize(
    ("client", "rules"),
    [("Сколько можно ждать?!", ["angry"]), ("Здравствуйте, где мой заказ?", []), (None, [])],
)
def test_a_stop_phrase_of_a_type_counts_only_for_it(client, rules):
    report = validate_reply(_standard("ru-service"), STOP, channel="chat", client_message=client)
    assert [finding.rule for finding in report.findings] == rules


def test_in_a_dialogue_the_words_before_the_reply_tell_the_type():
    turns = [
        Turn(role="client", text="Где заказ?"),
        Turn(role="agent", text=STOP),
        Turn(role="client", text="Я уже злюсь!"),
        Turn(role="agent", text=STOP),
    ]
    report = validate_dialogue(_standard("ru-service"), Dialogue(turns=tuple(turns)))
    assert [(f.rule, f.turn) for f in report.findings if f.rule == "angry"] == [("angry", 3)]
