"""What the pages show is what happens."""

from pathlib import Path

import click
import pytest
from pages import run_page

ROOT = Path(__file__).parents[2]

# These pages show parts of a whole that only their own tests know how to put together.
OWN_TESTS = {
    "docs/reference/chat-logs.md": "tests/chats/test_chat_logs_page.py",
    "docs/reference/command-line.md": "tests/cli/test_cli_page.py",
    "docs/reference/phrases.md": "tests/testing/test_phrase_pages.py",
    "docs/ru/phrases.md": "tests/standards/test_russian_pages.py",
}


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", [page for page in PAGES if name_of(page) not in OWN_TESTS], ids=name_of)
def test_the_page_does_what_it_says(page, tmp_path, monkeypatch):
    """Files are written, standards load, Python runs, and each call prints what is shown below it."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "GITHUB_STEP_SUMMARY", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    run_page(page)


LIES = {
    "a screen": "```console\n$ echo Здравствуйте | servicekit lint -\nChecked 2 replies: clean.\n```\n",
    "a call": "```console\n$ servicekit lint --formt json\n```\n",
    "a value": "```python\n>>> 1 + 1\n3\n```\n",
    "a program": "```python\nraise ValueError\n```\n",
    "an example": """```yaml
standard: lie
stop_phrases:
  - id: calm
    phrases: [успокойтесь]
    why: Это злит.
    say: [Понимаю вас.]
    catches: [Успокойтесь!, Здравствуйте!]
    allows: [Спасибо., До встречи.]
```
""",
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
def test_a_page_that_lies_is_caught(lie, tmp_path, monkeypatch):
    """A screen, a call, a value, a program or an example that is not so fails, unless it is said not to be run."""
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md"
    page.write_text(lie, encoding="utf-8")
    with pytest.raises((AssertionError, click.UsageError, ValueError)):
        run_page(page)
    page.write_text(f"<!-- not run: it is a lie -->\n{lie}", encoding="utf-8")
    run_page(page)


@pytest.mark.parametrize(("page", "test"), OWN_TESTS.items())
def test_a_page_that_is_passed_over_has_a_test_of_its_own(page, test):
    """The test that a page is left to exists and reads that page."""
    assert Path(page).name in (ROOT / test).read_text(encoding="utf-8")
