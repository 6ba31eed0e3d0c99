"""Which YAML files are standards, told by a look at their first lines."""

import re
from pathlib import Path

__all__ = ["has_header", "header_beside", "standard_at"]

# An id stands on the line of the key; a mapping under `standard:` belongs to another product.
_HEADER = re.compile(r"^standard[ \t]*:[ \t]+[^\s{\[|>&*#]", re.MULTILINE)
_READ = 65_536


def has_header(file: Path) -> bool:
    """Tell whether a YAML file begins a standard: a top-level key ``standard`` with an id."""
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as opened:
            return bool(_HEADER.search(opened.read(_READ)))
    except OSError:
        return False


def header_beside(file: Path) -> Path | None:
    """Return the header file of the folder standard to which ``file`` belongs, if there is one."""
    headers = [other for other in _yaml_files(file.parent) if has_header(other)]
    return headers[0] if len(headers) == 1 and headers[0] != file else None


def standard_at(header: Path) -> Path:
    """Return what is loaded for a header: its folder, when every other YAML file there is a part of it."""
    others = [file for file in _yaml_files(header.parent) if file != header]
    if others and not any(has_header(file) for file in others):
        return header.parent
    return header


def _yaml_files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.iterdir() if file.suffix in {".yaml", ".yml"} and file.is_file())
