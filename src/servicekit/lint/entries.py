"""The phrases of many rules in a row, and whose each of them is."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from servicekit.match.found import PhraseEntry
from servicekit.match.store.row import Row
from servicekit.model import Phrase, ReplaceRule, RequireRule, Rule, StopPhrase
from servicekit.model.kept_phrases import KeptStopPhrases, RuleHead
from servicekit.model.on_demand import OnDemand

__all__ = ["Entries", "phrase_entries"]


def phrase_entries(rule: Rule) -> Iterator[PhraseEntry]:
    """Yield the phrases that the rule looks for."""
    for phrase in _phrases(rule):
        yield PhraseEntry(phrase, rule.language, getattr(rule, "unless", ()))


def _phrases(rule: Rule) -> Sequence[Phrase]:
    if isinstance(rule, StopPhrase):
        return rule.phrases
    if isinstance(rule, RequireRule):
        return rule.any
    if isinstance(rule, ReplaceRule):
        return [Phrase(phrase=words) for words in rule.replace]
    return ()


class Entries(OnDemand[PhraseEntry]):
    """Entries numbered from 0; a rule that lies in a file is read when one of its phrases is asked for.

    Of ``stops`` and ``others`` in a row, ``firsts`` tells how many phrases stand before each rule, and
    behind the last how many there are. A rule without phrases of its own in here owns none.
    """

    def __init__(self, stops: Sequence[StopPhrase], others: Sequence[Rule]) -> None:
        self._rules: Row[Rule] = Row(stops, others)
        self._kept = stops if isinstance(stops, KeptStopPhrases) else None
        if isinstance(stops, KeptStopPhrases):
            self._firsts = array("I", stops.firsts)
        else:
            self._firsts = array("I", [0])
            self._count(stops)
        self._count(others)

    def _count(self, rules: Iterable[Rule]) -> None:
        for rule in rules:
            self._firsts.append(self._firsts[-1] + len(_phrases(rule)))

    def owner(self, number: int) -> Rule:
        """Return the rule whose phrase has that number."""
        return self._rules[bisect_right(self._firsts, number) - 1]

    def head(self, number: int) -> Rule | RuleHead:
        """Return what counting a finding needs of that rule; one that lies in a file stays there."""
        at = bisect_right(self._firsts, number) - 1
        kept = self._kept
        return kept.head(at) if kept is not None and at < len(kept) else self._rules[at]

    def owners(self) -> Iterator[Rule]:
        """Yield the rules that have phrases in here."""
        for number in range(len(self._rules)):
            if self._firsts[number] < self._firsts[number + 1]:
                yield self._rules[number]

    def __len__(self) -> int:
        return self._firsts[-1]

    def __iter__(self) -> Iterator[PhraseEntry]:
        for rule in self.owners():
            yield from phrase_entries(rule)

    def member(self, at: int) -> PhraseEntry:
        """Return one entry."""
        number = bisect_right(self._firsts, at) - 1
        rule = self._rules[number]
        phrase = _phrases(rule)[at - self._firsts[number]]
        return PhraseEntry(phrase, rule.language, getattr(rule, "unless", ()))
