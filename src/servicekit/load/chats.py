"""Chat logs: files in, dialogues out, and a finding for everything that cannot be read."""

import sys
from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

from servicekit.finding import Finding
from servicekit.load.chats_bad import bad_input, nothing_to_check
from servicekit.load.chats_csv import read_csv
from servicekit.load.chats_find import STDIN, check_path, find_chat_files
from servicekit.load.chats_group import group_rows
from servicekit.load.chats_jsonl import read_jsonl
from servicekit.load.chats_yaml import read_yaml_dialogues
from servicekit.load.text_file import BOM, HEAD, STDIN_NAME, decode_whole, encoding_problem
from servicekit.model import Dialogue, Turn
from servicekit.source import Place

__all__ = ["ChatItem", "find_chat_files", "read_chats"]

ChatItem = Dialogue | Finding


def read_chats(path: str | Path, stream: BinaryIO | None = None) -> Iterator[ChatItem]:
    """Return an iterator over the dialogues of a chat log and the findings about it.

    The end of the name tells the kind: ``.jsonl``, ``.csv`` and ``.tsv`` are logs, ``.yaml``
    holds dialogues, ``.txt`` and ``.md`` one reply. ``-`` is standard input, or ``stream``:
    JSONL when it begins with ``{``, else one reply. A log is read as it goes. Findings have the rule
    ``bad-input`` and their place; whoever passes them on tells that the job was not done.
    Raises ``InputError`` at once for a path that is no file of a known kind.
    """
    check_path(path)
    return _read(path, stream)


def _read(path: str | Path, stream: BinaryIO | None) -> Iterator[ChatItem]:
    if str(path) == STDIN:
        yield from _read_stdin(stream or sys.stdin.buffer)
        return
    file = str(path)
    try:
        with _buffered(Path(path).open("rb", buffering=0)) as opened:
            yield from _read_kind(file, Path(path).suffix.lower(), opened)
    except OSError as error:
        yield bad_input(
            file,
            f"this file cannot be read: {error.strerror or type(error).__name__}",
            say=("Check the rights on the file, then run again.",),
        )


def _read_stdin(stream: Any) -> Iterator[ChatItem]:
    opened = _buffered(stream)
    try:
        head = opened.peek(HEAD).removeprefix(BOM).lstrip()
        yield from _read_kind(STDIN_NAME, ".jsonl" if head.startswith(b"{") else ".txt", opened)
    finally:
        # Whoever gave the stream closes it.
        opened.detach()


def _buffered(raw: Any) -> BufferedReader:
    """Return the stream with enough of its beginning at hand to tell what it is."""
    return BufferedReader(raw, HEAD)


def _read_kind(file: str, suffix: str, stream: BufferedReader) -> Iterator[ChatItem]:
    head = stream.peek(HEAD)
    if not head:
        yield nothing_to_check(file)
    elif suffix in {".txt", ".md"}:
        yield _one_reply(file, stream)
    elif suffix in {".yaml", ".yml"}:
        yield from read_yaml_dialogues(file, stream)
    else:
        yield from _read_log(file, suffix, head, stream)


def _read_log(file: str, suffix: str, head: bytes, stream: BufferedReader) -> Iterator[ChatItem]:
    problem = encoding_problem(file, head)
    if problem:
        yield problem
        return
    read = read_csv if suffix in {".csv", ".tsv"} else read_jsonl
    empty = True
    for item in group_rows(read(file, stream)):
        empty = False
        yield item
    if empty:
        yield nothing_to_check(file)


def _one_reply(file: str, stream: BufferedReader) -> ChatItem:
    text = decode_whole(file, stream)
    if isinstance(text, Finding):
        return text
    if not text.strip():
        return nothing_to_check(file)
    lines = text.split("\n")
    place = Place(file, 1, 1, len(lines), len(lines[-1]) + 1)
    return Dialogue(turns=(Turn(role="agent", text=text, place=place),), whole=False)
