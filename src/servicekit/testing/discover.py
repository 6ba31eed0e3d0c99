"""Which YAML files are standards, told by a look at their top-level keys."""

import re
from pathlib import Path

__all__ = ["has_header", "header_beside", "is_yaml", "standard_at"]

# An id stands on the line of the key; a mapping under `standard:` belongs to another product.
_HEADER = re.compile(r"^standard[ \t]*:[ \t]+[^\s{\[|>&*#]", re.MULTILINE)
_KEY = re.compile(r"^([a-z_]+)[ \t]*:(?:\s|$)", re.MULTILINE)
_HEADER_KEYS = frozenset({"standard", "title", "version", "language", "address", "source", "channels"})
_READ = 65_536


def is_yaml(file: Path) -> bool:
    """Tell whether a file is read as a part of a standard at all: hidden ones are not."""
    return file.suffix in {".yaml", ".yml"} and not file.name.startswith(".")


def has_header(file: Path) -> bool:
    """Tell whether a YAML file begins a standard: a top-level key ``standard`` with an id."""
    return bool(_HEADER.search(_beginning(file)))


def header_beside(part: Path) -> Path | None:
    """Return the header file of the folder standard to which ``part`` belongs, if there is one."""
    headers = [file for file in _beside(part) if has_header(file)]
    return headers[0] if len(headers) == 1 and _is_part(part) else None


def standard_at(header: Path) -> Path:
    """Return what is loaded for a header: its folder when parts of a standard stand beside it."""
    others = _beside(header)
    alone = any(has_header(file) for file in others) or not any(_is_part(file) for file in others)
    return header if alone else header.parent


def _beside(file: Path) -> list[Path]:
    return sorted(other for other in file.parent.iterdir() if is_yaml(other) and other != file)


def _is_part(file: Path) -> bool:
    """Tell whether a file without header holds a part of a standard, by the keys that only a standard has."""
    from servicekit.model import Standard

    own = {info.alias or name for name, info in Standard.model_fields.items()} - _HEADER_KEYS
    return not own.isdisjoint(_KEY.findall(_beginning(file)))


def _beginning(file: Path) -> str:
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as opened:
            return opened.read(_READ)
    except OSError:
        return ""
