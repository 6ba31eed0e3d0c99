"""A case: what is known of it, since when, and what was done about it."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from servicekit.model.noun import Noun
from servicekit.source import Place

__all__ = ["Case", "CaseEvent", "Moment", "parse_aware"]

EVERYTHING = "all"


def parse_aware(moment: datetime) -> datetime:
    """Return an aware moment as it is. Raises `ValueError` with the repair for a naive one."""
    if moment.utcoffset() is None:
        msg = (
            f"the moment {moment:%Y-%m-%d %H:%M} is naive: without a zone it is another moment "
            f"in every place; write its offset, such as {moment:%Y-%m-%dT%H:%M}+03:00"
        )
        raise ValueError(msg)
    return moment


def _moment(value: Any) -> Any:
    if isinstance(value, bool | int | float) or (isinstance(value, date) and not isinstance(value, datetime)):
        msg = "this is no moment; write date, time and offset, such as 2026-05-12T10:00+03:00"
        raise ValueError(msg)  # noqa: TRY004 - pydantic makes findings of value errors only
    return value


Moment = Annotated[
    datetime, BeforeValidator(_moment, json_schema_input_type=datetime), AfterValidator(parse_aware)
]


class CaseEvent(Noun):
    """Something that happened: facts that became known or changed, or a deed of a person.

    ``facts`` replace what was known; ``null`` makes a fact unknown again. ``acknowledge`` and
    ``release`` name a rule, or ``all``: somebody took the step on, or a person ended it, which is the
    only way down. ``done`` is the key of a step that was carried out.
    """

    at: Moment
    facts: dict[str, Any] = Field(default_factory=dict)
    acknowledge: str | None = None
    release: str | None = None
    done: str | None = None
    by: str | None = Field(None, repr=False)
    place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _says_something(self) -> "CaseEvent":
        if not (self.facts or self.acknowledge or self.release or self.done):
            msg = "an event without facts, acknowledge, release or done says nothing; write what happened"
            raise ValueError(msg)
        return self


class Case(Noun):
    """One case, from its opening on; events stand in the order in which they happened.

    ``standard`` and ``version`` pin the standard under which it began. A duration among the ``facts``
    is a length, ``3h``, or a running clock, ``{since: 2026-05-12T18:00+03:00}``.
    """

    id: str = Field(min_length=1, max_length=200, alias="case")
    standard: str | None = None
    version: str | None = None
    opened_at: Moment
    facts: dict[str, Any] = Field(default_factory=dict)
    events: tuple[CaseEvent, ...] = ()
    place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _in_order(self) -> "Case":
        last, what = self.opened_at, "the opening of the case"
        for event in self.events:
            if event.at < last:
                msg = (
                    f"the event at {event.at.isoformat()} stands after {what} at {last.isoformat()}, "
                    "and came before it; put the events in the order in which they happened"
                )
                raise ValueError(msg)
            last, what = event.at, "the event"
        return self
