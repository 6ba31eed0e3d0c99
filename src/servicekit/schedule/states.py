"""What is due, missed or paused at a moment."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta

from servicekit.schedule.checkpoint_plan import Checkpoint, CheckpointPlan, State
from servicekit.schedule.moments import parse_recorded, seconds_of

__all__ = ["due_checkpoints", "plan_at"]

ONE_DAY = timedelta(days=1)


def plan_at(plan: CheckpointPlan, now: datetime) -> CheckpointPlan:
    """Return ``plan`` with the state that each point has at ``now``.

    A point is *waiting* until its moment and *due* from then to the end of that date, unless the next
    point or the term of the project comes sooner; then it is *missed*. While a pause lasts, what
    lies behind it is *paused*. What was done or merged stays so.
    """
    seconds = parse_recorded(now, "now")
    paused = any(seconds_of(a) <= seconds < seconds_of(b) for a, b in plan.pauses)
    live = [point for point in plan.points if point.state not in ("done", "merged")]
    ends = sorted({seconds_of(point.at) for point in (*live, *plan.points) if point.state != "merged"})
    ends.append(seconds_of(plan.due))
    states = {point.id: _state(point, seconds, ends, paused=paused) for point in live}
    return plan.with_points(
        tuple(replace(p, state=states[p.id]) if p.id in states else p for p in plan.points)
    )


def due_checkpoints(plan: CheckpointPlan, now: datetime) -> tuple[Checkpoint, ...]:
    """Return the points that ask for somebody at ``now``, due or missed, the longest waiting first."""
    asking = (point for point in plan_at(plan, now).points if point.state in ("due", "missed"))
    return tuple(sorted(asking, key=lambda point: seconds_of(point.at)))


def _state(point: Checkpoint, now: int, ends: Iterable[int], *, paused: bool) -> State:
    at = seconds_of(point.at)
    if now < at:
        return "paused" if paused else "waiting"
    midnight = datetime.combine(point.at.date() + ONE_DAY, time(), point.at.tzinfo)
    missed_at = min([end for end in ends if end > at] + [seconds_of(midnight)])
    return "due" if now < missed_at else "missed"
