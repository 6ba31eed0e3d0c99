"""``test``, ``rule`` and ``schema``."""

import json

import jsonschema
import junitparser
import pytest
import yaml

from servicekit.cli.lint import command as lint
from servicekit.load import bundled_names


def test_examples_that_hold_exit_0(shop):
    result = shop.run("test", "shop.yaml")
    assert (result.exit_code, result.stdout) == (0, "12 examples of 3 rules: all hold.\n")


def _break(shop):
    text = (shop.folder / "shop.yaml").read_text(encoding="utf-8")
    shop.write(
        "shop.yaml",
        text.replace('"Не моя проблема!"', '"Не знаю."').replace('"Вернём деньги."', '"Денежка."'),
    )
    return text.splitlines().index('    catches: ["Это не моя проблема.", "Не моя проблема!"]') + 1


def test_an_example_that_fails_is_shown_at_its_place_with_a_repair(shop):
    line = _break(shop)
    result = shop.run("test", "shop.yaml")
    assert result.exit_code == 1
    assert "error[not-my-problem]: «Не знаю.» is not found\n" in result.stdout
    assert f"  --> shop.yaml:{line}:39\n" in result.stdout
    assert "   = say:  " in result.stdout
    assert "error[money]: «Денежка.» must stay silent\n" in result.stdout
    assert result.stdout.endswith("12 examples of 3 rules: 10 hold, 2 fail.\n")


def test_the_report_of_examples_is_read_back(shop):
    _break(shop)
    result = shop.run("test", "shop.yaml", "--format", "junit", "--output", "report.xml")
    assert result.exit_code == 1
    suites = list(junitparser.JUnitXml.fromfile(str(shop.folder / "report.xml")))
    assert {suite.name: (suite.tests, suite.failures) for suite in suites} == {
        "not-my-problem": (4, 1),
        "no-calming": (4, 0),
        "money": (4, 1),
    }


@pytest.mark.parametrize("form", ["text", "junit"])
def test_a_standard_that_cannot_be_read_exits_2(shop, form):
    shop.write("shop.yaml", "standard: shop\nstop_phrase: []\n")
    result = shop.run("test", "shop.yaml", "--format", form)
    assert result.exit_code == 2
    assert "shop.yaml:2:1" in result.stdout


def test_no_examples_exit_2(shop):
    shop.write("none.yaml", "standard: none\nlanguage: ru\n")
    result = shop.run("test", "none.yaml")
    assert result.exit_code == 2


def test_a_rule_is_explained(shop):
    result = shop.run("rule", "not-my-problem", "--standard", "shop.yaml")
    assert result.exit_code == 0
    assert result.stdout == (
        "not-my-problem\n"
        "отказ без выхода\n"
        "\n"
        "severity: error\n"
        "phrases:\n"
        "  не моя проблема\n"
        "unless:\n"
        "  не только моя проблема\n"
        "source: shop.1\n"
        "why:\n"
        "  Клиент остаётся один на один с вопросом.\n"
        "say:\n"
        "  Сейчас выясню у коллег и напишу вам.\n"
        "catches:\n"
        "  Это не моя проблема.\n"
        "  Не моя проблема!\n"
        "allows:\n"
        "  Нет проблем.\n"
        "  Это не только моя проблема.\n"
    )


def test_every_key_of_a_rule_is_explained(shop):
    text = (shop.folder / "shop.yaml").read_text(encoding="utf-8")
    shop.write("shop.yaml", text.replace("[не моя проблема]", "[{phrase: не моя проблема, slop: 0}]"))
    assert (
        '  {"phrase": "не моя проблема", "slop": 0}\n'
        in shop.run("rule", "not-my-problem", "-s", "shop.yaml").stdout
    )
    assert "channels:\n  chat\n" in shop.run("rule", "no-calming", "-s", "shop.yaml").stdout
    money = shop.run("rule", "money", "-s", "shop.yaml").stdout
    assert "kind: replace\nreplace:\n  денежка → деньги\nsafe: true\n" in money


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_rule_of_a_standard_that_cannot_be_read_exits_2(shop, form):
    shop.write("shop.yaml", "standard: shop\nstop_phrase: []\n")
    result = shop.run("rule", "money", "-s", "shop.yaml", "--format", form)
    assert result.exit_code == 2
    assert "stop_phrases" in result.stdout


def test_a_rule_as_json_holds_its_yaml_keys(shop):
    document = json.loads(shop.run("rule", "money", "--standard", "shop.yaml", "--format", "json").stdout)
    assert document["id"] == "money"
    assert document["replace"] == {"денежка": "деньги"}
    assert document["severity"] == "info"


def test_all_rules_are_listed(shop):
    lines = shop.run("rule", "--all", "--standard", "shop.yaml").stdout.splitlines()
    assert [line.split()[:2] for line in lines] == [
        ["error", "not-my-problem"],
        ["warning", "no-calming"],
        ["info", "money"],
    ]
    assert (
        len(json.loads(shop.run("rule", "--all", "--standard", "shop.yaml", "--format", "json").stdout)) == 3
    )


@pytest.mark.parametrize("args", [["not-my-prblem"], [], ["money", "--all"]])
def test_a_bad_call_of_rule_exits_2(shop, args):
    result = shop.run("rule", *args, "--standard", "shop.yaml")
    assert result.exit_code == 2
    if args == ["not-my-prblem"]:
        assert "Did you mean 'not-my-problem'?" in result.stderr


def test_every_bundled_standard_can_be_listed(shop):
    for name in bundled_names():
        result = shop.run("rule", "--all", "--standard", name)
        assert result.exit_code == 0, result.output


def test_the_schema_accepts_a_standard(shop):
    result = shop.run("schema")
    assert result.exit_code == 0
    schema = json.loads(result.stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    data = yaml.safe_load((shop.folder / "shop.yaml").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)


def test_the_help_of_lint_says_its_exit_codes():
    assert "Exit codes: 0 clean, 1 findings at or above the fail level, 2" in lint.help.replace("\n", " ")
