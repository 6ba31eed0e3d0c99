"""The laws of working time, for any calendar that can be written."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st
from minute_oracle import random_world

from servicekit import schedule_checkpoints
from servicekit.model import Standard
from servicekit.model.checkpoints import Collapse
from servicekit.schedule import BusinessTime
from servicekit.schedule.collapse import merge_targets
from servicekit.schedule.working_line import ElapsedTime, WorkingLine

EMPTY = Standard.model_validate({"standard": "empty"})
POINTS = [{"id": f"p{n}", "at": f"{n}%", "notice": "n", "check": [f"c{n}"]} for n in (5, 25, 75, 95, 99)]
SECOND = timedelta(seconds=1)


def made(seed: int) -> tuple[BusinessTime, random.Random, datetime]:
    rng = random.Random(seed)  # noqa: S311 - chance, not secrecy
    world = random_world(rng)
    try:
        business = BusinessTime(world.calendar())
        business.add(world.begin, SECOND)
    except ValueError:
        assume(False)
    return business, rng, world.begin + timedelta(seconds=rng.randint(0, 86_400 * 4))


seeds = st.integers(0, 2**32)
spans = st.integers(0, 40 * 3600).map(lambda n: n * SECOND)


@given(seeds, spans)
def test_add_and_between_are_inverse(seed: int, working: timedelta) -> None:
    """``between(a, add(a, w)) == w``: what is added is what lies between."""
    business, _, start = made(seed)
    assert business.between(start, business.add(start, working)) == working


@given(seeds, spans)
def test_add_finds_the_earliest_moment(seed: int, working: timedelta) -> None:
    """One second before the moment found less has been worked."""
    assume(working)
    business, _, start = made(seed)
    # In UTC: subtracting on the clock of a zone forgets which of two equal times is meant.
    end = business.add(start, working).astimezone(UTC)
    assert business.between(start, end - SECOND) == working - SECOND


@given(seeds, spans, spans)
def test_adding_is_additive(seed: int, one: timedelta, two: timedelta) -> None:
    """Adding twice is adding the sum."""
    business, _, start = made(seed)
    assert business.add(business.add(start, one), two) == business.add(start, one + two)


@given(seeds, spans, spans)
def test_adding_is_monotone(seed: int, one: timedelta, two: timedelta) -> None:
    """More working time never ends earlier, and a later start never ends earlier."""
    business, _, start = made(seed)
    first = business.add(start, one).timestamp()
    assert first <= business.add(start, one + two).timestamp()
    assert first <= business.add(start + two, one).timestamp()


@given(seeds, st.integers(0, 10**6), st.integers(0, 10**6))
def test_between_is_antisymmetric_and_additive(seed: int, one: int, two: int) -> None:
    """Time between turns its sign with its ends, and the parts make the whole."""
    business, _, a = made(seed)
    b, c = a + one * SECOND, a + (one + two) * SECOND
    assert business.between(a, b) == -business.between(b, a)
    assert business.between(a, b) + business.between(b, c) == business.between(a, c)


@given(seeds, st.integers(60, 10**6), st.integers(0, 10**6), st.booleans())
def test_a_later_due_never_moves_a_point_earlier(seed: int, length: int, more: int, opening: bool) -> None:
    """Moving the due away moves every point away or leaves it."""
    business, _, start = made(seed)
    plan = {"points": POINTS, "boundary": "open" if opening else "close"}
    due, later = start + length * SECOND, start + (length + more) * SECOND
    assume(business.between(start, due))
    one = schedule_checkpoints(EMPTY, start, due, plan, business)
    two = schedule_checkpoints(EMPTY, start, later, plan, business)
    assert all(a.at.timestamp() <= b.at.timestamp() for a, b in zip(one.points, two.points, strict=True))


@given(seeds, st.integers(60, 10**6), st.integers(0, 10**6), st.integers(1, 10**6))
def test_points_stand_in_order_in_working_time(seed: int, length: int, away: int, pause: int) -> None:
    """Points are in the order of their shares, between start and due, in working time that is not paused."""
    business, _, start = made(seed)
    due = start + length * SECOND
    assume(business.between(start, due))
    pauses = [(start + away * SECOND, start + (away + pause) * SECOND)]
    plan = schedule_checkpoints(EMPTY, start, due, {"points": POINTS}, business, pauses)
    moments = [point.at.astimezone(UTC) for point in plan.points]
    assert moments == sorted(moments)
    assert start <= moments[0]
    assert due <= plan.due.astimezone(UTC)
    assert moments[-1] <= plan.due.astimezone(UTC)
    begin, end = pauses[0]
    for moment in moments:
        assert moment == start or business.between(moment - SECOND, moment) == SECOND
        assert not begin < moment <= end


@given(
    st.lists(st.integers(0, 20_000), min_size=1, max_size=7).map(sorted),
    st.integers(0, 8_000),
    st.sampled_from(["first", "last"]),
)
def test_merging_loses_nothing_and_gathers_only_what_is_near(
    moments: list[int], within: int, keep: str
) -> None:
    """A merged point is within reach of the kept one, kept ones are further apart, and kept ones keep themselves."""
    line = WorkingLine(ElapsedTime())
    targets = merge_targets(moments, Collapse(within=timedelta(seconds=within), keep=keep), line)
    kept = sorted({*targets})
    assert all(targets[n] == n for n in kept)
    assert all(abs(moments[n] - moments[target]) <= within for n, target in enumerate(targets))
    assert all(moments[b] - moments[a] > within for a, b in pairwise(kept))
    assert (kept[-1] == len(moments) - 1) if keep == "last" else (kept[0] == 0)


@given(st.integers(600, 200_000), st.integers(0, 20_000), st.sampled_from(["first", "last"]))
def test_every_check_is_asked_exactly_once(length: int, within: int, keep: str) -> None:
    """Whatever merges, the points that are left hold each check of the plan once."""
    start = datetime(2026, 4, 27, tzinfo=UTC)
    collapse = {"within": timedelta(seconds=within), "keep": keep}
    plan = schedule_checkpoints(
        EMPTY, start, start + length * SECOND, {"points": POINTS, "basis": "elapsed", "collapse": collapse}
    )
    checks = [check for point in plan.points if point.state != "merged" for check in point.checks]
    assert sorted(checks) == sorted(f"c{n}" for n in (5, 25, 75, 95, 99))
