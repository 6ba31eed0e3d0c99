"""When the control points of a project stand, in working time, and why."""

from servicekit.schedule.business_time import BusinessTime
from servicekit.schedule.checkpoint_plan import Checkpoint, CheckpointPlan, State
from servicekit.schedule.planning import business_time, replan, schedule_checkpoints
from servicekit.schedule.slip import MovedPoint, Slip, report_slip
from servicekit.schedule.states import due_checkpoints, plan_at
from servicekit.schedule.trace import CountedSegment, SpecialDay, Trace

__all__ = [
    "BusinessTime",
    "Checkpoint",
    "CheckpointPlan",
    "CountedSegment",
    "MovedPoint",
    "Slip",
    "SpecialDay",
    "State",
    "Trace",
    "business_time",
    "due_checkpoints",
    "plan_at",
    "replan",
    "report_slip",
    "schedule_checkpoints",
]
