"""What the pages show is what happens."""

from pathlib import Path

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


@pytest.mark.parametrize(("page", "test"), OWN_TESTS.items())
def test_a_page_that_is_passed_over_has_a_test_of_its_own(page, test):
    """The test that a page is left to exists and reads that page."""
    assert Path(page).name in (ROOT / test).read_text(encoding="utf-8")
