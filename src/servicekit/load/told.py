"""A finding as a line of an exception's message, with its reason and its way out."""

from servicekit.finding import Finding

__all__ = ["told"]


def told(finding: Finding) -> str:
    """Return place, message, reason and repair of a finding, each repair on a line of its own."""
    place = f"{finding.place}: " if finding.place else ""
    mend = "".join(f"\n  mend: {say}" for say in finding.say)
    return f"{place}{finding.message} [{finding.rule}]\n  why:  {finding.why}{mend}"
