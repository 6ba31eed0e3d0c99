"""What a run of the linter brought, as one value that every format is written from."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from servicekit.finding import Finding, Severity
from servicekit.model import Rule

__all__ = ["Entry", "Inside", "Outcome", "entry_of_place"]

Inside = Literal["record", "file", "place"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One finding and the text that is shown with it.

    ``inside`` says what ``text`` is: ``record``, a reply that stands in a log; ``file``, a reply
    that is the whole file; ``place``, the text of a file in which ``finding.place`` names the
    stretch, while in the other two ``finding.start`` and ``end`` do.
    A ``problem`` is a place where the job could not be done: a bad line, a bad standard, a
    crashed rule.
    """

    finding: Finding
    text: str = ""
    inside: Inside = "record"
    problem: bool = False


def entry_of_place(finding: Finding, text: str) -> Entry:
    """Return the entry of a problem whose stretch of the file is ``finding.place``."""
    return Entry(finding, text, inside="place", problem=True)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Every entry in reading order, and what was checked by which rules.

    ``replies`` counts the texts that were checked, ``files`` names each input once, ``rules``
    are those that took part.
    """

    entries: tuple[Entry, ...] = ()
    replies: int = 0
    files: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()

    def count(self, severity: Severity) -> int:
        """Return how many findings have that severity; problems are counted apart."""
        return sum(1 for e in self.entries if not e.problem and e.finding.severity == severity)

    @property
    def problems(self) -> int:
        """How many places could not be checked."""
        return sum(1 for e in self.entries if e.problem)

    def by_rule(self) -> list[tuple[Finding, int]]:
        """Return one finding of each rule with the count of them, the most frequent first."""
        first: dict[str, Finding] = {}
        counts: Counter[str] = Counter()
        for entry in self.entries:
            if not entry.problem:
                first.setdefault(entry.finding.rule, entry.finding)
                counts[entry.finding.rule] += 1
        return [(first[rule], n) for rule, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))]
