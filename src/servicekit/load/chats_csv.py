"""Chat logs in CSV, as spreadsheets write it: with ``,`` or ``;`` or a tab, and quoted line breaks."""

import csv
from collections import deque
from collections.abc import Iterator, Sequence
from io import BufferedReader

from servicekit.finding import Finding
from servicekit.load.chats_bad import bad_input, nothing_to_check
from servicekit.load.chats_columns import ChatRow, column_of, no_text_column, read_row
from servicekit.load.text_file import LONGEST_LINE, decode_line, numbered_lines
from servicekit.source import Place

__all__ = ["read_csv"]

DELIMITERS = (",", ";", "\t")
# A quoted cell over more lines than this is a quote that was never closed.
MOST_LINES = 500

Line = tuple[int, str]


def read_csv(file: str, stream: BufferedReader) -> Iterator[ChatRow | Finding]:
    """Yield the rows of a CSV file, and a finding for each row that cannot be read."""
    # The limit of the csv module is one for the whole process, so it is only ever raised.
    csv.field_size_limit(max(csv.field_size_limit(), LONGEST_LINE))
    records = _Records(file, stream)
    header = records.header()
    if isinstance(header, Finding):
        yield header
        return
    names, at = header
    columns = [column_of(name) for name in names]
    if "text" not in columns:
        yield no_text_column(file, names, line=at)
        return
    for name in sorted({name for name in columns if name and columns.count(name) > 1}):
        yield bad_input(
            file, f"the column {name!r} stands in the header twice", line=at, say=("Keep one of them.",)
        )
        return
    for record in records:
        yield from [record] if isinstance(record, Finding) else _row(file, columns, *record)


def _row(
    file: str, columns: Sequence[str | None], cells: Sequence[str], lines: Sequence[Line]
) -> Iterator[ChatRow | Finding]:
    at = lines[0][0]
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) != len(columns):
        yield bad_input(
            file,
            f"this row has {len(cells)} cells, and the header has {len(columns)}",
            line=at,
            say=("Put a text that holds the delimiter or a line break in double quotes.",),
        )
        return
    named = {name: cell for name, cell in zip(columns, cells, strict=True) if name}
    yield from read_row(named, _place(file, lines, named["text"]))


def _place(file: str, lines: Sequence[Line], text: str) -> Place:
    """Return where the text begins in its row, or the beginning of the row if that is unsure."""
    first, row = lines[0][0], "".join(line for _, line in lines)
    written = text.replace('"', '""')
    found = row.find(text)
    if found < 0 or written != text:
        found = row.find(written)
    if not text or found < 0 or row.find(written, found + 1) >= 0:
        return Place(file, first, 1, lines[-1][0], len(lines[-1][1].rstrip("\r\n")) + 1)
    return Place(file, *_position(row, first, found), *_position(row, first, found + len(written)))


def _position(row: str, first: int, index: int) -> tuple[int, int]:
    return first + row.count("\n", 0, index), index - row.rfind("\n", 0, index)


class _Records:
    """The records of a CSV file one by one; a broken one does not swallow those after it."""

    def __init__(self, file: str, stream: BufferedReader) -> None:
        self._file = file
        self._lines = numbered_lines(stream)
        self._again: deque[Line | Finding] = deque()
        self._delimiter = ","

    def header(self) -> tuple[list[str], int] | Finding:
        """Return the names of the columns and their line, having found the delimiter."""
        line = self._next_line()
        if isinstance(line, tuple) and line[1].lower().startswith("sep=") and line[1][4:5] in DELIMITERS:
            line = self._next_line()
        if line is None:
            return nothing_to_check(self._file)
        if isinstance(line, Finding):
            return line
        self._delimiter = max(DELIMITERS, key=lambda mark: _score(line[1], mark))
        self._again.append(line)
        record = next(self, None)
        if record is None or isinstance(record, Finding):
            return record or nothing_to_check(self._file)
        return record[0], record[1][0][0]

    def __iter__(self) -> "_Records":
        return self

    def __next__(self) -> tuple[list[str], list[Line]] | Finding:
        line = self._next_line()
        if line is None:
            raise StopIteration
        if isinstance(line, Finding):
            return line
        taken = [line]
        try:
            cells = next(csv.reader(self._feed(taken), delimiter=self._delimiter, strict=True))
        except csv.Error as error:
            self._again.extendleft(reversed(taken[1:]))
            return self._broken(line[0], error)
        return cells, taken

    def _feed(self, taken: list[Line]) -> Iterator[str]:
        """Give the csv reader as many lines as the record has, and remember them."""
        yield taken[0][1]
        while len(taken) < MOST_LINES:
            line = self._next_line()
            if line is None:
                return
            if isinstance(line, Finding):
                self._again.appendleft(line)
                return
            taken.append(line)
            yield line[1]

    def _next_line(self) -> Line | Finding | None:
        if self._again:
            return self._again.popleft()
        for number, raw in self._lines:
            line = decode_line(self._file, number, raw)
            return line if isinstance(line, Finding) else (number, line)
        return None

    def _broken(self, number: int, error: csv.Error) -> Finding:
        unclosed = "unexpected end" in str(error)
        message = "a double quote is opened here and never closed" if unclosed else "this row is no CSV"
        return bad_input(
            self._file,
            message if unclosed else f"{message}: {error}",
            line=number,
            say=('Write a double quote inside a quoted text twice: "".',),
        )


def _score(header: str, mark: str) -> tuple[int, int]:
    """Return how many known columns a delimiter gives, then how many columns."""
    names = header.rstrip("\r\n").replace('"', "").split(mark)
    return sum(1 for name in names if column_of(name)), len(names)
