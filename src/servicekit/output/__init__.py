"""Findings to characters: for people, for programs and for CI services."""

from servicekit.output.outcome import Entry, Outcome, entry_of_place
from servicekit.output.write import FORMATS, Format, Look, write_findings

__all__ = ["FORMATS", "Entry", "Format", "Look", "Outcome", "entry_of_place", "write_findings"]
