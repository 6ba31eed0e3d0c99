"""Where standards are found: those shipped with the package, files, and folders."""

import os
from pathlib import Path

from servicekit.errors import StandardNotFound
from servicekit.finding import Finding
from servicekit.load.tree import Refusal, problem
from servicekit.text.nearest import did_you_mean

__all__ = ["MAX_FILES", "bundled_names", "files_of", "find_standard", "standards_folder"]

MAX_FILES = 1_000
"""A folder with more YAML files than this is not a standard, and was probably given by mistake."""

_ENDINGS = (".yaml", ".yml")


def standards_folder() -> Path:
    """Return the folder of the bundled standards, in a wheel and in an editable install alike."""
    package = Path(__file__).resolve().parents[1]
    shipped = package / "standards"
    return shipped if shipped.is_dir() else package.parents[1] / "standards"


def bundled_names() -> list[str]:
    """Return the names of the bundled standards, sorted."""
    folder = standards_folder()
    if not folder.is_dir():
        return []
    return sorted({_name(entry) for entry in folder.iterdir() if _holds_a_standard(entry)})


def find_standard(source: str | os.PathLike[str], base: Path | None = None) -> tuple[Path, str]:
    """Return the path of a standard and the name by which messages call it.

    A text without separators and endings that is a bundled name is that standard; any other
    is a path, relative to ``base`` when given. Raises ``StandardNotFound`` with the nearest names.
    """
    name = os.fsdecode(source)
    if isinstance(source, str) and name in bundled_names():
        path = _bundled_path(name)
        return path, str(path)
    try:
        path = Path(name) if base is None else base / name
        if name and path.exists():
            return path, str(path)
    except (OSError, ValueError):
        pass
    raise _not_found(name, base)


def files_of(path: Path, label: str) -> list[tuple[Path, str]]:
    """Return the files of a standard in sorted order: the file itself, or the YAML files of a folder.

    Subfolders and hidden files are not read. Raises ``Refusal`` when there is nothing to read.
    """
    if not path.is_dir():
        return [(path, label)]
    try:
        files = sorted(p for p in path.iterdir() if p.suffix in _ENDINGS and not p.name.startswith("."))
    except OSError as error:
        what = f"the folder {label} cannot be read: {error.strerror}"
        mend = f"Check that you may list it: ls {label}"
        raise Refusal(problem("unreadable-file", what, "Its files are not known.", mend)) from None
    if not files:
        what = f"the folder {label} holds no YAML file"
        why = "A standard is one file, or every *.yaml and *.yml of a folder (not of its subfolders)."
        mend = f"Put a header there: echo 'standard: my-company' > {label}/standard.yaml"
        raise Refusal(problem("empty-folder", what, why, mend))
    if len(files) > MAX_FILES:
        what = f"the folder {label} holds {len(files)} YAML files; at most {MAX_FILES} are read"
        mend = "Give the folder of the standard itself."
        raise Refusal(problem("too-many-files", what, "This is no folder of one standard.", mend))
    return [(file, str(Path(label) / file.name)) for file in files]


def _name(entry: Path) -> str:
    return entry.name if entry.is_dir() else entry.stem


def _holds_a_standard(entry: Path) -> bool:
    if entry.name.startswith((".", "_")):
        return False
    if entry.is_dir():
        return any(file.suffix in _ENDINGS for file in entry.iterdir())
    return entry.suffix in _ENDINGS


def _bundled_path(name: str) -> Path:
    folder = standards_folder()
    choices = (folder / name, *(folder / f"{name}{ending}" for ending in _ENDINGS))
    return next(path for path in choices if path.exists())


def _not_found(name: str, base: Path | None) -> StandardNotFound:
    shown = name if len(name) <= 200 else f"{name[:197]}…"
    bundled = bundled_names()
    beside = _neighbours(Path(name) if base is None else base / name)
    near = did_you_mean(name, [*bundled, *beside])
    guess = f"{near} " if near.startswith("Did you mean") else ""
    mend = f"{guess}Bundled standards: {', '.join(bundled) or 'none'}; or give the path of a file or folder."
    finding: Finding = problem(
        "standard-not-found",
        f"no standard {shown!r}: it is neither a bundled name nor a file or folder that exists",
        "Nothing can be checked without a standard.",
        mend,
    )
    return StandardNotFound(f"{finding.message}\n  mend: {mend}", [finding])


def _neighbours(path: Path) -> list[str]:
    """Return the paths beside a path that does not exist, written as the caller wrote it."""
    try:
        return [str(path.parent / entry.name) for entry in list(path.parent.iterdir())[:MAX_FILES]]
    except (OSError, ValueError):
        return []
