"""The page about rules tells the truth."""

import re
from pathlib import Path
from typing import get_args

import pytest

from servicekit import load_standard, validate_reply
from servicekit.model import LimitRule, Rule
from servicekit.model.reply_rules import Measure, ReplyRule
from servicekit.verify import check_examples

PAGE = (Path(__file__).parents[2] / "docs/reference/rules.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
SAID = re.findall(r"`([^`]+)`\s+gives: `([^`]+)`", PAGE)


@pytest.fixture
def standards(tmp_path):
    found = []
    for number, block in enumerate(BLOCKS):
        file = tmp_path / f"{number}.yaml"
        file.write_text(block, encoding="utf-8")
        found.append(load_standard(file))
    return found


def test_examples_hold(standards):
    """Every example on the page does what the page says, and every kind has one."""
    assert [(r.example.text, r.message) for s in standards for r in check_examples(s) if not r.passed] == []
    kinds = {type(rule) for standard in standards for rule in standard.rules}
    assert kinds == set(get_args(get_args(ReplyRule)[0]))
    assert all(standard.stop_phrases or standard.rules for standard in standards)


def test_messages_are_as_shown(standards):
    """The messages shown on the page are those that the replies get."""
    given = {
        text: [f.message for s in standards for f in validate_reply(s, text).findings] for text, _ in SAID
    }
    assert SAID
    assert all(message in given[text] for text, message in SAID)


def test_every_key_and_measure_is_on_the_page():
    """No key of a rule and no measure is left out."""
    keys = set(Rule.model_fields) - {"place", "language"}
    assert not [name for name in (*keys, *get_args(Measure)) if f"`{name}`" not in PAGE]
    assert {"of", "at_most"} <= LimitRule.model_fields.keys()
