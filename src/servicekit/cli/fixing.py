"""The safe edits of a run, gathered by file, and files rewritten with nothing else changed."""

import codecs
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from servicekit.output import Entry
from servicekit.output.edits import apply_edits
from servicekit.output.visible import visible

__all__ = ["FIXABLE", "Change", "plan_changes", "refuse_unfixable"]

FIXABLE = (".txt", ".md", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Change:
    """A file before and after its safe edits, and how many there are. ``bom``: it began with a mark."""

    file: str
    before: str
    after: str
    edits: int
    bom: bool

    @property
    def data(self) -> bytes:
        """The bytes to write."""
        return (codecs.BOM_UTF8 if self.bom else b"") + self.after.encode("utf-8", "surrogateescape")


def refuse_unfixable(files: Iterable[str]) -> None:
    """Raise ``UsageError`` when a file is of a kind that is not rewritten; nothing is written then."""
    wrong = [file for file in files if not file.lower().endswith(FIXABLE)]
    if wrong:
        raise click.UsageError(
            f"--fix and --diff rewrite {', '.join(FIXABLE)} only, not {visible(', '.join(wrong))}. "
            "Name the files to be fixed, or run without them."
        )


def plan_changes(entries: Iterable[Entry]) -> list[Change]:
    """Return the change of each file that has safe edits, in the order of the entries."""
    by_file: dict[str, dict[tuple[int, int, str], list[Entry]]] = {}
    for entry in entries:
        place = entry.finding.place
        if entry.finding.edit is not None and place and not entry.problem:
            by_file.setdefault(place.file, {}).setdefault((place.line, place.column, entry.text), []).append(
                entry
            )
    return [change for file, replies in by_file.items() if (change := _change(file, replies))]


def _change(file: str, replies: dict[tuple[int, int, str], list[Entry]]) -> Change | None:
    data = Path(file).read_bytes()
    bom = data.startswith(codecs.BOM_UTF8)
    # Bad bytes in other lines of a log come back as they were.
    before = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "surrogateescape")
    lines, total = before.split("\n"), 0
    whole = not file.lower().endswith((".jsonl", ".ndjson"))
    after = before
    for (line, column, text), entries in replies.items():
        new, applied = apply_edits(text, (entry.finding for entry in entries))
        if whole and before == text:
            after, total = new, total + applied
        elif not whole and (mended := _mend_line(lines[line - 1], column, text, new)) is not None:
            lines[line - 1], total = mended, total + applied
    if not whole:
        after = "\n".join(lines)
    return Change(file, before, after, total, bom) if total else None


def _mend_line(line: str, column: int, old: str, new: str) -> str | None:
    """Return a line of JSON with the text that begins at ``column`` replaced, the rest as it was.

    None when the text does not stand there, which is so where the reader was not sure of it.
    """
    start = column - 1
    if start < 1 or line[start - 1 : start] != '"':
        return None
    try:
        value, end = json.JSONDecoder().raw_decode(line, start - 1)
    except ValueError:
        return None
    if value != old:
        return None
    # A string that was written in ASCII stays so, and a lone surrogate can be written in no other way.
    escaped = line[start : end - 1].isascii() and not old.isascii()
    lone = any("\ud800" <= sign <= "\udfff" for sign in new)
    return line[: start - 1] + json.dumps(new, ensure_ascii=escaped or lone) + line[end:]
