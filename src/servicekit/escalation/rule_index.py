"""Which rules concern a case, found without reading the others.

Each rule is filed under values without which it cannot come true; of several such sets the rarest is
taken. So a decision costs what the rules cost that could come true, however many others there are.
"""

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from servicekit.escalation.conditions import Bound, Joined, Member, Negated, Node, bind
from servicekit.escalation.facts import fact_table
from servicekit.escalation.timeline import Timeline
from servicekit.model import Standard
from servicekit.model.condition import parse_condition
from servicekit.model.escalation import DeskLevel, EscalationRule, Role

__all__ = ["BoundRule", "Desk", "RuleIndex", "desk_of", "index_of"]

Key = tuple[str, str | bool | int | None]
"""A fact and a value of it; with no value, the fact being known at all."""


@dataclass(frozen=True, slots=True)
class BoundRule:
    """A rule with its condition bound to the declared facts, and its place among the rules."""

    number: int
    rule: EscalationRule
    node: Node


@dataclass(frozen=True, slots=True)
class Desk:
    """The levels of a desk in rising order, and where each level and role stands."""

    levels: dict[str, DeskLevel]
    ranks: dict[str, int]
    roles: dict[str, Role]
    owner: str | None

    def level_of(self, target: str) -> str:
        """Return the level of a target, which is a level or a role."""
        return self.roles[target].level if target in self.roles else target

    def rank(self, target: str) -> int:
        """Return how high a target stands, from 0."""
        return self.ranks[self.level_of(target)]

    def passes_to(self, target: str) -> str | None:
        """Return the level that takes over from a target; a person in a role passes it on like the level."""
        return self.levels[self.level_of(target)].passes_to


@dataclass(slots=True)
class RuleIndex:
    """The rules of a standard, filed by what they cannot come true without."""

    rules: list[BoundRule]
    by_key: dict[Key, list[int]] = field(default_factory=dict)
    by_bound: dict[str, list[tuple[int, int]]] = field(default_factory=dict)

    def concerning(self, timeline: Timeline) -> list[BoundRule]:
        """Return the rules that may come true in a case at some time, in written order."""
        found: set[int] = set()
        for name in timeline.changes:
            values = [value for value in timeline.values(name) if value is not None]
            if not values:
                continue
            found.update(self.by_key.get((name, None), ()))
            if timeline.facts[name].family == "count":
                found.update(self._reached(name, max(v for v in values if isinstance(v, int))))
            for value in values:
                if isinstance(value, str | bool | int):
                    found.update(self.by_key.get((name, value), ()))
        return [self.rules[number] for number in sorted(found)]

    def _reached(self, name: str, most: int) -> Iterator[int]:
        filed = self.by_bound.get(name, [])
        return (number for _, number in filed[: bisect_right(filed, (most, len(self.rules)))])


def desk_of(standard: Standard) -> Desk:
    """Return the levels and roles of a standard, built once."""
    return standard.derived("escalation: desk", _build_desk)


def _build_desk(standard: Standard) -> Desk:
    levels = {level.id: level for level in standard.desk_levels}
    owners = [level.id for level in standard.desk_levels if level.owns] or list(levels)
    return Desk(
        levels=levels,
        ranks={name: rank for rank, name in enumerate(levels)},
        roles={role.id: role for role in standard.escalation.roles},
        owner=owners[0] if owners else None,
    )


def index_of(standard: Standard) -> RuleIndex:
    """Return the table of the standard's escalation rules, built once and kept beside it."""
    return standard.derived("escalation: rules", _build)


def _build(standard: Standard) -> RuleIndex:
    facts = fact_table(standard)
    rules = [
        BoundRule(number, rule, bind(parse_condition(rule.when), facts))
        for number, rule in enumerate(standard.escalation.rules)
    ]
    index = RuleIndex(rules)
    common = Counter(key for each in rules for key in _keys_below(each.node))
    for each in rules:
        for key in _keys(each.node, common):
            _file(index, key, each.number)
    return index


def _file(index: RuleIndex, key: "Key | Bound", number: int) -> None:
    if isinstance(key, Bound):
        insort(index.by_bound.setdefault(key.fact.name, []), (key.least, number))
    else:
        index.by_key.setdefault(key, []).append(number)


def _keys_below(node: Node) -> Iterator[Key]:
    if isinstance(node, Member):
        yield from ((node.fact, value) for value in node.among)
    elif isinstance(node, Joined):
        for part in node.parts:
            yield from _keys_below(part)


def _keys(node: Node, common: Counter[Key]) -> "set[Key | Bound]":
    """Return keys of which a case must meet one, or the condition cannot come true in it."""
    if isinstance(node, Member):
        return {(node.fact, value) for value in node.among}
    if isinstance(node, Bound):
        counted = node.fact.family == "count" and not node.below
        return {node} if counted else {(node.fact.name, None)}
    if isinstance(node, Negated):
        return {(name, None) for name in _facts(node.part)}
    sets = [_keys(part, common) for part in node.parts]
    if not node.all:
        return set().union(*sets)
    return min(sets, key=lambda keys: _cost(keys, common))


def _cost(keys: "Iterable[Key | Bound]", common: Counter[Key]) -> float:
    """Return how many rules stand under some keys; a fact that is merely known says next to nothing."""
    return sum(
        1e6 if isinstance(key, Bound) else 1e9 if key[1] is None else float(common[key]) for key in keys
    )


def _facts(node: Node) -> set[str]:
    if isinstance(node, Member):
        return {node.fact}
    if isinstance(node, Bound):
        return {node.fact.name}
    if isinstance(node, Negated):
        return _facts(node.part)
    return set().union(*(_facts(part) for part in node.parts))
