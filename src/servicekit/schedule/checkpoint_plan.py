"""A project's control points on the clock, as values."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, Literal

from servicekit.model.checkpoints import Checkpoints
from servicekit.schedule.moments import seconds_of
from servicekit.schedule.trace import SpecialDay, Trace, Work, special_days
from servicekit.schedule.working_line import WorkingLine

__all__ = ["Checkpoint", "CheckpointPlan", "State"]

State = Literal["waiting", "due", "done", "missed", "paused", "merged"]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One control point: when, what is checked by whom, and the speech module for the client.

    ``at`` of a point that was done is the moment at which it was done, where that is known; that of
    a merged point is the moment of the point it went into, which also holds its checks.
    """

    id: str
    share: float
    at: datetime
    title: str
    checks: tuple[str, ...]
    notice: str
    owner: str | None
    state: State = "waiting"
    merged_into: str | None = None
    merged: tuple[str, ...] = ()
    work: Work | None = field(default=None, repr=False, compare=False)

    @property
    def trace(self) -> Trace | None:
        """The segments counted and the days skipped on the way to ``at``; none for a point that was done."""
        return self.work.trace() if self.work else None

    def to_dict(self, *, trace: bool = True) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        known: dict[str, Any] = {
            "id": self.id,
            "share": self.share,
            "at": self.at.isoformat(),
            "title": self.title,
            "checks": list(self.checks),
            "notice": self.notice,
            "owner": self.owner,
            "state": self.state,
            "merged_into": self.merged_into,
            "merged": list(self.merged),
        }
        way = self.trace if trace else None
        return {**known, "trace": way.to_dict()} if way else known


@dataclass(frozen=True, slots=True)
class CheckpointPlan:
    """The control points of one project. ``due`` is the term with its pauses added.

    ``working_total`` is the counted time of the whole project, of which the shares are taken.
    """

    plan: str
    title: str
    calendar: str | None
    start: datetime
    due: datetime
    working_total: timedelta
    points: tuple[Checkpoint, ...]
    pauses: tuple[tuple[datetime, datetime], ...] = ()
    template: Checkpoints = field(repr=False, compare=False, kw_only=True)
    line: WorkingLine = field(repr=False, compare=False, kw_only=True)

    def point(self, point_id: str) -> Checkpoint | None:
        """Return the point with that id, or none."""
        return next((point for point in self.points if point.id == point_id), None)

    @property
    def special_days(self) -> tuple[SpecialDay, ...]:
        """The dates from start to due that are not worked, or not as their weekday is, in order."""
        skipped, changed = special_days(self.line, seconds_of(self.start), seconds_of(self.due))
        return tuple(sorted((*skipped, *changed), key=lambda day: day.on))

    def with_points(self, points: tuple[Checkpoint, ...]) -> "CheckpointPlan":
        """Return the same plan with other points."""
        return replace(self, points=points)

    def to_dict(self, *, trace: bool = True) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        return {
            "plan": self.plan,
            "title": self.title,
            "calendar": self.calendar,
            "basis": self.template.basis,
            "boundary": self.template.boundary,
            "start": self.start.isoformat(),
            "due": self.due.isoformat(),
            "working_total_seconds": int(self.working_total.total_seconds()),
            "pauses": [[a.isoformat(), b.isoformat()] for a, b in self.pauses],
            "points": [point.to_dict(trace=trace) for point in self.points],
        }
