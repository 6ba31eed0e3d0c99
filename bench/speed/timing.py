"""Times things in turns, A B C A B C, so that a busy machine slows all of them alike."""

import resource
import statistics
import time
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

__all__ = ["in_turns", "median_of", "processor_seconds"]

Block = TypeVar("Block")


def processor_seconds() -> float:
    """Return the processor time that this process and its ended children have had.

    What else runs on the machine meanwhile is not in it.
    """
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def in_turns(
    runs: Mapping[str, Callable[[Block], object]],
    blocks: Iterable[Block],
    clock: Callable[[], float] = processor_seconds,
) -> dict[str, list[float]]:
    """Return the seconds of each run on each block, one block after another, each by all runs in turn."""
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for block in blocks:
        for name, run in runs.items():
            begin = clock()
            run(block)
            seconds[name].append(clock() - begin)
    return seconds


def median_of(run: Callable[[], object], rounds: int) -> float:
    """Return the median seconds of a call."""
    return statistics.median(in_turns({"run": lambda _: run()}, range(rounds))["run"])
