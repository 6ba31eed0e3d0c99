"""``servicekit escalate`` and ``verify``: what they print and how they end."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from servicekit.cli import main

CASE = """case: P-118
standard: ru-service
version: "1.0"
opened_at: 2026-05-12T09:00:00+03:00
facts:
  overdue: {since: 2026-05-12T15:00:00+03:00}
events:
  - {at: 2026-05-13T10:30:00+03:00, acknowledge: overdue-half-a-day, by: Ирина Тайнова}
"""
SCREEN = """case P-118, ru-service 1.0, 2026-05-13 10:15 MSK

level     l2
acts      l2 (functional)
owner     l1
due       2026-05-13 12:00 MSK
client    delay-apology
check at  2026-05-13 10:30 MSK

due now
  2026-05-13 10:00 MSK  call l2                         overdue-half-a-day
  2026-05-13 10:00 MSK  tell the client: delay-apology  overdue-half-a-day
"""


@pytest.fixture
def case(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(CASE, encoding="utf-8")
    return path


def run(*args):
    return CliRunner().invoke(main, ["escalate", *map(str, args)])


def test_the_table_shows_who_acts_and_why(case):
    result = run(case, "--now", "13.05.2026 10:15")
    assert result.exit_code == 0
    assert result.output.startswith(SCREEN)
    assert "fired  overdue-half-a-day  since 2026-05-13 10:00 MSK; calls l2" in result.output
    assert "40 other rules did not fire; --all tells why" in result.output
    assert "not known, and would decide: abuse, " in result.output


def test_every_rule_is_told_on_demand(case):
    output = run(case, "--now", "2026-05-13 10:15", "--all").output
    assert "not fired  overdue-a-day" in output
    assert "overdue is 4h15m, needs at least 8h" in output
    assert "unknown    grave-complaint" in output


def test_json_is_versioned_and_whole(case):
    result = run(case, "--now", "2026-05-13T10:15+03:00", "--format", "json")
    told = json.loads(result.output)
    assert told["version"] == 1
    assert (told["standard"], told["standard_version"]) == ("ru-service", "1.0")
    assert told["level"] == "l2"
    assert told["due_at"] == "2026-05-13T12:00:00+03:00"
    assert told["next_check_at"] == "2026-05-13T10:30:00+03:00"
    assert len(told["reasons"]) == 41
    assert told["steps"][0]["key"] == "P-118@ru-service-1.0/overdue-half-a-day/0.0.0"


def test_no_person_is_named(case):
    for form in ("table", "json"):
        assert "Тайнова" not in run(case, "--now", "2026-05-14 10:00", "--format", form).output


def test_output_goes_to_a_file(case, tmp_path):
    out = tmp_path / "decision.json"
    assert run(case, "--now", "2026-05-14 10:00", "--format", "json", "-o", out).output == ""
    assert json.loads(out.read_text(encoding="utf-8"))["case"] == "P-118"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("case: c\nopened_at: 2026-05-12 09:00\n", ["case.yaml:2:12", "naive", "+03:00"]),
        ("", ["case.yaml", "mapping"]),
        ("- a\n", ["case.yaml", "mapping"]),
        ("case: [\n", ["case.yaml"]),
        (CASE.replace('"1.0"', '"0.1"'), ["began under ru-service version 0.1"]),
    ],
)
def test_a_case_that_cannot_be_used_ends_with_two(tmp_path, text, words):
    path = Path(tmp_path / "case.yaml")
    path.write_text(text, encoding="utf-8")
    result = run(path, "--now", "2026-05-13 10:15")
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    for word in words:
        assert word in result.output


def test_a_standard_without_a_desk_is_named(case):
    result = run(case, "--standard", "ru-core")
    assert result.exit_code == 2
    assert "'ru-core' has no desk levels" in result.output


def test_verify_tells_of_a_rule_that_sinks_a_case(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text(
        "standard: own\ndesk_levels: [{id: l1}, {id: l2}]\nescalation:\n  facts: {transfers: count}\n"
        "  rules: [{id: few, when: {transfers: {at_most: 2}}, to: l2}]\n",
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["verify", str(path)])
    assert result.exit_code == 1
    assert "falls-as-it-worsens" in result.output
    assert "at_least" in result.output
