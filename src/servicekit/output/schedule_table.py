"""A schedule as text for the terminal, and as Markdown."""

from collections.abc import Iterator, Sequence

from servicekit.model.rule import Language
from servicekit.output.schedule_words import WORDS, say_length, say_moment, say_share, say_state
from servicekit.schedule import Checkpoint, CheckpointPlan

__all__ = ["markdown_lines", "table_lines"]


def table_lines(plan: CheckpointPlan, language: Language, project: str = "") -> Iterator[str]:
    """Yield a table of the points, each with its check list below it."""
    words = WORDS[language]
    yield project or plan.title or plan.plan
    yield _frame(plan, language)
    for begin, end in plan.pauses:
        yield f"{words['pause']}: {say_moment(begin, language)} — {say_moment(end, language)}"
    yield ""
    head = [words[key] for key in ("share", "when", "point", "owner", "state")]
    rows = [_row(point, language) for point in plan.points]
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    yield _line(head, widths)
    for row, point in zip(rows, plan.points, strict=True):
        yield _line(row, widths)
        if point.state not in ("merged", "done"):
            yield from (f"{'':{widths[0]}}  [ ] {check}" for check in point.checks)


def markdown_lines(plan: CheckpointPlan, language: Language, project: str = "") -> Iterator[str]:
    """Yield the schedule as a Markdown table, and a task list for each point that lies ahead."""
    words = WORDS[language]
    yield f"# {_safe(project or plan.title or plan.plan)}"
    yield ""
    yield _frame(plan, language)
    yield ""
    yield f"| {' | '.join(words[key] for key in ('share', 'when', 'point', 'owner', 'state'))} |"
    yield "|---:|---|---|---|---|"
    for point in plan.points:
        yield f"| {' | '.join(_safe(cell) for cell in _row(point, language))} |"
    for point in plan.points:
        if point.checks and point.state not in ("merged", "done"):
            yield ""
            yield f"## {say_share(point.share, language)} · {_safe(point.title or point.id)}"
            yield ""
            yield from (f"- [ ] {_safe(check)}" for check in point.checks)


def _frame(plan: CheckpointPlan, language: Language) -> str:
    words = WORDS[language]
    total = f"{words[plan.template.basis]}: {say_length(plan.working_total, language)}"
    return (
        f"{words['start']} {say_moment(plan.start, language)} · {words['due']} "
        f"{say_moment(plan.due, language)} · {total} · {plan.start.tzinfo}"
    )


def _row(point: Checkpoint, language: Language) -> list[str]:
    return [
        say_share(point.share, language),
        say_moment(point.at, language),
        point.title or point.id,
        point.owner or "—",
        say_state(point, language),
    ]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (
        f"{cell:>{width}}" if n == 0 else f"{cell:{width}}"
        for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *rest]).rstrip()


def _safe(text: str) -> str:
    """Keep a text on one line and in its cell."""
    return " ".join(text.split()).replace("|", "\\|")
