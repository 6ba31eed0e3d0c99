"""Advice that joins several verbs: what to say next, and why."""

from servicekit.advise.reply import Advice, AskFor, Suggestion, suggest_reply

__all__ = ["Advice", "AskFor", "Suggestion", "suggest_reply"]
