"""The nouns of a service standard, as frozen models."""

from servicekit.model.dialogue import Dialogue, Role, Turn
from servicekit.model.phrase import Example, Phrase
from servicekit.model.reply_rules import LimitRule, PatternRule, ReplaceRule, ReplyRule, RequireRule
from servicekit.model.rule import Rule, StopPhrase
from servicekit.model.standard import DEFAULT_CHANNELS, Standard

__all__ = [
    "DEFAULT_CHANNELS",
    "Dialogue",
    "Example",
    "LimitRule",
    "PatternRule",
    "Phrase",
    "ReplaceRule",
    "ReplyRule",
    "RequireRule",
    "Role",
    "Rule",
    "Standard",
    "StopPhrase",
    "Turn",
]
