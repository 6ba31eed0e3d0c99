"""Where compiled standards are kept between runs."""

import os
import sys
from pathlib import Path

__all__ = ["CACHE_VARIABLE", "cache_folder"]

CACHE_VARIABLE = "SERVICEKIT_CACHE"
"""Set it to a folder, or to ``off``; without it the platform's own place for caches is used."""


def cache_folder() -> Path | None:
    """Return the folder for compiled standards, or none when the cache is switched off."""
    wish = os.environ.get(CACHE_VARIABLE, "")
    if wish.lower() in {"off", "0", "no"}:
        return None
    if wish:
        named = _at_home(wish)
        return Path(named) if named else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = _at_home("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or _at_home("~/.cache")
    return Path(base) / "servicekit" if base else None


def _at_home(path: str) -> str | None:
    """Return a path in the user's home, or none for a user who has none."""
    try:
        return str(Path(path).expanduser())
    except RuntimeError:
        return None
