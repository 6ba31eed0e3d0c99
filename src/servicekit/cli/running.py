"""One run of the linter over files: everything found, in reading order."""

from collections.abc import Iterator, Sequence

from servicekit.cli.checking import Task, check_items
from servicekit.cli.screen import progress_of
from servicekit.finding import Finding
from servicekit.lint import every_rule
from servicekit.load.chats import read_chats
from servicekit.load.chats_bad import BAD_INPUT, bad_input
from servicekit.model import Dialogue
from servicekit.output import Entry, Outcome, entry_of_place

__all__ = ["run_files"]


def run_files(task: Task, files: Sequence[str], jobs: int, *, quiet: bool) -> Outcome:
    """Return what was found in the files (``-`` is standard input), sorted by file and line."""
    entries: list[Entry] = []
    replies = 0
    with progress_of("Checking", shown=not quiet) as tell:
        for checked in check_items(task, _items(files), jobs):
            entries += checked.entries
            replies += checked.replies
            tell(replies)
    names = tuple("<stdin>" if file == "-" else file for file in files)
    if not replies and not any(entry.problem for entry in entries):
        entries.append(_nothing(names[0]))
    rank = {name: i for i, name in enumerate(names)}
    entries.sort(key=lambda entry: _order(entry, rank))
    rules = {
        rule.id: rule
        for standard, ids in task.standards
        for rule in every_rule(standard)
        if ids is None or rule.id in ids
    }
    return Outcome(tuple(_once(entries)), replies, names, tuple(rules.values()))


def _items(files: Sequence[str]) -> Iterator[Dialogue | Finding]:
    for file in files:
        yield from read_chats(file)


def _once(entries: list[Entry]) -> Iterator[Entry]:
    """Leave out what would be told again for every reply: an unknown channel, a crashed rule."""
    seen: set[tuple[str, str, str]] = set()
    for entry in entries:
        finding = entry.finding
        if entry.problem and finding.rule != BAD_INPUT:
            key = (finding.place.file if finding.place else "", finding.rule, finding.message)
            if key in seen:
                continue
            seen.add(key)
        yield entry


def _nothing(file: str) -> Entry:
    finding = bad_input(
        file,
        "there is no reply of an agent to check",
        why="Where nothing was checked, nothing is clean.",
        say=("Check the roles: only what an agent wrote is checked, and no automatic messages.",),
    )
    return entry_of_place(finding, "")


def _order(entry: Entry, rank: dict[str, int]) -> tuple[int, int, int, int, int, str]:
    finding, place = entry.finding, entry.finding.place
    if place is None:
        return (-1, 0, 0, finding.start, finding.end, finding.rule)
    return (rank.get(place.file, -1), place.line, place.column, finding.start, finding.end, finding.rule)
