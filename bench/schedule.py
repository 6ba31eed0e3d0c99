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
            "whole-days": {
                "timezone": "Europe/Moscow",
                "week": {"mon-fri": ["09:00-18:00"]},
                "holidays": "ru-office",
                "exceptions": [],
            },
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


def dates(number: int) -> list[tuple[datetime, int]]:
    """Return starts on working mornings, each with a number of whole working hours to go."""
    rng = random.Random(7)
    time_of = business_time(STANDARD, "whole-days")
    found = []
    while len(found) < number:
        start = datetime(2026, 1, 12, 9, tzinfo=MOSCOW) + timedelta(days=rng.randint(0, 250))
        if time_of.count(int(start.timestamp()), int(start.timestamp()) + 3600):
            found.append((start, rng.randint(1, 160)))
    return found


def against_pandas() -> dict[str, Any] | None:
    """Compare the same moments, reached from the same starts by the same hours, with the same days off."""
    try:
        import numpy as np
        import pandas as pd
    except ImportError:
        return None
    # pandas knows neither short days nor worked Saturdays: both sides get a calendar without them.
    calendar = STANDARD.calendars["whole-days"]
    closed = [e for e in calendar.exceptions if e.closed]
    ours = BusinessTime(calendar.model_copy(update={"exceptions": tuple(closed)}))
    holidays = np.array([e.date for e in closed], dtype="datetime64[D]")
    hour = pd.offsets.CustomBusinessHour(start="09:00", end="18:00", holidays=holidays)
    pairs = dates(60)
    ready = [(start, pd.Timestamp(start), hours, hour * hours) for start, hours in pairs]
    different = [
        start
        for start, stamp, hours, offset in ready
        if ours.add(start, timedelta(hours=hours)) != (stamp + offset).to_pydatetime()
    ]
    plan = STANDARD.checkpoints["project"]
    one, many, theirs = [], [], []
    for _ in range(ROUNDS):
        one.append(
            per_call(lambda: [ours.add(s, timedelta(hours=h)) for s, _, h, _ in ready], 20) / len(ready)
        )
        theirs.append(per_call(lambda: [t + o for _, t, _, o in ready], 1) / len(ready))
        many.append(
            per_call(
                lambda: [
                    schedule_checkpoints(STANDARD, s, s + timedelta(days=30), plan, ours)
                    for s, _, _, _ in ready
                ],
                5,
            )
            / len(ready)
        )
    ours_us, theirs_us, plan_us = (statistics.median(values) for values in (one, theirs, many))
    return {
        "same moments": f"{len(ready) - len(different)} of {len(ready)}",
        "add, us": round(ours_us, 2),
        "pandas offset, us": round(theirs_us, 1),
        "add is faster, times": round(theirs_us / ours_us, 1),
        "plan of five points, us": round(plan_us, 1),
        "five pandas offsets over a plan, times": round(5 * theirs_us / plan_us, 1),
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
