"""The JSON Schema of one YAML file of a standard, made from the models, for editors and other tools."""

from typing import Any

from servicekit.load.schema_words import WORDS
from servicekit.load.shape import (
    KindShape,
    ListShape,
    MappingShape,
    ModelShape,
    Shape,
    merges,
    standard_shape,
)
from servicekit.model import Standard

__all__ = ["standard_schema"]

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FIXED = ("id", "kind", "language")


def standard_schema() -> Schema:
    """Return the JSON Schema (draft 2020-12) of one file of a standard.

    No top-level key is required, because a folder has one header and any number of other
    files; that a standard has its ``standard`` key is checked when it is loaded.
    """
    schema = Standard.model_json_schema(by_alias=True)
    definitions: dict[str, Schema] = schema["$defs"]
    models = {shape.model.__name__: shape for shape in _models(standard_shape())}
    for name, definition in list(definitions.items()):
        if name in models:
            _tidy(definition, models[name])
    definitions.pop("Place", None)
    for name, shape in models.items():
        if shape.lone_key is not None and name in definitions:
            _allow_bare_text(definitions, name, shape.lone_key)
    _tidy(schema, standard_shape())
    schema["properties"] |= _file_keys(definitions)
    schema.pop("required", None)
    return {
        "$schema": _DIALECT,
        "title": "A file of a service standard",
        "description": "One YAML file of a service standard: the whole of it, or one file of its folder.",
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": schema["properties"],
        "$defs": definitions,
    }


def _models(shape: Shape, seen: dict[str, ModelShape] | None = None) -> list[ModelShape]:
    """Return every model below a shape, each once."""
    found = {} if seen is None else seen
    if isinstance(shape, ListShape | MappingShape):
        _models(shape.item, found)
    elif isinstance(shape, KindShape):
        for kind in shape.kinds.values():
            _models(kind, found)
    elif isinstance(shape, ModelShape) and shape.model.__name__ not in found:
        found[shape.model.__name__] = shape
        for below in shape.fields.values():
            _models(below, found)
    return list(found.values())


def _tidy(definition: Schema, shape: ModelShape) -> None:
    """Take away what an author does not write, and explain the rest."""
    properties = definition["properties"]
    for hidden in shape.hidden:
        properties.pop(hidden, None)
    definition.pop("title", None)
    if "description" in definition:
        definition["description"] = _first_words(definition["description"])
    for key, schema in properties.items():
        schema.pop("title", None)
        words = WORDS.get(f"{shape.model.__name__}.{key}") or WORDS.get(key)
        if words and "description" not in schema:
            schema["description"] = words
        elif "description" not in schema:
            schema["description"] = _inherited_words(shape.fields.get(key), key)


def _inherited_words(shape: Shape | None, key: str) -> str:
    """Explain a key by the model that stands behind it, or at least by its name."""
    item = shape.item if isinstance(shape, ListShape | MappingShape) else shape
    if isinstance(item, ModelShape) and item.model.__doc__:
        return _first_words(item.model.__doc__)
    return key.replace("_", " ").capitalize() + "."


def _first_words(text: str) -> str:
    """Return the first paragraph of a docstring as plain text."""
    return " ".join(text.partition("\n\n")[0].split()).replace("``", "`")


def _allow_bare_text(definitions: dict[str, Schema], name: str, lone_key: str) -> None:
    """Let a bare text stand for the model, as in ``phrases: [текст, {phrase: текст, slop: 0}]``."""
    full = definitions[name]
    text = {key: value for key, value in full["properties"][lone_key].items() if key != "default"}
    definitions[name] = {"description": full.pop("description", ""), "anyOf": [text, full]}


def _file_keys(definitions: dict[str, Schema]) -> dict[str, Schema]:
    """Return the schemas of the keys that only a file has."""
    phrases = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/Phrase"}}
    changes = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": False,
        "properties": _changeable(definitions),
    }
    values = {"override": changes, "add_phrases": phrases, "add_unless": phrases}
    return {
        key: {"description": WORDS[key], "type": "object", "additionalProperties": value}
        for key, value in values.items()
    }


def _changeable(definitions: dict[str, Schema]) -> dict[str, Schema]:
    """Return every key that some inherited entry has, with all its forms."""
    forms: dict[str, list[Schema]] = {}
    for shape in standard_shape().fields.values():
        for model in _entries(shape) if merges(shape) else ():
            for key, form in definitions[model.model.__name__].get("properties", {}).items():
                bare = {name: value for name, value in form.items() if name not in ("default", "description")}
                known = forms.setdefault(key, [])
                if key not in _FIXED and bare not in known:
                    known.append(bare)
    return {
        key: {"description": WORDS.get(key, key), **(found[0] if len(found) == 1 else {"anyOf": found})}
        for key, found in sorted(forms.items())
        if found
    }


def _entries(shape: Shape) -> list[ModelShape]:
    item = shape.item if isinstance(shape, ListShape | MappingShape) else shape
    if isinstance(item, KindShape):
        return list(item.kinds.values())
    return [item] if isinstance(item, ModelShape) else []
