"""Schedules a table of projects: one row in for each project, one row out for each control point."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pyarrow as pa

from servicekit.errors import InputError
from servicekit.model import Standard
from servicekit.schedule.portfolio import PROJECT_COLUMNS, ScheduledProject, schedule_portfolio
from servicekit.text.nearest import did_you_mean

__all__ = ["CHECKPOINTS", "schedule_projects"]

CHECKPOINTS = pa.schema(
    [
        ("row", pa.int64()),
        ("project", pa.string()),
        ("plan", pa.string()),
        ("point", pa.string()),
        ("share", pa.float64()),
        ("at", pa.timestamp("s", tz="UTC")),
        ("state", pa.string()),
        ("owner", pa.string()),
        ("error", pa.string()),
    ]
)
"""The columns of a table of control points. A project that has none has one row, with its ``error``."""

ROWS = 8192


def schedule_projects(
    standard: Standard, projects: Any, *, plan: str = "project", now: datetime | None = None
) -> pa.Table:
    """Return the control points of many projects as an Arrow table, in the order of the rows.

    ``projects`` is an Arrow table or record batch, a Polars frame, or a list of mappings, with the columns
    of `schedule_portfolio`; start and due may be timestamps with a zone, dates, or text. A project that
    cannot be scheduled has one row with the reason under ``error``. Raises ``InputError`` for a table
    without the columns that are needed.
    """
    table = _table(projects)
    batches = [
        _batch(list(schedule_portfolio(standard, _rows(batch), plan=plan, now=now)), first)
        for first, batch in _numbered(table)
    ]
    return pa.Table.from_batches(batches, CHECKPOINTS)


def _table(projects: Any) -> pa.Table:
    if hasattr(projects, "to_arrow"):  # A Polars frame.
        projects = projects.to_arrow()
    if isinstance(projects, pa.RecordBatch):
        projects = pa.Table.from_batches([projects])
    if isinstance(projects, list):
        projects = pa.Table.from_pylist(projects)
    if not isinstance(projects, pa.Table):
        raise InputError(
            f"projects are a table, not {type(projects).__name__}; give an Arrow table or a list of rows"
        )
    for name in PROJECT_COLUMNS[:3]:
        if name not in projects.column_names:
            near = did_you_mean(name, projects.column_names)
            raise InputError(f"the table of projects has no column {name!r}. {near}".rstrip())
    return projects.select([name for name in PROJECT_COLUMNS if name in projects.column_names])


def _numbered(table: pa.Table) -> Iterator[tuple[int, pa.RecordBatch]]:
    first = 0
    for batch in table.to_batches(max_chunksize=ROWS):
        yield first, batch
        first += batch.num_rows


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
    for row in batch.to_pylist():
        yield {key: _plain(value) for key, value in row.items()}


def _plain(value: Any) -> Any:
    """Turn a date into text, which is read as the opening or the close of that date."""
    return value.isoformat() if isinstance(value, date) and not isinstance(value, datetime) else value


def _batch(scheduled: list[ScheduledProject], first: int) -> pa.RecordBatch:
    rows = [row for project in scheduled for row in _points(project, first)]
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(CHECKPOINTS)
    return pa.record_batch(
        [pa.array(column, field.type) for column, field in zip(columns, CHECKPOINTS, strict=True)],
        schema=CHECKPOINTS,
    )


def _points(project: ScheduledProject, first: int) -> Iterator[tuple[Any, ...]]:
    row = first + project.row
    if project.plan is None:
        yield (row, project.project, *[None] * 5, project.owner, project.error)
        return
    name = project.plan.plan
    for point in project.plan.points:
        owner = project.owner or point.owner
        yield (row, project.project, name, point.id, point.share, point.at, point.state, owner, None)
