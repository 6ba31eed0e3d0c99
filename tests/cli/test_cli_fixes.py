"""``--fix`` changes the words that have a safe edit and nothing else."""

import json
import stat

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicekit.cli.fixing import _mend_line
from servicekit.finding import Finding
from servicekit.output.edits import apply_edits


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.txt", "Вернём денежку.\r\nЖдите.", "Вернём деньги.\r\nЖдите."),
        ("a.md", "\ufeffДенежка, денежка\n", "\ufeffДеньги, деньги\n"),
        (
            "a.jsonl",
            '{ "n":1.50,  "text" : "Вернём денежку.", "at":null}\n\n{"text":"\\u0434енежка"}\r\n',
            '{ "n":1.50,  "text" : "Вернём деньги.", "at":null}\n\n{"text":"деньги"}\r\n',
        ),
    ],
)
def test_only_the_words_change(shop, name, before, after):
    path = shop.write(name, before)
    result = shop.lint(name, "--fix")
    assert path.read_bytes().decode() == after
    assert result.exit_code == 0
    assert "Fixed " in result.stderr


def test_the_result_is_checked_anew(shop):
    shop.write("a.txt", "Это не моя проблема. Вернём денежку.")
    result = shop.lint("a.txt", "--fix", "--format", "concise")
    assert result.exit_code == 1
    assert "money" not in result.stdout
    assert "not-my-problem" in result.stdout
    assert "Fixed 1 finding in 1 file." in result.stderr


def test_diff_prints_and_writes_nothing(shop):
    path = shop.write("a.txt", "Готово.\nВернём денежку.")
    result = shop.lint("a.txt", "--diff")
    assert path.read_text(encoding="utf-8") == "Готово.\nВернём денежку."
    assert result.stdout.splitlines() == [
        "--- a.txt",
        "+++ a.txt",
        "@@ -1,2 +1,2 @@",
        " Готово.",
        "-Вернём денежку.",
        "\\ No newline at end of file",
        "+Вернём деньги.",
        "\\ No newline at end of file",
    ]
    assert "Would fix 1 finding in 1 file." in result.stderr


def test_a_file_without_edits_is_not_written(shop):
    path = shop.write("a.txt", "Готово.")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    assert shop.lint("a.txt", "--fix").exit_code == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


@pytest.mark.parametrize("option", ["--fix", "--diff"])
@pytest.mark.parametrize("name", ["b.csv", "b.yaml", "-"])
def test_other_kinds_are_refused_before_anything_is_written(shop, option, name):
    path = shop.write("a.txt", "Вернём денежку.")
    shop.write("b.csv", "text\nВернём денежку.\n")
    shop.write("b.yaml", "- {role: agent, text: Вернём денежку.}\n")
    result = shop.lint("a.txt", name, option, input="Вернём денежку.")
    assert result.exit_code == 2
    assert name in result.stderr
    assert path.read_text(encoding="utf-8") == "Вернём денежку."


def test_rights_and_links_are_kept(shop):
    path = shop.write("real.txt", "Вернём денежку.")
    path.chmod(0o640)
    link = shop.folder / "link.txt"
    link.symlink_to(path)
    shop.lint("link.txt", "--fix")
    assert link.is_symlink()
    assert path.read_text(encoding="utf-8") == "Вернём деньги."
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in shop.folder.iterdir()) == ["link.txt", "real.txt", "shop.yaml"]


def test_a_failed_write_leaves_the_old_file(shop, monkeypatch):
    import os

    path = shop.write("a.txt", "Вернём денежку.")

    def full(_handle):
        raise OSError(28, "No space left on device", "a.txt")

    monkeypatch.setattr(os, "fsync", full)
    result = shop.lint("a.txt", "--fix")
    assert result.exit_code == 2
    assert "No space left" in result.stderr
    assert path.read_text(encoding="utf-8") == "Вернём денежку."
    assert sorted(p.name for p in shop.folder.iterdir()) == ["a.txt", "shop.yaml"]


@settings(max_examples=150, deadline=None)
@given(
    st.text(st.characters(), max_size=15),
    st.text(st.characters(), max_size=15),
    st.booleans(),
    st.dictionaries(st.text('abc"\\:{', min_size=1, max_size=5), st.text('abc"\\:', max_size=8), max_size=3),
)
def test_a_mended_line_says_the_same_but_for_the_text(old, new, ascii_only, others):
    """Of a line of JSON only the value that begins at the column changes."""
    others.pop("text", None)
    head = json.dumps(others, ensure_ascii=ascii_only)[:-1] + (", " if others else "")
    line = f'{head}"text": {json.dumps(old, ensure_ascii=ascii_only)}, "n": 1.0}}'
    column = len(head) + len('"text": "') + 1
    mended = _mend_line(line, column, old, new)
    assert mended is not None
    mended.encode("utf-8", "surrogateescape" if not ascii_only else "strict")
    assert json.loads(mended) == {**others, "text": new, "n": 1.0}
    assert mended.startswith(line[: column - 1])
    assert _mend_line(line, 1, old, new) is None
    assert _mend_line(line, column, old + "x", new) is None


@settings(max_examples=150, deadline=None)
@given(st.text("абвг", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
def test_edits_touch_only_their_stretches(text, spans):
    """What no edit covers stays, in its order; of overlapping edits the first is applied."""
    spans = [(min(s), min(max(s), len(text))) for s in spans if min(s) < len(text)]
    findings = [
        Finding(rule="r", severity="info", start=a, end=b, message="m", why="w", edit="X") for a, b in spans
    ]
    new, applied = apply_edits(text, findings)
    kept, at = [], 0
    for start, end in sorted(set(spans)):
        if start >= at and end > start:
            kept += [text[at:start], "X"]
            at = end
    assert new == "".join([*kept, text[at:]])
    assert applied == kept.count("X")
