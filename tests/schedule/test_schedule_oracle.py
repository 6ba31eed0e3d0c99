"""The schedule against brute force: the same answer as looking at the clock every minute."""

import random
from datetime import timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minute_oracle import MINUTE, World, next_worked, part_of, random_world, reached

from servicekit.errors import ScheduleError
from servicekit.model import Standard
from servicekit.model.calendar import Calendar
from servicekit.schedule import BusinessTime, schedule_checkpoints

EMPTY = Standard.model_validate({"standard": "empty"})
SHARES = (Fraction(1, 20), Fraction(1, 4), Fraction(3, 4), Fraction(19, 20), Fraction(99, 100))
POINTS = [
    {"id": f"p{n}", "at": f"{float(share * 100):g}%", "notice": "notice"} for n, share in enumerate(SHARES)
]


def build(world: World) -> Calendar | None:
    """Return the calendar of a world, or none where a random exception runs into a night segment."""
    try:
        calendar = world.calendar()
        BusinessTime(calendar).add(world.begin, timedelta(seconds=1))
    except ValueError:
        return None
    return calendar


def plans(world: World, rng: random.Random, count: int) -> int:
    """Compare so many random plans in one world; return how many there were."""
    calendar = build(world)
    if calendar is None:
        world.exceptions.clear()
        calendar = world.calendar()
    flags, business, compared = world.worked_minutes(), BusinessTime(calendar), 0
    for _ in range(count):
        compared += compare(world, flags, business, rng)
    return compared


def compare(world: World, flags: bytearray, business: BusinessTime, rng: random.Random) -> bool:
    """Schedule one random project both ways and compare every moment."""
    start, due = sorted(rng.sample(range(len(flags)), 2))
    total = 60 * sum(flags[start:due])
    if not total:
        return False
    pauses = [sorted(rng.sample(range(len(flags)), 2)) for _ in range(rng.choice((0, 0, 1, 2)))]
    pauses = [(a, min(b, a + rng.choice((30, 600, 3000)))) for a, b in pauses]
    left = bytearray(flags)
    for a, b in pauses:
        left[a:b] = bytes(b - a)
    boundary = rng.choice(("open", "close"))
    expected = [reached(left, start, part_of(share, total)) for share in SHARES]
    if expected[-1] is None:
        return False
    if boundary == "open":
        expected = [
            at if part == total else next_worked(left, at) if at is not None else None
            for at, part in zip(expected, (part_of(s, total) for s in SHARES), strict=True)
        ]
    if None in expected:
        return False
    moments = [world.begin + n * MINUTE for n in (start, due)]
    plan = schedule_checkpoints(
        EMPTY,
        *moments,
        {"points": POINTS, "boundary": boundary},
        calendar=business,
        pauses=[(world.begin + a * MINUTE, world.begin + b * MINUTE) for a, b in pauses],
    )
    found = [int((point.at - world.begin).total_seconds()) for point in plan.points]
    assert found == expected, (world, start, due, pauses, boundary)
    assert plan.working_total == timedelta(seconds=total)
    end = reached(left, start, total)
    if end is not None:
        pushed = end != reached(flags, start, total)
        assert int((plan.due - world.begin).total_seconds()) == (end if pushed else due * 60)
    return True


@given(st.integers(0, 2**32))
@settings(max_examples=25, deadline=None)
def test_moments_equal_those_of_the_clock(seed: int) -> None:
    """Each point stands where counting minute by minute finds it: nights, days off, pauses, clock changes."""
    rng = random.Random(seed)  # noqa: S311 - chance, not secrecy
    plans(random_world(rng), rng, 12)


@pytest.mark.long
def test_a_hundred_thousand_plans_equal_those_of_the_clock() -> None:
    """100,000 random plans differ in nothing from counting minute by minute."""
    compared = 0
    for seed in range(100_000):
        rng = random.Random(seed)  # noqa: S311 - chance, not secrecy
        compared += plans(random_world(rng), rng, 100)
        if compared >= 100_000:
            break
    assert compared >= 100_000


def test_the_oracle_sees_a_wrong_hour() -> None:
    """The comparison is no formality: shifted hours are noticed at once."""
    rng = random.Random(1)  # noqa: S311 - chance, not secrecy
    world = World("Europe/Moscow", random_world(rng).first, 9, {"mon-fri": ["09:00-18:00"]})
    world.week = {name: ["09:00-18:00"] for name in ("mon", "tue", "wed", "thu", "fri")}
    flags = world.worked_minutes()
    world.week = {name: ["10:00-19:00"] for name in world.week}
    business = BusinessTime(world.calendar())
    with pytest.raises(AssertionError):
        all(compare(world, flags, business, rng) in (True, False) for _ in range(50))


def test_a_night_that_runs_into_a_morning_is_refused() -> None:
    """Days that the base of a calendar closes or opens can make nights overlap; that is said, not guessed."""
    week = {"sun": ["22:00-06:00"], "mon": ["08:00-12:00"]}
    calendar = Calendar.model_validate({"timezone": "UTC", "week": week})
    early = Calendar.model_validate(
        {
            "timezone": "UTC",
            "week": {"tue": ["05:00-07:00"]},
            "exceptions": [{"date": "2026-05-04", "hours": ["05:00-07:00"]}],
        }
    )
    mixed = calendar.model_construct(**{**dict(calendar), "exceptions": early.exceptions})
    with pytest.raises(ScheduleError, match=r"05:00-07:00 of 2026-05-04 begins before the night segment"):
        BusinessTime(mixed).segments(1777800000, 1777900000)
