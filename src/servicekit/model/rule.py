"""Rules of a reply: what every rule holds, and the stop-phrase."""

from typing import Literal

from pydantic import Field

from servicekit.finding import Confidence, Critical, Severity
from servicekit.model.noun import Noun
from servicekit.model.phrase import ExampleList, PhraseList
from servicekit.source import Place

__all__ = ["Address", "Channel", "Language", "Rule", "RuleSeverity", "StopPhrase"]

Language = Literal["ru", "en"]
Address = Literal["formal", "informal"]
RuleSeverity = Literal["error", "warning", "info", "off"]
Channel = str

ID = r"^[a-z0-9]+(?:[-.][a-z0-9]+)*$"


class Rule(Noun):
    """What every rule holds, whatever it checks.

    ``why`` and ``say`` are required: a finding without a way out cannot be written.
    ``channels``, ``client_types`` and ``stages`` narrow where the rule counts; empty means everywhere.
    ``catches`` must fire and ``allows`` must stay silent, at least two of each.
    ``language`` comes from the header of the file in which the rule stands.
    """

    id: str = Field(pattern=ID)
    title: str | None = None
    why: str = Field(min_length=1)
    say: tuple[str, ...] = Field(min_length=1)
    severity: RuleSeverity = "error"
    confidence: Confidence = "sure"
    critical: Critical = "none"
    channels: tuple[Channel, ...] = ()
    client_types: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    source: str | None = None
    catches: ExampleList = Field(min_length=2)
    allows: ExampleList = Field(min_length=2)
    language: Language = "ru"
    place: Place | None = Field(None, exclude=True, repr=False)

    @property
    def is_on(self) -> bool:
        """False when the rule was switched off by ``override``."""
        return self.severity != "off"

    @property
    def counts_always(self) -> bool:
        """False when the rule is off or waits for client types or stages, which a caller declares."""
        return self.is_on and not self.client_types and not self.stages

    @property
    def finding_severity(self) -> Severity:
        """The severity of this rule's findings; a rule that is off has none to give."""
        if self.severity == "off":
            msg = f"rule {self.id!r} is switched off and gives no findings"
            raise ValueError(msg)
        return self.severity


class StopPhrase(Rule):
    """A phrase that must not be said, in every form of its words (std.stop)."""

    phrases: PhraseList = Field(min_length=1)
    unless: PhraseList = ()
