"""Why a moment is where it is: what was counted, which days were skipped, and why."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Literal

from servicekit.model.calendar import Calendar
from servicekit.schedule.business_time import BusinessTime
from servicekit.schedule.moments import moment_of
from servicekit.schedule.working_line import WorkingLine

__all__ = ["CountedSegment", "SpecialDay", "Trace", "Work", "special_days"]

ONE_DAY = timedelta(days=1)
DayKind = Literal["day off", "closed", "workday", "short", "hours"]


@dataclass(frozen=True, slots=True)
class CountedSegment:
    """A stretch of time that counts."""

    start: datetime
    end: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A date on which no work starts (``day off`` of the week, ``closed``), or one unlike its weekday."""

    on: date
    kind: DayKind
    title: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """The way to one moment: ``wanted`` of ``total`` seconds, the ``counted`` stretches that give them.

    ``skipped`` are the dates between start and end on which no work starts, ``changed`` those whose
    hours an exception sets, ``paused`` the pauses. ``opened`` says that the share fell on a close and
    was moved to the next opening.
    """

    start: datetime
    at: datetime
    wanted: int
    total: int
    counted: tuple[CountedSegment, ...]
    skipped: tuple[SpecialDay, ...] = ()
    changed: tuple[SpecialDay, ...] = ()
    paused: tuple[tuple[datetime, datetime], ...] = ()
    opened: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        return {
            "start": self.start.isoformat(),
            "at": self.at.isoformat(),
            "wanted_seconds": self.wanted,
            "total_seconds": self.total,
            "counted": [
                {"start": c.start.isoformat(), "end": c.end.isoformat(), "seconds": c.seconds}
                for c in self.counted
            ],
            "skipped": [_day_to_dict(day) for day in self.skipped],
            "changed": [_day_to_dict(day) for day in self.changed],
            "paused": [[a.isoformat(), b.isoformat()] for a, b in self.paused],
            "opened": self.opened,
        }


@dataclass(frozen=True, slots=True)
class Work:
    """What a trace is made of, kept small: the line of time, the start, what is wanted, what came out."""

    line: WorkingLine
    start: int
    wanted: int
    total: int
    at: int

    def trace(self) -> Trace:
        """Return the full way from the start to the moment; its length grows with the days between."""
        zone = self.line.basis.zone
        reached = self.line.reach(self.start, self.wanted)
        skipped, changed = special_days(self.line, self.start, self.at)
        return Trace(
            start=moment_of(self.start, zone),
            at=moment_of(self.at, zone),
            wanted=self.wanted,
            total=self.total,
            counted=tuple(
                CountedSegment(moment_of(a, zone), moment_of(b, zone), b - a)
                for a, b in self.line.segments(self.start, reached)
            ),
            skipped=skipped,
            changed=changed,
            paused=tuple(
                (moment_of(a, zone), moment_of(b, zone))
                for a, b in self.line.pauses
                if a < self.at and b > self.start
            ),
            opened=self.at > reached,
        )


def special_days(
    line: WorkingLine, start: int, at: int
) -> tuple[tuple[SpecialDay, ...], tuple[SpecialDay, ...]]:
    """Return the dates of [start, at] without work, and those with hours of their own."""
    basis = line.basis
    if not isinstance(basis, BusinessTime):
        return (), ()
    skipped, changed = [], []
    day, last = moment_of(start, basis.zone).date(), moment_of(at, basis.zone).date()
    while day <= last:
        special = _special_day(basis.calendar, day)
        if special and not basis.calendar.segments_on(day):
            skipped.append(special)
        elif special:
            changed.append(special)
        day += ONE_DAY
    return tuple(skipped), tuple(changed)


def _special_day(calendar: Calendar, day: date) -> SpecialDay | None:
    exception = calendar.exceptions_by_date.get(day)
    if exception is None:
        return None if calendar.segments_on(day) else SpecialDay(day, "day off")
    kinds: tuple[DayKind, ...] = ("closed", "workday", "short", "hours")
    kind = next(kind for kind in kinds if getattr(exception, kind))
    return SpecialDay(day, kind, exception.title, exception.source)


def _day_to_dict(day: SpecialDay) -> dict[str, Any]:
    known = {"title": day.title, "source": day.source}
    return {"on": day.on.isoformat(), "kind": day.kind, **{k: v for k, v in known.items() if v}}
