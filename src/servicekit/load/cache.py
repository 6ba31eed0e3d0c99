"""Keeps a loaded standard and its compiled phrases on disk, so that the next start reads no YAML.

An entry counts only while every file and folder that it was made of is what it was, and the versions of
everything that had a part in it are. It is data only: JSON for the models, tables for the phrases.
"""

import contextlib
import json
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ValidationError

from servicekit.load.block_file import read_blocks, write_blocks
from servicekit.load.cache_folder import cache_folder
from servicekit.load.collector import without_collector
from servicekit.model import Standard
from servicekit.model.kept_phrases import KeptStopPhrases, pack_stop_phrases
from servicekit.source import Place

__all__ = ["keep_standard", "kept_standard"]

_COMPILED_BESIDE = ("for types", "client types", "situations")
_PACKAGES = ("servicekit", "pydantic", "pymorphy3", "pymorphy3-dicts-ru", "holidays")


def kept_standard(path: Path, label: str) -> Standard | None:
    """Return the standard that was kept for ``path``, or none when there is none that still holds."""
    folder = cache_folder()
    blocks = read_blocks(_entry(folder, path, label)) if folder is not None else None
    if blocks is None:
        return None
    try:
        if not _still_holds(json.loads(bytes(blocks["made of"]))):
            return None
        standard = _read(blocks)
    except (KeyError, ValueError, ValidationError, OSError):
        return None
    for name in ("phrases", *_COMPILED_BESIDE):
        if name in blocks:
            standard.derived(f"compiled {name}", lambda _, name=name: blocks[name])  # type: ignore[misc]
    return standard


def keep_standard(path: Path, label: str, made_of: dict[str, str], standard: Standard) -> None:
    """Keep a standard just read from the files of ``made_of`` (path to SHA-256), if it can be kept.

    A standard that does not come back from JSON as it was, or a folder that cannot be written, is no
    error: the next start reads the YAML again.
    """
    folder = cache_folder()
    if folder is None:
        return
    # Linting floors are below this one; importing them here keeps a plain load light.
    from servicekit.lint.plan import plan_for_types, plan_of
    from servicekit.match.client_types import signals_of

    matcher = plan_of(standard).phrases.matcher
    written = _written(standard)
    if matcher is None or not _comes_back(standard, written):
        return
    origin = {"versions": _versions(), "files": made_of, "folders": _listings(path, made_of)}
    blocks = {"made of": json.dumps(origin).encode(), **written, "phrases": matcher.freeze()}
    if standard.client_types or standard.situations:
        for_types = plan_for_types(standard).phrases.matcher
        blocks |= {"for types": for_types.freeze()} if for_types is not None else {}
        blocks["client types"] = signals_of(standard, "client types")[0].freeze()
        blocks["situations"] = signals_of(standard, "situations")[0].freeze()
    write_blocks(_entry(folder, path, label), blocks)


def _written(standard: Standard) -> dict[str, bytes]:
    """Return the blocks of the models: those of the stop-phrases can be read one by one."""
    rest = _with_places(standard.model_copy(update={"stop_phrases": ()}))
    head = json.dumps(rest, ensure_ascii=False).encode()
    return {"standard": head, **pack_stop_phrases(standard.stop_phrases, _with_places)}


def _read(blocks: Mapping[str, memoryview]) -> Standard:
    with without_collector():
        rest = Standard.model_validate_json(bytes(blocks["standard"]))
    return rest.model_copy(update={"stop_phrases": KeptStopPhrases(blocks)})


def _comes_back(standard: Standard, written: dict[str, bytes]) -> bool:
    try:
        kept = _read({name: memoryview(block) for name, block in written.items()})
        # Side by side, two wholes of a large standard would take more memory than all that went before.
        same = cast("KeptStopPhrases", kept.stop_phrases).say(standard.stop_phrases)
    except ValidationError:
        return False
    without: dict[str, Any] = {"stop_phrases": ()}
    return same and kept.model_copy(update=without) == standard.model_copy(update=without)


def _entry(folder: Path, path: Path, label: str) -> Path:
    """Name the entry by where the standard lies and by what its messages call it."""
    name = sha256(f"{path.resolve()}\n{label}".encode("utf-8", "surrogateescape")).hexdigest()
    return folder / f"{name[:32]}.standard"


def _still_holds(made_of: dict[str, Any]) -> bool:
    if made_of["versions"] != _versions():
        return False
    for name, listed in made_of["folders"].items():
        if _listing(Path(name)) != listed:
            return False
    return all(
        sha256(Path(name).read_bytes()).hexdigest() == known for name, known in made_of["files"].items()
    )


def _listings(path: Path, sources: Iterable[str]) -> dict[str, list[str]]:
    folders = {path} | {Path(name).parent for name in sources}
    return {str(folder): _listing(folder) for folder in folders if folder.is_dir()}


def _listing(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir() if entry.suffix in {".yaml", ".yml"})


@cache
def _versions() -> dict[str, str]:
    """Return the versions of all that makes an entry, and the age of our own code while it is edited."""
    versions = {}
    for package in _PACKAGES:
        with contextlib.suppress(metadata.PackageNotFoundError):
            versions[package] = metadata.version(package)
    own = Path(__file__).parents[1]
    code = [*(own / "match").rglob("*"), *(own / "model").glob("*.py"), *(own / "load").glob("*.py")]
    versions["code"] = str(max(file.stat().st_mtime_ns for file in code if file.suffix in {".py", ".txt"}))
    return versions


def _with_places(value: Any) -> Any:
    """Return a model as plain data with the places that its own dump leaves out."""
    if isinstance(value, BaseModel):
        plain = value.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        for name, field in type(value).model_fields.items():
            inner = getattr(value, name)
            if isinstance(inner, Place):
                plain[field.alias or name] = _as_dict(inner)
            elif _holds_models(inner):
                plain[field.alias or name] = _with_places(inner)
        return plain
    if isinstance(value, dict):
        return {key: _with_places(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list | KeptStopPhrases):
        return [_with_places(inner) for inner in value]
    return value


def _as_dict(place: Place) -> dict[str, Any]:
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
    }


def _holds_models(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_models(inner) for inner in value.values())
    if isinstance(value, tuple | list | KeptStopPhrases):
        return any(_holds_models(inner) for inner in value)
    return isinstance(value, BaseModel)
