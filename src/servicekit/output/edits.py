"""Safe edits carried into files: the text of a reply changes, and nothing else."""

import difflib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from servicekit.finding import Finding

__all__ = ["apply_edits", "diff_lines", "write_safely"]


def apply_edits(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """Return the text with the edits of the findings, and how many were applied.

    Of edits that overlap the first in reading order is applied; the others wait for the next run.
    """
    pieces, at, applied = [], 0, 0
    edits = {(f.start, f.end, f.edit) for f in findings if f.edit is not None}
    for start, end, edit in sorted(edits):
        if start < at or start == end:
            continue
        pieces += [text[at:start], edit]
        at, applied = end, applied + 1
    return "".join([*pieces, text[at:]]), applied


def diff_lines(file: str, before: str, after: str) -> Iterator[str]:
    """Yield a unified diff that ``patch`` and ``git apply`` read."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for line in difflib.unified_diff(old, new, file, file):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def write_safely(path: Path, data: bytes) -> None:
    """Write a file so that at any moment it holds either all of the old or all of the new.

    The rights of the old file are kept, and a link stays a link.
    """
    target = Path(os.path.realpath(path))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, name)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
