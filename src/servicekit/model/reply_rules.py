"""Rules of a reply other than stop-phrases; ``kind`` decides their keys."""

from typing import Annotated, Literal

from pydantic import Field

from servicekit.model.phrase import PhraseList, PhraseText
from servicekit.model.rule import Rule

__all__ = ["LimitRule", "Measure", "PatternRule", "ReplaceRule", "ReplyRule", "RequireRule", "Scope"]

Scope = Literal["reply", "first_agent_turn", "last_agent_turn"]
Measure = Literal["characters", "sentences", "sentence_length", "questions", "emoji", "caps", "exclamation"]


class RequireRule(Rule):
    """At least one of the phrases ``any`` must be said in the scope ``in``."""

    kind: Literal["require"]
    any: PhraseList = Field(min_length=1)
    in_: Scope = Field("reply", alias="in")


class ReplaceRule(Rule):
    """Each phrase on the left is better said as the words on the right.

    ``safe: true`` says that the replacement may be applied without reading: it becomes
    the finding's ``edit``.
    """

    kind: Literal["replace"]
    replace: dict[PhraseText, str] = Field(min_length=1)
    unless: PhraseList = ()
    safe: bool = False


class LimitRule(Rule):
    """A measure of the reply stays at or under ``at_most``.

    ``characters``, ``sentences``, ``questions`` (sentences that ask), ``emoji`` and
    ``exclamation`` (marks ``!``) count the reply; ``sentence_length`` counts the words of its
    longest sentence; ``caps`` the words of three and more letters in a row of capitals.
    """

    kind: Literal["limit"]
    of: Measure
    at_most: int = Field(ge=0, strict=True)


class PatternRule(Rule):
    """A regular expression that must not match, run on RE2 (linear time) only."""

    kind: Literal["pattern"]
    pattern: str = Field(min_length=1)


ReplyRule = Annotated[RequireRule | ReplaceRule | LimitRule | PatternRule, Field(discriminator="kind")]
