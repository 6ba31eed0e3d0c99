"""From the bytes of a file to its text, or to a finding that says why there is none."""

import codecs
import re
import stat
from pathlib import Path

from servicekit.finding import Finding
from servicekit.load.encodings import russian_encoding, wide_encoding
from servicekit.load.tree import Refusal, SourceText, problem
from servicekit.source import Place

__all__ = ["MAX_FILE_BYTES", "decode", "read_source"]

MAX_FILE_BYTES = 32 * 1024 * 1024
"""A standard of 20,000 rules takes 12 MiB; what is larger is a log, not a standard."""

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def read_source(path: Path, label: str) -> SourceText:
    """Return the text of one file. Raises ``Refusal`` with the reason when there is none."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise Refusal(
                problem(
                    "not-a-file",
                    f"{label} is no ordinary file",
                    "A pipe or a device may never end.",
                    "Save the standard to a file and give its path.",
                )
            )
        with path.open("rb") as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise Refusal(
            problem(
                "unreadable-file",
                f"{label} cannot be read: {reason}",
                "Without this file the standard would be silently smaller.",
                f"Check that the file is there and that you may read it: ls -l {label}",
            )
        ) from None
    if len(data) > MAX_FILE_BYTES:
        raise Refusal(
            problem(
                "too-large",
                f"{label} is larger than {MAX_FILE_BYTES // 1024 // 1024} MiB",
                "So large a file is a log or an export, and would take minutes to read.",
                "Give the folder of the standard, and split it into a file for each theme.",
            )
        )
    return decode(data, label)


def decode(data: bytes, label: str) -> SourceText:
    """Return the text of UTF-8 bytes, with or without a byte order mark."""
    _refuse_wide(data, label)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refusal(_eight_bit(data, error.start, label)) from None
    source = SourceText(label, text)
    bad = _UNPRINTABLE.search(text)
    if bad:
        raise Refusal(
            problem(
                "control-character",
                f"the character U+{ord(bad.group()):04X} cannot stand in YAML",
                "It is invisible and would make a phrase that nobody can find.",
                "Delete the character; type the line anew if you cannot see it.",
                (source, bad.start(), bad.end()),
            )
        )
    return source


def _refuse_wide(data: bytes, label: str) -> None:
    """Refuse UTF-16, UTF-32 and binary files: they hold NUL bytes, which YAML text never does."""
    encoding = wide_encoding(data)
    if encoding:
        raise Refusal(_convert(label, encoding, Place(label)))
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise Refusal(
            problem(
                "binary-file",
                f"{label} is a binary file, not YAML text",
                "It holds zero bytes, which no text has.",
                "Save the standard as plain text in UTF-8 (not as a Word or Excel file).",
            ).model_copy(update={"place": Place(label, line, 1, line, 1)})
        )


def _eight_bit(data: bytes, at: int, label: str) -> Finding:
    """Guess the encoding of text that is not UTF-8 and say how to convert it."""
    line_start = data.rfind(b"\n", 0, at) + 1
    line = data.count(b"\n", 0, at) + 1
    column = len(data[line_start:at].decode("utf-8", "replace")) + 1
    place = Place(label, line, column, line, column + 1)
    best, share = russian_encoding(data[max(0, at - 2000) : at + 20000])
    return _convert(label, best if share > 0.35 else "", place)


def _convert(label: str, encoding: str, place: Place) -> Finding:
    name = {"cp1251": "Windows-1251", "cp866": "DOS (cp866)", "koi8-r": "KOI8-R"}.get(
        encoding, encoding.upper()
    )
    looks = f"it looks like {name}" if encoding else "its encoding is unknown"
    stem = label.rsplit(".", 1)[0]
    return problem(
        "not-utf-8",
        f"{label} is not UTF-8 text: {looks}",
        "A standard is read as UTF-8 everywhere, so that each letter means the same on each machine.",
        f"iconv -f {encoding or 'cp1251'} -t utf-8 {label} > {stem}-utf8.yaml"
        + ("" if encoding else "  (put the true encoding in place of cp1251)"),
    ).model_copy(update={"place": place})
