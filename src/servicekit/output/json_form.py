"""JSON for programs: one versioned document, or one finding a line."""

import json
import re
from collections.abc import Iterator
from typing import Any

from servicekit.output.outcome import Entry, Outcome
from servicekit.output.where import stretch_of

__all__ = ["dump_json", "json_lines", "jsonl_lines"]

VERSION = 1
COLUMN_BASE = 1
UNSAFE = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")


def dump_json(value: Any, *, indent: int | None = None) -> str:
    r"""Return ``value`` as JSON that keeps letters readable and is valid UTF-8 in any case.

    Lone surrogates, control characters and direction marks are written as ``\uXXXX``.
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def json_lines(outcome: Outcome) -> Iterator[str]:
    """Yield the whole document: version, column base, findings and a summary."""
    document = {
        "version": VERSION,
        "column_base": COLUMN_BASE,
        "findings": [_as_dict(entry) for entry in outcome.entries],
        "summary": {
            "replies": outcome.replies,
            "errors": outcome.count("error"),
            "warnings": outcome.count("warning"),
            "infos": outcome.count("info"),
            "problems": outcome.problems,
            "by_rule": {finding.rule: count for finding, count in outcome.by_rule()},
        },
    }
    yield dump_json(document, indent=2)


def jsonl_lines(outcome: Outcome) -> Iterator[str]:
    """Yield one finding a line, each with the version of the form."""
    for entry in outcome.entries:
        yield dump_json({"version": VERSION, "column_base": COLUMN_BASE, **_as_dict(entry)})


def _as_dict(entry: Entry) -> dict[str, Any]:
    place = stretch_of(entry).place
    columns = {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }
    kind = "problem" if entry.problem else "finding"
    placed = columns if entry.finding.place else None
    return {"kind": kind, **entry.finding.to_dict(), "place": placed}
