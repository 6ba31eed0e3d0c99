"""The work of ``lint``: dialogues in, entries out, in one process or in several."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from servicekit.finding import Finding
from servicekit.lint import is_crash, validate_dialogue
from servicekit.model import Dialogue, Standard, Turn
from servicekit.output import Entry, entry_of_place
from servicekit.output.outcome import Inside
from servicekit.text.nearest import did_you_mean

__all__ = ["Checked", "Task", "check_items"]

CHUNK = 64
WHOLE_FILES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class Task:
    """What to check by: each standard with the ids of its rules to run (none for all).

    ``channel`` is that of turns which do not name one.
    """

    standards: tuple[tuple[Standard, frozenset[str] | None], ...]
    channel: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of one dialogue: its entries, and how many replies of an agent it had."""

    entries: tuple[Entry, ...]
    replies: int = 0


def check_items(task: Task, items: Iterable[Dialogue | Finding], jobs: int) -> Iterator[Checked]:
    """Yield what comes of each dialogue, and each finding of the reader as a problem, in order.

    The results of several processes are the same as those of one. The first dialogues are
    checked here in any case: that compiles the standards, so that forked workers need not, and
    a short log starts no process at all.
    """
    rest = iter(items)
    first = islice(rest, CHUNK) if jobs > 1 else rest
    yield from map(partial(_check, task), first)
    chunks = _chunks(rest)
    second = next(chunks, None)
    if second is not None:
        yield from _check_in_processes(task, chain([second], chunks), jobs)


def _check_in_processes(
    task: Task, chunks: Iterable[list[Dialogue | Finding]], jobs: int
) -> Iterator[Checked]:
    with ProcessPoolExecutor(jobs, initializer=_start_worker, initargs=(task,)) as pool:
        waiting: deque[Future[list[Checked]]] = deque()
        try:
            for chunk in chunks:
                waiting.append(pool.submit(_check_chunk, chunk))
                if len(waiting) > 4 * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _chunks(rest: Iterator[Dialogue | Finding]) -> Iterator[list[Dialogue | Finding]]:
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


_worker: list[Task] = []


def _start_worker(task: Task) -> None:
    # Ctrl-C reaches every process of the terminal; the first one answers for all.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _worker[:] = [task]


def _check_chunk(chunk: list[Dialogue | Finding]) -> list[Checked]:
    return [_check(_worker[0], item) for item in chunk]


def _check(task: Task, item: Dialogue | Finding) -> Checked:
    if isinstance(item, Finding):
        return Checked((entry_of_place(item, ""),))
    turns = tuple(_with_channel(turn, task.channel) for turn in item.turns)
    dialogue = item.model_copy(update={"turns": turns})
    replies = sum(1 for turn in turns if turn.role == "agent" and not turn.auto and turn.text.strip())
    found: dict[tuple[object, ...], Entry] = {}
    for standard, rules in task.standards:
        for entry in _entries(standard, rules, dialogue):
            f = entry.finding
            # Standards that extend one another find the same; it is told once.
            found.setdefault((f.rule, f.turn, f.start, f.end, f.message, f.place), entry)
    return Checked(tuple(found.values()), replies)


def _with_channel(turn: Turn, channel: str | None) -> Turn:
    return turn if channel is None or turn.channel else turn.model_copy(update={"channel": channel})


def _entries(standard: Standard, rules: frozenset[str] | None, dialogue: Dialogue) -> Iterator[Entry]:
    known, strange = _known_channels(standard, dialogue)
    yield from (entry_of_place(finding, "") for finding in strange)
    for finding in validate_dialogue(standard, known, rules=rules).findings:
        turn = known.turns[finding.turn or 0]
        alone = dialogue.id is None and not dialogue.whole
        shown = finding.model_copy(update={"turn": None}) if alone else finding
        yield Entry(shown, turn.text, _inside(finding), problem=is_crash(finding))


def _inside(finding: Finding) -> Inside:
    file = finding.place.file if finding.place else ""
    return "file" if file.lower().endswith(WHOLE_FILES) else "record"


def _known_channels(standard: Standard, dialogue: Dialogue) -> tuple[Dialogue, list[Finding]]:
    """Return the dialogue without channels that the standard does not hold, and a problem for each.

    Rules that are bound to no channel are still run on such a turn, so that it is not lost.
    """
    strange = dict.fromkeys(
        turn.channel for turn in dialogue.turns if turn.channel and turn.channel not in standard.channels
    )
    if not strange:
        return dialogue, []
    turns = tuple(
        turn.model_copy(update={"channel": None}) if turn.channel in strange else turn
        for turn in dialogue.turns
    )
    first = {turn.channel: turn for turn in reversed(dialogue.turns)}
    problems = [_unknown_channel(standard, first[channel]) for channel in strange]
    return dialogue.model_copy(update={"turns": turns}), problems


def _unknown_channel(standard: Standard, turn: Turn) -> Finding:
    return Finding(
        rule="unknown-channel",
        severity="error",
        message=f"the standard {standard.id} has no channel {turn.channel!r}",
        why="Rules of a channel cannot be run where the channel is not known.",
        say=(
            did_you_mean(turn.channel or "", standard.channels) or "Add it to 'channels:' of the standard.",
        ),
        place=turn.place,
    )
