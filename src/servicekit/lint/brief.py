"""A finding without its words: what a table of many findings tells of each."""

from typing import NamedTuple

from servicekit.finding import Finding, Severity

__all__ = ["BriefFinding"]


class BriefFinding(NamedTuple):
    """Which rule found something, how grave it is and where it stands."""

    rule: str
    severity: Severity
    start: int
    end: int

    @classmethod
    def of(cls, finding: Finding) -> "BriefFinding":
        """Return the same without the words."""
        return cls(finding.rule, finding.severity, finding.start, finding.end)

    def sort_key(self) -> tuple[int, int, str]:
        """Order as ``Finding.sort_key`` does."""
        return self.start, self.end, self.rule
