"""Speech modules: words that are ready to say, with typed gaps for the facts of the case (std.modules)."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field, model_validator

from servicekit.model.noun import Noun
from servicekit.model.rule import ID, Channel, Language
from servicekit.model.situations import OneOrMore
from servicekit.source import Place

__all__ = ["Slot", "SlotType", "SpeechModule", "Variant"]

SlotType = Literal["text", "name", "date", "datetime", "money", "count", "link", "choice"]


class Slot(Noun):
    """A gap in a text, and what may fill it.

    A slot that is not ``required`` may have a ``fallback``, a value that stands in for it.
    ``example`` is what a reader of the standard sees in its place; most types have one of
    their own. ``ask`` is how to ask for the value. ``unit`` holds the forms
    of what is counted (день, дня, дней), ``currency`` an ISO code, ``choices`` the closed list
    of a ``choice``; ``many`` makes the value a list; ``max_length`` bounds a text in characters.
    """

    type: SlotType = "text"
    required: bool = True
    example: Any = None
    fallback: Any = None
    ask: str | None = None
    unit: tuple[str, ...] = ()
    currency: Literal["RUB", "USD", "EUR", "GBP", "KZT", "BYN"] | None = None
    choices: tuple[str, ...] = ()
    many: bool = False
    max_length: int = Field(300, ge=1, le=4_000)
    place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _read_moments(cls, data: Any) -> Any:
        """Read a date that comes quoted, or from JSON, as the date it is."""
        read = {"date": date.fromisoformat, "datetime": datetime.fromisoformat}
        if not isinstance(data, dict) or data.get("type") not in read:
            return data
        moments = {}
        for key in ("example", "fallback"):
            if isinstance(data.get(key), str):
                with suppress(ValueError):
                    moments[key] = read[data["type"]](data[key])
        return {**data, **moments}

    @model_validator(mode="after")
    def _keys_fit_the_type(self) -> "Slot":
        wants = {"choices": "choice", "unit": "count", "currency": "money"}
        for key, kind in wants.items():
            if getattr(self, key) and self.type != kind:
                msg = f"{key!r} belongs to a slot of type {kind}, and this one is of type {self.type}"
                raise ValueError(msg)
        if self.type == "choice" and not self.choices:
            msg = "a slot of type choice needs 'choices', the closed list of its values"
            raise ValueError(msg)
        if self.required and self.fallback is not None:
            msg = "a slot with a 'fallback' is never missing: write 'required: false' as well"
            raise ValueError(msg)
        return self


class Variant(Noun):
    """The same module in other words, for some channels or for another language."""

    channel: OneOrMore = ()
    language: Language | None = None
    text: str = Field(min_length=1, max_length=20_000)
    place: Place | None = Field(None, exclude=True, repr=False)
    text_place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _differs(self) -> "Variant":
        if not self.channel and self.language is None:
            msg = "a variant needs a 'channel' or a 'language' that sets it apart from the module's own text"
            raise ValueError(msg)
        return self


class SpeechModule(Noun):
    """Words for a situation.

    ``stage``, ``client_type``, ``channel`` and ``when`` narrow where the module counts; ``when``
    may hold these three and any fact that the situation declares. ``verbatim`` marks wording
    that must be said to the letter: it is rendered without any smoothing.
    """

    id: str = Field(pattern=ID)
    title: str | None = None
    situation: str
    stage: OneOrMore = ()
    client_type: OneOrMore = ()
    channel: OneOrMore = ()
    when: dict[str, OneOrMore] = Field(default_factory=dict)
    slots: dict[str, Slot] = Field(default_factory=dict)
    text: str = Field(min_length=1, max_length=20_000)
    variants: tuple[Variant, ...] = ()
    verbatim: bool = False
    source: str | None = None
    language: Language = "ru"
    place: Place | None = Field(None, exclude=True, repr=False)
    text_place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _conditions_stand_once(self) -> "SpeechModule":
        for name in ("stage", "client_type", "channel"):
            if getattr(self, name) and name in self.when:
                msg = f"{name!r} is given twice, beside 'when' and inside it; keep one of them"
                raise ValueError(msg)
        if "situation" in self.when:
            msg = "'situation' stands beside 'when', not inside it"
            raise ValueError(msg)
        return self

    @property
    def conditions(self) -> dict[str, tuple[Channel, ...]]:
        """Every condition but the situation, by name, with the values that fulfil it."""
        beside = {name: getattr(self, name) for name in ("stage", "client_type", "channel")}
        return {name: values for name, values in sorted({**beside, **self.when}.items()) if values}

    def texts(self) -> list[tuple[Language, tuple[Channel, ...], str, Place | None]]:
        """Every wording: its language, its channels (none: all), its template and its place."""
        own: list[tuple[Language, tuple[Channel, ...], str, Place | None]]
        own = [(self.language, (), self.text, self.text_place or self.place)]
        return own + [
            (v.language or self.language, v.channel, v.text, v.text_place or v.place) for v in self.variants
        ]
