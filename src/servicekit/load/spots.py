"""Where an error of the models stands: from a path of keys to the value, its place and its model."""

from dataclasses import dataclass
from typing import Any

from servicekit.load.shape import KindShape, ListShape, MappingShape, ModelShape, Shape
from servicekit.load.tree import Map, Node, Seq, Span

__all__ = ["Spot", "find_spot"]


@dataclass
class Spot:
    """The place an error speaks of: the value, the model around it, and the key it stands under."""

    value: Node
    span: Span
    owner: Shape
    parent: Node
    key: Any
    details: dict[str, Any]
    said: str

    @property
    def subject(self) -> str:
        """Name the value by its key or its place in a list."""
        return f"{self.key!r}" if isinstance(self.key, str) else "this item of the list"

    @property
    def inside(self) -> str:
        """Name the model around the value, with its id when it has one."""
        if self.key == "standard":
            return "the header"
        title = self.owner.title if isinstance(self.owner, ModelShape) else "standard"
        name = self.parent.get("id") if isinstance(self.parent, Map) else None
        return f"{title} {name!r}" if isinstance(name, str) else f"a {title}"


def find_spot(loc: tuple[Any, ...], data: Map, shape: Shape, details: dict[str, Any], said: str) -> Spot:
    """Walk from the root to the value an error speaks of; the key is kept when it is missing."""
    spot = Spot(data, data.span, shape, data, None, details, said)
    current: Shape | None = shape
    for part in loc:
        if isinstance(current, KindShape) and isinstance(part, str):
            current = current.kinds.get(part)
            if current is not None:
                spot.owner = current
            continue
        below = current if isinstance(current, ModelShape) else spot.owner
        if isinstance(spot.value, Map) and isinstance(part, str):
            spot = Spot(
                spot.value.get(part), spot.value.value_span(part), below, spot.value, part, details, said
            )
        elif isinstance(spot.value, Seq) and isinstance(part, int) and part < len(spot.value):
            spot = Spot(spot.value[part], spot.value.spots[part], below, spot.value, part, details, said)
        else:
            continue
        current = _step(current, part)
        if isinstance(current, ModelShape):
            spot.owner = current
    return spot


def _step(shape: Shape | None, part: Any) -> Shape | None:
    if isinstance(shape, ModelShape):
        return shape.fields.get(part)
    return shape.item if isinstance(shape, ListShape | MappingShape) else None
