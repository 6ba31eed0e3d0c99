"""Reads a portfolio: a CSV file with one project in each row."""

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from servicekit.errors import InputError
from servicekit.schedule.portfolio import PROJECT_COLUMNS
from servicekit.text.nearest import did_you_mean

__all__ = ["read_projects"]

REQUIRED = ("project", "start", "due")


def read_projects(path: Path | str) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file as mappings of `PROJECT_COLUMNS`, with its line under ``line``.

    The file is UTF-8; commas, semicolons or tabs divide its columns. A row with too many cells has
    the reason under ``error``. Raises `InputError` for another
    encoding, a missing or an unknown column.
    """
    path = Path(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        msg = f"{path}: the file is not UTF-8; save it as CSV UTF-8"
        raise InputError(msg) from None
    head = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        _check(columns, path)
        for row in reader:
            if any(cell.strip() for cell in row):
                yield _project(columns, [cell.strip() for cell in row], reader.line_num)
    except csv.Error as error:
        msg = f"{path}:{reader.line_num}: the row cannot be read: {error}; check the quotes of that row"
        raise InputError(msg) from None


def _project(columns: list[str], cells: list[str], line: int) -> dict[str, str]:
    project = {**dict(zip(columns, cells, strict=False)), "line": str(line)}
    if len(cells) > len(columns):
        project["error"] = (
            f"the row has {len(cells)} cells for {len(columns)} columns; quote a cell that holds a separator"
        )
    return project


def _check(columns: list[str], path: Path) -> None:
    missing = [name for name in REQUIRED if name not in columns]
    if missing:
        msg = (
            f"{path}:1: the column {missing[0]!r} is missing; the first row names the columns, "
            f"{', '.join(REQUIRED)} and any of {', '.join(PROJECT_COLUMNS[3:])}"
        )
        raise InputError(msg)
    for name in columns:
        if name not in PROJECT_COLUMNS:
            msg = f"{path}:1: nobody reads the column {name!r}. {did_you_mean(name, PROJECT_COLUMNS)}"
            raise InputError(msg.rstrip())
