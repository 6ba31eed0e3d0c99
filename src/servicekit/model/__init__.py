"""The nouns of a service standard, as frozen models."""

from servicekit.model.client_types import ClientType
from servicekit.model.dialogue import Dialogue, Role, Turn
from servicekit.model.phrase import Example, Phrase
from servicekit.model.reply_rules import LimitRule, PatternRule, ReplaceRule, ReplyRule, RequireRule
from servicekit.model.rule import Rule, StopPhrase
from servicekit.model.situations import Situation, Stage
from servicekit.model.speech import Slot, SlotType, SpeechModule, Variant
from servicekit.model.standard import DEFAULT_CHANNELS, Standard

__all__ = [
    "DEFAULT_CHANNELS",
    "ClientType",
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
    "Situation",
    "Slot",
    "SlotType",
    "SpeechModule",
    "Stage",
    "Standard",
    "StopPhrase",
    "Turn",
    "Variant",
]
