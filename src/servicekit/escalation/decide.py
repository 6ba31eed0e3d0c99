"""Who acts next on a case: a pure function of the standard, the case and the moment."""

from datetime import datetime, tzinfo

from servicekit.escalation.clock import Clocks, moment_of, seconds_of
from servicekit.escalation.course import Course, chart
from servicekit.escalation.decision import Decision, Step
from servicekit.escalation.episodes import Episode, PlannedStep
from servicekit.escalation.explain import Explanation
from servicekit.model import Standard
from servicekit.model.case import Case

__all__ = ["decide"]


def decide(standard: Standard, case: Case, now: datetime, clocks: Clocks) -> Decision:
    """Return who acts next at ``now``, of a case whose facts were checked already.

    What is told of a case settles the whole course of each rule: when it fires, reminds, is passed on,
    is released. The decision is that course seen at ``now``, with the next moment at which it looks
    different.
    """
    course = chart(standard, case, clocks)
    at, zone = seconds_of(now), clocks.get("working", clocks["elapsed"]).zone
    view = course.view(at)
    later = course.next_change(at, view)
    owner = course.desk.owner or ""
    return Decision(
        case=case.id,
        standard=standard.id,
        version=standard.version,
        at=moment_of(at, zone),
        level=course.desk.level_of(view.to) if view.to else owner,
        owner=owner,
        to=view.to or owner,
        kind=view.kind,
        due_at=_moment(view.due, zone),
        steps=tuple(_step(course, episode, step, zone) for episode, step in view.steps),
        ahead=tuple(_step(course, episode, step, zone) for episode, step in view.ahead),
        active=view.active,
        client_notice=view.notice,
        may_pass=view.may_pass,
        next_check_at=_moment(later, zone),
        explain=Explanation(course, zone),
    )


def _step(course: Course, episode: Episode, step: PlannedStep, zone: tzinfo) -> Step:
    rule, is_notice = episode.bound.rule, step.deed == "notify-client"
    return Step(
        key=course.key(step),
        rule=rule.id,
        deed=step.deed,
        to=step.to,
        level=(course.desk.owner or "") if is_notice else course.desk.level_of(step.to),
        at=moment_of(step.at, zone),
        due_at=_moment(step.due, zone),
        notice=rule.notify_client if is_notice else None,
    )


def _moment(seconds: int | None, zone: tzinfo) -> datetime | None:
    return None if seconds is None else moment_of(seconds, zone)
