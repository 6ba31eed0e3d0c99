"""No shipped speech module breaks the standard that it belongs to, whatever fills its slots."""

from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicekit import load_standard, validate_reply
from servicekit.script import render_wording
from servicekit.verify.rehearsal import channels_of, rehearse_modules, sample_values

SHIPPED = ["ru-service", "en-service"]


@cache
def _standard(name):
    return load_standard(name)


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_module_passes_its_own_standard(name):
    assert [finding.message for finding in rehearse_modules(_standard(name))] == []


WORDS = {
    "ru": ["каталог", "договор и счёт", "замер в среду", "отчёт по складу", "доставка во вторник", "3 листа"],
    "en": ["the catalogue", "a contract and a bill", "delivery on Tuesday", "3 sheets"],
}
NAMES = {
    "ru": ["Саша", "Мария Петровна", "Иван Мельник", "Жан-Поль", "Кузнецова Алла Ивановна", "Ян"],
    "en": ["Sam", "Maria Brown", "Jean-Luc O’Neill"],
}


def _value(slot, language):
    one = {
        "text": st.sampled_from(WORDS[language]),
        "name": st.sampled_from(NAMES[language]),
        "date": st.dates(date(2024, 1, 1), date(2035, 12, 31)),
        "datetime": st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31)),  # noqa: DTZ001 - a wall clock.
        "money": st.one_of(st.integers(0, 10**7), st.decimals(0, 10**5, places=2)),
        "count": st.one_of(st.integers(0, 1000), st.decimals(0, 100, places=1)),
        "link": st.just("https://example.org/a?b=c"),
        "choice": st.sampled_from(slot.choices or ("",)),
    }[slot.type]
    return st.lists(one, min_size=1, max_size=4) if slot.many else one


@st.composite
def _spoken(draw, name):
    standard = _standard(name)
    module = draw(st.sampled_from(standard.speech_modules))
    number = draw(st.integers(0, len(module.texts()) - 1))
    language = module.texts()[number][0]
    required = {key: _value(slot, language) for key, slot in module.slots.items() if slot.required}
    optional = {key: _value(slot, language) for key, slot in module.slots.items() if not slot.required}
    values = draw(st.fixed_dictionaries(required, optional=optional))
    return (
        module,
        render_wording(module, number, values),
        draw(st.sampled_from(channels_of(standard, module, number))),
    )


@pytest.mark.parametrize("name", SHIPPED)
@given(data=st.data())
def test_generated_values_break_no_rule_either(name, data):
    """Any module, in any wording and channel, with any values of its types, passes its own standard."""
    module, text, channel = data.draw(_spoken(name))
    report = validate_reply(_standard(name), text, channel=channel)
    assert [finding.rule for finding in report.findings] == [], (module.id, text)


def test_a_module_that_says_a_stop_phrase_is_told():
    stop = {
        "id": "no-calm",
        "phrases": ["успокойтесь"],
        "why": "Приказ.",
        "say": ["Понимаю вас."],
        "catches": ["Успокойтесь.", "Ну успокойтесь."],
        "allows": ["Хорошо.", "Да."],
    }
    slots = {"why": {"required": False, "example": "дождь"}}
    modules = [
        {
            "id": "bad",
            "situation": "s",
            "text": "Успокойтесь, всё будет.",
            "variants": [{"channel": "sms", "text": "Да."}],
        },
        {"id": "gap", "situation": "t", "slots": slots, "text": "Причина: {{ why }}."},
    ]
    standard = load_standard(
        {
            "standard": "made",
            "language": "ru",
            "stop_phrases": [stop],
            "situations": [{"id": "s", "title": "Раз"}, {"id": "t", "title": "Два"}],
            "speech_modules": modules,
        }
    )
    found = rehearse_modules(standard)
    assert [finding.rule for finding in found] == ["module-breaks-rule", "module-fails"]
    assert "'bad' breaks the rule 'no-calm'" in found[0].message
    assert "slots left out: why" in found[1].message
    assert rehearse_modules(standard, only=["nothing"]) == []


def test_samples_leave_out_each_slot_that_may_be_missing():
    module = next(m for m in _standard("ru-service").speech_modules if m.id == "checkpoint-on-plan")
    left_out = [set(module.slots) - set(values) for values in sample_values(module, "ru")]
    optional = {name for name, slot in module.slots.items() if not slot.required}
    assert {frozenset(names) for names in left_out} >= {frozenset([name]) for name in optional}
    assert optional in left_out
