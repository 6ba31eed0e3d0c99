"""Every page is found, and every link leads somewhere."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
INDEX = ROOT / "docs" / "README.md"
PAGES = sorted((ROOT / "docs").rglob("*.md"))
FRONT = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def links(page: Path) -> list[str]:
    prose = CODE.sub("", FENCE.sub("", page.read_text(encoding="utf-8")))
    return [link for link in LINK.findall(prose) if not re.match(r"https?:|mailto:", link)]


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page as GitHub makes them of its headings."""
    headings = HEADING.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", [*PAGES, *FRONT], ids=name_of)
def test_every_link_leads_somewhere(page):
    """A link is to a file or folder of the project, and to a heading that stands there."""
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{name_of(page)} links to {link}, which is not there"
        assert not anchor or anchor in anchors(target), f"{name_of(page)}: no heading gives #{anchor}"


def test_every_page_is_found_from_the_index():
    """Who begins at docs/README.md and follows links comes to every page."""
    found, ahead = {INDEX}, [INDEX]
    while ahead:
        page = ahead.pop()
        for link in links(page):
            target = (page.parent / link.partition("#")[0]).resolve()
            if target in PAGES and target not in found:
                found.add(target)
                ahead.append(target)
    assert [name_of(page) for page in PAGES if page not in found] == []


def test_the_readme_is_short_and_leads_to_the_index():
    """The README is read in one go."""
    readme = FRONT[0]
    assert len(readme.read_text(encoding="utf-8").splitlines()) <= 140
    assert any((readme.parent / link).resolve() == INDEX for link in links(readme))
