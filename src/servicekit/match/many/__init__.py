"""The screen over many replies at once, in numpy; the only part of the phrase engine that needs it."""

from servicekit.match.many.screen import BatchScreen

__all__ = ["BatchScreen"]
