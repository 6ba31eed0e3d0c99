"""Runs a page of the docs from top to bottom in an empty folder, and holds it to what it shows.

- A block with a file name (```yaml my-company.yaml) is written to that file.
- A standard in YAML loads, and its examples hold; one that is marked ``refused`` does not load, and
  one that is marked ``draft`` has an example that does not hold yet.
- Python is run; lines that begin with ``>>>`` give what stands below them.
- A screen (``console``) shows what ``$ servicekit …`` prints; ``…`` stands for what is left out.
  A call without anything shown below it must be one that the command line understands.

A block below ``<!-- not run: the reason -->`` is passed over.
"""

import doctest
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from servicekit.cli import main
from servicekit.errors import StandardError
from servicekit.load import load_standard
from servicekit.verify import check_examples

BLOCK = re.compile(
    r"^(?P<skip><!-- not run: .+? -->\n)?```(?P<kind>\w+)(?P<mark>[^\n]*)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
FILE = re.compile(r"[\w/.-]+\.\w+")


@dataclass
class Block:
    """A block of a page: where it begins, what it holds, and the file that it stands for."""

    where: str
    kind: str
    mark: str
    text: str

    @property
    def file(self) -> Path:
        named = FILE.search(self.mark)
        return Path(named[0]) if named else Path(f"line-{self.where.rpartition(':')[2]}.{self.kind}")


def blocks(page: Path) -> Iterator[Block]:
    """Yield the blocks of a page that are to be run."""
    text = page.read_text(encoding="utf-8")
    for found in BLOCK.finditer(text):
        if not found["skip"]:
            line = text.count("\n", 0, found.start()) + 1
            yield Block(f"{page.name}:{line}", found["kind"], found["mark"], found["text"])


def run_page(page: Path) -> None:
    """Run every block of a page in the current folder, one after the other."""
    names: dict[str, Any] = {"__name__": "page"}
    for block in blocks(page):
        if block.kind in {"yaml", "json", "jsonl", "csv", "toml", "txt", "text"} and FILE.search(block.mark):
            block.file.parent.mkdir(parents=True, exist_ok=True)
            block.file.write_text(block.text, encoding="utf-8")
        if block.kind == "yaml":
            check_yaml(block)
        elif block.kind == "python":
            run_python(block, names)
        elif block.kind == "console":
            run_screens(block)


def check_yaml(block: Block) -> None:
    """Hold a block to be YAML; load a standard and hold it to its examples."""
    tree, *others = yaml.safe_load_all(block.text)
    assert tree, f"{block.where} holds nothing"
    if others or not (isinstance(tree, dict) and isinstance(tree.get("standard"), str) and len(tree) > 1):
        return
    block.file.write_text(block.text, encoding="utf-8")
    if "refused" in block.mark:
        with pytest.raises(StandardError):
            load_standard(block.file)
        return
    standard = load_standard(block.file)
    broken = [(one.example.text, one.message) for one in check_examples(standard) if not one.passed]
    assert bool(broken) == ("draft" in block.mark), f"{block.where}: {broken}"


def run_python(block: Block, names: dict[str, Any]) -> None:
    """Run Python in the names that the blocks above it have left."""
    if ">>>" not in block.text:
        exec(compile(block.text, block.where, "exec"), names)  # noqa: S102 - the pages are ours.
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, block.where, block.where, 0)
    said: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(test, out=said.append, clear_globs=False)
    names.update(test.globs)
    assert said == [], "".join(said)


def run_screens(block: Block) -> None:
    """Run each call of a screen and compare what it prints with what is shown."""
    for call in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        line, _, shown = call.partition("\n")
        given, piped, command = line.rpartition(" | ")
        if not command.startswith("servicekit "):
            continue
        args = shlex.split(command.split(" > ")[0])[1:]
        if not shown.strip():
            understand(args, block.where)
            continue
        text = " ".join(shlex.split(given)[1:]) + "\n" if piped else None
        result = CliRunner().invoke(main, args, input=text)
        pattern = re.escape(shown.rstrip()).replace("…", ".*?")
        assert re.fullmatch(pattern, result.output.rstrip(), re.DOTALL), (
            f"{block.where}: $ {line}\n{result.output}"
        )


def understand(args: list[str], where: str) -> None:
    """Hold a call without a screen to be one that its command takes."""
    if args[0].startswith("-"):
        return
    command = import_module(f"servicekit.cli.{args[0]}").command
    assert command.make_context(args[0], args[1:]), where
