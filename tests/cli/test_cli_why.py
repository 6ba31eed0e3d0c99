"""``servicekit why``: what was found, and why nothing was."""

import re

import pytest
from test_cli_page import PAGE


def why(shop, rule, text, *more, **named):
    result = shop.run("why", rule, text, "--standard", "shop.yaml", *more, **named)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_what_is_found_is_shown_word_by_word(shop):
    assert why(shop, "not-my-problem", "Это не мои, увы, пр0блемы.") == (
        "not-my-problem: reported, characters 4-25: «не мои, увы, пр0блемы» — отказ без выхода\n"
        "  «не моя проблема» stands at characters 4-25\n"
        "    не: «не», as written\n"
        "    моя: «мои», as written\n"
        "    проблема: «пр0блемы», mixed alphabets\n"
        "    0 other words in between\n"
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Вы пишете: «это не моя проблема». Разберёмся.", "it stands in quotes"),
        ("Если это не моя проблема, то чья?", "it is a condition"),
        ("Это проблема.", "«не», «моя» is missing; there is only «проблема»"),
        ("Не знаю. Моя коллега видит, в чём проблема.", "too far from each other or not in one sentence"),
        ("Здравствуйте!", "1 phrase: none of the words is there"),
    ],
)
def test_silence_has_its_reason(shop, text, reason):
    told = why(shop, "not-my-problem", text)
    assert told.startswith("not-my-problem: not reported\n")
    assert reason in told


def test_an_exception_is_named_by_its_number(shop):
    text = (shop.folder / "shop.yaml").read_text(encoding="utf-8")
    shop.write("shop.yaml", text.replace("[не только моя проблема]", "[не моя проблема совсем]"))
    told = why(shop, "not-my-problem", "Это не моя проблема совсем.")
    assert "its exception no. 1 stands there: не моя проблема совсем" in told


def test_words_of_the_client_are_told(shop):
    text = "«Не моя проблема»"
    told = why(shop, "not-my-problem", text, "--client-message", "Мне сказали: не моя проблема")
    assert "it repeats the client's own words" in told
    assert why(shop, "not-my-problem", text).startswith("not-my-problem: reported")


def test_a_rule_for_another_channel_says_so(shop):
    told = why(shop, "no-calming", "Успокойтесь!")
    assert "the rule counts only in the channels chat, and none was named: add --channel\n" in told
    assert "«успокойтесь» stands at characters 0-11" in told
    assert "not in email" in why(shop, "no-calming", "Успокойтесь!", "--channel", "email")
    assert "no-calming: reported" in why(shop, "no-calming", "Успокойтесь!", "--channel", "chat")


def test_a_reply_is_read_from_standard_input(shop):
    told = why(shop, "not-my-problem", "-", input="Это не моя проблема.\n".encode())
    assert told.startswith("not-my-problem: reported")


def test_a_rule_without_phrases_is_explained_too(shop):
    rule = (
        "  - {id: short, kind: limit, of: characters, at_most: 5, why: Коротко., say: [Короче.], "
        "catches: [Длинно!, Длиннее!], allows: [Да., Нет.]}\n"
    )
    shop.write("shop.yaml", (shop.folder / "shop.yaml").read_text(encoding="utf-8") + rule)
    assert why(shop, "short", "Да.") == "short: not reported\n  the rule looks for no phrases\n"


@pytest.mark.parametrize(
    "args", [["not-my-prblem", "Да."], ["not-my-problem"], ["money", "Да.", "--channel", "x"]]
)
def test_a_bad_call_exits_2(shop, args):
    result = shop.run("why", *args, "--standard", "shop.yaml")
    assert result.exit_code == 2
    if args[0] == "not-my-prblem":
        assert "Did you mean 'not-my-problem'?" in result.stderr


def test_a_standard_that_cannot_be_read_exits_2(shop):
    shop.write("shop.yaml", "standard: shop\nstop_phrase: []\n")
    result = shop.run("why", "money", "Да.", "-s", "shop.yaml")
    assert result.exit_code == 2
    assert "stop_phrases" in result.stdout


def test_input_that_is_no_utf8_is_refused(shop):
    result = shop.run("why", "money", "-", "-s", "shop.yaml", input="Да".encode("cp1251"))
    assert result.exit_code == 2
    assert "UTF-8" in result.stderr


def test_the_page_shows_what_is_printed(shop):
    blocks = re.findall(r"```text\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert why(shop, "not-my-problem", "Это не только моя проблема.") in blocks


def test_the_stop_phrase_of_a_client_type_is_explained(shop):
    told = shop.run("why", "angry", "Нет причин злиться!", "-s", "ru-service").stdout
    assert "the rule counts only for clients of the types angry, told by --client-message" in told
    assert "stands at characters 0-18" in told
