"""Complaints: kinds, goals, the way from the record to the answer, and the record itself (complaint.*)."""

from typing import Literal

from pydantic import Field

from servicekit.model.case import Moment
from servicekit.model.duration import Duration
from servicekit.model.escalation import Basis
from servicekit.model.noun import Noun
from servicekit.model.rule import ID
from servicekit.source import Place

__all__ = [
    "COMPLAINT_KINDS",
    "Complaint",
    "ComplaintGoal",
    "ComplaintKind",
    "ComplaintStep",
    "Complaints",
    "StepName",
]

ComplaintKindName = Literal["no-action", "to-firm", "third-party", "leaving"]
ComplaintGoalName = Literal["recover-loss", "restore-dignity"]
StepName = Literal["register", "acknowledge", "estimate", "status", "answer", "close"]
COMPLAINT_KINDS = ("no-action", "to-firm", "third-party", "leaving")
"""What a discontented client does: nothing, complain to us, go to a third party, leave."""


class ComplaintKind(Noun):
    """One of the four ways in which discontent shows (complaint.kind)."""

    id: ComplaintKindName
    title: str = ""
    do: tuple[str, ...] = ()
    module: str | None = Field(None, pattern=ID)
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class ComplaintGoal(Noun):
    """What the client wants: a loss made good, or hurt dignity restored (complaint.goal)."""

    id: ComplaintGoalName
    title: str = ""
    do: tuple[str, ...] = ()
    module: str | None = Field(None, pattern=ID)
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class ComplaintStep(Noun):
    """One step of the procedure: by when after the complaint came, and with which words.

    ``every`` repeats the step until the answer, as news at set times does. ``asks`` holds a question
    for each field of the record that the step fills in.
    """

    id: StepName
    title: str = ""
    within: Duration | None = None
    every: Duration | None = None
    module: str | None = Field(None, pattern=ID)
    asks: dict[str, str] = Field(default_factory=dict)
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class Complaints(Noun):
    """How complaints are worked on: solved on the spot if they can be, else step by step.

    ``spot_module`` has the words for a problem that is solved at once, the first choice
    (complaint.spot). Time is counted in ``calendar`` where there is one.
    """

    calendar: str | None = Field(None, pattern=ID)
    basis: Basis | None = None
    spot_module: str | None = Field(None, pattern=ID)
    spot_within: Duration | None = None
    kinds: tuple[ComplaintKind, ...] = ()
    goals: tuple[ComplaintGoal, ...] = ()
    steps: tuple[ComplaintStep, ...] = ()
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class Complaint(Noun):
    """The record of one complaint; what is not known yet is none.

    ``remedy`` is what the client asks for, ``solution`` what was given. ``why_not_on_the_spot`` says
    why the first choice was not taken.
    """

    id: str | None = None
    received_at: Moment | None = None
    kind: ComplaintKindName | None = None
    goal: ComplaintGoalName | None = None
    matter: str | None = Field(None, repr=False)
    remedy: str | None = Field(None, repr=False)
    channel: str | None = None
    owner: str | None = Field(None, repr=False)
    solved_on_the_spot: bool | None = None
    why_not_on_the_spot: str | None = Field(None, repr=False)
    acknowledged_at: Moment | None = None
    severity: Literal["low", "normal", "high"] | None = None
    estimated_at: Moment | None = None
    status_at: tuple[Moment, ...] = ()
    answered_at: Moment | None = None
    solution: str | None = Field(None, repr=False)
    client_agreed: bool | None = None
    closed_at: Moment | None = None
    place: Place | None = Field(None, exclude=True, repr=False)
