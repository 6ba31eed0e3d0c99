"""From a start and a due to the moments of a plan's control points."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from pydantic import ValidationError

from servicekit.errors import ScheduleError, UnknownId
from servicekit.model.calendar import Calendar
from servicekit.model.checkpoints import Checkpoints
from servicekit.model.standard import Standard
from servicekit.schedule.business_time import BusinessTime
from servicekit.schedule.checkpoint_plan import Checkpoint, CheckpointPlan
from servicekit.schedule.moments import SECOND, moment_of, parse_planned, parse_recorded
from servicekit.schedule.placing import place_points
from servicekit.schedule.working_line import ElapsedTime, TimeBasis, WorkingLine, parse_pauses
from servicekit.text.nearest import did_you_mean

__all__ = ["business_time", "calendar_of", "replan", "schedule_checkpoints"]

Done = Mapping[str, datetime | None] | Iterable[str | Checkpoint]


def schedule_checkpoints(
    standard: Standard,
    start: datetime,
    due: datetime,
    plan: str | Checkpoints | Mapping[str, Any],
    calendar: str | Calendar | BusinessTime | Mapping[str, Any] | None = None,
    pauses: Iterable[Sequence[datetime]] = (),
    done: Done = (),
) -> CheckpointPlan:
    """Return the control points of a project between two aware moments, each with its trace.

    ``plan`` is an id of the standard's ``checkpoints`` or such an entry itself; ``calendar``, an id or
    a calendar itself, stands in for the one that the plan names. ``pauses`` are pairs [begin, end) in
    which nothing is expected of us; they push ``due`` and every point behind them. ``done`` names points
    that were carried out, with the moment where it is known, or holds such points of an earlier plan,
    which stay as they are. Raises `ScheduleError` for moments or a calendar that make no schedule,
    `UnknownId` for an id that the standard does not hold (con.notify).
    """
    name, template = _template(standard, plan)
    basis, calendar_id = _basis(standard, name, template, calendar, start)
    begin, end = parse_planned(start, "start"), parse_planned(due, "due")
    total = _total(basis, begin, end, (start, due))
    line = WorkingLine(basis, parse_pauses(pauses))
    pushed = line.reach(begin, total) if line.pauses else end
    moved = line.pauses and pushed != basis.reach(begin, total)
    return CheckpointPlan(
        plan=name,
        title=template.title,
        calendar=calendar_id,
        start=moment_of(begin, basis.zone),
        due=moment_of(pushed if moved else end, basis.zone),
        working_total=total * SECOND,
        points=place_points(template, line, begin, total, _parse_done(template, name, done)),
        pauses=tuple((moment_of(a, basis.zone), moment_of(b, basis.zone)) for a, b in line.pauses),
        template=template,
        line=line,
    )


def replan(plan: CheckpointPlan, due: datetime, done: Done = ()) -> CheckpointPlan:
    """Return ``plan`` with another due: what is ahead moves, what was done stays as it is.

    ``due`` is final: the pauses of the plan do not push it again. ``done`` adds to the points that
    are done in ``plan`` already.
    """
    begin, end = parse_recorded(plan.start, "start"), parse_planned(due, "due")
    total = _total(plan.line, begin, end, (plan.start, due))
    known = _parse_done(plan.template, plan.plan, done)
    kept = {p.id: p for p in plan.points if p.state == "done" or (p.id in known and known[p.id] is None)}
    return replace(
        plan,
        due=moment_of(end, plan.line.basis.zone),
        working_total=total * SECOND,
        points=place_points(plan.template, plan.line, begin, total, {**known, **kept}),
    )


def business_time(standard: Standard, calendar_id: str) -> BusinessTime:
    """Return the working time of a calendar of the standard, built once and kept beside it."""
    calendar = standard.calendars.get(calendar_id)
    if calendar is None:
        msg = f"standard {standard.id!r} has no calendar {calendar_id!r}"
        raise UnknownId(f"{msg}. {did_you_mean(calendar_id, standard.calendars)}".rstrip())
    return standard.derived(f"business time {calendar_id}", lambda _: BusinessTime(calendar, calendar_id))


def calendar_of(standard: Standard, plan: str, calendar: str | None = None) -> BusinessTime | None:
    """Return the working time that a plan of the standard counts in, ``calendar`` if that is given."""
    chosen = calendar or _template(standard, plan)[1].calendar
    return business_time(standard, chosen) if chosen else None


def _template(standard: Standard, plan: str | Checkpoints | Mapping[str, Any]) -> tuple[str, Checkpoints]:
    if isinstance(plan, Checkpoints):
        return "own", plan
    if isinstance(plan, Mapping):
        return "own", _own_plan(plan)
    template = standard.checkpoints.get(plan)
    if template is None:
        msg = f"standard {standard.id!r} has no checkpoints {plan!r}"
        raise UnknownId(f"{msg}. {did_you_mean(plan, standard.checkpoints)}".rstrip())
    return plan, template


def _own_plan(plan: Mapping[str, Any]) -> Checkpoints:
    try:
        return Checkpoints.model_validate(plan)
    except ValidationError as error:
        msg = f"the plan is no list of control points: {_reasons(error)}"
        raise ScheduleError(msg) from None


def _own_calendar(calendar: Mapping[str, Any]) -> BusinessTime:
    try:
        return BusinessTime(Calendar.model_validate(calendar))
    except ValidationError as error:
        msg = f"the calendar is none: {_reasons(error)}"
        raise ScheduleError(msg) from None


def _reasons(error: ValidationError) -> str:
    """Return each fault that a model found, with the key at which it stands."""
    return "; ".join(
        f"{'.'.join(map(str, e['loc'])) or 'it'}: {e['msg'].removeprefix('Value error, ')}"
        for e in error.errors()
    )


def _basis(
    standard: Standard,
    name: str,
    template: Checkpoints,
    calendar: str | Calendar | BusinessTime | Mapping[str, Any] | None,
    start: datetime,
) -> tuple[TimeBasis, str | None]:
    """Return what counts as time in the plan, and the id of its calendar."""
    chosen = template.calendar if calendar is None else calendar
    if isinstance(chosen, str):
        time = business_time(standard, chosen)
    elif isinstance(chosen, Calendar):
        time = BusinessTime(chosen)
    elif isinstance(chosen, Mapping):
        time = _own_calendar(chosen)
    elif chosen is not None:
        time = chosen
    elif template.basis == "working":
        msg = (
            f"plan {name!r} counts working time and names no calendar; "
            f"write 'calendar:' in it or give one to the call. {did_you_mean('', standard.calendars)}"
        )
        raise ScheduleError(msg.rstrip())
    else:
        parse_planned(start, "start")
        return ElapsedTime(start.tzinfo or UTC), None
    return (time if template.basis == "working" else ElapsedTime(time.zone)), time.name


def _total(time: TimeBasis | WorkingLine, begin: int, end: int, shown: tuple[datetime, datetime]) -> int:
    """Return the seconds that count in [begin, end]; refuse when there are none."""
    total = time.count(begin, end) if begin < end else 0
    if total > 0:
        return total
    start, due = (moment.isoformat(sep=" ", timespec="minutes") for moment in shown)
    if end < begin:
        msg = f"due {due} is before start {start}; swap the two or correct the date of one"
    elif end == begin:
        msg = f"due is the same moment as start, {start}, with nothing in between; choose a later due"
    else:
        basis = time.basis if isinstance(time, WorkingLine) else time
        where = f" in calendar {basis.name!r}" if isinstance(basis, BusinessTime) else ""
        msg = (
            f"there is no working time{where} between start {start} and due {due}: all of it is days off, "
            "nights or pauses; choose a later due, or add the days that are worked to the calendar"
        )
    raise ScheduleError(msg)


def _parse_done(template: Checkpoints, name: str, done: Done) -> dict[str, Checkpoint | int | None]:
    """Return what is known of each point that was done: the point itself, its moment, or nothing."""
    known: dict[str, Checkpoint | int | None] = {}
    for item in done.items() if isinstance(done, Mapping) else done:
        if isinstance(item, Checkpoint):
            known[item.id] = item
        elif isinstance(item, str):
            known[item] = None
        else:
            point_id, moment = item
            told = f"the moment at which {point_id!r} was done"
            known[point_id] = None if moment is None else parse_recorded(moment, told)
    ids = [point.id for point in template.points]
    for point_id in known:
        if point_id not in ids:
            msg = f"plan {name!r} has no control point {point_id!r} that could be done"
            raise UnknownId(f"{msg}. {did_you_mean(point_id, ids)}".rstrip())
    return known
