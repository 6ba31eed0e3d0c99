"""What a project says about itself: which standards its replies keep."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from servicekit.errors import StandardError
from servicekit.text.nearest import did_you_mean

__all__ = ["DEFAULT_STANDARD", "default_standards"]

DEFAULT_STANDARD = "ru-service"
KEYS = ("standard",)


def default_standards(start: Path) -> list[str]:
    """Return the standards named by the nearest settings at or above ``start``.

    Settings are ``servicekit.yaml``, or ``[tool.servicekit]`` of ``pyproject.toml``; the nearest
    one alone counts. Their key ``standard`` is one name or path or a list of them; paths start
    from the folder of the file. Without settings the standard is ``ru-service``. Raises
    ``StandardError`` for settings that cannot be used.
    """
    for folder in (start, *start.parents):
        for file, read in ((folder / "servicekit.yaml", _read_yaml), (folder / "pyproject.toml", _read_toml)):
            settings = read(file) if file.is_file() else None
            if settings is not None:
                return _standards(file, settings)
    return [DEFAULT_STANDARD]


def _read_toml(file: Path) -> Mapping[str, Any] | None:
    try:
        tool = tomllib.loads(file.read_text(encoding="utf-8")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise StandardError(f"{file}: this file is no TOML in UTF-8: {error}") from None
    settings: Mapping[str, Any] | None = tool.get("servicekit") if isinstance(tool, dict) else None
    return settings


def _read_yaml(file: Path) -> Mapping[str, Any]:
    from servicekit.load.composing import compose
    from servicekit.load.reading import read_source
    from servicekit.load.tree import Refusal

    try:
        composed = compose(read_source(file, str(file)))
    except Refusal as refusal:
        raise StandardError(f"{file} cannot be read", [refusal.finding]) from None
    if composed.findings:
        raise StandardError(f"{file} cannot be read", composed.findings)
    return composed.root if isinstance(composed.root, dict) else {"": composed.root}


def _standards(file: Path, settings: Mapping[str, Any]) -> list[str]:
    if not isinstance(settings, Mapping):
        raise StandardError(
            f'{file}: the settings of servicekit are no table; write standard = "ru-service".'
        )
    for key in settings:
        if key not in KEYS:
            raise StandardError(
                f"{file}: unknown setting {key!r}. {did_you_mean(key, KEYS)}"
                "\nIf this file is a standard itself, name it: servicekit lint --standard FILE."
            )
    named = settings.get("standard", DEFAULT_STANDARD)
    names = named if isinstance(named, list) else [named]
    if not names or not all(isinstance(name, str) and name for name in names):
        raise StandardError(f"{file}: 'standard' takes a name, a path, or a list of them.")
    return [_resolved(file.parent, name) for name in names]


def _resolved(folder: Path, name: str) -> str:
    """Return a path that counts from the folder of the settings; a bare name stays a name."""
    is_path = "/" in name or "\\" in name or name.endswith((".yaml", ".yml"))
    return str(folder / name) if is_path else name
