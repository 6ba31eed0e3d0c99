"""Schedules against pandas ``CustomBusinessHour``, on the same dates; cost by distance; a whole portfolio.

Run: ``python bench/schedule.py``, after ``pip install -r bench/requirements.txt`` for the comparison. Both
sides are timed in turns within one run, so that a busy machine slows both alike; medians are compared.
"""
# ruff: noqa: INP001, S311 - a script, and chance without secrecy

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from servicekit import load_standard, schedule_checkpoints
from servicekit.schedule import BusinessTime, business_time
from servicekit.schedule.portfolio import schedule_portfolio

MOSCOW = ZoneInfo("Europe/Moscow")
ROUNDS = 9
SHARES = ("5%", "25%", "75%", "95%", "99%")
POINTS = [{"id": f"p{n}", "at": share, "notice": "n"} for n, share in enumerate(SHARES)]
STANDARD = load_standard(
    {
        "standard": "bench",
        "extends": ["ru-calendar"],
        "calendars": {
            "long": {"timezone": "Europe/Moscow", "week": {"mon-fri": ["09:00-13:00", "14:00-18:00"]}},
        },
        "checkpoints": {"project": {"calendar": "ru-office", "points": POINTS}},
    }
)


def per_call(run: Callable[[], object], calls: int) -> float:
    """Return the microseconds of one call, out of so many."""
    begin = time.perf_counter()
    for _ in range(calls):
        run()
    return (time.perf_counter() - begin) / calls * 1e6


def against_pandas() -> dict[str, Any] | None:
    """Do the same work on the same dates: count the hours of each project, then find five moments in it.

    pandas knows neither short days nor worked Saturdays, and adds whole hours only: both sides get a
    calendar without the first, and shares rounded to hours are compared for equality.
    """
    try:
        import numpy as np
        import pandas as pd
    except ImportError:
        return None
    office = STANDARD.calendars["ru-office"]
    closed = tuple(e for e in office.exceptions if e.closed)
    ours = BusinessTime(office.model_copy(update={"exceptions": closed}))
    holidays = np.array([e.date for e in closed], dtype="datetime64[D]")
    hour = pd.offsets.CustomBusinessHour(start=["09:00", "14:00"], end=["13:00", "18:00"], holidays=holidays)
    rng = random.Random(7)
    projects = []
    while len(projects) < 20:
        start = datetime(2026, 1, 12, 9, tzinfo=MOSCOW) + timedelta(days=rng.randint(0, 250))
        due = (start + timedelta(days=rng.randint(7, 60))).replace(hour=18)
        if ours.count(int(start.timestamp()), int(start.timestamp()) + 3600):
            projects.append((start, due))

    def by_pandas(start: Any, due: Any) -> list[Any]:
        hours = len(pd.date_range(start, due, freq=hour, inclusive="left"))
        return [start + hour * max(1, round(hours * share)) for share in (0.05, 0.25, 0.75, 0.95, 0.99)]

    def by_hours(start: datetime, due: datetime) -> list[datetime]:
        hours = ours.between(start, due) // timedelta(hours=1)
        added = (
            ours.add(start, timedelta(hours=max(1, round(hours * s)))) for s in (0.05, 0.25, 0.75, 0.95, 0.99)
        )
        return [datetime.fromtimestamp(ours.opening(int(moment.timestamp())), MOSCOW) for moment in added]

    same = sum(
        by_hours(s, d) == [t.to_pydatetime() for t in by_pandas(pd.Timestamp(s), pd.Timestamp(d))]
        for s, d in projects
    )
    plan = STANDARD.checkpoints["project"]
    stamps = [(pd.Timestamp(start), pd.Timestamp(due)) for start, due in projects]
    far, mine, theirs, add, offset, far_add, far_offset = timedelta(hours=1500), [], [], [], [], [], []
    for _ in range(ROUNDS):
        mine.append(
            per_call(lambda: [schedule_checkpoints(STANDARD, s, d, plan, ours) for s, d in projects], 20)
        )
        theirs.append(per_call(lambda: [by_pandas(s, d) for s, d in stamps], 1))
        add.append(per_call(lambda: [ours.add(s, far / 37.5) for s, _ in projects], 50))
        far_add.append(per_call(lambda: [ours.add(s, far) for s, _ in projects[:5]], 50) * 4)
        far_offset.append(per_call(lambda: [s + hour * 1500 for s, _ in stamps[:5]], 1) * 4)
        offset.append(per_call(lambda: [s + hour * 40 for s, _ in stamps], 2))
    mine_us, theirs_us, add_us, offset_us, far_us, far_offset_us = (
        statistics.median(values) / len(projects)
        for values in (mine, theirs, add, offset, far_add, far_offset)
    )
    return {
        "projects with the same five moments": f"{same} of {len(projects)}",
        "schedule_checkpoints, us": round(mine_us, 1),
        "pandas, count and five offsets, us": round(theirs_us, 1),
        "faster, times": round(theirs_us / mine_us, 1),
        "BusinessTime.add of 40 hours, us": round(add_us, 2),
        "pandas offset of 40 hours, us": round(offset_us, 1),
        "faster at one addition of 40 hours, times": round(offset_us / add_us, 1),
        "faster at one addition of 1500 hours, times": round(far_offset_us / far_us, 1),
    }


def by_distance() -> dict[str, float]:
    """Return the cost of a plan from a week to ten years."""
    plan = STANDARD.checkpoints["project"]
    calendar = business_time(STANDARD, "long")
    start = datetime(2026, 1, 12, 9, tzinfo=MOSCOW)
    spans = {"a week": 7, "a month": 30, "a year": 365, "ten years": 3653}
    for days in spans.values():
        schedule_checkpoints(STANDARD, start, start + timedelta(days=days), plan, calendar)
    rounds: dict[str, list[float]] = {name: [] for name in spans}
    for _ in range(ROUNDS):
        for name, days in spans.items():
            due = start + timedelta(days=days)
            rounds[name].append(
                per_call(lambda d=due: schedule_checkpoints(STANDARD, start, d, plan, calendar), 300)
            )
    return {name: round(statistics.median(values), 1) for name, values in rounds.items()}


def portfolio(number: int) -> dict[str, float]:
    """Return the time of scheduling a whole portfolio in one call."""
    rng = random.Random(8)
    first = datetime(2026, 1, 12, 9, tzinfo=MOSCOW)
    projects = []
    for n in range(number):
        start = first + timedelta(hours=rng.randint(0, 4000))
        projects.append(
            {"project": f"P{n}", "start": start, "due": start + timedelta(days=rng.randint(5, 90))}
        )
    begin = time.perf_counter()
    planned = sum(project.plan is not None for project in schedule_portfolio(STANDARD, projects))
    seconds = time.perf_counter() - begin
    return {"projects": number, "scheduled": planned, "seconds": round(seconds, 2)}


def main() -> int:
    """Print the figures as JSON."""
    figures: dict[str, Any] = {
        "against pandas CustomBusinessHour": against_pandas() or "pandas is not installed",
        "plan by distance, us": by_distance(),
        "portfolio in one call": portfolio(100_000),
    }
    sys.stdout.write(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
