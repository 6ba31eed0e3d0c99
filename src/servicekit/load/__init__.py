"""Reads what people wrote: service standards in YAML, and chat logs.

Importing this package reads no YAML library; its names are imported when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from servicekit.load.opening import load_standard
    from servicekit.load.schema import standard_schema
    from servicekit.load.shelf import bundled_names, standards_folder

_HOMES = {
    "bundled_names": "shelf",
    "load_standard": "opening",
    "standard_schema": "schema",
    "standards_folder": "shelf",
}

__all__ = ["bundled_names", "load_standard", "standard_schema", "standards_folder"]


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used."""
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'servicekit.load' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(f"servicekit.load.{home}"), name)
    globals()[name] = value
    return value
