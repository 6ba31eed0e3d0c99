"""What the record of a complaint lacks, and when each step of the procedure is due (complaint.*)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from servicekit.escalation.clock import Clock, moment_of, reach, seconds_of
from servicekit.finding import Finding
from servicekit.model.complaint import Complaint, Complaints, ComplaintStep, StepName

__all__ = ["StepDue", "find_lacks", "steps_due"]


@dataclass(frozen=True, slots=True)
class StepDue:
    """A step of the procedure on one complaint: its words, when it is due, and when it was done."""

    step: StepName
    title: str
    module: str | None
    due_at: datetime | None
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Lack:
    """A field of the record: the step that fills it in, why it is needed, and the usual question."""

    field: str
    step: StepName
    why: str
    ask: str
    source: str = "complaint.kind"


_LACKS = (
    _Lack("id", "register", "A complaint without a unique id is lost among others.", "Give it a unique id."),
    _Lack(
        "received_at", "register", "Every term is counted from here.", "Write when it came, with the offset."
    ),
    _Lack("kind", "register", "Each of the four kinds is handled in its own way.", "Say which kind it is."),
    _Lack(
        "matter",
        "register",
        "The client must not tell the story twice.",
        "Write down what happened.",
        "desk.single",
    ),
    _Lack(
        "channel",
        "register",
        "The answer goes where the client wants it.",
        "Ask where to answer.",
        "con.channel",
    ),
    _Lack("owner", "register", "Somebody answers to the client to the end.", "Name who owns it.", "desk.l1"),
    _Lack(
        "goal",
        "register",
        "A loss is made good otherwise than hurt dignity.",
        "Ask what hurts more.",
        "complaint.goal",
    ),
    _Lack(
        "remedy",
        "register",
        "What the client asks for decides what helps.",
        "Ask which outcome is best.",
        "complaint.goal",
    ),
    _Lack(
        "acknowledged_at",
        "acknowledge",
        "The client must know at once that it was heard.",
        "Acknowledge it now.",
    ),
    _Lack("severity", "estimate", "How grave it is decides who works on it.", "Estimate how grave it is."),
    _Lack("estimated_at", "estimate", "The first estimate has its time.", "Write when it was estimated."),
    _Lack("status_at", "status", "Silence breeds fear.", "Tell the client how it stands.", "con.notify"),
    _Lack("answered_at", "answer", "A complaint without an answer goes on elsewhere.", "Answer it."),
    _Lack("solution", "answer", "An answer says what is done for the client.", "Write what was given."),
    _Lack(
        "client_agreed", "close", "Only the client knows whether it is solved.", "Ask whether it is solved."
    ),
    _Lack("closed_at", "close", "An open complaint is a promise.", "Close it with the client's consent."),
)

_DONE: dict[StepName, Callable[[Complaint], datetime | None]] = {
    "register": lambda c: c.received_at if c.id else None,
    "acknowledge": lambda c: c.acknowledged_at,
    "estimate": lambda c: c.estimated_at,
    "status": lambda c: c.status_at[-1] if c.status_at else None,
    "answer": lambda c: c.answered_at,
    "close": lambda c: c.closed_at,
}
_NOT_ON_THE_SPOT = ("estimate", "status")


def steps_due(policy: Complaints, complaint: Complaint, clock: Clock) -> tuple[StepDue, ...]:
    """Return the steps of the procedure on one complaint, each with its words and its time.

    Repeated news are due again after the last one, until the answer. A complaint that was solved on the
    spot needs no estimate and no news. ``due_at`` is none while it is not known when the complaint came.
    """
    return tuple(
        StepDue(step.id, step.title, step.module, _due(step, complaint, clock), _DONE[step.id](complaint))
        for step in policy.steps
        if not (complaint.solved_on_the_spot and step.id in _NOT_ON_THE_SPOT)
    )


def _due(step: ComplaintStep, complaint: Complaint, clock: Clock) -> datetime | None:
    begin, length = complaint.received_at, step.within
    if step.every is not None:
        begin, length = (complaint.status_at[-1] if complaint.status_at else begin), step.every
        if complaint.answered_at is not None:
            return None
    if begin is None or length is None:
        return None
    due = reach(clock, seconds_of(begin), int(length.total_seconds()))
    return None if due is None else moment_of(due, clock.zone)


def find_lacks(
    complaint: Complaint, policy: Complaints, clock: Clock, now: datetime | None = None
) -> list[Finding]:
    """Return what the record lacks, in the order of the procedure.

    Without ``now`` a record is held to be finished; with it, only what is due by then is missed.
    """
    asks = {field: ask for step in policy.steps for field, ask in step.asks.items()}
    late = _late(policy, complaint, clock, now)
    findings = [
        _finding(
            f"complaint-{lack.field.replace('_', '-')}",
            _what(lack, late.get(lack.step)),
            lack.why,
            asks.get(lack.field, lack.ask),
            lack.source,
        )
        for lack in _LACKS
        if _is_wanted(lack, complaint, policy, late if now is not None else None)
        and getattr(complaint, lack.field) in (None, "", (), False)
    ]
    at = next((n for n, f in enumerate(findings) if f.rule not in _REGISTERED), len(findings))
    return [*findings[:at], *_spot(complaint, asks), *findings[at:], *_order(complaint)]


_REGISTERED = frozenset(
    f"complaint-{lack.field.replace('_', '-')}" for lack in _LACKS if lack.step == "register"
)


def _late(
    policy: Complaints, complaint: Complaint, clock: Clock, now: datetime | None
) -> dict[StepName, datetime]:
    """Return the steps whose time has come and gone."""
    if now is None:
        return {}
    due = {one.step: one.due_at for one in steps_due(policy, complaint, clock)}
    return {step: at for step, at in due.items() if at is not None and at <= now}


def _is_wanted(
    lack: _Lack, complaint: Complaint, policy: Complaints, late: dict[StepName, datetime] | None
) -> bool:
    if complaint.solved_on_the_spot and (
        lack.step in _NOT_ON_THE_SPOT or lack.field in ("severity", "answered_at")
    ):
        return False
    if lack.step == "register":
        return True
    if lack.step == "status" and (complaint.answered_at is not None or not _tells_news(policy)):
        return False
    if late is None:
        return True
    later = {"answer": complaint.closed_at, "close": complaint.closed_at}.get(lack.step)
    return lack.step in late or later is not None


def _tells_news(policy: Complaints) -> bool:
    return any(step.id == "status" for step in policy.steps)


def _what(lack: _Lack, due: datetime | None) -> str:
    since = f", due {due:%Y-%m-%d %H:%M}" if due else ""
    return f"the complaint has no {lack.field!r} (step {lack.step}{since})"


def _spot(complaint: Complaint, asks: dict[str, str]) -> Iterator[Finding]:
    if complaint.solved_on_the_spot or complaint.why_not_on_the_spot:
        return
    ask = asks.get("why_not_on_the_spot", "Solve it on the spot, or write why that cannot be.")
    why = "A problem solved on the spot keeps up to 95 % of clients: it is the first choice."
    what = "nothing says that the complaint was solved on the spot, nor why not"
    yield _finding("complaint-spot", what, why, ask, "complaint.spot")


def _order(complaint: Complaint) -> Iterator[Finding]:
    """Yield each step that was recorded before the one that it follows."""
    steps = [
        (name, _DONE[name](complaint)) for name in ("register", "acknowledge", "estimate", "answer", "close")
    ]
    known = [(name, at) for name, at in steps if at is not None]
    for (first, begun), (second, done) in pairwise(known):
        if done < begun:
            what = f"step {second} stands at {done.isoformat()}, before step {first} at {begun.isoformat()}"
            why = "A procedure is proved by its moments."
            yield _finding(
                "complaint-order", what, why, "Correct the moment that is wrong.", "complaint.kind"
            )


def _finding(rule: str, what: str, why: str, say: str, source: str) -> Finding:
    return Finding(rule=rule, severity="error", message=what, why=why, say=(say,), source=source)
