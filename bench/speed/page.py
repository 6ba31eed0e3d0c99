"""The tables of a run, as Markdown, and their place in the page on performance."""

import os
import platform
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from speed.engines import ENGINES, RAW, vale_version
from speed.figures import Figures
from speed.targets import targets

__all__ = ["tables", "write_page"]

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "performance.md"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
PACKAGES = ("servicekit", "ahocorasick_rs", "numpy", "pyarrow", "pydantic", "pymorphy3", "spacy")


def write_page(figures: Figures, *, keep: bool) -> str:
    """Return the tables; with ``keep`` also put them into the page, between its markers."""
    text = tables(figures)
    if keep:
        page = PAGE.read_text(encoding="utf-8")
        head, tail = page.split(BEGIN)[0], page.split(END)[1]
        PAGE.write_text(f"{head}{BEGIN}\n\n{text}\n{END}{tail}", encoding="utf-8")
    return text


def tables(figures: Figures) -> str:
    """Return all tables as Markdown."""
    parts = [_machine(), _targets(figures), _engines(figures), _stages(figures), _lengths(figures)]
    return "\n".join(line for part in parts for line in part) + "\n"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    head = list(head)
    yield "| " + " | ".join(head) + " |"
    yield "| --- |" + " ---: |" * (len(head) - 1)
    yield from ("| " + " | ".join(row) + " |" for row in rows)
    yield ""


def _machine() -> Iterator[str]:
    info = Path("/proc/cpuinfo")
    text = info.read_text(encoding="utf-8") if info.exists() else ""
    named = re.search(r"model name\s*: (.*)", text)
    versions = []
    for package in PACKAGES:
        try:
            versions.append(f"{package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            versions.append(f"{package} not installed")
    versions.append(vale_version() or "Vale not on PATH")
    yield (
        f"Measured on {datetime.now(UTC).date()}: {named[1].strip() if named else platform.processor()}, "
        f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; "
        f"{', '.join(versions)}."
    )
    yield ""


def _targets(figures: Figures) -> Iterator[str]:
    yield "### Targets"
    yield ""
    yield from _table(
        ("what", "target", "measured", "verdict"),
        ((t.what, t.wished, t.shown, t.verdict) for t in targets(figures)),
    )


def _engines(figures: Figures) -> Iterator[str]:
    yield "### Microseconds a reply, by number of phrases (and as a multiple of raw AC in the same run)"
    yield ""
    rows = []
    for engine in ENGINES:
        cells = []
        for size in figures.sizes:
            micros = figures.micros.get(engine.name, {}).get(size)
            if micros is None:
                cells.append(figures.refused.get(engine.name, {}).get(size, "–"))
                continue
            raw = figures.micros.get(RAW, {}).get(size)
            cells.append(_number(micros) + (f" (×{_number(micros / raw)})" if raw else ""))
        rows.append((engine.name, *cells))
    share = [f"{figures.findings[size]:.1%}" for size in figures.sizes]
    seconds = [f"{figures.compiled[size]:.1f} s" for size in figures.sizes]
    rows.append(("replies with a finding", *share))
    rows.append(("reading YAML, compiling and keeping, once", *seconds))
    yield from _table(("engine", *(f"{size:,}" for size in figures.sizes)), rows)


def _stages(figures: Figures) -> Iterator[str]:
    yield "### Where each microsecond goes: batch, list of unseen replies, 1,000 phrases"
    yield ""
    rows = ((name, f"{micros:.2f}", f"{share:.0%}") for name, micros, share in figures.stages)
    yield from _table(("stage", "µs a reply", "share"), rows)


def _lengths(figures: Figures) -> Iterator[str]:
    yield "### Long and hostile texts, milliseconds a text"
    yield ""
    long, hostile = figures.others["long"], figures.others["hostile"]
    first = next(iter(long.values()))
    blank = [""] * (len(hostile) - len(long))
    rows = [(f"{n:,} characters", *(f"{by[n]:.1f}" for by in long.values()), *blank) for n in first]
    for name, (size, _) in next(iter(hostile.values())).items():
        times = (f"{by[name][1]:.1f}" for by in hostile.values())
        rows.append((f"{name} ({size:,} characters)", *times))
    yield from _table(("text", *hostile), rows)


def _number(value: float) -> str:
    """Return a number with two digits that count."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"
