"""What to say next follows from what the client wrote, with reasons, and from nothing else."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml

from servicekit import load_standard, suggest_reply
from servicekit.errors import UnknownId
from servicekit.model import Dialogue, Turn

CASES = yaml.safe_load((Path(__file__).parent / "suggest_cases.yaml").read_text(encoding="utf-8"))["cases"]


@cache
def _standard(name):
    return load_standard(name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["message"][:50])
def test_the_message_is_answered(case):
    advice = suggest_reply(_standard(case["standard"]), case["message"])
    if "types" in case:
        assert [kind.client_type for kind in advice.client_types] == case["types"]
    if "situations" in case:
        assert [one.situation for one in advice.situations] == case["situations"]
    assert [one.module for one in advice.suggestions][: len(case["suggests"])] == case["suggests"]
    if case["suggests"]:
        first = advice.suggestions[0]
        assert [gap.slot for gap in first.missing] == case["missing"]
        assert (first.text is None) == bool(case["missing"])
        assert first.reasons
        assert first.example
    else:
        assert advice.suggestions == ()
    if "sure" in case:
        assert (advice.client_types[0].confidence == "sure") is case["sure"]


def test_what_is_known_fills_the_slots():
    slots = {"client_name": "Мария Петровна", "new_date": date(2026, 12, 10), "unasked": 1}
    advice = suggest_reply(_standard("ru-service"), "Заказ не пришёл.", slots=slots)
    text = advice.suggestions[0].text
    assert text == (
        "Мария Петровна, приносим извинения за задержку.\n\nНовый срок — 10 декабря 2026 года. Подходит ли он вам?"
    )


def test_only_the_turns_since_the_agent_wrote_count():
    turns = [
        Turn(role="client", text="Это безобразие!"),
        Turn(role="agent", text="Разбираюсь."),
        Turn(role="client", text="Хорошо.", channel="sms"),
        Turn(role="agent", text="Ваше обращение принято.", auto=True),
        Turn(role="client", text="Заказ так и не пришёл."),
    ]
    advice = suggest_reply(
        _standard("ru-service"), Dialogue(turns=tuple(turns)), slots={"new_date": "2026-12-10"}
    )
    assert advice.client_types == ()
    assert [one.module for one in advice.suggestions] == ["delay-apology"]
    assert advice.suggestions[0].pick.channel == "sms"
    assert (
        advice.suggestions[0].text
        == "Приносим извинения за задержку. Новый срок — 10 декабря. Он вам подходит?"
    )
    assert suggest_reply(_standard("ru-service"), turns[:1]).client_types[0].client_type == "angry"


def test_a_given_situation_is_taken_and_told():
    advice = suggest_reply(_standard("ru-service"), "Безобразие!", situation="difficult.listen")
    assert advice.suggestions[0].module == "difficult-listen-angry"
    assert advice.suggestions[0].reasons == (
        "situation is difficult.listen: as given",
        "client_type is angry",
    )


def test_without_a_signal_the_stage_helps():
    advice = suggest_reply(_standard("ru-service"), "Привет", stage="check")
    assert [one.module for one in advice.suggestions] == ["explain-check"]
    assert "stage check" in advice.suggestions[0].reasons[0]


def test_words_for_a_situation_that_would_have_told_itself_are_not_guessed():
    advice = suggest_reply(_standard("ru-service"), "Это безобразие!", most=9)
    assert "delay-angry" not in [one.module for one in advice.suggestions]


def test_the_advice_is_deterministic_and_plain_data():
    standard = _standard("ru-service")
    again = load_standard("ru-service")
    text = "Сколько можно ждать?! Верните деньги, вы там идиоты."
    assert suggest_reply(standard, text).to_dict() == suggest_reply(again, text).to_dict()
    assert len(suggest_reply(standard, text, most=1).suggestions) == 1


def test_an_unknown_situation_is_refused_with_the_nearest():
    with pytest.raises(UnknownId, match=r"delay\.known"):
        suggest_reply(_standard("ru-service"), "Да", situation="delay.knwn")
