"""Chat logs in JSONL: one JSON object a line."""

import re
from collections.abc import Iterable, Iterator
from io import BufferedReader
from json import JSONDecodeError, JSONDecoder
from typing import Any, NoReturn

from servicekit.finding import Finding
from servicekit.load.chats_bad import bad_input
from servicekit.load.chats_columns import ChatRow, column_of, no_text_column, read_row
from servicekit.load.text_file import decode_line, numbered_lines
from servicekit.source import Place

__all__ = ["read_jsonl"]

TEXT_VALUE = re.compile(r'"(?:text|текст)"\s*:\s*"', re.IGNORECASE)


def read_jsonl(file: str, stream: BufferedReader) -> Iterator[ChatRow | Finding]:
    """Yield the rows of a JSONL file, and a finding for each line that cannot be read."""
    first = True
    for number, raw in numbered_lines(stream):
        line = decode_line(file, number, raw)
        if isinstance(line, Finding):
            yield line
        elif line.strip():
            if first and line.strip() in {"[", "{"}:
                yield _one_document(file, number)
                return
            yield from _row(file, number, line.rstrip("\r\n"))
        first = False


def _row(file: str, number: int, line: str) -> Iterator[ChatRow | Finding]:
    try:
        value = DECODER.decode(line)
    except JSONDecodeError as error:
        message = f"this line is no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        yield bad_input(
            file, message, line=number, column=error.colno, say=("Write one JSON object a line.",)
        )
    except RecursionError:
        yield bad_input(file, "this line is nested too deep", line=number, say=("Write flat objects.",))
    except ValueError as error:
        yield bad_input(file, str(error), line=number, say=("Mend the line.",))
    else:
        if not isinstance(value, dict):
            yield bad_input(
                file, "this line is no JSON object", line=number, say=('Write each line as {"text": "…"}.',)
            )
            return
        yield from _cells(file, number, line, value)


def _cells(file: str, number: int, line: str, value: dict[str, Any]) -> Iterator[ChatRow | Finding]:
    cells: dict[str, Any] = {}
    for key, cell in value.items():
        name = column_of(key)
        if name in cells:
            yield bad_input(
                file, f"the column {name!r} stands here twice", line=number, say=("Keep one of them.",)
            )
            return
        if name:
            cells[name] = cell
    if "text" not in cells:
        yield no_text_column(file, value, line=number)
        return
    yield from read_row(cells, _place(file, number, line, cells["text"]))


def _place(file: str, number: int, line: str, text: Any) -> Place:
    """Return where the words of the text begin and end in the line, its beginning if unsure."""
    if isinstance(text, str):
        for found in TEXT_VALUE.finditer(line):
            try:
                value, end = DECODER.raw_decode(line, found.end() - 1)
            except JSONDecodeError:
                continue
            if value == text:
                return Place(file, number, found.end() + 1, number, end)
    return Place(file, number, 1, number, len(line) + 1)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON value")


def _no_duplicates(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    pairs = list(pairs)
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands here twice, and one of its values would be lost")
    return found


def _one_document(file: str, number: int) -> Finding:
    return bad_input(
        file,
        "this file is one JSON document, not one object a line",
        line=number,
        say=("Write it as lines: jq -c '.[]' FILE > FILE.jsonl",),
    )


DECODER = JSONDecoder(parse_constant=_no_constant, object_pairs_hook=_no_duplicates)
