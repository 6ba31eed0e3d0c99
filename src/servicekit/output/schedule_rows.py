"""A schedule as rows of days: what is worked on each, and what happens on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from servicekit.schedule import Checkpoint, CheckpointPlan, SpecialDay
from servicekit.schedule.moments import moment_of, seconds_of

__all__ = ["DayRow", "Event", "GapRow", "day_rows"]

ONE_DAY = timedelta(days=1)
MOST_DAYS = 40


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens at a minute of a day: the start, the due, or a control point."""

    kind: Literal["start", "due", "point"]
    at: datetime
    point: Checkpoint | None = None

    @property
    def minute(self) -> float:
        """Minutes after 00:00 on the clock."""
        return _minute(self.at)


@dataclass(frozen=True, slots=True)
class DayRow:
    """One date: worked and paused stretches in minutes of its clock, what is special, what happens."""

    on: date
    worked: tuple[tuple[float, float], ...]
    paused: tuple[tuple[float, float], ...]
    special: SpecialDay | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class GapRow:
    """Dates on which nothing happens, told in one row."""

    days: int
    worked_days: int


def day_rows(plan: CheckpointPlan) -> tuple[DayRow | GapRow, ...]:
    """Return the dates from start to due; of a long project only those about its points."""
    start, last = plan.start.date(), _last_date(plan)
    events = _events(plan)
    days = [start + n * ONE_DAY for n in range((last - start).days + 1)]
    near = {event.at.date() + n * ONE_DAY for event in events for n in (-1, 0, 1)}
    shown = set(days) if len(days) <= MOST_DAYS else near & set(days)
    return tuple(_rows(plan, days, shown, events))


def _rows(
    plan: CheckpointPlan, days: list[date], shown: set[date], events: list[Event]
) -> Iterator[DayRow | GapRow]:
    special = {day.on: day for day in plan.special_days}
    worked = _by_date(plan, plan.line.basis.segments(seconds_of(plan.start), seconds_of(plan.due)))
    paused = _by_date(plan, list(plan.line.pauses))
    left_out = 0
    worked_days = 0
    for day in days:
        if day not in shown:
            left_out += 1
            worked_days += day in worked
            continue
        if left_out:
            yield GapRow(left_out, worked_days)
            left_out = worked_days = 0
        yield DayRow(
            day,
            tuple(worked.get(day, ())),
            tuple(paused.get(day, ())),
            special.get(day),
            tuple(event for event in events if event.at.date() == day),
        )
    if left_out:
        yield GapRow(left_out, worked_days)


def _events(plan: CheckpointPlan) -> list[Event]:
    points = [Event("point", point.at, point) for point in plan.points if point.state != "merged"]
    return [
        Event("start", plan.start),
        *sorted(points, key=lambda e: e.at.timestamp()),
        Event("due", plan.due),
    ]


def _last_date(plan: CheckpointPlan) -> date:
    """Return the last date to show; midnight at the end of a day belongs to the next one."""
    return max(plan.due, *(point.at for point in plan.points)).date()


def _by_date(plan: CheckpointPlan, stretches: list[tuple[int, int]]) -> dict[date, list[tuple[float, float]]]:
    """Cut stretches of UTC seconds at each midnight of the plan's zone, in minutes of the clock."""
    cut: dict[date, list[tuple[float, float]]] = {}
    for start, end in stretches:
        a, b = moment_of(start, plan.line.basis.zone), moment_of(end, plan.line.basis.zone)
        while a.date() < b.date():
            cut.setdefault(a.date(), []).append((_minute(a), 1440.0))
            a = datetime.combine(a.date() + ONE_DAY, time(), a.tzinfo)
        if _minute(a) < _minute(b):
            cut.setdefault(a.date(), []).append((_minute(a), _minute(b)))
    return cut


def _minute(moment: datetime) -> float:
    return moment.hour * 60 + moment.minute + moment.second / 60
