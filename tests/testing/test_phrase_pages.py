"""Every example on the pages about phrases does what the page says."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from servicekit.errors import StandardError, StandardInvalid
from servicekit.load import load_standard
from servicekit.verify import check_examples

DOCS = Path(__file__).parents[2] / "docs"
PAGES = [DOCS / "reference" / "phrases.md", DOCS / "how-to" / "write-a-rule.md"]
BLOCK = re.compile(r"^```yaml(?P<mark>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


TRAP = re.compile(r"^\| `- (?P<typed>[^`]+)` \|", re.MULTILINE)


def blocks() -> list[Any]:
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in BLOCK.finditer(text):
            line = text.count("\n", 0, block.start()) + 1
            name = f"{page.name}:{line}"
            found.append(pytest.param(block["text"], "refused" in block["mark"], id=name))
    return found


def as_standard(text: str, folder: Path) -> Path:
    """Write a whole standard as it stands; dress a lone rule with what the page leaves out."""
    tree = yaml.safe_load(text)
    if "standard" not in tree:
        language = "ru" if re.search("[а-яё]", str(tree["phrases"])) else "en"
        tree = {"id": "shown", "why": "The page says so.", "say": ["Something else."], **tree}
        tree = {"standard": "page", "language": language, "stop_phrases": [tree]}
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False)
    file = folder / "page.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize(("text", "refused"), blocks())
def test_the_example_holds(text: str, refused: bool, tmp_path: Path) -> None:
    file = as_standard(text, tmp_path)
    if refused:
        with pytest.raises(StandardInvalid):
            load_standard(file)
        return
    results = check_examples(load_standard(file))
    assert results
    assert [(one.example.text, one.message) for one in results if not one.passed] == []


@pytest.mark.parametrize("typed", TRAP.findall(PAGES[0].read_text(encoding="utf-8")))
def test_the_trap_is_refused_at_its_line(typed: str, tmp_path: Path) -> None:
    lone = as_standard("phrases: [calm down]\ncatches: [a, b]\nallows: [c, d]\n", tmp_path)
    lone.write_text(lone.read_text(encoding="utf-8").replace("- calm down", f"- {typed}"), encoding="utf-8")
    with pytest.raises(StandardError) as refusal:
        load_standard(lone)
    assert refusal.value.findings[0].place is not None
    assert refusal.value.findings[0].say
