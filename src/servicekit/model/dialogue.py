"""A conversation as it was written down: turns in order."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BeforeValidator

from servicekit.model.noun import Noun
from servicekit.source import Place

__all__ = ["Dialogue", "Role", "Turn"]

Role = Literal["agent", "client"]


class Turn(Noun):
    """One message. ``at`` is an aware moment; ``auto`` marks a message no person wrote.

    The role ``customer``, as many logs have it, is read as ``client``.
    """

    role: Annotated[Role, BeforeValidator(lambda role: "client" if role == "customer" else role)]
    text: str
    at: datetime | None = None
    channel: str | None = None
    author: str | None = None
    auto: bool = False
    place: Place | None = None


class Dialogue(Noun):
    """The turns of one conversation, oldest first.

    ``whole`` is false when they are cut out of a conversation, such as a reply that came
    without its conversation: rules about the first or the last turn then stay silent.
    """

    turns: tuple[Turn, ...]
    id: str | None = None
    whole: bool = True
