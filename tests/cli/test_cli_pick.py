"""``servicekit pick``: the words, the reasons, and what is missing."""

import json

import pytest

STANDARD = """\
standard: words
title: Слова
language: ru
situations:
  - {id: late, title: Опоздание, facts: {cause: [ours, weather]}, signals: [где курьер]}
client_types: [{id: angry, title: Сердитый, signals: [безобразие], do: [Выслушать.], avoid: [Спорить.], modules: [late-angry]}]
speech_modules:
  - id: late
    title: Курьер опаздывает
    situation: late
    slots:
      client_name: {type: name, required: false}
      new_date: {type: date, ask: Когда приедет?}
      items: {many: true, required: false, example: [чайник]}
    text: |-
      {{ client_name|vocative }}, простите за опоздание.

      Курьер приедет {{ new_date|date }}.{% if items %} Он привезёт: {{ items|list }}.{% endif %}
  - {id: late-angry, situation: late, client_type: angry, text: "Вы правы, мы опоздали."}
  - {id: late-weather, situation: late, when: {cause: weather}, client_type: angry, text: "Снег задержал курьера."}
""".replace("ask: Когда приедет?", 'ask: "Когда приедет?"')


@pytest.fixture
def words(shop):
    shop.write("words.yaml", STANDARD)
    return lambda *args: shop.run("pick", "--standard", "words.yaml", *args)


def test_the_words_and_the_table_of_reasons_are_shown(words):
    result = words("--situation", "late", "--client-type", "angry")
    assert result.exit_code == 0
    assert result.stdout == (
        "late-angry\n\n  Вы правы, мы опоздали.\n\n"
        "taken        late-angry    client_type is angry\n"
        "passed over  late          it fits, but is less specific: 0 of its conditions met against 1\n"
        "passed over  late-weather  it needs cause = weather, and cause is not known\n"
    )


def test_values_fill_the_slots_and_repeated_ones_make_a_list(words):
    args = [
        "--situation",
        "late",
        "--set",
        "new_date=2026-12-10",
        "--set",
        "items=чайник",
        "--set",
        "items=чашка",
    ]
    result = words(*args, "--set", "client_name=мария петровна")
    assert (
        "  Мария Петровна, простите за опоздание.\n\n  Курьер приедет 10 декабря. Он привезёт: чайник и чашка."
        in result.stdout
    )


def test_without_values_the_examples_stand_in_and_what_to_ask_for_is_shown(words):
    result = words("--situation", "late")
    assert result.exit_code == 0
    assert "The slots hold examples" in result.stdout
    assert "--set new_date=…  date  Когда приедет?" in result.stdout
    assert "--set client_name=…  name, may be missing" in result.stdout


def test_json_is_versioned_and_holds_every_reason(words):
    shown = json.loads(
        words("--situation", "late", "--type", "angry", "--fact", "cause=weather", "--json").stdout
    )
    assert (shown["version"], shown["module"], shown["text"]) == (1, "late-weather", "Снег задержал курьера.")
    assert [reason["condition"] for reason in shown["reasons"]] == ["cause", "client_type"]
    assert {one["module"] for one in shown["rejected"]} == {"late", "late-angry"}
    empty = json.loads(words("--situation", "late", "--json").stdout)
    assert (empty["text"], empty["missing"]) == (None, [{"slot": "new_date", "type": "date"}])
    assert "10 декабря" in empty["example"]


def test_a_message_is_answered(words):
    result = words("--message", "Это безобразие, где курьер?")
    assert result.exit_code == 0
    assert "client type  angry  Сердитый" in result.stdout
    assert "  avoid  Спорить." in result.stdout
    assert "1. late-angry  (situation is late: «где курьер»; client_type is angry)" in result.stdout
    shown = json.loads(words("--message", "Где курьер?", "--json").stdout)
    assert [one["module"] for one in shown["suggestions"]] == ["late"]
    assert shown["suggestions"][0]["missing"][0]["ask"] == "Когда приедет?"


def test_a_message_without_a_signal_says_so(words):
    assert "No signal" in words("--message", "Добрый день").stdout


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (["--situation", "lat"], "Did you mean 'late'"),
        (["--situation", "late", "--client-type", "angri"], "Did you mean 'angry'"),
        (["--situation", "late", "--channel", "pigeon"], "no channel 'pigeon'"),
        (["--situation", "late", "--fact", "couse=ours"], "Did you mean 'cause'"),
        (["--situation", "late", "--fact", "cause"], "NAME=VALUE"),
        (["--situation", "late", "--set", "=1"], "NAME=VALUE"),
        (["--situation", "late", "--set", "new_dat=2026-12-10"], "Did you mean 'new_date'"),
        (["--situation", "late", "--set", "new_date=завтра"], "wants a date"),
        (["--situation", "late", "--set", "client_name=Саша"], "slot 'new_date' is missing (Когда приедет?)"),
        ([], "--situation, or --message"),
        (["--situation", "late", "--message", "Да"], "--situation, or --message"),
        (["--message", "Да", "--client-type", "angry"], "leave out --client-type"),
    ],
)
def test_what_cannot_be_done_is_told_and_ends_with_2(words, args, part):
    result = words(*args)
    assert result.exit_code == 2
    assert part in result.stderr
    assert "завтра" not in result.stderr


def test_a_standard_that_ties_is_refused_with_its_place(shop):
    tied = "  - {id: a, situation: late, text: А.}\n  - {id: b, situation: late, text: Б.}\n"
    shop.write(
        "tied.yaml", f"standard: tied\nsituations: [{{id: late, title: Опоздание}}]\nspeech_modules:\n{tied}"
    )
    result = shop.run("pick", "--standard", "tied.yaml", "--situation", "late")
    assert result.exit_code == 2
    assert "tied.yaml:4:" in result.stderr
    assert "situation = late" in result.stderr


TYPED = """\
standard: typed
language: ru
client_types:
  - {id: angry, title: Сердитый, signals: [безобразие], do: [Выслушать.], avoid: [Спорить.], stop_phrases: [давайте спокойно]}
"""


def test_the_stop_phrases_of_a_client_type_are_a_rule_that_can_be_explained_and_chosen(shop):
    shop.write("typed.yaml", TYPED)
    rows = [{"role": "client", "text": "Это безобразие!"}, {"role": "agent", "text": "Давайте спокойно."}]
    shop.write("chats.jsonl", [{"conversation": "1", **row} for row in rows])
    standard = ("--standard", "typed.yaml")
    assert (
        "angry"
        in shop.run("lint", "chats.jsonl", *standard, "--select", "angry", "--format", "concise").stdout
    )
    assert shop.run("lint", "chats.jsonl", *standard, "--format", "sarif").exit_code == 1
    explained = shop.run("rule", "angry", *standard).stdout
    assert "давайте спокойно" in explained
    assert "Выслушать." in explained
    assert "angry" in shop.run("rule", "--all", *standard).stdout
