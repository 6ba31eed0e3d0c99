"""Bytes to text: UTF-8 only, and any other encoding is named with the command that mends it."""

import re
import shlex
from codecs import getincrementaldecoder
from collections.abc import Iterator
from io import BufferedReader
from pathlib import PurePath
from typing import Final

from servicekit.finding import Finding
from servicekit.load.chats_bad import bad_input
from servicekit.load.encodings import russian_encoding, wide_encoding

__all__ = [
    "HEAD",
    "STDIN_NAME",
    "decode_line",
    "decode_text",
    "decode_whole",
    "encoding_problem",
    "numbered_lines",
]

STDIN_NAME: Final = "<stdin>"
"""Stands for standard input where a file is named."""

HEAD: Final = 65_536
"""So many bytes are looked at to tell what a file is."""

LONGEST_LINE: Final = 16 * 1024 * 1024
LARGEST_TEXT: Final = 64 * 1024 * 1024

BOM = b"\xef\xbb\xbf"
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def encoding_problem(file: str, head: bytes) -> Finding | None:
    """Return a finding when the beginning of a file shows that it is no UTF-8 text at all.

    One bad line among good ones is no problem of the file: it is told with its own number.
    """
    if wide := wide_encoding(head):
        return _recode(file, wide)
    if len(CONTROLS.findall(head)) > 1 + len(head) // 100:
        return bad_input(
            file,
            "this file holds bytes that no text holds",
            why="Only text can be checked.",
            say=("Export the conversations as CSV or JSONL in UTF-8.",),
        )
    lines = [line for line in head.split(b"\n") if not line.isascii()]
    bad = sum(1 for line in lines if not _is_utf8(line))
    if lines and bad * 2 > len(lines):
        return _recode(file, russian_encoding(head)[0].upper())
    return None


def numbered_lines(stream: BufferedReader) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number from 1 and its line end; a line that is too long as none."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        if number == 1:
            line = line.removeprefix(BOM)
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield number, line
            continue
        while (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield number, None


def decode_line(file: str, number: int, line: bytes | None) -> str | Finding:
    """Return the line as text, or the finding that says why it cannot be read."""
    if line is None:
        return bad_input(
            file,
            f"this line is longer than {LONGEST_LINE // 2**20} MiB",
            line=number,
            why="A reply is never that long: line ends are lost, or the file is no chat log.",
            say=("Write one message a line.",),
        )
    return decode_text(file, line, line=number)


def decode_text(file: str, content: bytes, line: int = 1) -> str | Finding:
    """Return the bytes as text; the finding shows the first byte that is no UTF-8."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        row = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1) + 1
        return bad_input(
            file,
            f"the byte 0x{content[error.start]:02x} is no UTF-8",
            line=line + row,
            column=column,
            why="Text is read as UTF-8, so that no letter is guessed.",
            say=(_command(file, russian_encoding(content[:HEAD])[0].upper()),),
        )


def decode_whole(file: str, stream: BufferedReader) -> str | Finding:
    """Return the whole file as text without its byte order mark, or why it cannot be read."""
    content = stream.read(LARGEST_TEXT + 1)
    if len(content) > LARGEST_TEXT:
        return bad_input(
            file,
            f"this file is larger than {LARGEST_TEXT // 2**20} MiB",
            why="It would be read at once.",
            say=("Write the conversations as JSONL, which is read line by line.",),
        )
    problem = encoding_problem(file, content[:HEAD])
    return problem or decode_text(file, content.removeprefix(BOM))


def _is_utf8(line: bytes) -> bool:
    """Tell whether the line may be UTF-8; its last character may be cut off."""
    try:
        getincrementaldecoder("utf-8")().decode(line)
    except UnicodeDecodeError:
        return False
    return True


def _recode(file: str, encoding: str) -> Finding:
    return bad_input(
        file,
        f"this file is no UTF-8; it looks like {encoding}",
        why="Text is read as UTF-8, so that no letter is guessed.",
        say=(_command(file, encoding),),
    )


def _command(file: str, encoding: str) -> str:
    recode = f"If it is {encoding}: iconv -f {encoding} -t UTF-8"
    if file == STDIN_NAME:
        return f"{recode} | servicekit lint -"
    path = PurePath(file)
    return f"{recode} {shlex.quote(file)} > {shlex.quote(str(path.with_suffix('.utf8' + path.suffix)))}"
