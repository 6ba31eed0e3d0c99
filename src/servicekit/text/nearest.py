"""The names nearest to a mistyped one."""

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = ["did_you_mean", "nearest_names"]


def nearest_names(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return up to ``most`` names of ``known`` that look like ``name``, the nearest first."""
    return get_close_matches(name, sorted(set(known)), n=most, cutoff=0.6)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return a sentence that offers the nearest names, or all of a short list, or nothing."""
    names = sorted(set(known))
    near = nearest_names(name, names)
    if near:
        return f"Did you mean {' or '.join(repr(n) for n in near)}?"
    if 0 < len(names) <= 12:
        return f"Known here: {', '.join(names)}."
    return ""
