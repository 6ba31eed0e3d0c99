"""Complaints in the working time of the standard: what a record lacks, and what is due when (complaint.*)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from servicekit.escalation import Clock, Plain
from servicekit.escalation.complaint_record import StepDue, find_lacks, steps_due
from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.model.complaint import Complaint, Complaints
from servicekit.schedule import business_time
from servicekit.schedule.moments import parse_recorded

__all__ = ["complaint_steps", "missing_from"]


def missing_from(
    complaint: Complaint | Mapping[str, Any], standard: Standard | None = None, now: datetime | None = None
) -> list[Finding]:
    """Return what the record of a complaint lacks, in the order of the procedure.

    Without ``now`` the record is held to be finished; with it, only what the standard wants by then is
    missed. ``complaint`` may be plain data. Findings repeat no words of the client. Raises
    `pydantic.ValidationError`, a `ValueError`, for keys or values that a record does not have, and
    `ScheduleError` for a naive ``now``.
    """
    if now is not None:
        parse_recorded(now, "now")
    policy = standard.complaints if standard is not None else Complaints()
    return find_lacks(_read(complaint), policy, _clock(standard), now)


def complaint_steps(standard: Standard, complaint: Complaint | Mapping[str, Any]) -> tuple[StepDue, ...]:
    """Return the steps of the standard's procedure on one complaint, each with its module and its time."""
    return steps_due(standard.complaints, _read(complaint), _clock(standard))


def _read(complaint: Complaint | Mapping[str, Any]) -> Complaint:
    return complaint if isinstance(complaint, Complaint) else Complaint.model_validate(complaint)


def _clock(standard: Standard | None) -> Clock:
    if standard is None or standard.complaints.calendar is None or standard.complaints.basis == "elapsed":
        return Plain()
    return business_time(standard, standard.complaints.calendar)
