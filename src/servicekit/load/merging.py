"""Joins files and parents: lists by id, mappings by key, models key by key."""

from dataclasses import dataclass
from typing import Any

from servicekit.load.dressing import Ledger
from servicekit.load.shape import KindShape, ListShape, MappingShape, ModelShape, Shape, merges
from servicekit.load.tree import Map, Node, Seq, Span

__all__ = ["Entry", "Merger"]


@dataclass
class Entry:
    """Where one entry with an id stands: its list or mapping, its place there, its shape."""

    holder: Map | Seq
    at: Any
    shape: Shape
    inherited: bool

    @property
    def node(self) -> Node:
        """Return the entry itself."""
        return self.holder[self.at]

    @property
    def model(self) -> ModelShape | None:
        """Return the model of the entry, once its kind is known."""
        if isinstance(self.shape, KindShape):
            kind = self.node.get(self.shape.key) if isinstance(self.node, Map) else None
            return self.shape.kinds.get(kind) if isinstance(kind, str) else None
        return self.shape if isinstance(self.shape, ModelShape) else None


class Merger:
    """The data of one standard while its parents and files are put together."""

    def __init__(self, span: Span, ledger: Ledger) -> None:
        self.data = Map({}, span, {})
        self.ledger = ledger
        self.index: dict[tuple[str, str], Entry] = {}
        self._by_name: dict[str, list[Entry]] = {}
        self._from_parents: set[tuple[int, str]] = set()

    def add(self, key: str, value: Node, spots: tuple[Span, Span], shape: Shape, *, inherited: bool) -> None:
        """Join the value of one top-level key to what stands there already."""
        self._join(self.data, key, key, value, spots, shape, inherited=inherited)

    def entries(self, name: str) -> list[Entry]:
        """Return every entry with this id: rules share one space of names, other keys have their own."""
        if ("rules", name) in self.index:
            return [self.index["rules", name]]
        return self._by_name.get(name, [])

    def _enter(self, space: str, name: str, entry: Entry) -> None:
        self.index[space, name] = entry
        self._by_name.setdefault(name, []).append(entry)

    def _join(
        self,
        target: Map,
        key: str,
        path: str,
        value: Node,
        spots: tuple[Span, Span],
        shape: Shape,
        *,
        inherited: bool,
    ) -> None:
        kind = self._kind(shape, value)
        if kind is None:
            self._single(target, key, value, spots, inherited=inherited)
            return
        if key not in target:
            target[key] = Seq([], value.span, []) if kind is Seq else Map({}, value.span, {})
            target.spots[key] = spots
        held = target[key]
        if isinstance(held, Seq) and isinstance(shape, ListShape):
            self._join_list(held, path, value, shape, inherited=inherited)
        elif isinstance(held, Map) and isinstance(shape, MappingShape):
            self._join_mapping(held, path, value, shape, inherited=inherited)
        elif isinstance(held, Map) and isinstance(shape, ModelShape):
            for name, item in value.items():
                below = shape.fields.get(name)
                if below is None:
                    held[name] = item
                else:
                    spot = (value.key_span(name), value.value_span(name))
                    self._join(held, name, f"{path}.{name}", item, spot, below, inherited=inherited)

    @staticmethod
    def _kind(shape: Shape, value: Node) -> type | None:
        """Return how a value is joined; a value of the wrong type is kept for the models to refuse."""
        if isinstance(shape, ListShape) and merges(shape):
            return Seq if isinstance(value, Seq) else None
        if isinstance(shape, MappingShape | ModelShape):
            return Map if isinstance(value, Map) else None
        return None

    def _single(
        self, target: Map, key: str, value: Node, spots: tuple[Span, Span], *, inherited: bool
    ) -> None:
        if key in target and not inherited and (id(target), key) not in self._from_parents:
            self._twice(f"the key {key!r}", spots[0], target.key_span(key), "Keep it in one file.")
        target[key] = value
        target.spots[key] = spots
        if inherited:
            self._from_parents.add((id(target), key))
        else:
            self._from_parents.discard((id(target), key))

    def _join_list(self, held: Seq, path: str, value: Seq, shape: ListShape, *, inherited: bool) -> None:
        space = "rules" if _is_rule(shape.item) else path
        for at, item in enumerate(value):
            name = item.get("id") if isinstance(item, Map) else None
            known = self.index.get((space, name)) if isinstance(name, str) else None
            if known is not None and self._settle(known, item, inherited=inherited):
                continue
            if known is None and isinstance(name, str):
                self._enter(space, name, Entry(held, len(held), shape.item, inherited))
            held.append(item)
            held.spots.append(value.spots[at])

    def _join_mapping(
        self, held: Map, path: str, value: Map, shape: MappingShape, *, inherited: bool
    ) -> None:
        for name, item in value.items():
            known = self.index.get((path, name))
            if known is not None and self._settle(
                known, item, inherited=inherited, span=value.key_span(name)
            ):
                continue
            held[name] = item
            held.spots[name] = (value.key_span(name), value.value_span(name))
            if known is None:
                self._enter(path, name, Entry(held, name, shape.item, inherited))

    def _settle(self, known: Entry, item: Node, *, inherited: bool, span: Span | None = None) -> bool:
        """Decide between two entries of one id; true when the newcomer is not to be added."""
        old = known.node
        if (
            inherited
            and known.inherited
            and isinstance(old, Map)
            and isinstance(item, Map)
            and old.span == item.span
        ):
            return self._same_origin(known, old, item)
        where = span or (item.value_span("id") if isinstance(item, Map) else self.data.span)
        first = old.value_span("id") if isinstance(old, Map) and "id" in old else known.holder.span
        if isinstance(known.holder, Map):
            first = known.holder.key_span(known.at)
        name = known.at if isinstance(known.at, str) else item.get("id")
        if inherited:
            mend = "Extend only one of the two standards, or rename the entry in one of them."
        elif known.inherited:
            mend = f"Change the inherited one through `override: {{{name}: {{…}}}}`, or choose another id."
        else:
            mend = "Rename one of the two, or delete it."
        self._twice(f"the id {name!r}", where, first, mend)
        return isinstance(known.holder, Map)

    def _same_origin(self, known: Entry, old: Map, item: Map) -> bool:
        """Keep the changed version of a rule that comes by two ways; refuse two different changes."""
        if item.changed and not old.changed:
            known.holder[known.at] = item
        elif item.changed and old.changed and item != old:
            self.ledger.complain(
                "conflict",
                f"{item.get('id', known.at)!r} was changed in two ways by the standards that are extended",
                "Which of the two counts cannot be guessed.",
                "Extend only one of them, and repeat the other's change in `override`.",
                self.data.span,
            )
        return True

    def _twice(self, what: str, span: Span, first: Span, mend: str) -> None:
        before = first[0].place(first[1], first[2])
        again = f", first at {before}" if before else ""
        why = "Findings, overrides and reports call an entry by its name, which must mean one thing."
        rule = "duplicate-key" if what.startswith("the key") else "duplicate-id"
        self.ledger.complain(rule, f"{what} stands twice{again}", why, mend, span)


def _is_rule(shape: Shape) -> bool:
    if isinstance(shape, KindShape):
        return all(model.is_rule for model in shape.kinds.values())
    return isinstance(shape, ModelShape) and shape.is_rule
