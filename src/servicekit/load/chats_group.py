"""Rows to dialogues, also where conversations are mixed, within a bound on memory."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Final

from servicekit.finding import Finding
from servicekit.load.chats_bad import bad_input
from servicekit.load.chats_columns import ChatRow
from servicekit.model import Dialogue, Turn
from servicekit.source import Place

__all__ = ["MOST_OPEN", "MOST_TURNS", "group_rows"]

MOST_OPEN: Final = 1_000
"""So many conversations are held open; the one that was silent longest is closed first."""

MOST_TURNS: Final = 100_000
"""So many turns are held in all open conversations."""


def group_rows(rows: Iterable[ChatRow | Finding]) -> Iterator[Dialogue | Finding]:
    """Yield the dialogues of the rows, findings passed on as they come.

    Rows with a conversation are gathered by it. Rows without one are cut into exchanges: what
    the client says and what the agent answers; without a role each is a reply of its own.
    """
    groups = _Groups()
    for row in rows:
        if isinstance(row, Finding):
            yield row
        elif row.conversation is None:
            yield from groups.add_loose(row)
        else:
            yield from groups.add(row.conversation, row)
    yield from groups.close()


class _Groups:
    def __init__(self) -> None:
        self._open: OrderedDict[str, list[ChatRow]] = OrderedDict()
        self._first: dict[str, int] = {}
        self._loose: list[Turn] = []
        self._held = 0
        self._seen = 0
        # Hashes, not names: a number for each conversation that was closed early.
        self._closed: set[int] = set()

    def add(self, name: str, row: ChatRow) -> Iterator[Dialogue | Finding]:
        if name not in self._open:
            self._first[name] = self._seen = self._seen + 1
            if hash(name) in self._closed:
                yield _comes_back(row)
        self._open.setdefault(name, []).append(row)
        self._open.move_to_end(name)
        self._held += 1
        while len(self._open) > MOST_OPEN or self._held > MOST_TURNS:
            yield self._close(next(iter(self._open)))

    def add_loose(self, row: ChatRow) -> Iterator[Dialogue]:
        starts = not row.has_role or row.turn.role == "client"
        answered = bool(self._loose) and self._loose[-1].role == "agent"
        if (starts and answered) or len(self._loose) >= MOST_OPEN:
            yield self._cut()
        self._loose.append(row.turn)

    def close(self) -> Iterator[Dialogue]:
        if self._loose:
            yield self._cut()
        for name in sorted(self._open, key=self._first.__getitem__):
            yield self._close(name)

    def _cut(self) -> Dialogue:
        turns, self._loose = tuple(self._loose), []
        return Dialogue(turns=turns, whole=False)

    def _close(self, name: str) -> Dialogue:
        rows = self._open.pop(name)
        del self._first[name]
        self._held -= len(rows)
        whole = hash(name) not in self._closed
        self._closed.add(hash(name))
        if all(row.number is not None for row in rows):
            rows.sort(key=lambda row: row.number or 0)
        return Dialogue(turns=tuple(row.turn for row in rows), id=name, whole=whole)


def _comes_back(row: ChatRow) -> Finding:
    place = row.turn.place or Place("")
    return bad_input(
        place.file,
        "a conversation goes on here that had been silent for too long",
        line=place.line,
        column=place.column,
        why=(
            f"At most {MOST_OPEN} conversations and {MOST_TURNS} turns are held open, so its parts "
            "are checked apart and rules of its first and last turn may be wrong."
        ),
        say=("Sort the log by conversation.",),
    )
