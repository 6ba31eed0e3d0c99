"""The control points of a kind of project: at which share what is checked, and what the client is told."""

from decimal import Decimal, InvalidOperation
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from servicekit.model.duration import Duration
from servicekit.model.noun import Noun
from servicekit.model.rule import ID
from servicekit.source import Place

__all__ = ["Checkpoints", "Collapse", "ControlPoint", "format_share", "parse_share"]

_HOW = "write a share of the project as a percentage over 0% and up to 100%, such as 25% or 12.5%"


def parse_share(value: Any) -> Decimal:
    """Return the part of a project that ``25%`` writes, as a fraction of one; a float is one already.

    Inverse of `format_share`. Raises `ValueError` for a whole number: 5 may mean 5 % or 500 %.
    """
    if isinstance(value, Decimal):
        share = value
    elif isinstance(value, float):
        share = Decimal(str(value))
    elif isinstance(value, str) and value.strip().endswith("%"):
        try:
            share = Decimal(value.strip().rstrip("%").strip().replace(",", ".")) / 100
        except InvalidOperation:
            msg = f"{value!r} is no share; {_HOW}"
            raise ValueError(msg) from None
    else:
        msg = f"this is no share: a number without % may mean two things; {_HOW}"
        raise ValueError(msg)
    if not 0 < share <= 1:
        msg = f"{value!r} lies outside the project; {_HOW}"
        raise ValueError(msg)
    return share


def format_share(share: Decimal) -> str:
    """Return ``share`` as it is written in a standard; inverse of `parse_share`."""
    return f"{(share * 100).normalize():f}%"


Share = Annotated[
    Decimal,
    BeforeValidator(parse_share),
    PlainSerializer(format_share, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^\d+(?:[.,]\d+)?\s*%$", "examples": ["25%", "12.5%"]}),
]


class ControlPoint(Noun):
    """One point: ``at`` a share of the project's time, with what is to ``check`` and who checks it.

    ``notice`` is the speech module for the client: every control point comes with a word to the
    client (con.notify), so it is required.
    """

    id: str = Field(pattern=ID)
    at: Share
    title: str = ""
    check: tuple[str, ...] = ()
    notice: str = Field(pattern=ID)
    owner: str | None = None
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class Collapse(Noun):
    """Points that stand within that much time of a kept one merge into it; the first or the last is kept."""

    within: Duration
    keep: Literal["first", "last"] = "last"


class Checkpoints(Noun):
    """The control points of one kind of project, in the order of their shares.

    ``basis``: shares of working or of plain time. ``boundary``: a share that falls on the close of a
    segment stands at that close, or at the next opening. ``slip_notice`` is the speech module that
    tells the client of a breach of the term (con.slip).
    """

    title: str = ""
    basis: Literal["working", "elapsed"] = "working"
    calendar: str | None = Field(None, pattern=ID)
    boundary: Literal["close", "open"] = "close"
    collapse: Collapse | None = None
    slip_notice: str | None = Field(None, pattern=ID)
    source: str | None = None
    points: tuple[ControlPoint, ...] = Field(min_length=1)
    place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _shares_grow(self) -> "Checkpoints":
        errors = [
            f"{two.id!r} at {format_share(two.at)} does not come after {one.id!r} at {format_share(one.at)}"
            for one, two in pairwise(self.points)
            if two.at <= one.at
        ]
        ids = [point.id for point in self.points]
        twice = sorted({name for name in ids if ids.count(name) > 1})
        errors += [f"two points are named {name!r}; give each a name of its own" for name in twice]
        if errors:
            msg = f"{'; '.join(errors)}; write the points in growing order, each share once"
            raise ValueError(msg)
        return self
