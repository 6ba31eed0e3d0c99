"""The forms that people read: full, with an excerpt and a way out, and concise, one line each."""

from collections.abc import Iterator

from servicekit.finding import Finding
from servicekit.output.excerpt import format_excerpt
from servicekit.output.outcome import Entry, Outcome
from servicekit.output.visible import visible
from servicekit.output.where import format_place, format_span, stretch_of

__all__ = ["Line", "concise_lines", "full_lines", "statistics_lines", "summary_line"]

Line = list[tuple[str, str]]
"""Pieces of one line on the screen, each with its style (empty for plain)."""

STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


def full_lines(entry: Entry) -> Iterator[Line]:
    """Yield the lines of one finding in full: what, where, excerpt, why, what to say."""
    finding = entry.finding
    yield [*_head(finding), (visible(finding.message), "bold")]
    if finding.place:
        yield [("  --> ", "blue"), (format_span(entry), "")]
    if entry.text:
        line, carets = format_excerpt(stretch_of(entry))
        yield [("   |", "blue")]
        yield [("   |", "blue"), (f"  {line}".rstrip(), "")]
        yield [("   |", "blue"), (f"  {carets}", STYLES[finding.severity])]
    yield from _remarks(finding)


def _head(finding: Finding) -> Line:
    return [(f"{finding.severity}[{visible(finding.rule)}]", STYLES[finding.severity]), (": ", "")]


def _remarks(finding: Finding) -> Iterator[Line]:
    source = f" ({finding.source})" if finding.source else ""
    yield from _remark("why", finding.why + source)
    for say in finding.say:
        yield from _remark("say", say)
    if finding.edit is not None:
        yield from _remark("fix", f"{finding.matched} → {finding.edit}")
    for word in finding.evidence.words if finding.evidence else ():
        if word.reading != "as written":
            yield from _remark("read", f"{word.typed} as {word.found} ({word.reading})")


def _remark(label: str, text: str) -> Iterator[Line]:
    first, *rest = text.strip().splitlines() or [""]
    yield [("   = ", "blue"), (f"{label + ':':<5} ", "bold"), (visible(first), "")]
    for line in rest:
        yield [(f"           {visible(line)}".rstrip(), "")]


def concise_lines(entry: Entry) -> Iterator[Line]:
    """Yield the one line of a finding: ``file:line:column: severity[rule] message``."""
    finding = entry.finding
    tag = f"{finding.severity}[{visible(finding.rule)}]"
    yield [
        (f"{format_place(entry)}: ", ""),
        (tag, STYLES[finding.severity]),
        (f" {visible(finding.message)}", ""),
    ]


def summary_line(outcome: Outcome) -> str:
    """Return one sentence: how many replies were checked and what was found."""
    head = f"Checked {_counted(outcome.replies, 'reply', 'replies')}: "
    counts = [
        _counted(n, word, f"{word}s")
        for word, n in (
            ("error", outcome.count("error")),
            ("warning", outcome.count("warning")),
            ("info", outcome.count("info")),
        )
        if n
    ]
    tail = ""
    if outcome.problems:
        problems = _counted(outcome.problems, "problem", "problems")
        if not outcome.replies:
            return f"Nothing was checked: {problems}."
        tail = f" {problems} kept part of the work from being done."
    return f"{head}{', '.join(counts) or 'no findings'}.{tail}"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


def statistics_lines(outcome: Outcome) -> Iterator[Line]:
    """Yield a table of how often each rule was broken, the most frequent first."""
    rows = outcome.by_rule()
    digits = max((len(f"{count:,}") for _, count in rows), default=1)
    for finding, count in rows:
        yield [
            (f"{count:>{digits},}  ", "bold"),
            (f"{finding.severity:<7}  ", STYLES[finding.severity]),
            (visible(finding.rule), ""),
        ]
