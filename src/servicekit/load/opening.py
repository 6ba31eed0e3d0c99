"""The way in: a standard from where it is kept, or else from its YAML."""

import os
from collections.abc import Mapping
from typing import Any

from servicekit.errors import StandardInvalid
from servicekit.finding import Finding
from servicekit.load.cache import keep_standard, kept_standard
from servicekit.load.shelf import find_standard
from servicekit.model import Standard

__all__ = ["load_standard"]

Source = str | os.PathLike[str] | Mapping[str, Any]


def load_standard(source: Source) -> Standard:
    """Return the standard with that bundled name, at that path (file or folder), or in that mapping.

    What it extends is merged in. What was read from a path is kept in the cache folder with its phrases
    compiled, and comes from there as long as no file of it changes (``SERVICEKIT_CACHE=off`` switches that
    off). Raises ``StandardNotFound``, ``StandardSyntaxError`` (a file is no readable YAML) or
    ``StandardInvalid``; each carries every finding, with its place.
    """
    if isinstance(source, str | os.PathLike):
        path, label = find_standard(source)
        kept = kept_standard(path, label)
        if kept is not None:
            return kept
        from servicekit.load.reading_standard import read_standard

        made_of: dict[str, str] = {}
        standard = read_standard((path, label), made_of)
        keep_standard(path, label, made_of, standard)
        return standard
    if isinstance(source, Mapping):
        from servicekit.load.reading_standard import read_standard

        return read_standard(source)
    raise _no_source(source)


def _no_source(source: object) -> StandardInvalid:
    what = f"load_standard takes a bundled name, a path or a mapping, not {type(source).__name__}"
    mend = 'Call load_standard("ru-service"), load_standard(Path("my-standard")) or load_standard({…}).'
    finding = Finding(
        rule="not-a-source", severity="error", message=what, why="Nothing else holds a standard.", say=(mend,)
    )
    return StandardInvalid(f"{what}\n  mend: {mend}", [finding])
