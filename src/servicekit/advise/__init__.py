"""Advice that joins several verbs: what to say next, and why."""

from servicekit.advise.notices import Notice, Recipient, prepare_notice, prepare_slip_notice
from servicekit.advise.reply import Advice, AskFor, Suggestion, suggest_reply

__all__ = [
    "Advice",
    "AskFor",
    "Notice",
    "Recipient",
    "Suggestion",
    "prepare_notice",
    "prepare_slip_notice",
    "suggest_reply",
]
