"""The measurement of phrases: its words come from a seed, and it runs."""

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from corpus import phrases, replies
from phrases import compare, make_engines
from speed.engines import BATCH, ENGINES
from speed.figures import Figures
from speed.page import BEGIN, END, PAGE
from speed.stages import PARTS, WHOLE
from speed.standards import as_yaml
from speed.targets import Target
from speed.timing import in_turns

import servicekit


def test_the_same_seed_gives_the_same_words():
    listed = phrases(100)
    assert listed == phrases(100)
    assert listed != phrases(100, seed=9)
    assert list(replies(20, listed)) == list(replies(20, listed))
    assert list(replies(20, listed)) != list(replies(20, listed, seed=9))


def test_phrases_are_different_and_of_two_to_four_words():
    listed = phrases(1_000)
    assert len(set(listed)) == 1_000
    assert {len(phrase.split()) for phrase in listed} <= {2, 3, 4}


def test_replies_are_as_long_as_replies_are_and_one_in_a_hundred_holds_a_phrase():
    listed = phrases(1_000)
    texts = list(replies(2_000, listed))
    assert statistics.mean(map(len, texts)) == pytest.approx(240, abs=20)
    assert statistics.mean(len(text.split()) for text in texts) == pytest.approx(34, abs=4)
    assert 0.005 < sum("Поймите" in text for text in texts) / len(texts) < 0.02


def test_every_engine_gives_a_figure_or_a_reason(tmp_path, monkeypatch):
    """A small run, 100 phrases over 200 replies, tells something of each engine."""
    monkeypatch.setenv("SERVICEKIT_CACHE", str(tmp_path / "cache"))
    listed = phrases(100)
    figures = Figures((100,))
    compare(figures, as_yaml(listed, tmp_path), listed, rounds=1, block=200)
    assert figures.micros.keys() | figures.refused.keys() == {engine.name for engine in ENGINES}
    assert figures.micros[BATCH][100] > 0
    assert figures.findings[100] < 0.1


def test_what_is_too_much_for_an_engine_is_said(tmp_path, monkeypatch):
    monkeypatch.setenv("SERVICEKIT_CACHE", "off")
    figures = Figures((1,))
    path = as_yaml(["не моя проблема"], tmp_path)
    made = make_engines(figures, path, ["не моя проблема"] * 1_001)
    assert "re, alternation" not in made
    assert figures.refused["re, alternation"] == {1_001: "not tried above 1,000 phrases"}


def test_each_stage_is_told_by_functions_that_there_are():
    """A function that was renamed would silently count as the rest."""
    sources = Path(servicekit.__file__).parent.rglob("*.py")
    there_are = {name for path in sources for name in functions_of(ast.parse(path.read_text("utf-8")))}
    assert (WHOLE.keys() | PARTS.keys()) - there_are == set()


def functions_of(module: ast.Module) -> Iterator[str]:
    """Yield the qualified names of a module's functions and methods."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{part.name}" for part in node.body if isinstance(part, ast.FunctionDef))


def test_things_are_timed_in_turns():
    called = []
    seconds = in_turns({"a": lambda n: called.append(f"a{n}"), "b": lambda n: called.append(f"b{n}")}, [1, 2])
    assert called == ["a1", "b1", "a2", "b2"]
    assert {name: len(values) for name, values in seconds.items()} == {"a": 2, "b": 2}


def test_a_target_says_by_how_much_it_is_missed():
    assert Target("x", 4, 3.0).verdict == "reached"
    assert Target("x", 4, 6.0).verdict == "missed, 1.5 times the target"
    assert Target("x", 60, 30.0, least=True).verdict == "missed, 2.0 times the target"
    assert Target("x", 4, None).verdict.startswith("not measured")


def test_the_page_has_a_place_for_the_tables():
    page = PAGE.read_text(encoding="utf-8")
    assert page.index(BEGIN) < page.index(END)
