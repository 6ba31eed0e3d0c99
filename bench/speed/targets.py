"""The targets of the phrase engine, each with what a run reached."""

from collections.abc import Iterator
from dataclasses import dataclass

from speed.engines import BATCH, RAW, VALE
from speed.figures import Figures

__all__ = ["Target", "targets"]

AGAINST_RAW = {100: 4.0, 1_000: 2.5, 10_000: 1.5, 100_000: 1.0}
AGAINST_VALE = {100: 60.0, 1_000: 250.0}
HOSTILE = ("40,000 characters of replies", "«вы » × 20,000", "10,000 × «(»", "50,000 combining marks")


@dataclass(frozen=True)
class Target:
    """At most ``limit``, or at least where ``least``; ``value`` is none where nothing could be told."""

    what: str
    limit: float
    value: float | None
    unit: str = "×"
    least: bool = False

    @property
    def wished(self) -> str:
        """The target in words."""
        return f"{'≥' if self.least else '≤'} {self.limit:g}{self._unit}"

    @property
    def shown(self) -> str:
        """What was measured."""
        return "–" if self.value is None else f"{self.value:,.2f}{self._unit}"

    @property
    def verdict(self) -> str:
        """Reached, or missed by how much."""
        if self.value is None:
            return "not measured: not installed here"
        worse = self.limit / self.value if self.least else self.value / self.limit
        return "reached" if worse <= 1 else f"missed, {worse:.1f} times the target"

    @property
    def _unit(self) -> str:
        return self.unit if self.unit == "×" else f" {self.unit}"


def targets(figures: Figures) -> Iterator[Target]:
    """Yield the targets with what was measured."""
    others, batch, raw = figures.others, figures.micros[BATCH], figures.micros.get(RAW, {})
    first, last = min(figures.sizes), max(figures.sizes)
    for size in figures.sizes:
        ratio = batch[size] / raw[size] if size in raw else None
        yield Target(f"batch against raw AC, {size:,} phrases", AGAINST_RAW[size], ratio)
    yield Target(f"growth of batch from {first:,} to {last:,} phrases", 1.6, batch[last] / batch[first])
    for size, both in figures.clean.items():
        ratio = both["servicekit"] / both["ac"] if both else None
        yield Target(f"one clean reply against one AC call, {size:,} phrases", 4, ratio)
    yield Target("one reply of 53 words with a phrase in it, 400 phrases", 400, others["full"], "µs")
    yield Target("40,000 characters", 100, max(by[40_000] for by in others["long"].values()), "ms")
    for name in HOSTILE:
        size, millis = max((by[name] for by in others["hostile"].values()), key=lambda both: both[1])
        yield Target(f"{name}: as 40,000 characters", 100, millis * 40_000 / size, "ms")
    for size, limit in AGAINST_VALE.items():
        vale = figures.micros.get(VALE, {}).get(size)
        ratio = vale / batch[size] if vale else None
        yield Target(f"Vale against batch, {size:,} phrases", limit, ratio, least=True)
    yield Target("two processes against one", 1.8, others["two"], least=True)
    started = others["imports"]
    heavy = ", ".join(started["heavy"]) or "none"
    yield Target(
        f"`import servicekit` over bare Python (heavy modules in it: {heavy})", 40, started["adds"], "ms"
    )
    cold = others["cold"]
    what = f"cold start from the cache against YAML, {cold['phrases']:,} phrases"
    yield Target(what, 0.1, cold["kept"] / cold["yaml"])
    used = others["memory"]
    yield Target(f"memory to compile {last:,} phrases, peak", 400, used["compile, peak"], "MiB")
    yield Target(f"memory to run {last:,} phrases, after 8,000 replies", 120, used["run, held"], "MiB")
