"""The screen form, to the letter, from cases that a quality lead can write."""

from pathlib import Path

import pytest
import yaml
from made_findings import make_entry, written

from servicekit.source import Place

CASES = yaml.safe_load(Path(__file__).with_name("screens.yaml").read_text(encoding="utf-8"))


def _entry(case):
    changes = dict(case.get("finding", {}))
    place = changes.pop("place", ["chats.jsonl", 1])
    if len(place) > 2:
        changes["place"] = Place(*place)
    else:
        changes |= {"file": place[0], "line": place[1]}
    return make_entry(
        case["text"],
        case.get("mark"),
        inside=case.get("inside", "record"),
        problem=case.get("problem", False),
        **changes,
    )


@pytest.mark.parametrize("case", CASES, ids=[case["case"] for case in CASES])
def test_the_screen_is_as_written(case):
    assert written([_entry(case)]) == case["screen"]
    if "concise" in case:
        assert written([_entry(case)], "concise") == case["concise"]


def test_long_lines_are_cut_around_the_match():
    text = "слово " * 5000 + "Вы поняли?" + " слово" * 5000
    lines = written([make_entry(text, "Вы поняли?")]).splitlines()
    shown, carets = lines[3][6:], lines[4][6:]
    assert len(shown) < 110
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "Вы поняли?"


def test_a_line_that_fits_is_not_cut():
    text = "слово " * 12 + "Вы поняли?"
    assert f"   |  {text}\n" in written([make_entry(text, "Вы поняли?")])


def test_when_nothing_was_checked_the_summary_says_so():
    assert written([make_entry(problem=True)], replies=0).endswith("\nNothing was checked: 1 problem.\n")


def test_a_match_longer_than_the_window_is_cut_too():
    shown = written([make_entry("я" * 1_000_000, "я" * 1_000_000)]).splitlines()[3]
    assert len(shown) < 110
    assert shown.endswith("…")


def test_a_clean_run_says_so():
    assert written([], replies=1200) == "Checked 1,200 replies: no findings.\n"


def test_quiet_leaves_the_summary_out():
    assert written([], quiet=True) == ""


def test_statistics_stand_in_place_of_the_findings():
    entries = [make_entry(mark="Вы"), make_entry(mark="поняли"), make_entry(rule="greet", severity="info")]
    assert written(entries, "concise", statistics=True).splitlines() == [
        "2  error    do-you-understand",
        "1  info     greet",
        "Checked 1 reply: 2 errors, 1 info.",
    ]


def test_colours_are_only_added_and_never_change_the_words():
    import re

    entries = [make_entry(mark="поняли"), make_entry("[bold]x[/bold] :smile:", "x", severity="warning")]
    coloured = written(entries, color=True)
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == written(entries)
