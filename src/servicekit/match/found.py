"""What goes into the matcher and what comes out of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from servicekit.finding import Evidence
from servicekit.model.phrase import Phrase
from servicekit.model.rule import Language

__all__ = ["PhraseEntry", "PhraseError", "PhraseMatch", "Silence"]


class PhraseError(ValueError):
    """A phrase that its notation does not allow.

    ``start`` and ``end`` count code points inside the phrase as typed; ``say`` tells how to
    mend it.
    """

    def __init__(self, message: str, start: int, end: int, say: str) -> None:
        super().__init__(message)
        self.start, self.end, self.say = start, end, say


@dataclass(frozen=True, slots=True)
class PhraseEntry:
    """A phrase to look for."""

    phrase: Phrase
    language: Language = "ru"
    unless: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseMatch:
    """Where a phrase stands: ``text[start:end]`` of the text as given, and why it counts.

    ``entry``: which of the entries it is, counted from 0 · ``phrase``: what its author wrote; its place in a
    file only the entry tells · ``likely``: a word had to be read through a typing mistake · ``tell`` gives
    the evidence.
    """

    entry: int
    phrase: Phrase
    start: int
    end: int
    tell: Callable[[], Evidence] = field(repr=False, compare=False)
    likely: bool = False

    @property
    def evidence(self) -> Evidence:
        """Why it counts, word by word; put together when somebody asks."""
        return self.tell()


@dataclass(frozen=True, slots=True)
class Silence:
    """A phrase that stands in the text and yet is not reported, with the reason in words."""

    entry: int
    phrase: Phrase
    start: int
    end: int
    reason: str
