"""The page in a real browser, on a telephone and on a desk: all of it visible, nothing over anything else."""

import json
import re
import shutil
import subprocess
from datetime import datetime
from html import unescape
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from made_standard import STANDARD, at

from servicekit import schedule_checkpoints
from servicekit.output.schedule_html import html_text
from servicekit.schedule import plan_at

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER = next((path for path in map(shutil.which, NAMES) if path), None)

# What is measured inside the page: the width it needs, the pictures that are shown, words outside
# their picture, and words that lie over each other or over a bar.
PROBE = """
const seen = [...document.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width > 0);
const boxes = seen.flatMap(s => [...s.querySelectorAll('text')].map(t => {
  const b = t.getBoundingClientRect(), p = s.getBoundingClientRect();
  return {text: t.textContent, l: b.left, r: b.right, t: b.top, b: b.bottom,
          outside: b.left < p.left - 1 || b.right > p.right + 1 || b.bottom > p.bottom + 1,
          size: b.height};
}));
const bars = seen.flatMap(s => [...s.querySelectorAll('rect:not(.paper)')].map(r => r.getBoundingClientRect()));
const over = [];
boxes.forEach(a => bars.forEach(r => {
  if (a.l < r.right - 1 && r.left < a.r - 1 && a.t < r.bottom - 4 && r.top < a.b - 4) over.push(a.text + ' / a bar');
}));
boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
  if (a.l < b.r - 1 && b.l < a.r - 1 && a.t < b.b - 4 && b.t < a.b - 4) over.push(a.text + ' / ' + b.text);
}));
parent.document.title = JSON.stringify({
  needs: document.documentElement.scrollWidth, has: document.documentElement.clientWidth,
  pictures: seen.length, circles: seen.map(s => s.querySelectorAll('circle').length),
  outside: boxes.filter(b => b.outside).map(b => b.text), over, smallest: Math.min(...boxes.map(b => b.size)),
  cards: document.querySelectorAll('li.point').length});
"""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome on PATH")


def look(folder: Path, page: str, width: int) -> dict:
    """Open the page in a frame of that width, and return what the probe measured."""
    (folder / "page.html").write_text(
        page.replace("</body>", f"<script>{PROBE}</script></body>"), encoding="utf-8"
    )
    frame = f'<!doctype html><iframe src="page.html" style="border:0;width:{width}px;height:3000px"></iframe>'
    (folder / "frame.html").write_text(frame, encoding="utf-8")
    run = subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
            f"--user-data-dir={folder / 'profile'}", "--window-size=1600,3100", "--virtual-time-budget=3000",
            "--dump-dom", (folder / "frame.html").as_uri(),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )  # fmt: skip
    found = re.search(r"<title>(\{.*?\})</title>", run.stdout, re.DOTALL)
    if found is None:
        pytest.skip(f"the browser did not run here: {run.stderr[-200:]}")
    return json.loads(unescape(found.group(1)))


@pytest.mark.parametrize("width", [360, 390, 768, 900, 1280])
@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_page_fits(tmp_path: Path, width: int, language: str) -> None:
    """Nothing needs scrolling sideways, no word is cut or covered, one picture is shown, and it can be read."""
    pause = (at("05-05 12:00"), at("05-06 12:00"))
    plan = schedule_checkpoints(
        STANDARD, at("04-27 09:00"), at("05-15 18:00"), "project", pauses=[pause], done=["accepted"]
    )
    project = "Каталог запчастей для грузовых автомобилей, третье издание"
    seen = look(tmp_path, html_text(plan_at(plan, at("05-13 17:00")), language, project), width)
    assert seen["has"] == width
    assert seen["needs"] <= width
    assert (seen["pictures"], seen["circles"], seen["cards"]) == (1, [5], 5)
    assert seen["outside"] == []
    assert seen["over"] == []
    assert seen["smallest"] >= 12


@pytest.mark.parametrize("width", [360, 1280])
def test_nights_over_a_year_fit(tmp_path: Path, width: int) -> None:
    """A long project with night shifts shows only the days about its points, and all of that fits too."""
    berlin = ZoneInfo("Europe/Berlin")
    nights = {"timezone": "Europe/Berlin", "week": {"mon-sun": ["22:00-06:00"]}}
    start, due = datetime(2025, 3, 20, 22, tzinfo=berlin), datetime(2026, 10, 30, 6, tzinfo=berlin)
    plan = schedule_checkpoints(STANDARD, start, due, "project", calendar=nights)
    seen = look(tmp_path, html_text(plan, "en", "Night shifts"), width)
    assert seen["needs"] <= seen["has"] == width
    assert (seen["pictures"], seen["circles"], seen["outside"], seen["over"]) == (1, [5], [], [])
