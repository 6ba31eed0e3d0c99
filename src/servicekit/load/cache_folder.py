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
        return Path(wish).expanduser()
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = str(Path("~/Library/Caches").expanduser())
    else:
        base = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    if not base or base.startswith("~"):
        return None
    return Path(base) / "servicekit"
