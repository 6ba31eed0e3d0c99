"""A table of speech modules in which one look-up finds the most specific one, however many there are.

Modules of a situation are grouped by the *names* of their conditions (their shape). Inside a
shape the values are a key of a dictionary, so the cost of a look-up grows with the number of
shapes, not with the number of modules.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from math import prod

from servicekit.model import SpeechModule, Standard
from servicekit.model.rule import Language

__all__ = ["MOST_CASES", "ModuleIndex", "Shape", "index_of"]

MOST_CASES = 5_000
"""A module may name at most so many combinations of values."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Modules with the same names of conditions, by the values that fulfil them."""

    names: tuple[str, ...]
    table: dict[tuple[str, ...], list[SpeechModule]]


@dataclass(frozen=True, slots=True)
class ModuleIndex:
    """Modules by id, by situation, and by shape, the longest shapes first."""

    by_id: dict[str, SpeechModule]
    by_situation: dict[str, list[SpeechModule]]
    shapes: dict[tuple[str, Language], list[Shape]]

    def best(self, situation: str, language: Language, case: Mapping[str, str]) -> list[SpeechModule]:
        """Return the modules with the most conditions fulfilled: one, none, or those that tie."""
        found: list[SpeechModule] = []
        size = -1
        for shape in self.shapes.get((situation, language), ()):
            if found and len(shape.names) < size:
                break
            key = tuple(case.get(name, "") for name in shape.names)
            hits = shape.table.get(key)
            if hits:
                found += hits
                size = len(shape.names)
        return found


def languages_of(module: SpeechModule) -> set[Language]:
    """Return the languages in which the module has a text."""
    return {language for language, _, _, _ in module.texts()}


def index_of(standard: Standard) -> ModuleIndex:
    """Return the table of the standard's modules, built once and kept beside it."""
    return standard.derived("script: module index", _build)


def _build(standard: Standard) -> ModuleIndex:
    by_id: dict[str, SpeechModule] = {}
    by_situation: dict[str, list[SpeechModule]] = {}
    shapes: dict[tuple[str, Language], dict[tuple[str, ...], Shape]] = {}
    for module in standard.speech_modules:
        by_id[module.id] = module
        by_situation.setdefault(module.situation, []).append(module)
        conditions = module.conditions
        if prod(len(set(values)) for values in conditions.values()) > MOST_CASES:
            continue
        names = tuple(conditions)
        for language in languages_of(module):
            group = shapes.setdefault((module.situation, language), {})
            table = group.setdefault(names, Shape(names, {})).table
            for key in product(*(dict.fromkeys(values) for values in conditions.values())):
                table.setdefault(key, []).append(module)
    return ModuleIndex(
        by_id,
        by_situation,
        {
            key: sorted(group.values(), key=lambda s: (-len(s.names), s.names))
            for key, group in shapes.items()
        },
    )
