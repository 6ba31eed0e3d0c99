"""A phrase as its author wrote it, before anything is compiled."""

from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from servicekit.model.noun import Noun
from servicekit.source import Place

__all__ = ["Example", "ExampleList", "Notation", "Phrase", "PhraseList", "PhraseText"]


@dataclass(frozen=True)
class Notation:
    """Marks a text that is a phrase of the notation though it is no ``Phrase``: a key of ``replace``."""


PhraseText = Annotated[str, Notation()]


class Phrase(Noun):
    """One phrase in the notation of the language page, with its options.

    ``order``: Russian words are found in any order and English ones in the written order
    unless this says otherwise. ``in``: only in a question, only in the first or the last
    sentence of a reply. ``voice``: ``any`` also looks into quotes of the client. ``fold``:
    what may change, ``person`` (я↔мы, вы↔ты) and ``aspect`` (понять↔понимать); both by default.
    ``slop``: at most so many extra words, fillers not counted (Russian 2, English 1).
    """

    lone_key: ClassVar[str | None] = "phrase"

    phrase: str = Field(min_length=1)
    order: Literal["any", "fixed"] | None = None
    in_: Literal["any", "question", "first", "last"] = Field("any", alias="in")
    voice: Literal["agent", "any"] = "agent"
    fold: tuple[Literal["person", "aspect"], ...] = ("person", "aspect")
    slop: int | None = Field(None, ge=0, le=12, strict=True)
    place: Place | None = Field(None, exclude=True, repr=False)


class Example(Noun):
    """An example of a rule; ``[[…]]`` in the YAML marks the span that must be found.

    ``text`` is the example without marks; ``spans`` are the marked stretches in it.
    ``channel`` and ``client_message`` say in which channel and after which words of the
    client the reply was written, where that matters.
    """

    lone_key: ClassVar[str | None] = "text"

    text: str = Field(min_length=1)
    spans: tuple[tuple[int, int], ...] = ()
    channel: str | None = None
    client_message: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


def _phrase(value: Any) -> Any:
    return {"phrase": value} if isinstance(value, str) else value


def _example(value: Any) -> Any:
    """Read ``[[…]]`` marks out of an example, whether it comes bare or with its place."""
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, dict) or "spans" in value or "[[" not in str(value.get("text")):
        return value
    text, spans, opened = "", [], None
    rest = value["text"]
    while rest:
        mark = "[[" if opened is None else "]]"
        head, found, rest = rest.partition(mark)
        text += head
        if not found:
            break
        if opened is None:
            opened = len(text)
        else:
            spans.append((opened, len(text)))
            opened = None
    if opened is not None:
        msg = "'[[' opens a span that no ']]' closes"
        raise ValueError(msg)
    return {**value, "text": text, "spans": tuple(spans)}


OnePhrase = Annotated[Phrase, BeforeValidator(_phrase)]
OneExample = Annotated[Example, BeforeValidator(_example)]
PhraseList = tuple[OnePhrase, ...]
ExampleList = tuple[OneExample, ...]
