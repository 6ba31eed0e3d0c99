"""Kinds of clients, how they show themselves, and how to work with each (std.types)."""

from pydantic import Field

from servicekit.model.noun import Noun
from servicekit.model.phrase import ExampleList, PhraseList
from servicekit.model.rule import ID, Language
from servicekit.source import Place

__all__ = ["ClientType"]


class ClientType(Noun):
    """A client type: the phrases that betray it, what helps, what harms.

    ``signals`` are looked for in the client's own words, ``unless`` are their exceptions.
    ``stop_phrases`` must not be said to a client of this type, though others may hear them;
    ``avoid`` tells why. ``modules`` are ids of speech modules made for this type. ``catches``
    and ``allows`` are messages of clients that must, and must not, show this type.
    """

    id: str = Field(pattern=ID)
    title: str = Field(min_length=1)
    signals: PhraseList = ()
    unless: PhraseList = ()
    do: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    stop_phrases: PhraseList = ()
    modules: tuple[str, ...] = ()
    catches: ExampleList = ()
    allows: ExampleList = ()
    source: str | None = None
    language: Language = "ru"
    place: Place | None = Field(None, exclude=True, repr=False)
