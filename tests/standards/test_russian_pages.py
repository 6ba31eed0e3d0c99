"""The Russian pages tell the truth: each example holds, each command prints what the page shows."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from servicekit.cli import main
from servicekit.load import load_standard
from servicekit.verify import check_examples

DOCS = Path(__file__).parents[2] / "docs"
PHRASES = DOCS / "ru" / "phrases.md"
QUICKSTART = DOCS / "ru" / "quickstart.md"
BLOCK = re.compile(r"^```(?P<kind>\w+) ?(?P<file>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[Any]:
    text = page.read_text(encoding="utf-8")
    return [
        pytest.param(block, id=f"{page.name}:{text.count(chr(10), 0, block.start()) + 1}")
        for block in BLOCK.finditer(text)
    ]


@pytest.mark.parametrize("block", blocks(PHRASES))
def test_each_example_of_the_phrase_page_holds(block: re.Match[str], tmp_path: Path) -> None:
    rule = {
        "id": "shown",
        "why": "Так сказано на странице.",
        "say": ["Иначе."],
        **yaml.safe_load(block["text"]),
    }
    file = tmp_path / "page.yaml"
    tree = {"standard": "page", "language": "ru", "stop_phrases": [rule]}
    file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    results = check_examples(load_standard(file))
    assert results
    assert [(one.example.text, one.message) for one in results if not one.passed] == []


def test_each_command_of_the_quickstart_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = {}
    for block in BLOCK.finditer(QUICKSTART.read_text(encoding="utf-8")):
        if block["file"]:
            Path(block["file"]).write_text(block["text"], encoding="utf-8")
        elif block["kind"] == "console":
            command, _, screen = block["text"].partition("\n")
            shown[command.removeprefix("$ servicekit ")] = screen
    printed = {call: CliRunner().invoke(main, shlex.split(call)).stdout for call in shown}
    assert printed == shown
    assert len(shown) == 3


def test_the_demo_log_holds_more_good_replies_than_findings() -> None:
    log = DOCS / "examples" / "demo-dialogues.jsonl"
    result = CliRunner().invoke(main, ["lint", "--standard", "ru-core", "--format", "concise", str(log)])
    assert result.exit_code == 1
    assert 5 <= result.stdout.count("demo-dialogues.jsonl:") <= 14
