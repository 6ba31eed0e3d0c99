"""A breach of the term: new dates, a word to the client, and the facts for an escalation (con.slip)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from servicekit.errors import ScheduleError
from servicekit.schedule.checkpoint_plan import Checkpoint, CheckpointPlan
from servicekit.schedule.moments import SECOND, parse_recorded, seconds_of
from servicekit.schedule.planning import Done, replan
from servicekit.schedule.states import plan_at

__all__ = ["MovedPoint", "Slip", "report_slip"]


@dataclass(frozen=True, slots=True)
class MovedPoint:
    """A control point that the new term moves."""

    id: str
    title: str
    was_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class Slip:
    """A changed term: ``plan`` holds the new dates, ``notice`` the speech module, ``facts`` its values.

    ``escalation`` holds the facts for `decide_escalation`: the control point in question, its status,
    how long it has been overdue, and by how much working time the term slips.
    """

    plan: CheckpointPlan
    was_due: datetime
    due: datetime
    moved: tuple[MovedPoint, ...]
    notice: str
    facts: dict[str, Any]
    escalation: dict[str, Any]


def report_slip(
    plan: CheckpointPlan, due: datetime, *, now: datetime, reason: str | None = None, done: Done = ()
) -> Slip:
    """Return what a new ``due`` changes, whom to tell with which module, and the facts to escalate.

    ``due`` is final: pauses do not push it again. ``reason`` is one the client may read; it goes
    into ``facts`` as it stands. Raises `ScheduleError` when the plan names no ``slip_notice``: the client
    is always told (con.slip).
    """
    notice = plan.template.slip_notice
    if notice is None:
        msg = (
            f"plan {plan.plan!r} names no 'slip_notice', and the client is always told of a changed term "
            "(con.slip); write the id of a speech module there, such as slip_notice: delay-apology"
        )
        raise ScheduleError(msg)
    seconds = parse_recorded(now, "now")
    new = replan(plan, due, done)
    old = plan_at(replan(plan, plan.due, done) if done else plan, now)
    culprit = _culprit(old)
    facts = {
        "new_date": new.due.date(),
        "new_due": new.due,
        "old_date": plan.due.date(),
        "old_due": plan.due,
        **({"reason": reason} if reason else {}),
    }
    was, will = seconds_of(plan.due), seconds_of(new.due)
    late = culprit.state in ("missed", "due")
    overdue = plan.line.count(seconds_of(culprit.at), seconds) if late else 0
    escalation = {
        "checkpoint": culprit.id,
        "status": culprit.state,
        "overdue": overdue * SECOND,
        "slip": plan.line.count(min(was, will), max(was, will)) * SECOND * (1 if will >= was else -1),
    }
    return Slip(plan_at(new, now), plan.due, new.due, _moved(plan, new), notice, facts, escalation)


def _culprit(plan: CheckpointPlan) -> Checkpoint:
    """Return the point in question: the first missed, else the first due, else the next, else the last."""
    for states in (("missed",), ("due",), ("waiting", "paused")):
        for point in plan.points:
            if point.state in states:
                return point
    return plan.points[-1]


def _moved(old: CheckpointPlan, new: CheckpointPlan) -> tuple[MovedPoint, ...]:
    pairs = zip(old.points, new.points, strict=True)
    return tuple(
        MovedPoint(b.id, b.title, a.at, b.at) for a, b in pairs if seconds_of(a.at) != seconds_of(b.at)
    )
