"""Conditions over declared facts: equality, membership, comparison, all, any, not, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast, get_args

from servicekit.text.nearest import did_you_mean

__all__ = [
    "AllOf",
    "AnyOf",
    "Comparison",
    "Condition",
    "FactTest",
    "NoneOf",
    "iterate_tests",
    "parse_condition",
]

Comparison = Literal["at_least", "more_than", "at_most", "less_than"]
COMPARISONS = get_args(Comparison)
JOINTS = ("all", "any", "not")
DEEPEST = 12


@dataclass(frozen=True, slots=True)
class FactTest:
    """One fact against one of some values (``in``), or against a bound."""

    fact: str
    relation: Literal["in"] | Comparison
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """True when every part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """True when some part is."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """True when the part is false; unknown stays unknown."""

    part: "Condition"


Condition = FactTest | AllOf | AnyOf | NoneOf


def parse_condition(when: Mapping[str, Any], depth: int = 0) -> Condition:
    """Return the condition that a ``when`` mapping writes. Raises `ValueError` with the repair.

    A value is equality, a list is membership, ``{at_least: 4h}`` compares; ``all`` and ``any`` hold
    lists of such mappings, ``not`` holds one. All keys of a mapping must come true.
    """
    if depth > DEEPEST:
        msg = f"a condition is nested deeper than {DEEPEST}; write it as two rules"
        raise ValueError(msg)
    if not when:
        msg = "an empty condition is always true; name a fact, as in when: {severity: high}"
        raise ValueError(msg)
    parts = tuple(_part(key, value, depth) for key, value in when.items())
    return parts[0] if len(parts) == 1 else AllOf(parts)


def iterate_tests(condition: Condition) -> Iterator[FactTest]:
    """Yield every test of a condition, in written order."""
    if isinstance(condition, FactTest):
        yield condition
    elif isinstance(condition, NoneOf):
        yield from iterate_tests(condition.part)
    else:
        for part in condition.parts:
            yield from iterate_tests(part)


def _part(key: str, value: Any, depth: int) -> Condition:
    if key in ("all", "any"):
        if not isinstance(value, Sequence) or isinstance(value, str) or not value:
            msg = f"{key!r} holds a list of conditions, as in {key}: [{{severity: high}}, {{urgent: true}}]"
            raise ValueError(msg)
        parts = tuple(parse_condition(_mapping(item, key), depth + 1) for item in value)
        return AllOf(parts) if key == "all" else AnyOf(parts)
    if key == "not":
        return NoneOf(parse_condition(_mapping(value, key), depth + 1))
    if isinstance(value, Mapping):
        return _comparisons(key, value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _among(key, tuple(value))
    return _among(key, (value,))


def _mapping(value: Any, key: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        msg = f"{key!r} holds conditions such as {{severity: high}}, not {type(value).__name__}"
        raise ValueError(msg)  # noqa: TRY004 - pydantic makes findings of value errors only
    return value


def _among(fact: str, values: tuple[Any, ...]) -> FactTest:
    if not values:
        msg = f"{fact!r} must be one of no values, which never comes true; list the values"
        raise ValueError(msg)
    for value in values:
        if not isinstance(value, str | int):
            kind = type(value).__name__
            msg = f"{fact!r} is compared with {kind}; write a name, a whole number or a length such as 4h"
            raise ValueError(msg)  # noqa: TRY004 - pydantic makes findings of value errors only
    return FactTest(fact, "in", values)


def _comparisons(fact: str, bounds: Mapping[str, Any]) -> Condition:
    tests: list[Condition] = []
    for name, bound in bounds.items():
        if name not in COMPARISONS:
            near = did_you_mean(str(name), COMPARISONS)
            msg = f"{fact!r} cannot be compared by {name!r}; comparisons are {', '.join(COMPARISONS)}. {near}"
            raise ValueError(msg.rstrip())
        if not isinstance(bound, str | int) or isinstance(bound, bool):
            msg = f"{fact!r}: the bound of {name!r} is no whole number and no length such as 4h"
            raise ValueError(msg)  # noqa: TRY004 - pydantic makes findings of value errors only
        tests.append(FactTest(fact, cast("Comparison", name), (bound,)))
    if not tests:
        msg = f"{fact!r} is compared with nothing; write it as {fact}: {{at_least: 2}}"
        raise ValueError(msg)
    return tests[0] if len(tests) == 1 else AllOf(tuple(tests))
