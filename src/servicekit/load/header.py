"""The header of a standard: what it inherits, and what it means when it says nothing."""

from collections.abc import Iterable

from servicekit.load.dressing import LANGUAGES
from servicekit.load.merging import Merger
from servicekit.load.shape import standard_shape
from servicekit.load.tree import Map, Node, Seq, Span
from servicekit.model import DEFAULT_CHANNELS

__all__ = [
    "INHERITED",
    "fallback_language",
    "inherit_header",
    "is_partial_language",
    "names_of",
    "say_defaults",
]

INHERITED = ("language", "address", "channels")
"""The keys of a header that a child takes from its parents unless it says otherwise."""


def inherit_header(merger: Merger, key: str, value: Node, spots: tuple[Span, Span]) -> None:
    """Take language and address from the first parent, channels from all of them."""
    held = merger.data.get(key)
    if key == "channels" and isinstance(held, Seq) and isinstance(value, Seq):
        new = [(item, value.spots[at]) for at, item in enumerate(value) if item not in held]
        value = Seq([*held, *(item for item, _ in new)], held.span, [*held.spots, *(spot for _, spot in new)])
    elif held is not None:
        return
    merger.add(key, value, spots, standard_shape().fields[key], inherited=True)


def say_defaults(data: Map) -> None:
    """Write out what a header left unsaid, because a child inherits it as much as what was said."""
    data.setdefault("language", "ru")
    data.setdefault("address", "formal")
    data.setdefault("channels", Seq(list(DEFAULT_CHANNELS), data.span, [data.span] * len(DEFAULT_CHANNELS)))


def fallback_language(roots: Iterable[Map], inherited: Map) -> str:
    """Return the language of files that do not say theirs."""
    headers = [root for root in roots if "standard" in root]
    for root in [*headers, inherited]:
        if root.get("language") in LANGUAGES:
            return str(root["language"])
    return "ru"


def is_partial_language(key: str, root: Map) -> bool:
    """Return whether this is the language of one file only, not of the whole standard."""
    return key == "language" and "standard" not in root


def names_of(data: Map, target: str) -> set[str]:
    """Return the names that a closed list of the standard holds."""
    held = data.get(target)
    if target == "channels":
        known = held if isinstance(held, Seq) else DEFAULT_CHANNELS
        return {item for item in known if type(item) is str}
    if isinstance(held, Map):
        return set(held)
    items = held if isinstance(held, Seq) else ()
    return {item["id"] for item in items if isinstance(item, Map) and isinstance(item.get("id"), str)}
