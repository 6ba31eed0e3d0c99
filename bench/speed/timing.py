"""Times things in turns, A B C A B C, so that a busy machine slows all of them alike."""

import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

__all__ = ["in_turns", "median_of"]

Block = TypeVar("Block")


def in_turns(
    runs: Mapping[str, Callable[[Block], object]], blocks: Iterable[Block]
) -> dict[str, list[float]]:
    """Return the seconds of each run on each block, one block after another, each by all runs in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for block in blocks:
        for name, run in runs.items():
            begin = time.perf_counter()
            run(block)
            seconds[name].append(time.perf_counter() - begin)
    return seconds


def median_of(run: Callable[[], object], rounds: int) -> float:
    """Return the median seconds of a call."""
    return statistics.median(in_turns({"run": lambda _: run()}, range(rounds))["run"])
