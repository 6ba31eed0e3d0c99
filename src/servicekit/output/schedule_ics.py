"""A schedule as an ICS file: events that a calendar updates instead of doubling."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from servicekit.errors import InputError
from servicekit.model.rule import Language
from servicekit.output.schedule_words import WORDS, say_share
from servicekit.schedule import Checkpoint, CheckpointPlan

__all__ = ["ics_text"]

LENGTH = timedelta(minutes=15)
A_YEAR = timedelta(days=366)
REMINDER = timedelta(minutes=-30)
# A later file must have a higher SEQUENCE, or calendars keep the event that they have; seconds since
# this day grow with every file, and fit the 31 bits that calendars expect.
SEQUENCE_BEGIN = datetime(2024, 1, 1, tzinfo=UTC)


def ics_text(plans: Sequence[tuple[str, CheckpointPlan]], language: Language, *, now: datetime) -> str:
    """Return the points of named projects as ICS events with reminders, in the zones of their plans.

    The same project and point keep their UID, so that a later file moves the event; a point that merged
    into another one is cancelled. ``now`` is written as the moment of the file. Raises `InputError`
    without the package ``icalendar``.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        msg = "the form ics needs the package 'icalendar'; install servicekit[calendar]"
        raise InputError(msg) from None
    calendar = Calendar()
    calendar.add("prodid", "-//servicekit//checkpoints//EN")
    calendar.add("version", "2.0")
    if len(plans) == 1:
        project, plan = plans[0]
        calendar.add("x-wr-calname", project or plan.title or plan.plan)
    for project, plan in plans:
        for point in plan.points:
            calendar.add_component(_event(plan, point, language, project, now))
    if plans:
        first, last = min(plan.start for _, plan in plans), max(plan.due for _, plan in plans)
        calendar.add_missing_timezones(first.date() - A_YEAR, last.date() + A_YEAR)
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _event(plan: CheckpointPlan, point: Checkpoint, language: Language, project: str, now: datetime) -> Any:
    from icalendar import Alarm, Event

    words, cancelled = WORDS[language], point.state == "merged"
    title = f"{say_share(point.share, language)} · {point.title or point.id}"
    event = Event()
    event.add(
        "uid",
        f"{uuid5(NAMESPACE_URL, f'servicekit:{project or plan.title}:{plan.plan}:{point.id}')}@servicekit",
    )
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", now.astimezone(UTC))
    event.add("sequence", max(0, int((now - SEQUENCE_BEGIN).total_seconds())))
    event.add("summary", f"{title} — {project}" if project else title)
    at = point.at if isinstance(point.at.tzinfo, ZoneInfo) else point.at.astimezone(UTC)
    event.add("dtstart", at)
    # In UTC: on the clock of a zone an event over a change of the clocks would get the wrong length.
    event.add("dtend", (at.astimezone(UTC) + LENGTH).astimezone(at.tzinfo))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    lines = [f"{words['check']}:", *(f"☐ {check}" for check in point.checks)] if point.checks else []
    owner = [f"{words['owner']}: {point.owner}"] if point.owner else []
    event.add("description", "\n".join([*lines, *owner, f"{words['notice']}: {point.notice}"]))
    if not cancelled and point.state != "done":
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", REMINDER)
        event.add_component(alarm)
    return event
