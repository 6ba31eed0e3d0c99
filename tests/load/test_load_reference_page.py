"""The reference page of the YAML says what the loader does."""

import re
from pathlib import Path

import pytest
import yaml

from servicekit.errors import StandardError
from servicekit.load import (
    load_standard,
    notation,
    reading,
    reading_standard,
    shelf,
    standard_schema,
    tree_words,
)
from servicekit.load.family import MAX_PARENTS
from servicekit.model import Rule, Standard

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "standard-yaml.md").read_text("utf-8")
RULE = """
    why: Клиент слышит отказ.
    say: [Сейчас выясню.]
    catches: [это не моя проблема, не моя проблема]
    allows: [нет проблем, это моя проблема]
"""
BLOCKS = re.findall(r"^```yaml\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
TRAPS = re.findall(
    r"^\| `{1,2} ?(- .*?) ?`{1,2} \| (?:.*?) \| `([a-z-]+)` \| `(- .*?)` \|$", PAGE, re.MULTILINE
)


def load_phrase(line, folder):
    path = folder / "page.yaml"
    path.write_text(f"standard: page\nstop_phrases:\n  - id: a\n    phrases:\n      {line}{RULE}", "utf-8")
    return load_standard(path)


@pytest.mark.parametrize("block", BLOCKS)
def test_every_block_loads(block, tmp_path):
    (tmp_path / "page.yaml").write_text(block, "utf-8")
    assert load_standard(tmp_path / "page.yaml").id == yaml.safe_load(block)["standard"]


@pytest.mark.parametrize(("written", "rule", "right"), TRAPS)
def test_every_trap_of_the_table_is_refused_and_its_repair_loads(written, rule, right, tmp_path):
    with pytest.raises(StandardError) as caught:
        load_phrase(written, tmp_path)
    assert rule in {finding.rule for finding in caught.value.findings}
    assert load_phrase(right, tmp_path).rule("a").phrases


def test_the_table_was_read():
    assert len(TRAPS) == 18
    assert len(BLOCKS) == 2


def test_every_key_of_a_header_stands_on_the_page():
    sections = {"stop_phrases", "rules"}
    merged = {
        key for key, value in standard_schema()["properties"].items() if "$ref" in str(value)
    } - sections
    header = {info.alias or name for name, info in Standard.model_fields.items()} - merged
    for key in header | {"override", "add_phrases", "add_unless"}:
        assert f"`{key}" in PAGE, key
    assert {"severity", "confidence", "critical", "why", "say"} <= set(Rule.model_fields)


def test_the_bounds_are_those_of_the_loader():
    bounds = [
        f"{reading.MAX_FILE_BYTES // 1024 // 1024} MiB",
        f"{tree_words.MAX_DEPTH} levels",
        f"{tree_words.MAX_NODES:,}",
        f"{shelf.MAX_FILES:,}",
        f"{MAX_PARENTS}",
        f"{reading_standard.MAX_RULES:,}",
        f"{notation.MAX_PHRASE}",
    ]
    assert [row.split(" | ")[1] for row in PAGE.split("| bound |")[1].splitlines()[2:9]] == bounds
