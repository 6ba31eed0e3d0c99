"""Stop-phrases that stay in the file where they were kept, until somebody asks for one."""

import json
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple
from zlib import compress, decompress

from servicekit.finding import Severity
from servicekit.model.on_demand import OnDemand
from servicekit.model.rule import StopPhrase

__all__ = ["KeptStopPhrases", "RuleHead", "pack_stop_phrases"]


class RuleHead(NamedTuple):
    """What counting a finding needs of a rule; read in a tenth of the time that the rule takes."""

    id: str
    finding_severity: Severity
    channels: tuple[str, ...]


def pack_stop_phrases(rules: Iterable[StopPhrase], plain: Callable[[StopPhrase], Any]) -> dict[str, bytes]:
    """Return the sections of a file out of which ``KeptStopPhrases`` reads the rules.

    ``plain`` turns a rule into the data of JSON, its places included.
    """
    ends, firsts, texts = array("Q"), array("I", [0]), bytearray()
    head_ends, heads = array("I"), bytearray()
    for rule in rules:
        # The same keys and the same file stand in a rule over and over.
        texts += compress(json.dumps(plain(rule), ensure_ascii=False, separators=(",", ":")).encode())
        ends.append(len(texts))
        firsts.append(firsts[-1] + (len(rule.phrases) if rule.counts_always else 0))
        heads += json.dumps([rule.id, rule.severity, rule.channels], ensure_ascii=False).encode()
        head_ends.append(len(heads))
    return {
        "rule texts": bytes(texts),
        "rule ends": ends.tobytes(),
        "rule firsts": firsts.tobytes(),
        "rule heads": bytes(heads),
        "rule head ends": head_ends.tobytes(),
    }


class KeptStopPhrases(OnDemand[StopPhrase]):
    """A row of stop-phrases, each of which becomes a model when it is first asked for.

    It is compared, added and shown as the tuple that it stands for; a copy in another process is that
    tuple. ``firsts`` tells how many phrases stand before each rule in those that always count, and behind
    the last of them how many there are at all.
    """

    def __init__(self, sections: Mapping[str, memoryview]) -> None:
        self._texts = sections["rule texts"]
        self._ends = sections["rule ends"].cast("Q")
        self._heads = sections["rule heads"]
        self._head_ends = sections["rule head ends"].cast("I")
        self.firsts = sections["rule firsts"].cast("I")
        self._made: dict[int, StopPhrase] = {}

    def ids(self) -> list[str]:
        """Return the ids of the rules in their order; no rule is made for them."""
        return [self.head(number).id for number in range(len(self))]

    def head(self, at: int) -> RuleHead:
        """Return the head of one rule; no rule is made for it."""
        start = self._head_ends[at - 1] if at else 0
        rule_id, severity, channels = json.loads(bytes(self._heads[start : self._head_ends[at]]))
        return RuleHead(rule_id, severity, tuple(channels))

    def occasional(self) -> Iterator[StopPhrase]:
        """Yield the rules that do not always count."""
        for number in range(len(self)):
            if self.firsts[number] == self.firsts[number + 1]:
                yield self[number]

    def __len__(self) -> int:
        return len(self._ends)

    def member(self, at: int) -> StopPhrase:
        """Return one rule, made when it is first asked for."""
        rule = self._made.get(at)
        if rule is None:
            # Of two threads that ask at once, both get the rule of the first.
            rule = self._made.setdefault(at, self._make(at))
        return rule

    def _make(self, at: int) -> StopPhrase:
        start = self._ends[at - 1] if at else 0
        return StopPhrase.model_validate_json(decompress(self._texts[start : self._ends[at]]))

    def say(self, rules: Sequence[StopPhrase]) -> bool:
        """Tell whether these are just ``rules``, places included; no rule made for that is held."""
        same = (self._make(at) == rule for at, rule in enumerate(rules))
        return len(rules) == len(self) and all(same)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, tuple | KeptStopPhrases) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __add__(self, more: Iterable[Any]) -> tuple[Any, ...]:
        return (*self, *more)

    def __radd__(self, before: Iterable[Any]) -> tuple[Any, ...]:
        return (*before, *self)

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type, tuple[tuple[StopPhrase, ...]]]:
        return tuple, (tuple(self),)
