"""The recipes for CI are calls that work: every option in them exists, every file of YAML is YAML."""

import re
from importlib import import_module
from pathlib import Path

import pytest
import yaml

from servicekit.cli.commands import COMMANDS

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "how-to" / "lint-chats-in-ci.md", DOCS / "reference" / "command-line.md"]
CALLS = sorted(
    {
        found.group(0).split("|")[0]
        for page in PAGES
        for found in re.finditer(
            r"servicekit (?:lint|test|rule|schema) [^`'\n]*", page.read_text(encoding="utf-8")
        )
    }
)


@pytest.mark.parametrize("call", CALLS)
def test_every_call_on_the_pages_is_understood(call):
    _, name, *args = call.split("…")[0].split(">")[0].split()
    command = import_module(f"servicekit.cli.{name}").command
    assert name in COMMANDS
    args = [arg.strip('"') for arg in args]
    command.make_context(name, args, resilient_parsing=False)


def test_the_yaml_on_the_pages_is_yaml():
    for page in PAGES:
        for block in re.findall(r"```yaml\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            assert yaml.safe_load(block)
