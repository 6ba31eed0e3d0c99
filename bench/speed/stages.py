"""Where each microsecond of a batch goes: the running code is looked at a thousand times a second."""

import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import servicekit

__all__ = ["PARTS", "WHOLE", "stages_of"]

_SOURCE = str(Path(servicekit.__file__).parent)


# Below these functions all time is told as one: their parts are many and small.
WHOLE = {
    "chunks_of": "columns of any origin → texts",
    "Vocabulary._learn": "words met for the first time",
    "Plan.brief_findings": "kept replies: matched and reported one by one",
    "NearWords.find": "screen: pairs near each other",
}
PARTS = {
    "wide_of": "screen: characters to 16 bits",
    "fold": "screen: characters folded to one byte",
    "words_of": "screen: words cut",
    "Words.keys": "screen: words to keys",
    "KeyTable.find": "screen: keys looked up",
    "Vocabulary.numbers_of": "screen: keys looked up",
}


def stages_of(run: Callable[[], object], replies: int) -> list[tuple[str, float, float]]:
    """Return stage, microseconds a reply and share; what a library does is counted for its caller."""
    seen: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        seen[_stage(frame)] += 1

    before = signal.signal(signal.SIGPROF, look)
    # Processor time, not that of the clock: what else runs on the machine is not counted.
    signal.setitimer(signal.ITIMER_PROF, 0.001, 0.001)
    begin = time.process_time()
    try:
        run()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        seconds = time.process_time() - begin
        signal.signal(signal.SIGPROF, before)
    total = sum(seen.values()) or 1
    return [(name, seconds / replies * 1e6 * n / total, n / total) for name, n in seen.most_common()]


def _stage(frame: FrameType | None) -> str:
    """Name the stage of the code at work by the functions that called it."""
    inner = ""
    while frame is not None:
        if frame.f_code.co_filename.startswith(_SOURCE):
            name = frame.f_code.co_qualname.partition(".<locals>")[0]
            if name in WHOLE:
                return WHOLE[name]
            inner = inner or PARTS.get(name, "")
        frame = frame.f_back
    return inner or "screen: the rest"
