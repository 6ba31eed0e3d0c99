"""Which files of the given paths are chat logs."""

import os
from collections.abc import Iterable
from pathlib import Path

from servicekit.errors import InputError
from servicekit.text.nearest import nearest_names

__all__ = ["CHAT_SUFFIXES", "STDIN", "check_path", "find_chat_files"]

STDIN = "-"
CHAT_SUFFIXES = (".csv", ".jsonl", ".md", ".ndjson", ".tsv", ".txt", ".yaml", ".yml")
MENDS = {
    ".json": "write it as lines: jq -c '.[]' FILE > FILE.jsonl",
    ".xls": "save it as CSV UTF-8",
    ".xlsx": "save it as CSV UTF-8",
    ".log": "write it as .jsonl or .csv",
}


def find_chat_files(paths: Iterable[str | Path]) -> list[str]:
    """Return the chat logs among ``paths``, folders walked and sorted, each file once.

    ``-`` stands for standard input. Files and folders whose names begin with a dot are left out
    of a walk. Raises ``InputError`` that names every path that cannot be used, and when nothing
    is found.
    """
    found: dict[str, None] = {}
    wrong: list[str] = []
    for path in paths:
        if str(path) != STDIN and os.path.isdir(path):  # noqa: PTH112 - a str is kept as given.
            found.update(dict.fromkeys(_walk(Path(path))))
            continue
        try:
            check_path(path)
        except InputError as error:
            wrong.append(str(error))
        else:
            found[str(path)] = None
    if wrong:
        raise InputError("\n".join(wrong))
    if not found:
        raise InputError(
            f"nothing to check: no file ends in {', '.join(CHAT_SUFFIXES)}. Name a file or a folder."
        )
    return list(found)


def check_path(path: str | Path) -> None:
    """Raise ``InputError`` unless ``path`` is an existing file of a known kind or ``-``."""
    if str(path) == STDIN:
        return
    target = Path(path)
    if target.is_dir():
        raise InputError(f"{path}: this is a folder. Pass the files in it; find_chat_files() lists them.")
    suffix = target.suffix.lower()
    if not target.exists():
        raise InputError(f"{path}: there is no such file. {_near(target)}".rstrip())
    if suffix not in CHAT_SUFFIXES:
        mend = MENDS.get(suffix, f"known are {', '.join(CHAT_SUFFIXES)}")
        raise InputError(f"{path}: the ending {suffix!r} says no kind of chat log; {mend}.")


def _walk(folder: Path) -> list[str]:
    found = []
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [
            str(Path(root, name))
            for name in files
            if not name.startswith(".") and Path(name).suffix.lower() in CHAT_SUFFIXES
        ]
    return sorted(found)


def _near(target: Path) -> str:
    try:
        names = os.listdir(target.parent)  # noqa: PTH208 - only the names are needed.
    except OSError:
        return f"There is no folder {str(target.parent)!r} either."
    near = nearest_names(target.name, names)
    return f"Did you mean {' or '.join(str(target.parent / name) for name in near)}?" if near else ""
