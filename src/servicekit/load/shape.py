"""What stands where in a standard, read off the models, so that a new field needs no loader.

``Standard`` is the one place where top-level keys are declared. A field that is a list of models
with an ``id`` merges by id, a mapping merges by key, a model merges key by key, and anything else
is a header that one file gives.
"""

from dataclasses import dataclass, field
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from servicekit.model import Example, Phrase, Rule, Standard
from servicekit.model.phrase import Notation
from servicekit.model.rule import Language
from servicekit.source import Place

__all__ = [
    "FREE",
    "LEAF",
    "TEXT",
    "KindShape",
    "LeafShape",
    "ListShape",
    "MappingShape",
    "ModelShape",
    "Shape",
    "merges",
    "model_shape",
    "standard_shape",
]


_LANGUAGE: Any = Language


class Shape:
    """What a value of the standard is made of."""


@dataclass(frozen=True)
class LeafShape(Shape):
    """A single value; ``text`` is true where words of a person stand, ``free`` where anything may."""

    text: bool = False
    free: bool = False


LEAF, TEXT, FREE = LeafShape(), LeafShape(text=True), LeafShape(free=True)


@dataclass(frozen=True)
class ListShape(Shape):
    """A list of items of one shape."""

    item: Shape


@dataclass(frozen=True)
class MappingShape(Shape):
    """A mapping with keys of the author's own; ``notation`` is true where they are phrases."""

    item: Shape
    notation: bool = False


@dataclass(frozen=True)
class ModelShape(Shape):
    """A model: a mapping with known keys."""

    model: type[BaseModel]

    @cached_property
    def fields(self) -> dict[str, Shape]:
        """Return the shape behind each key as it is written in YAML; ``place`` is not written."""
        found = {}
        for name, info in self.model.model_fields.items():
            if name not in self.hidden:
                found[info.alias or name] = _shape(info.annotation, info.metadata, info)
        return found

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Return the fields that only the loader fills in."""
        own = {name for name, info in self.model.model_fields.items() if Place in _parts(info.annotation)}
        return frozenset(own | ({"spans"} if issubclass(self.model, Example) else set()))

    @property
    def has_place(self) -> bool:
        """Return whether the model remembers where it was written."""
        return "place" in self.hidden

    @cached_property
    def has_language(self) -> bool:
        """Return whether the model takes its language from the file it stands in."""
        info = self.model.model_fields.get("language")
        return info is not None and self.model is not Standard and info.annotation == _LANGUAGE

    @cached_property
    def lone_key(self) -> str | None:
        """Return the key that a bare text stands for, such as ``phrase`` of a phrase."""
        return getattr(self.model, "lone_key", None)

    @property
    def is_rule(self) -> bool:
        """Return whether this is a rule of any kind."""
        return issubclass(self.model, Rule)

    @property
    def is_phrase(self) -> bool:
        """Return whether this is a phrase of the notation."""
        return issubclass(self.model, Phrase)

    @property
    def is_example(self) -> bool:
        """Return whether this is an example of a rule, which may hold any disguise."""
        return issubclass(self.model, Example)

    @cached_property
    def title(self) -> str:
        """Return the name of the model in words: ``stop phrase``, ``require rule``."""
        name = self.model.__name__
        return "".join(f" {c.lower()}" if c.isupper() else c for c in name).strip()


@dataclass(frozen=True)
class KindShape(Shape):
    """One of several models; the value of the key ``key`` says which."""

    key: str
    kinds: dict[str, ModelShape] = field(hash=False)


def merges(shape: Shape) -> bool:
    """Return whether a top-level key of this shape may stand in several files and parents."""
    if isinstance(shape, ListShape):
        item = shape.item
        models = list(item.kinds.values()) if isinstance(item, KindShape) else [item]
        return all(isinstance(model, ModelShape) and "id" in model.fields for model in models)
    return isinstance(shape, MappingShape | ModelShape)


def standard_shape() -> ModelShape:
    """Return the shape of a whole standard."""
    return model_shape(Standard)


@cache
def model_shape(model: type[BaseModel]) -> ModelShape:
    """Return the shape of a model, made once."""
    return ModelShape(model)


def _shape(annotation: Any, metadata: Any = (), info: FieldInfo | None = None) -> Shape:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        inner = next((m for m in args[1:] if isinstance(m, FieldInfo)), info)
        return _shape(args[0], args[1:], inner)
    if origin in (Union, UnionType):
        return _union([a for a in args if a is not type(None)], info)
    if origin in (tuple, list, frozenset, set) and args:
        return ListShape(_shape(args[0]))
    if origin is dict:
        notation = any(isinstance(m, Notation) for m in getattr(args[0], "__metadata__", ()))
        return MappingShape(_shape(args[1]), notation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return model_shape(annotation)
    if annotation is Any:
        return FREE
    if annotation is str:
        return LEAF if any(getattr(m, "pattern", None) for m in metadata) else TEXT
    return LEAF


def _union(members: list[Any], info: FieldInfo | None) -> Shape:
    if len(members) == 1:
        return _shape(members[0], (), info)
    shapes = [_shape(member) for member in members]
    models = [shape for shape in shapes if isinstance(shape, ModelShape)]
    key = getattr(info, "discriminator", None)
    if isinstance(key, str) and len(models) == len(members):
        kinds = {str(kind): shape for shape in models for kind in _kinds(shape.model, key)}
        return KindShape(key, kinds)
    return models[0] if len(models) == 1 else LEAF


def _kinds(model: type[BaseModel], key: str) -> tuple[Any, ...]:
    annotation = model.model_fields[key].annotation
    return get_args(annotation) if get_origin(annotation) is Literal else ()


def _parts(annotation: Any) -> tuple[Any, ...]:
    return (annotation, *get_args(annotation))
