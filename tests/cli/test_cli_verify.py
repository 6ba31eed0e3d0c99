"""``servicekit verify``: what is proved, what is not, and how it ends."""

import json

import pytest

STANDARD = """\
standard: proved
language: ru
stop_phrases:
  - id: no-calm
    phrases: [успокойтесь]
    why: Это приказ.
    say: [Понимаю вас.]
    catches: [Успокойтесь., Ну успокойтесь.]
    allows: [Хорошо., Да.]
situations: [{id: late, title: Опоздание}]
client_types:
  - {id: angry, title: Сердитый, signals: [безобразие], catches: [Это безобразие., SIGNAL], allows: [Спасибо.]}
speech_modules:
  - id: late
    situation: late
    slots: {why: {required: false, example: дождь}}
    text: |-
      WORDS
"""


@pytest.fixture
def verify(shop):
    def run(
        *args,
        words="Простите за опоздание.{% if why %} Причина — {{ why }}.{% endif %}",
        signal="Безобразие!",
    ):
        shop.write("proved.yaml", STANDARD.replace("WORDS", words).replace("SIGNAL", signal))
        return shop.run("verify", "proved.yaml", *args)

    return run


def test_a_sound_standard_is_proved(verify):
    result = verify()
    assert result.exit_code == 0
    assert result.stdout == "1 speech modules in 1 wordings, 1 situations, 1 client types: all is proved.\n"


def test_words_that_break_a_rule_of_their_own_standard_are_shown_with_their_place(verify):
    result = verify("--format", "concise", words="Успокойтесь.{% if why %} Причина — {{ why }}.{% endif %}")
    assert result.exit_code == 1
    assert "proved.yaml:17:" in result.stdout
    assert "breaks the rule 'no-calm'" in result.stdout
    assert "1 of the proofs fail" in result.stdout


def test_words_that_cannot_be_said_without_a_slot_are_shown(verify):
    result = verify(words="Причина — {{ why }}.")
    assert result.exit_code == 1
    assert "slots left out: why" in result.stdout


def test_an_example_that_does_not_show_its_type_is_shown_as_json(verify):
    shown = json.loads(verify("--format", "json", signal="Сколько ждать").stdout)
    assert [finding["rule"] for finding in shown["findings"]] == ["client-type-example"]
    assert json.loads(verify("--format", "json").stdout)["findings"] == []


def test_a_standard_that_cannot_be_loaded_ends_with_2(verify, shop):
    result = verify(words="{{ why|upper }}")
    assert result.exit_code == 2
    assert "there is no filter 'upper'" in result.stdout
    assert shop.run("verify", "nothing.yaml").exit_code == 2


@pytest.mark.parametrize("name", ["ru-service", "en-service", "ru-core", "en-core"])
def test_the_shipped_standards_are_proved(shop, name):
    assert shop.run("verify", name).exit_code == 0
