"""How one rule goes on: it fires, reminds, is passed on, is acknowledged, is released by a person."""

from collections.abc import Iterator
from dataclasses import dataclass

from servicekit.escalation.clock import Clock, reach
from servicekit.escalation.conditions import crossings, holds
from servicekit.escalation.decision import Deed
from servicekit.escalation.rule_index import BoundRule, Desk
from servicekit.escalation.timeline import Timeline
from servicekit.model.escalation import EscalationRule

__all__ = ["DEFAULT_COOL_OFF", "Episode", "PlannedStep", "Stage", "episodes_of"]

DEFAULT_COOL_OFF = 86_400
"""A rule that a person released is silent for a day, unless the standard says otherwise."""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A step with its moment in seconds of UTC; ``name`` tells it apart within its rule."""

    name: str
    deed: Deed
    to: str
    at: int
    due: int | None


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch in which one target is called: from ``start`` to ``end``, or open."""

    to: str
    start: int
    end: int | None
    due: int | None
    acknowledged: int | None
    steps: tuple[PlannedStep, ...]

    def covers(self, at: int) -> bool:
        """Return whether the stage is on at a moment."""
        return self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True, slots=True)
class Episode:
    """One firing of a rule, from ``start`` until a person releases it at ``end``."""

    bound: BoundRule
    start: int
    end: int | None
    stages: tuple[Stage, ...]
    notice: PlannedStep | None
    steps: tuple[PlannedStep, ...]

    def stage_at(self, at: int) -> Stage | None:
        """Return the stage that is on at a moment, or none."""
        return next((stage for stage in self.stages if stage.covers(at)), None)


def episodes_of(
    bound: BoundRule, timeline: Timeline, desk: Desk, clock: Clock, cool_off: int
) -> Iterator[Episode]:
    """Yield every firing of a rule in a case, from its opening into the future, as far as it is known."""
    moments = sorted({timeline.opened, *(m for m in crossings(bound.node, timeline) if m > timeline.opened)})
    earliest, number = timeline.opened, 0
    while True:
        start = _first(bound, timeline, moments, earliest)
        if start is None:
            return
        end = timeline.deeds(timeline.released, bound.rule.id, start)
        yield _episode(bound, timeline, desk, clock, number, start, end)
        if end is None:
            return
        again = reach(clock, end, cool_off)
        if again is None:
            return
        # The second after a release at the earliest, or one release would answer for two firings.
        earliest, number = max(again, end + 1), number + 1


def _first(bound: BoundRule, timeline: Timeline, moments: list[int], earliest: int) -> int | None:
    tried = [earliest, *(moment for moment in moments if moment > earliest)]
    return next((moment for moment in tried if holds(bound.node, timeline, moment)), None)


def _episode(
    bound: BoundRule, timeline: Timeline, desk: Desk, clock: Clock, number: int, start: int, end: int | None
) -> Episode:
    stages = tuple(_stages(bound.rule, timeline, desk, clock, number, start, end))
    notice = None
    if bound.rule.notify_client is not None:
        notice = PlannedStep(f"{bound.rule.id}/{number}/client", "notify-client", "client", start, None)
    told = (notice,) if notice else ()
    return Episode(bound, start, end, stages, notice, (*(s for stage in stages for s in stage.steps), *told))


def _stages(
    rule: EscalationRule,
    timeline: Timeline,
    desk: Desk,
    clock: Clock,
    number: int,
    start: int,
    end: int | None,
) -> Iterator[Stage]:
    to, begin, count = rule.to, start, 0
    seen = {desk.level_of(to)}
    while True:
        acknowledged = timeline.deeds(timeline.acknowledged, rule.id, begin)
        if acknowledged is not None and end is not None and acknowledged >= end:
            acknowledged = None
        due = reach(clock, begin, int(rule.within.total_seconds())) if rule.within is not None else None
        onward = desk.passes_to(to)
        passes = onward if onward not in seen else None
        in_time = acknowledged is not None and (due is None or passes is None or acknowledged <= due)
        last = None if in_time or passes is None or due is None or (end is not None and due >= end) else due
        stop = acknowledged if in_time else last
        names = f"{rule.id}/{number}.{count}"
        steps = tuple(_steps(rule, clock, names, to, begin, due, stop, first=count == 0))
        yield Stage(
            to, begin, last if last is not None else end, due, acknowledged if in_time else None, steps
        )
        if last is None or passes is None:
            return
        seen.add(passes)
        to, begin, count = passes, last, count + 1


def _steps(
    rule: EscalationRule,
    clock: Clock,
    names: str,
    to: str,
    begin: int,
    due: int | None,
    stop: int | None,
    *,
    first: bool,
) -> Iterator[PlannedStep]:
    """Yield the call of a target and its reminders until ``stop``."""
    yield PlannedStep(f"{names}.0", "escalate" if first else "pass-on", to, begin, due)
    if rule.repeat is None:
        return
    at: int | None = begin
    for number in range(1, rule.repeat.at_most + 1):
        at = reach(clock, at, int(rule.repeat.every.total_seconds())) if at is not None else None
        if at is None or (stop is not None and at >= stop):
            return
        yield PlannedStep(f"{names}.{number}", "remind", to, at, due)
