"""Everything that a standard and a case settle, whatever the moment, and how it looks at one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from servicekit.escalation.clock import Clock, Clocks
from servicekit.escalation.episodes import DEFAULT_COOL_OFF, Episode, PlannedStep, Stage, episodes_of
from servicekit.escalation.facts import fact_table
from servicekit.escalation.rule_index import Desk, desk_of, index_of
from servicekit.escalation.timeline import Timeline, build_timeline
from servicekit.model import Standard
from servicekit.model.case import Case
from servicekit.model.escalation import EscalationRule

__all__ = ["Course", "View", "chart", "cool_off_of"]

Shown = tuple[Episode, PlannedStep]


class View(NamedTuple):
    """What a caller may act on at one moment; two equal views are one answer."""

    to: str | None
    kind: Literal["functional", "hierarchical"] | None
    notice: str | None
    due: int | None
    steps: tuple[Shown, ...]
    ahead: tuple[Shown, ...]
    active: tuple[str, ...]
    may_pass: bool


@dataclass(frozen=True, slots=True)
class Course:
    """The firings of every rule that concerns a case, from its opening into the future."""

    standard: Standard
    case: Case
    timeline: Timeline
    desk: Desk
    episodes: tuple[Episode, ...]
    prefix: str

    def key(self, step: PlannedStep) -> str:
        """Return the name of a step that is the same for the same case, version of the standard and step."""
        return self.prefix + step.name

    def view(self, at: int) -> View:
        """Return how the course looks at a moment."""
        active = [(e, stage) for e in self.episodes if (stage := e.stage_at(at)) is not None]
        top = max(active, key=self._height, default=None)
        steps = tuple(self._due(active, at))
        return View(
            to=None if top is None else top[1].to,
            kind=None if top is None else top[0].bound.rule.kind,
            notice=_first_notice(None if top is None else top[0], steps),
            due=None if top is None or _is_taken(top[1], at) else top[1].due,
            steps=steps,
            ahead=tuple(self._ahead(at)),
            active=tuple(dict.fromkeys(episode.bound.rule.id for episode, _ in active)),
            may_pass=self._may_pass(at),
        )

    def next_change(self, at: int, view: View) -> int | None:
        """Return the first moment after ``at`` at which the course looks different, or none."""
        return next((moment for moment in self._moments(at) if self.view(moment) != view), None)

    def _height(self, pair: tuple[Episode, Stage]) -> tuple[int, int, int]:
        episode, stage = pair
        return self.desk.rank(stage.to), -episode.start, -episode.bound.number

    def _due(self, active: list[tuple[Episode, Stage]], at: int) -> Iterator[Shown]:
        for episode, stage in active:
            if not _is_taken(stage, at):
                yield from ((episode, s) for s in stage.steps if s.at <= at and not self._is_done(s, at))
            notice = episode.notice
            if notice is not None and not self._is_done(notice, at):
                yield episode, notice

    def _ahead(self, at: int) -> Iterator[Shown]:
        coming = [
            (episode, step)
            for episode in self.episodes
            if episode.end is None or episode.end > at
            for step in episode.steps
            if step.at > at and (episode.end is None or step.at < episode.end)
        ]
        yield from sorted(coming, key=lambda pair: (pair[1].at, pair[0].bound.number))

    def _is_done(self, step: PlannedStep, at: int) -> bool:
        done = self.timeline.done
        if not done:
            return False
        told = done.get(self.key(step), done.get(step.name))
        return told is not None and told <= at

    def _may_pass(self, at: int) -> bool:
        window = self.standard.escalation.one_window
        if window is None:
            return True
        passed = self.timeline.value(window.fact, at)
        return not (isinstance(passed, int) and passed >= window.at_most)

    def _moments(self, at: int) -> list[int]:
        """Return every later moment at which something may look different, in order."""
        # Every stage begins with a step and ends with the next one, or with a deed that was told.
        found = self.timeline.moments()
        found.update(step.at for episode in self.episodes for step in episode.steps)
        return sorted(moment for moment in found if moment > at)


def chart(standard: Standard, case: Case, clocks: Clocks) -> Course:
    """Return the course of a case whose facts were checked already."""
    escalation, desk = standard.escalation, desk_of(standard)
    timeline = build_timeline(case, fact_table(standard), clocks)
    episodes: list[Episode] = []
    for bound in index_of(standard).concerning(timeline):
        clock: Clock = clocks[bound.rule.basis or escalation.usual_basis]
        episodes += episodes_of(bound, timeline, desk, clock, cool_off_of(standard, bound.rule))
    prefix = f"{case.id}@{standard.id}-{standard.version}/"
    return Course(standard, case, timeline, desk, tuple(episodes), prefix)


def cool_off_of(standard: Standard, rule: EscalationRule) -> int:
    """Return for how many seconds a rule stays silent after a person released it."""
    length = rule.cool_off if rule.cool_off is not None else standard.escalation.cool_off
    return DEFAULT_COOL_OFF if length is None else int(length.total_seconds())


def _is_taken(stage: Stage, at: int) -> bool:
    return stage.acknowledged is not None and stage.acknowledged <= at


def _first_notice(top: Episode | None, steps: tuple[Shown, ...]) -> str | None:
    """Return the word that the client is owed first: that of the highest call, else the first one."""
    owed = [episode for episode, step in steps if step.deed == "notify-client"]
    first = top if top in owed else owed[0] if owed else None
    return None if first is None else first.bound.rule.notify_client
