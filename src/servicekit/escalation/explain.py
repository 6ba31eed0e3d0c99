"""Why each rule of a standard fired on a case, or did not."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from servicekit.escalation.clock import moment_of, reach, seconds_of
from servicekit.escalation.conditions import failures, holds, unknowns
from servicekit.escalation.course import Course, cool_off_of
from servicekit.escalation.decision import Decision, RuleReason
from servicekit.escalation.episodes import Episode
from servicekit.escalation.rule_index import BoundRule, index_of

__all__ = ["Explanation"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Tells the reasons of a decision when somebody asks."""

    course: Course
    zone: tzinfo

    def __call__(self, decision: Decision) -> tuple[RuleReason, ...]:
        """Return the reason for each rule, in written order."""
        return tuple(self._reasons(seconds_of(decision.at)))

    def _reasons(self, at: int) -> Iterator[RuleReason]:
        by_rule: dict[str, list[Episode]] = {}
        for episode in self.course.episodes:
            by_rule.setdefault(episode.bound.rule.id, []).append(episode)
        for bound in index_of(self.course.standard).rules:
            begun = [e for e in by_rule.get(bound.rule.id, ()) if e.start <= at]
            yield self._of_begun(bound, begun[-1], at) if begun else self._of_silent(bound, at)

    def _of_begun(self, bound: BoundRule, episode: Episode, at: int) -> RuleReason:
        rule, since = bound.rule, self._moment(episode.start)
        stage = episode.stage_at(at)
        if stage is None:
            clock = self.course.timeline.clocks[rule.basis or self.course.standard.escalation.usual_basis]
            again = reach(clock, episode.end or at, cool_off_of(self.course.standard, rule))
            silent = again is not None and again > at
            note = f"cooling off until {self._moment(again):%Y-%m-%d %H:%M}" if again and silent else ""
            failed = () if silent else tuple(failures(bound.node, self.course.timeline, at))
            return RuleReason(rule.id, "released", since, failed=failed, note=note)
        notes = [f"calls {stage.to}"]
        if stage.acknowledged is not None and stage.acknowledged <= at:
            notes.append(f"acknowledged {self._moment(stage.acknowledged):%Y-%m-%d %H:%M}")
        elif stage.to != rule.to:
            notes.append("passed on, because nobody acknowledged")
        return RuleReason(rule.id, "fired", since, note="; ".join(notes))

    def _of_silent(self, bound: BoundRule, at: int) -> RuleReason:
        timeline = self.course.timeline
        if holds(bound.node, timeline, at) is None:
            needs = tuple(sorted(unknowns(bound.node, timeline, at)))
            return RuleReason(bound.rule.id, "unknown", needs=needs)
        return RuleReason(bound.rule.id, "not fired", failed=tuple(failures(bound.node, timeline, at)))

    def _moment(self, seconds: int) -> datetime:
        return moment_of(seconds, self.zone)
