"""A schedule for programs: JSON and CSV."""

import csv
import json
from collections.abc import Sequence
from io import StringIO

from servicekit.schedule import CheckpointPlan

__all__ = ["COLUMNS", "csv_text", "json_text"]

COLUMNS = (
    "project",
    "plan",
    "point",
    "share",
    "at",
    "state",
    "owner",
    "title",
    "notice",
    "merged_into",
    "checks",
)


def json_text(plans: Sequence[tuple[str, CheckpointPlan]]) -> str:
    """Return plans with their traces as JSON; ``version`` grows when a key changes its meaning."""
    data = {
        "version": 1,
        "schedules": [{"project": project, **plan.to_dict()} for project, plan in plans],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def csv_text(plans: Sequence[tuple[str, CheckpointPlan]]) -> str:
    """Return one row for each point; moments are ISO 8601 with an offset, checks are lines of one cell."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for project, plan in plans:
        for point in plan.points:
            cells = (
                project,
                plan.plan,
                point.id,
                f"{point.share:.6g}",
                point.at.isoformat(),
                point.state,
                point.owner or "",
                point.title,
                point.notice,
                point.merged_into or "",
                "\n".join(point.checks),
            )
            writer.writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell
