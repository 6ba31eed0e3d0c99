"""What a choice of words looks like: the module, the reasons for it, and what was passed over."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from servicekit.model.rule import Language

__all__ = ["Pick", "Reason", "Rejected"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One condition of the module that the case fulfils."""

    condition: str
    value: str
    among: tuple[str, ...]

    def __str__(self) -> str:
        """Say the condition as a quality lead reads it."""
        if len(self.among) <= 1:
            return f"{self.condition} is {self.value}"
        return f"{self.condition} is {self.value}, one of {', '.join(self.among)}"


@dataclass(frozen=True, slots=True)
class Rejected:
    """A module of the same situation that was not taken, and why."""

    module: str
    why: str


@dataclass(frozen=True)
class Pick:
    """The one module for a case.

    ``module`` is its id, ``case`` what was asked, ``reasons`` the conditions it fulfils (none:
    it is the default of its situation), ``wording`` the place of the chosen text in
    ``SpeechModule.texts()``. ``rejected`` is worked out when it is first read.
    """

    module: str
    situation: str
    language: Language
    channel: str | None
    case: dict[str, str]
    reasons: tuple[Reason, ...]
    wording: int
    verbatim: bool = False
    explain: Callable[["Pick"], tuple[Rejected, ...]] | None = field(default=None, repr=False, compare=False)

    @property
    def is_default(self) -> bool:
        """True when the module has no condition but its situation."""
        return not self.reasons

    @cached_property
    def rejected(self) -> tuple[Rejected, ...]:
        """The other modules of the situation, each with the reason why it was not taken."""
        return self.explain(self) if self.explain else ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        return {
            "module": self.module,
            "situation": self.situation,
            "language": self.language,
            "channel": self.channel,
            "case": self.case,
            "default": self.is_default,
            "verbatim": self.verbatim,
            "reasons": [
                {"condition": r.condition, "value": r.value, "among": list(r.among)} for r in self.reasons
            ],
            "rejected": [{"module": r.module, "why": r.why} for r in self.rejected],
        }
