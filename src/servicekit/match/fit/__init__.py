"""Fits patterns to the words of a sentence, as far as grammar allows."""

from servicekit.match.fit.assign import Assignment, Reject, find_assignments

__all__ = ["Assignment", "Reject", "find_assignments"]
