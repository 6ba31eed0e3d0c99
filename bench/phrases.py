"""Finding phrases against other engines, on phrases and replies made from a seed (see ``corpus.py``).

Run: ``python bench/phrases.py [--quick]``, after ``pip install -r bench/requirements.txt``. All engines run
in turns over blocks of replies that none of them has seen; medians of processor time and their ratios are
kept. Without ``--quick`` the tables go into ``docs/explanation/performance.md``.
"""
# ruff: noqa: INP001

import argparse
import os
import statistics
import sys
import tempfile
from functools import partial
from pathlib import Path

from corpus import SIZES, phrases, replies
from speed.engines import ENGINES, Block, Engine, Refused, Run
from speed.figures import Figures
from speed.one_reply import clean_reply, full_match, hostile_texts, long_texts
from speed.page import write_page
from speed.processes import cold_start, imports, memory, two_processes
from speed.stages import stages_of
from speed.standards import as_yaml, compile_apart
from speed.timing import in_turns

from servicekit import load_standard, validate_reply
from servicekit.batch import validate_replies
from servicekit.load.cache_folder import CACHE_VARIABLE

BLOCK = 8_192
"""Replies in a block: two chunks of the batch path."""

WARM = 3
"""Blocks that each engine that remembers words is given before it is timed."""


def say(text: str) -> None:
    """Tell how far the run is, beside its result."""
    sys.stderr.write(text + "\n")


def make_engines(figures: Figures, path: Path, listed: list[str]) -> dict[str, tuple[Engine, Run]]:
    """Return the engines that can run with so many phrases; the others leave their reason."""
    made: dict[str, tuple[Engine, Run]] = {}
    for engine in ENGINES:
        try:
            # Each loads the standard anew, so that none of them profits from words that another one met.
            made[engine.name] = engine, engine.make(path, listed)
        except Refused as reason:
            figures.refused.setdefault(engine.name, {})[len(listed)] = str(reason)
        except ImportError as error:
            figures.refused.setdefault(engine.name, {})[len(listed)] = f"{error.name} is not installed"
    return made


def compare(figures: Figures, path: Path, listed: list[str], rounds: int, block: int = BLOCK) -> None:
    """Let the engines run in turns over blocks of unseen replies, after three blocks to warm up."""
    texts = list(replies((rounds + WARM) * block, listed))
    made = make_engines(figures, path, listed)
    runs: dict[str, Run] = {}
    for name, (engine, run) in made.items():
        run(Block(texts[: WARM * block if engine.learns else 100]))
        runs[name] = partial(_on_share, run, min(engine.replies, block))
    shares = {min(engine.replies, block) for engine, _ in made.values()}
    blocks = []
    for at in range(WARM * block, len(texts), block):
        parts = {share: Block(texts[at : at + share]) for share in shares}
        for part in parts.values():
            _ = part.buffer, part.arrow
        blocks.append(parts)
    size = len(listed)
    for name, seconds in in_turns(runs, blocks).items():
        share = min(made[name][0].replies, block)
        figures.micros.setdefault(name, {})[size] = statistics.median(seconds) / share * 1e6
    standard = load_standard(path)
    found = validate_replies(standard, texts[:block]).column("row").unique()
    figures.findings[size] = len(found) / block
    figures.clean[size] = clean_reply(standard, listed, texts[-2_000:])


def _on_share(run: Run, share: int, parts: dict[int, Block]) -> object:
    return run(parts[share])


def whole(figures: Figures, folder: Path, standards: dict[int, Path]) -> None:
    """Measure what is measured once: stages, long and hostile texts, processes, memory."""
    others, largest = figures.others, max(standards)
    middle = min(10_000, largest)
    listed = phrases(1_000)
    texts = list(replies(80_000, listed, seed=5))
    standard = load_standard(standards[1_000])
    validate_replies(standard, texts[:20_000])
    figures.stages = stages_of(lambda: validate_replies(standard, texts[20_000:]), 60_000)
    small = phrases(400)
    # In a folder of its own: a new file beside the others would make their entries of the cache stale.
    apart = folder / "small"
    apart.mkdir()
    others["full"] = full_match(load_standard(as_yaml(small, apart)), small, texts)
    others["long"] = {"1,000 phrases": long_texts(standard, texts)}
    others["hostile"] = {"1,000 phrases": hostile_texts(partial(validate_reply, standard), texts)}
    core = load_standard("ru-core")
    others["long"]["ru-core"] = long_texts(core, texts)
    others["hostile"]["ru-core"] = hostile_texts(partial(validate_reply, core), texts)
    batch = hostile_texts(lambda text: validate_replies(core, [text]), texts)
    others["hostile"]["ru-core, in a batch"] = batch
    say("processes")
    others["two"] = two_processes(standards[1_000], texts[:40_000], folder)
    others["imports"] = imports()
    others["cold"] = cold_start(standards[middle]) | {"phrases": middle}
    others["memory"] = memory(standards[largest], largest, texts[:8_000], folder)


def measure(sizes: tuple[int, ...], rounds: int, folder: Path) -> Figures:
    """Return all figures."""
    os.environ[CACHE_VARIABLE] = str(folder / "cache")
    figures = Figures(sizes)
    standards: dict[int, Path] = {}
    for size in sizes:
        say(f"{size} phrases")
        listed = phrases(size)
        standards[size] = as_yaml(listed, folder)
        figures.compiled[size] = compile_apart(standards[size])
        compare(figures, standards[size], listed, rounds)
    say("one reply")
    whole(figures, folder, standards)
    return figures


def main() -> int:
    """Measure, print the tables, and write them to the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 and 1,000 phrases, few rounds, no page")
    quick = parser.parse_args().quick
    with tempfile.TemporaryDirectory(prefix="servicekit-bench-") as folder:
        figures = measure(SIZES[:2] if quick else SIZES, 3 if quick else 9, Path(folder))
    sys.stdout.write(write_page(figures, keep=not quick))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
