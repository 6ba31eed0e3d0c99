"""Findings made by hand, for the tests of what is printed."""

import io

from servicekit.finding import Finding
from servicekit.output import Entry, Look, Outcome, write_findings
from servicekit.source import Place


def make_entry(text="Вы поняли?", mark=None, *, inside="record", problem=False, **changes):
    """Return an entry whose finding stands on ``mark`` in ``text`` (or at its begin)."""
    start = text.index(mark) if mark else 0
    said = {
        "rule": "do-you-understand",
        "severity": "error",
        "start": start,
        "end": start + len(mark or ""),
        "matched": mark or "",
        "message": "«Вы поняли?» puts the client to the test",
        "why": "the sender answers for being understood",
        "say": ("Что из этого рассказать подробнее?",),
        "place": _place(changes.pop("file", "chats.jsonl"), changes.pop("line", 1), text, inside),
    }
    return Entry(Finding(**{**said, **changes}), text, inside=inside, problem=problem)


def _place(file, line, text, inside):
    """Return the place of a whole file, or only the line of a log."""
    if inside != "file":
        return Place(file, line)
    return Place(file, 1, 1, text.count("\n") + 1, len(text) - text.rfind("\n"))


def written(entries, form="full", *, replies=1, files=(), rules=(), **look):
    """Return what is written of the entries."""
    out = io.StringIO()
    write_findings(Outcome(tuple(entries), replies, tuple(files), tuple(rules)), form, out, Look(**look))
    return out.getvalue()
