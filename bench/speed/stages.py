"""Where each microsecond of a batch goes, told by looking at the running code a thousand times a second."""

import signal
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import servicekit

__all__ = ["stages_of"]

_SOURCE = str(Path(servicekit.__file__).parent)


def stages_of(run: Callable[[], object], replies: int) -> list[tuple[str, float, float]]:
    """Return function, microseconds a reply and share, for the innermost servicekit function at work.

    What a library does is counted for the function that called it.
    """
    seen: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        while frame is not None and not frame.f_code.co_filename.startswith(_SOURCE):
            frame = frame.f_back
        if frame is not None:
            module = frame.f_code.co_filename[len(_SOURCE) + 1 : -3]
            seen[f"{module}: {frame.f_code.co_qualname.replace('.<locals>', '')}"] += 1

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    begin = time.perf_counter()
    try:
        run()
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        seconds = time.perf_counter() - begin
        signal.signal(signal.SIGALRM, before)
    total = sum(seen.values()) or 1
    return [(name, seconds / replies * 1e6 * n / total, n / total) for name, n in seen.most_common(16)]
