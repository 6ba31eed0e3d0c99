"""What is wrong with a reply or a dialogue, by the rules of one standard."""

from servicekit.lint.client_types import every_rule
from servicekit.lint.crash import is_crash
from servicekit.lint.dialogue import validate_dialogue
from servicekit.lint.validate import validate_reply

__all__ = ["every_rule", "is_crash", "validate_dialogue", "validate_reply"]
