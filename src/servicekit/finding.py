"""What is wrong with a text, as a value: one finding, and the report that holds them."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, computed_field

from servicekit.source import Place

__all__ = ["Confidence", "Critical", "Evidence", "Finding", "Report", "Severity", "WordEvidence"]

Severity = Literal["error", "warning", "info"]
Confidence = Literal["sure", "likely"]
Critical = Literal["none", "client", "business", "compliance"]

SEVERITY_ORDER: dict[Severity, int] = {"error": 0, "warning": 1, "info": 2}


class _Value(BaseModel):
    """A frozen value that refuses unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        return self.model_dump(mode="json")


class WordEvidence(_Value):
    """One word of a phrase and what it was found as.

    ``start`` and ``end`` count code points of the text as given. ``reading`` says how the
    word was read: ``as written``, ``mixed alphabets``, ``stretched``, ``spaced``, ``typo``,
    ``joined``, ``split``, ``word class``.
    """

    typed: str
    found: str
    start: int
    end: int
    reading: str = "as written"


class Evidence(_Value):
    """Why a phrase counts as found: the phrase, its words, and how many words stand between them."""

    phrase: str
    words: tuple[WordEvidence, ...] = ()
    extra_words: int = 0


class Finding(_Value):
    """One thing that is wrong, with its place, its reason and a way out.

    ``start`` and ``end`` count code points of the text as given, ``text[start:end] == matched``.
    ``severity`` is what CI fails on, ``critical`` what the score fails on. ``say`` tells what to
    write instead; ``edit`` is a replacement of ``matched`` that is safe to apply, or none.
    ``source`` is the clause of the written standard. ``turn`` counts the turns of a dialogue
    from 0; ``place`` is set when the text came from a file.
    """

    rule: str
    severity: Severity
    confidence: Confidence = "sure"
    critical: Critical = "none"
    start: int = 0
    end: int = 0
    matched: str = ""
    message: str
    why: str
    say: tuple[str, ...] = ()
    edit: str | None = None
    source: str | None = None
    turn: int | None = None
    place: Place | None = None
    evidence: Evidence | None = None

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """Order findings by turn, place and rule: the order in which people read."""
        return (self.turn if self.turn is not None else -1, self.start, self.end, self.rule)


class Report(_Value):
    """All findings about one reply or one dialogue, in reading order."""

    findings: tuple[Finding, ...] = ()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def ok(self) -> bool:
        """True when no finding is an error; warnings and infos do not spoil it."""
        return not any(finding.severity == "error" for finding in self.findings)

    def at_least(self, level: Severity) -> tuple[Finding, ...]:
        """Return the findings of ``level`` and graver ones."""
        bound = SEVERITY_ORDER[level]
        return tuple(f for f in self.findings if SEVERITY_ORDER[f.severity] <= bound)
