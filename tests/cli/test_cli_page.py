"""The page of the command line is true: it names each command and option, and no others."""

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from servicekit.cli.commands import COMMANDS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "command-line.md"


def _sections():
    text = PAGE.read_text(encoding="utf-8")
    parts = re.split(r"^## `servicekit (\w+).*$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_every_command_has_its_section():
    assert set(_sections()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_of_options_is_that_of_the_command(name):
    command = import_module(f"servicekit.cli.{name}").command
    options = [param for param in command.params if isinstance(param, click.Option)]
    spelled = {", ".join(sorted(option.opts, key=len)) for option in options}
    assert (
        set(re.findall(r"^\| `((?:-\w, )?--[^`]*?)(?: [^`-]*)?` \|", _sections()[name], re.MULTILINE))
        == spelled
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_choices_of_an_option_are_written_out(name):
    command = import_module(f"servicekit.cli.{name}").command
    for param in command.params:
        if isinstance(param.type, click.Choice):
            row = next(
                line
                for line in _sections()[name].splitlines()
                if line.startswith("|") and param.opts[-1] in line
            )
            assert re.findall(r"`([^`]+)`", row.split("|")[2])[: len(param.type.choices)] == list(
                param.type.choices
            )


def test_the_finding_on_the_page_is_what_is_printed(shop):
    rows = [
        {"conversation": "7", "role": "client", "text": "Где заказ?"},
        {"conversation": "7", "role": "agent", "text": "Это не моя проблема."},
    ]
    shop.write("chats.jsonl", rows)
    block = re.search(r"```text\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL).group(1)
    assert shop.lint("chats.jsonl", "-q").stdout == f"{block}\n"
