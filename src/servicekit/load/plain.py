"""A standard given as a mapping, turned into the same tree that a file becomes."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from servicekit.load.tree import Map, MappingText, Node, Refusal, Seq, Span, problem
from servicekit.load.tree_words import MAX_DEPTH, MAX_NODES

__all__ = ["plant"]

_VALUES = (str, bool, int, float, date, time, timedelta, type(None))


def plant(data: Mapping[Any, Any]) -> tuple[MappingText, Node]:
    """Return the tree of a mapping. Raises ``Refusal`` when it is endless, too deep or no plain data.

    ``severity: off`` that another YAML reader has already turned into ``False`` is put right.
    """
    source = MappingText()
    return source, _Planter(source).plant(data, None, 0)


class _Planter:
    def __init__(self, source: MappingText) -> None:
        self.source = source
        self.count = 0

    def plant(self, data: Any, path: Any, depth: int) -> Node:
        """Return the tree below one value."""
        span: Span = (self.source, path, None)
        self.count += 1
        if depth > MAX_DEPTH or self.count > MAX_NODES:
            raise Refusal(problem(*_TOO_MUCH, span))
        if isinstance(data, Mapping):
            return self._map(data, span, depth)
        if isinstance(data, Sequence) and not isinstance(data, str | bytes | bytearray):
            spots: list[Span] = [(self.source, (path, at), None) for at in range(len(data))]
            items = [self.plant(item, (path, at), depth + 1) for at, item in enumerate(data)]
            return Seq(items, span, spots)
        if not isinstance(data, _VALUES):
            raise Refusal(
                problem(
                    "not-plain",
                    f"a value of type {type(data).__name__} cannot stand in a standard",
                    "A standard is text, numbers, dates, lists and mappings.",
                    "Give the value as text.",
                    span,
                )
            )
        return data

    def _map(self, data: Mapping[Any, Any], span: Span, depth: int) -> Map:
        node = Map({}, span, {})
        for key, value in data.items():
            here: Span = (self.source, (span[1], key if isinstance(key, int) else str(key)), None)
            if not isinstance(key, str):
                raise Refusal(
                    problem("key-not-text", "a key must be text", _KEYS, "Give the key as text.", here)
                )
            right = "off" if key == "severity" and value is False else value
            node[key] = self.plant(right, here[1], depth + 1)
            node.spots[key] = (here, here)
        return node


_KEYS = "Keys are names."
_TOO_MUCH = (
    "too-deep",
    f"the mapping is nested deeper than {MAX_DEPTH} levels or holds more than {MAX_NODES} values",
    "A mapping like this holds itself, or was not made for a standard.",
    "Look for a list or mapping that was put into itself.",
)
