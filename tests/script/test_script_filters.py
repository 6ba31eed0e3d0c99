"""A filter on the wrong value is refused, even in a standard that no loader has checked; a gap stays a gap."""

from datetime import UTC, datetime

import pytest

from servicekit.errors import SlotMissing, StandardInvalid, UnknownId
from servicekit.model import Standard
from servicekit.script import render_script

SLOTS = {
    "name": {"type": "name", "required": False},
    "what": {"required": False, "example": "счёт"},
    "day": {"type": "date", "required": False},
    "at": {"type": "datetime", "required": False},
    "sum": {"type": "money", "required": False},
    "n": {"type": "count", "required": False},
    "many": {"many": True, "required": False, "example": ["счёт"]},
}
FULL = {
    "name": "Саша",
    "what": "счёт",
    "day": "2026-12-10",
    "at": datetime(2026, 12, 10, 18, tzinfo=UTC),
    "sum": 10,
    "n": 3,
    "many": ["раз", "два"],
}
FORMS = "plural('день', 'дня', 'дней')"


def _said(text, values, **module):
    made = {"id": "words", "situation": "s", "slots": SLOTS, "text": text, **module}
    standard = Standard.model_validate({"standard": "made", "speech_modules": [made]})
    return render_script(standard, "words", values)


@pytest.mark.parametrize(
    "template",
    [
        "{{ what|" + FORMS + " }}",
        "{{ n|case('dative') }}",
        "{{ what|vocative }}",
        "{{ what|date }}",
        "{{ day|datetime }}",
        "{{ what|money }}",
        "{{ what|list }}",
        "{{ day|list }}",
        "{{ n|plural }}",
        "{{ what|case('genitiv') }}",
        "{{ name|by_gender('он') }}",
        "{{ what ~ nobody }}",
        "{{ nobody }}",
        "{% if n > what %}а{% endif %}",
        "{{ true }}",
        "{{ 1.5 }}",
    ],
)
def test_what_cannot_be_said_is_refused(template):
    with pytest.raises((SlotMissing, StandardInvalid)) as refused:
        _said(template, FULL)
    assert "'words'" in str(refused.value)
    assert "Саша" not in str(refused.value)


@pytest.mark.parametrize(
    "template",
    [
        "what",
        "day|date",
        "at|datetime",
        "sum|money",
        "n|" + FORMS,
        "many|list",
        "what|case('dative')",
        "n",
        "many",
    ],
)
def test_a_gap_in_the_middle_of_a_text_is_refused(template):
    with pytest.raises(SlotMissing, match="may be missing"):
        _said("Вот {{ " + template + " }}.", {})


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{{ n }}", "3"),
        ("{{ sum }}", "10 ₽"),
        ("{{ at }}", "в четверг, 10 декабря, до 18:00"),
        ("{{ day }}", "10 декабря"),
        ("{{ at|date }}", "10 декабря"),
        ("{{ many }}", "раз и два"),
        ("{{ 5 }}", "5"),
        ("{{ 'a' ~ n }}", "a3"),
        ("{{ what or 'акт' }}", "счёт"),
        ("{{ 'да' if n >= 3 and not nothing else 'нет' }}".replace("nothing", "n > 5"), "да"),
        ("{{ 'да' if what in ['счёт', 'акт'] else 'нет' }}", "да"),
    ],
)
def test_without_a_filter_each_type_reads_as_people_write_it(template, said):
    assert _said(template, FULL) == said


def test_a_missing_slot_is_false_and_smaller_than_anything():
    text = "{% if n < 5 or n > 1 or n == 3 %}да{% else %}нет{% endif %}"
    assert _said(text, {}) == "нет"
    assert _said("{{ what or 'акт' }}", {}) == "акт"


def test_a_module_has_no_text_in_another_language():
    made = {"id": "words", "situation": "s", "text": "Да."}
    standard = Standard.model_validate({"standard": "made", "speech_modules": [made]})
    with pytest.raises(StandardInvalid, match="no text in language 'en'"):
        render_script(standard, "words", language="en")


def test_an_unknown_module_is_refused_with_the_nearest():
    standard = Standard.model_validate(
        {"standard": "made", "speech_modules": [{"id": "words", "situation": "s", "text": "Да."}]}
    )
    with pytest.raises(UnknownId, match="Did you mean 'words'"):
        render_script(standard, "word")
