"""The page about chat logs tells the truth."""

import re
from pathlib import Path

import pytest

from servicekit.load.chats import find_chat_files, read_chats
from servicekit.load.chats_columns import COLUMNS, ROLES
from servicekit.load.chats_find import CHAT_SUFFIXES
from servicekit.load.chats_group import MOST_OPEN, MOST_TURNS

PAGE = (Path(__file__).parents[2] / "docs/reference/chat-logs.md").read_text(encoding="utf-8")
LOGS = re.findall(r"^```(jsonl|csv|yaml)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
CODE = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(("suffix", "content"), LOGS)
def test_logs_are_read(suffix, content, tmp_path):
    """Each log on the page is one dialogue of a client's and an agent's turn."""
    path = tmp_path / f"log.{suffix}"
    path.write_text(content, encoding="utf-8")
    [dialogue] = read_chats(path)
    assert (dialogue.id, [turn.role for turn in dialogue.turns]) == ("17", ["client", "agent"])
    assert dialogue.whole


def test_python_runs(tmp_path, monkeypatch, capsys):
    """The Python on the page runs over a folder of logs."""
    (tmp_path / "chats").mkdir()
    for number, (suffix, content) in enumerate(LOGS):
        (tmp_path / "chats" / f"{number}.{suffix}").write_text(content, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert len(find_chat_files(["chats"])) == len(LOGS) == 3
    [code] = CODE
    exec(compile(code, "page", "exec"), {})  # noqa: S102 - the page is ours.
    assert capsys.readouterr().out.count("17 ") == 3


def test_nothing_is_left_out():
    """Every column, role and ending that is read stands on the page, with the bounds."""
    assert all(f"`{name}`" in PAGE for name in (*COLUMNS, *CHAT_SUFFIXES))
    assert all(re.search(rf"\b{role}\b", PAGE) for role in ROLES)
    assert f"{MOST_OPEN:,} conversations and {MOST_TURNS:,} messages" in PAGE
