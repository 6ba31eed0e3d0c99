"""What holds for every file of the project, and for every standard in it."""

import re
from pathlib import Path

import pytest

from servicekit.load import bundled_names, load_standard

ROOT = Path(__file__).parents[2]
FOLDERS = ["src", "standards", "docs", "tests", "tools", "bench", ".ci", ".github"]
TEXT = {".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".json", ".jsonl", ".csv", ".sh", ".xsd"}
NAMES = {"Makefile", "LICENSE", "run", ".gitignore"}
MACHINE = re.compile(r"(?<![\w.~/…])/(?:work|tmp|root|home)/\w")


def is_text(path):
    return path.suffix in TEXT or path.name in NAMES


def text_files():
    yield from (path for path in ROOT.iterdir() if path.is_file() and is_text(path))
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and is_text(path) and "__pycache__" not in path.parts:
                yield path


def test_no_file_knows_the_machine_it_was_written_on():
    """A path that holds only on one machine is in no file."""
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in text_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("name", bundled_names())
def test_every_bundled_standard_loads(name):
    """A standard that is shipped can be used, goes by the name of its folder, and says what it is."""
    standard = load_standard(name)
    assert standard.id == name
    assert standard.title
    assert standard.language


def test_the_default_standard_is_shipped():
    """What the command line checks by when nothing is said is there."""
    assert "ru-service" in bundled_names()
