"""Decisions on 100,000 cases under 10,000 rules, and what rules cost that do not concern a case.

Run: ``python bench/escalation.py [--cases N]``. Each case is decided from plain data to a
`Decision` with its steps and `next_check_at`; the reasons of the rules that did not fire are worked out
only when somebody reads them.
"""
# ruff: noqa: INP001, S311 - a script, and chance without secrecy

import argparse
import json
import random
import statistics
import sys
import time
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any
from zoneinfo import ZoneInfo

from servicekit import decide_escalation, load_standard
from servicekit.model import Standard
from servicekit.model.case import Case

MOSCOW = ZoneInfo("Europe/Moscow")
OPENED = datetime(2026, 5, 12, 9, tzinfo=MOSCOW)
NOW = OPENED + timedelta(days=1, hours=2)
KINDS = 2_000
ROUNDS = 7


def rules(number: int) -> list[dict[str, Any]]:
    """Return rules of which five concern each kind of project, whatever their number."""
    shapes = [
        {"overdue": {"at_least": "4h"}},
        {"transfers": {"at_least": 2}},
        {"severity": ["normal", "high"], "overdue": {"at_least": "8h"}},
        {"not": {"severity": "low"}, "contacts": {"at_least": 3}},
        {"any": [{"severity": "high"}, {"unanswered": {"at_least": "2h"}}]},
    ]
    return [
        {
            "id": f"r{n}",
            "when": {"project": f"k{n // len(shapes)}", **shape},
            "to": "l2" if n % 2 else "l3",
            "within": "2h",
            "repeat": {"every": "1h", "at_most": 3},
        }
        for n, shape in enumerate(islice(cycle(shapes), number))
    ]


def standard_of(number: int) -> Standard:
    """Return a standard with so many escalation rules."""
    return load_standard(
        {
            "standard": f"bench-{number}",
            "extends": ["ru-calendar"],
            "desk_levels": [
                {"id": "l1", "owns": True, "passes_to": "l2"},
                {"id": "l2", "passes_to": "l3"},
                {"id": "l3"},
            ],
            "escalation": {
                "calendar": "ru-office",
                "facts": {
                    "project": [f"k{n}" for n in range(KINDS)],
                    "severity": ["low", "normal", "high"],
                    "overdue": "duration",
                    "unanswered": "duration",
                    "transfers": "count",
                    "contacts": "count",
                },
                "rules": rules(number),
            },
        }
    )


def case_data(number: int, kinds: int) -> dict[str, Any]:
    """Return one case as plain data: some late, some angry, some with a past."""
    rng = random.Random(number)
    facts: dict[str, Any] = {
        "project": f"k{rng.randrange(kinds)}",
        "severity": rng.choice(["low", "normal", "high"]),
        "overdue": {"since": OPENED + timedelta(hours=rng.randint(0, 9))},
        "transfers": rng.randint(0, 3),
    }
    events: list[dict[str, Any]] = []
    if rng.random() < 0.5:
        events.append({"at": OPENED + timedelta(hours=3), "facts": {"contacts": rng.randint(1, 4)}})
    if rng.random() < 0.3:
        events.append({"at": OPENED + timedelta(hours=5), "acknowledge": "all"})
    return {"case": f"P-{number}", "opened_at": OPENED, "facts": facts, "events": events}


def flatness() -> dict[str, float]:
    """Return the microseconds of one decision by the number of rules; five of them concern each case."""
    standards = {number: standard_of(number) for number in (10, 100, 1_000, 10_000)}
    cases = [Case.model_validate(case_data(n, 2)) for n in range(400)]
    rounds: dict[int, list[float]] = {number: [] for number in standards}
    for standard in standards.values():
        decide_escalation(standard, cases[0], now=NOW)
    for _ in range(ROUNDS):
        for number, standard in standards.items():
            begin = time.perf_counter()
            for case in cases:
                decide_escalation(standard, case, now=NOW)
            rounds[number].append((time.perf_counter() - begin) / len(cases) * 1e6)
    medians = {number: statistics.median(values) for number, values in rounds.items()}
    figures = {f"{number} rules, us": round(value, 1) for number, value in medians.items()}
    return {**figures, "10,000 rules against 10, times": round(medians[10_000] / medians[10], 2)}


def whole(number: int) -> dict[str, Any]:
    """Return what it takes to load 10,000 rules and to decide so many cases, read from plain data."""
    begin = time.perf_counter()
    standard = standard_of(10_000)
    loaded = time.perf_counter() - begin
    data = [case_data(n, KINDS) for n in range(number)]
    begin = time.perf_counter()
    decide_escalation(standard, data[0], now=NOW)
    first = time.perf_counter() - begin
    begin = time.perf_counter()
    escalated = steps = 0
    for plain in data:
        decision = decide_escalation(standard, plain, now=NOW)
        escalated += decision.is_escalated
        steps += len(decision.steps)
    seconds = time.perf_counter() - begin
    return {
        "rules": 10_000,
        "cases": number,
        "escalated": escalated,
        "steps due": steps,
        "seconds to load": round(loaded, 2),
        "seconds to the first decision": round(first, 2),
        "seconds for all cases": round(seconds, 1),
        "us per case": round(seconds / number * 1e6, 1),
    }


def main() -> int:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=100_000)
    number = parser.parse_args().cases
    figures = {"one decision by rules that do not concern it": flatness(), "10,000 rules": whole(number)}
    sys.stdout.write(json.dumps(figures, indent=2) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
