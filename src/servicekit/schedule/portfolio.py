"""Many projects at once: each scheduled, and what is due today and was missed, by owner."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from servicekit.errors import ScheduleError, ServicekitError
from servicekit.model.standard import Standard
from servicekit.schedule.checkpoint_plan import Checkpoint, CheckpointPlan
from servicekit.schedule.moments import parse_recorded, seconds_of
from servicekit.schedule.planning import calendar_of, schedule_checkpoints
from servicekit.schedule.states import plan_at
from servicekit.schedule.terms import parse_done, parse_end, parse_pause, parse_start

__all__ = ["PROJECT_COLUMNS", "Duty", "ScheduledProject", "duties", "schedule_portfolio"]

PROJECT_COLUMNS = ("project", "start", "due", "plan", "calendar", "owner", "done", "pauses")


@dataclass(frozen=True, slots=True)
class ScheduledProject:
    """One row of a portfolio: its plan, or the message that tells why it has none."""

    row: int
    project: str
    owner: str | None
    plan: CheckpointPlan | None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Duty:
    """A control point that asks for somebody: today, or since it was missed."""

    owner: str | None
    project: str
    point: Checkpoint
    missed: bool


def schedule_portfolio(
    standard: Standard,
    projects: Iterable[Mapping[str, str | datetime | None]],
    *,
    plan: str = "project",
    now: datetime | None = None,
) -> Iterator[ScheduledProject]:
    """Yield each project scheduled, in order, with the states of its points at ``now`` where given.

    A project is a mapping with the keys of ``PROJECT_COLUMNS``: ``project``, ``start`` and ``due`` are
    required; they are aware moments, or text that `parse_start` and `parse_end` read.
    ``done`` lists points, ``accepted, on-plan=2026-04-30 10:00``; ``pauses`` lists ``begin / end``. A
    project that cannot be scheduled is yielded with its error; the others are not touched by it.
    """
    for row, project in enumerate(projects):
        name, owner = str(project.get("project") or ""), project.get("owner")
        try:
            if project.get("error"):
                raise ScheduleError(str(project["error"]))
            made = _schedule(standard, project, plan)
            made = plan_at(made, now) if now is not None else made
        except ServicekitError as error:
            yield ScheduledProject(row, name, str(owner) if owner else None, None, str(error))
        else:
            yield ScheduledProject(row, name, str(owner) if owner else None, made)


def duties(projects: Iterable[ScheduledProject], now: datetime) -> list[Duty]:
    """Return what was missed and what is due on the date of ``now``, by owner, the oldest first.

    The owner is that of the project's row, else that of the point. The date is the one that the
    clock of each project's zone shows.
    """
    parse_recorded(now, "now")
    found = []
    for project in projects:
        for point in project.plan.points if project.plan else ():
            today = point.at.date() == now.astimezone(point.at.tzinfo).date()
            if point.state in ("missed", "due") or (point.state == "waiting" and today):
                owner = project.owner or point.owner
                found.append(Duty(owner, project.project, point, point.state == "missed"))
    return sorted(found, key=lambda duty: (duty.owner or "", seconds_of(duty.point.at), duty.project))


def _schedule(
    standard: Standard, project: Mapping[str, str | datetime | None], default: str
) -> CheckpointPlan:
    name, chosen = str(project.get("plan") or default), project.get("calendar")
    calendar = calendar_of(standard, name, str(chosen) if chosen else None)
    zone = calendar.zone if calendar else None
    start, due = _required(project, "start"), _required(project, "due")
    begin = parse_start(start, zone, calendar) if isinstance(start, str) else start
    end = parse_end(due, begin, zone, calendar) if isinstance(due, str) else due
    pauses = [parse_pause(text, zone) for text in _items(project, "pauses")]
    done = dict(parse_done(text, zone) for text in _items(project, "done"))
    return schedule_checkpoints(standard, begin, end, name, calendar, pauses, done)


def _required(project: Mapping[str, str | datetime | None], key: str) -> str | datetime:
    value = project.get(key)
    if not value:
        msg = f"the project has no {key!r}; write a moment there, such as 2026-12-15 or 15.12.2026 18:00"
        raise ScheduleError(msg)
    return value


def _items(project: Mapping[str, str | datetime | None], key: str) -> list[str]:
    """Return the parts of a cell that commas, semicolons or line ends divide."""
    parts = re.split(r"[,;\n]", str(project.get(key) or ""))
    return [part.strip() for part in parts if part.strip()]
