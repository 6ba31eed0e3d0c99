"""What only a process of its own shows: imports, cold starts, memory, two processes beside each other."""
# ruff: noqa: S603

import json
import os
import statistics
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from servicekit import load_standard
from servicekit.batch import validate_replies
from speed.timing import in_turns, processor_seconds

__all__ = ["cold_start", "imports", "memory", "two_processes"]

BENCH = Path(__file__).parents[1]
HEAVY = ("numpy", "pyarrow", "yaml", "pymorphy3", "jinja2", "pydantic", "click", "rich")
_LOOK = f"import sys, servicekit; print(*[n for n in {HEAVY!r} if n in sys.modules])"
_COLD = "import sys, servicekit as s; s.validate_reply(s.load_standard(sys.argv[1]), 'Это не моя проблема.')"
# The size of a process is read from the system, for numpy and mapped files are not Python's own memory.
_MEMORY = """
import gc, json, sys
sys.path.insert(0, {bench!r})
def held(key):
    line = next(line for line in open("/proc/self/status") if line.startswith(key))
    return int(line.split()[1]) / 1024
"""
_COMPILE = """
import corpus, pymorphy3, re
from speed.standards import rules_of
from servicekit.model import Standard
from servicekit.lint.plan import plan_of
listed = corpus.phrases(int(sys.argv[1])); corpus.words.cache_clear()
rules = rules_of(listed); del listed
standard = Standard.model_validate({"standard": "bench", "stop_phrases": rules}); del rules
gc.collect()
before = held("VmRSS"); plan_of(standard)
print(json.dumps([held("VmHWM") - before, held("VmRSS") - before]))
"""
_RUN = """
from servicekit import load_standard
from servicekit.batch import validate_replies
texts = json.load(open(sys.argv[2]))
validate_replies(load_standard({"standard": "none", "language": "ru", "stop_phrases": [
    {"id": "one", "phrases": ["не моя проблема"], "why": "w", "say": ["s"],
     "catches": ["не моя проблема", "не моя проблема!"], "allows": ["нет", "да"]}]}), texts)
gc.collect(); before = held("VmRSS")
standard = load_standard(sys.argv[1])
loaded = held("VmRSS")
validate_replies(standard, texts)
after = held("VmRSS")
mapped = held("RssFile")
print(json.dumps([held("VmHWM") - before, after - before, loaded - before, mapped]))
"""


def _python(*args: str, **environment: str) -> str:
    made = subprocess.run(
        [sys.executable, *args], check=True, capture_output=True, text=True, env=os.environ | environment
    )
    return made.stdout


def _seconds(*args: str, **environment: str) -> float:
    begin = processor_seconds()
    _python(*args, **environment)
    return processor_seconds() - begin


def imports() -> dict[str, Any]:
    """Return the milliseconds that ``import servicekit`` adds to a bare Python, and its heavy modules."""
    runs: dict[str, Any] = {
        "bare": lambda _: _python("-c", "pass"),
        "import": lambda _: _python("-c", "import servicekit"),
    }
    seconds = in_turns(runs, range(15))
    bare, whole = (statistics.median(seconds[name]) * 1e3 for name in ("bare", "import"))
    return {"bare": bare, "adds": whole - bare, "heavy": _python("-c", _LOOK).split()}


def cold_start(path: Path) -> dict[str, float]:
    """Return the seconds to the first verdict: from YAML, from the cache, and those of Python alone."""
    compiled = _seconds("-c", _COLD, str(path), SERVICEKIT_CACHE="off")
    runs: dict[str, Any] = {
        "bare": lambda _: _python("-c", "pass"),
        "kept": lambda _: _python("-c", _COLD, str(path)),
    }
    seconds = in_turns(runs, range(5))
    return {"yaml": compiled} | {name: statistics.median(values) for name, values in seconds.items()}


def memory(path: Path, phrases: int, texts: list[str], folder: Path) -> dict[str, float]:
    """Return MiB: the peak and rest of compiling, and of running from the cache over ``texts``."""
    replies = folder / "replies.json"
    replies.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    head = _MEMORY.replace("{bench!r}", repr(str(BENCH)))
    compile_peak, compile_held = json.loads(_python("-c", head + _COMPILE, str(phrases)))
    peak, held, loaded, _ = json.loads(_python("-c", head + _RUN, str(path), str(replies)))
    return {
        "compile, peak": compile_peak,
        "compile, held": compile_held,
        "run, peak": peak,
        "run, held": held,
        "run, loaded only": loaded,
    }


_KEPT: dict[str, Any] = {}


def _work(path: str, texts: str, part: int) -> int:
    """Validate every second one of the replies in a file, which is read at the first call only."""
    if path not in _KEPT:
        _KEPT[path] = load_standard(path)
    if texts not in _KEPT:
        _KEPT[texts] = json.loads(Path(texts).read_text(encoding="utf-8"))
    return int(validate_replies(_KEPT[path], _KEPT[texts][part::2]).num_rows)


def two_processes(path: Path, texts: list[str], folder: Path) -> float:
    """Return how many times faster two processes are than one, each with its own half of the replies."""
    kept = folder / "halves.json"
    kept.write_text(json.dumps(texts, ensure_ascii=False), encoding="utf-8")
    call = partial(_work, str(path), str(kept))
    # Fresh processes: a copy of this one would begin with all that was measured before.
    fresh = get_context("spawn")
    with ProcessPoolExecutor(1, fresh) as one, ProcessPoolExecutor(2, fresh) as two:
        for pool in (one, two):
            for _ in range(4):
                list(pool.map(call, (0, 1)))
        runs: dict[str, Any] = {
            "one": lambda _: list(one.map(call, (0, 1))),
            "two": lambda _: list(two.map(call, (0, 1))),
        }
        # How much sooner two are done is told by the clock alone.
        seconds = in_turns(runs, range(9), time.perf_counter)
    return statistics.median(a / b for a, b in zip(seconds["one"], seconds["two"], strict=True))
