"""How long it takes to pick and to render words, with 10, 1,000 and 10,000 modules in one situation."""
# ruff: noqa: INP001, T201 - a script that prints its table

import platform
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, datetime

from servicekit import load_standard
from servicekit.model import Standard
from servicekit.script import pick_script, render_script
from servicekit.verify.speech import check_speech

SIZES = (10, 1_000, 10_000)
ROUNDS, CALLS = 7, 300
TEXT = (
    "{{ client_name|vocative }}, приносим извинения. Новый срок — {{ new_date|date('full') }}, "
    "это {{ days|plural('день', 'дня', 'дней') }}."
)
SLOTS = {
    "client_name": {"type": "name", "required": False},
    "new_date": {"type": "date"},
    "days": {"type": "count"},
}
VALUES = {"client_name": "Мария Петровна", "new_date": date(2026, 12, 10), "days": 3}


def standard_of(size: int) -> Standard:
    """Return a standard whose modules all stand in one situation, with two facts that tell them apart."""
    side = max(2, round(size**0.5))
    facts = {name: [f"{name}{n}" for n in range(side)] for name in ("first", "second")}
    modules = [{"id": "default", "situation": "s", "slots": SLOTS, "text": TEXT}]
    for n in range(size - 1):
        when = {"first": f"first{n % side}", "second": f"second{n // side % side}"}
        modules.append({"id": f"m{n}", "situation": "s", "when": when, "slots": SLOTS, "text": TEXT})
    situations = [{"id": "s", "title": "Случай", "facts": facts}]
    return Standard.model_validate({"standard": "made", "situations": situations, "speech_modules": modules})


def once(call: Callable[[], object]) -> float:
    """Return the microseconds of one call, over many."""
    began = time.perf_counter()
    for _ in range(CALLS):
        call()
    return (time.perf_counter() - began) / CALLS * 1e6


def proof_of(standard: Standard) -> float:
    """Return the milliseconds of the whole proof: templates, names, defaults, ties."""
    began = time.perf_counter()
    if check_speech(standard):
        sys.exit("the made standard is not sound")
    return (time.perf_counter() - began) * 1e3


def main() -> None:
    """Print the table; all sizes are measured in turns, so that a busy machine slows all alike."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {datetime.now().astimezone():%Y-%m-%d}")
    standards = {size: standard_of(size) for size in SIZES}
    facts = {"first": "first1", "second": "second0"}
    picks = {size: pick_script(standard, "s", facts=facts) for size, standard in standards.items()}
    picking: dict[int, list[float]] = {size: [] for size in SIZES}
    rendering: dict[int, list[float]] = {size: [] for size in SIZES}
    for _ in range(ROUNDS):
        for size, standard in standards.items():
            picking[size].append(once(lambda s=standard: pick_script(s, "s", facts=facts)))
            rendering[size].append(once(lambda s=standard, n=size: render_script(s, picks[n], VALUES)))
    print(f"{'modules':>8}  {'pick µs':>8}  {'ratio':>6}  {'render µs':>9}  {'proof ms':>9}")
    first = statistics.median(picking[SIZES[0]])
    for size, standard in standards.items():
        pick, render = statistics.median(picking[size]), statistics.median(rendering[size])
        print(f"{size:>8,}  {pick:>8.1f}  {pick / first:>6.2f}  {render:>9.1f}  {proof_of(standard):>9.1f}")
    shipped = load_standard("ru-service")
    pick = once(lambda: pick_script(shipped, "delay.known", client_type="angry", channel="chat"))
    print(f"ru-service, {len(shipped.speech_modules)} modules: {pick:.1f} µs a pick")


if __name__ == "__main__":
    main()
