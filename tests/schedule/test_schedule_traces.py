"""A trace proves its moment: a checker that knows only the calendar's text verifies every step."""

import random
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from made_standard import STANDARD, at
from minute_oracle import MINUTE, World, random_world

from servicekit import schedule_checkpoints
from servicekit.model import Standard
from servicekit.schedule import BusinessTime, Trace

EMPTY = Standard.model_validate({"standard": "empty"})
POINTS = [{"id": f"p{n}", "at": f"{n}%", "notice": "n"} for n in (5, 25, 75, 95, 99)]
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def check(trace: Trace, flags: bytearray, begin: datetime, share: Fraction, total: int) -> None:
    """Verify a trace against the minutes that the clock shows as worked; no scheduler is asked."""

    def minute_of(moment: datetime) -> int:
        # In UTC: two moments of one zone are subtracted on its clock, which may jump between them.
        return int((moment.astimezone(UTC) - begin).total_seconds()) // 60

    paused = {n for a, b in trace.paused for n in range(minute_of(a), minute_of(b))}
    open_minutes = {n for n, worked in enumerate(flags) if worked} - paused
    assert trace.total == total
    assert trace.wanted == int(share * total + Fraction(1, 2))
    assert sum(counted.seconds for counted in trace.counted) == trace.wanted
    covered: set[int] = set()
    last = trace.start.astimezone(UTC)
    for counted in trace.counted:
        start, end = counted.start.astimezone(UTC), counted.end.astimezone(UTC)
        assert last <= start < end
        assert (end - start).total_seconds() == counted.seconds
        covered.update(range(minute_of(start), minute_of(end - SECOND) + 1))
        last = end
    # Exactly the open minutes from the start to the last counted second are counted.
    final = minute_of(last - SECOND) if trace.counted else minute_of(trace.start) - 1
    assert covered == {n for n in open_minutes if minute_of(trace.start) <= n <= final}
    # The moment is the end of the last stretch, or the first opening after it.
    if trace.opened:
        assert minute_of(trace.at) == min(n for n in open_minutes if n > final)
    else:
        assert trace.at.astimezone(UTC) == last


def check_days(trace: Trace, world: World) -> None:
    """Every date without work is named with its reason, and no other."""
    first, final = trace.start.date(), trace.at.date()
    dates = [first + n * DAY for n in range((final - first).days + 1)]
    exceptions = {date.fromisoformat(e["date"]): e for e in world.exceptions}
    assert [day.on for day in trace.skipped] == [day for day in dates if not world.hours(day)]
    for day in trace.skipped:
        assert (day.kind == "day off") is (day.on not in exceptions)
    kinds = ("closed", "workday", "short", "hours")
    for day in trace.changed:
        assert world.hours(day.on)
        assert day.kind == next(kind for kind in kinds if kind in exceptions[day.on])
    assert {day.on for day in trace.changed} == {
        day for day in dates if day in exceptions and world.hours(day)
    }


@given(st.integers(0, 2**32), st.sampled_from(["open", "close"]))
def test_every_trace_is_proved(seed: int, boundary: str) -> None:
    """In random worlds with nights, pauses and clock changes each trace accounts for each minute."""
    rng = random.Random(seed)  # noqa: S311 - chance, not secrecy
    world = random_world(rng)
    try:
        calendar = world.calendar()
        business = BusinessTime(calendar)
        a, b = sorted(rng.sample(range(world.days * 900), 2))
        start, due = world.begin + a * MINUTE, world.begin + b * MINUTE
        pauses = [(start + 90 * MINUTE, start + 400 * MINUTE)] if rng.random() < 0.5 else []
        plan = schedule_checkpoints(
            EMPTY, start, due, {"points": POINTS, "boundary": boundary}, business, pauses
        )
    except ValueError:
        return  # Random nights overlapped, or no minute of the project was worked.
    if plan.due > world.begin + (world.days - 1) * DAY:
        return
    total, flags = int(plan.working_total.total_seconds()), world.worked_minutes()
    for point, n in zip(plan.points, (5, 25, 75, 95, 99), strict=True):
        assert point.trace is not None
        if point.at < world.begin + (world.days - 1) * DAY:
            check(point.trace, flags, world.begin, Fraction(n, 100), total)
            check_days(point.trace, world)


def test_a_trace_says_why_days_were_skipped() -> None:
    """Holidays, weekends, short days and pauses stand in the trace with their titles and sources."""
    pause = (at("05-05 12:00"), at("05-05 16:00"))
    plan = schedule_checkpoints(STANDARD, at("04-27 09:00"), at("05-15 18:00"), "project", pauses=[pause])
    trace = plan.points[2].trace
    skipped = {f"{day.on:%m-%d}": (day.kind, day.title) for day in trace.skipped}
    assert skipped == {
        "05-01": ("closed", "Праздник Весны и Труда"),
        "05-02": ("day off", ""),
        "05-03": ("day off", ""),
        "05-09": ("closed", "День Победы"),
        "05-10": ("day off", ""),
        "05-11": ("closed", "Выходной вместо 09.05.2026"),
    }
    assert [(f"{day.on:%m-%d}", day.kind, day.source) for day in trace.changed] == [
        ("04-30", "short", "ТК РФ, ст. 95"),
        ("05-08", "short", "ТК РФ, ст. 95"),
    ]
    assert trace.paused == (pause,)
    assert trace.wanted == 3 * trace.total // 4
