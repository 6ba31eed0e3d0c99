"""Who acts next: desk levels, declared facts, and the rules that pass a case on (desk.*)."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from servicekit.model.condition import parse_condition
from servicekit.model.duration import Duration
from servicekit.model.noun import Noun
from servicekit.model.rule import ID
from servicekit.source import Place

__all__ = [
    "Basis",
    "DeskLevel",
    "Escalation",
    "EscalationRule",
    "Fact",
    "FactKind",
    "OneWindow",
    "Repeat",
    "Role",
]

Basis = Literal["working", "elapsed"]
FactKind = Literal[
    "duration",
    "count",
    "flag",
    "choice",
    "client_types",
    "complaint_kinds",
    "points",
    "statuses",
    "channels",
    "stages",
    "situations",
]
FACT_NAME = r"^[a-z][a-z0-9_]*$"
DEFAULT_STATUSES = ("waiting", "due", "paused", "done", "missed")
MOST_REPEATS = 20


class DeskLevel(Noun):
    """A level of the service desk and its duties; later levels are higher.

    The level that ``owns`` a case keeps it while others work on it: it answers to the client to the
    end (desk.l1). ``person`` names who acts here; an ``automatic`` level is a queue or a robot, where
    nobody does. ``passes_to`` is the level that takes over when nobody here acknowledges in time.
    """

    id: str = Field(pattern=ID)
    title: str = ""
    duties: tuple[str, ...] = ()
    owns: bool = False
    automatic: bool = False
    person: str | None = None
    passes_to: str | None = Field(None, pattern=ID)
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class Role(Noun):
    """A person who may be called by name of the office, at some desk level."""

    id: str = Field(pattern=ID)
    title: str = ""
    level: str = Field(pattern=ID)
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class Fact(Noun):
    """What may be known of a case: a duration, a count, a flag, or one value of a closed list.

    ``worse`` says in which direction the fact gets worse; durations and counts do so as they grow.
    ``basis`` is how a duration is counted. ``values`` is the list of a choice.
    """

    type: FactKind
    title: str = ""
    values: tuple[str, ...] = ()
    worse: Literal["more", "less", "none"] | None = None
    basis: Basis | None = None
    place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _keys_fit_the_type(self) -> "Fact":
        if (self.type == "choice") != bool(self.values):
            msg = "a fact of type choice lists its 'values', and no other type does"
            raise ValueError(msg)
        if len(set(self.values)) < len(self.values):
            msg = "a value stands twice in 'values'; leave it once"
            raise ValueError(msg)
        if self.basis is not None and self.type != "duration":
            msg = f"'basis' says how a duration is counted, and this fact is a {self.type}"
            raise ValueError(msg)
        return self

    @property
    def is_worse(self) -> Literal["more", "less", "none"]:
        """The direction in which the fact gets worse; a closed list has none unless it says so."""
        return self.worse or ("more" if self.type in ("duration", "count") else "none")


def _read_fact(value: Any) -> Any:
    if isinstance(value, str):
        return {"type": value}
    return {"type": "choice", "values": tuple(value)} if isinstance(value, list | tuple) else value


FactWritten = Annotated[
    Fact, BeforeValidator(_read_fact, json_schema_input_type=FactKind | tuple[str, ...] | Fact)
]


class Repeat(Noun):
    """Reminders while nobody acknowledges: how often, and how many at most."""

    every: Duration
    at_most: int = Field(ge=1, le=MOST_REPEATS)
    place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="before")
    @classmethod
    def _has_a_bound(cls, data: Any) -> Any:
        if isinstance(data, dict) and "every" in data and "at_most" not in data:
            msg = "a repeat without a bound would go on for ever; say how many at most, as in at_most: 3"
            raise ValueError(msg)
        return data

    @model_validator(mode="after")
    def _takes_time(self) -> "Repeat":
        if self.every.total_seconds() <= 0:
            msg = "a repeat every 0s would never end; write a length such as every: 4h"
            raise ValueError(msg)
        return self


def _condition(when: dict[str, Any]) -> dict[str, Any]:
    parse_condition(when)
    return when


class EscalationRule(Noun):
    """When ``when`` comes true, ``to`` acts: a desk level or a role.

    ``functional`` brings more skill, ``hierarchical`` more authority. ``within`` is the time in which
    the step must be acknowledged; then the level that ``passes_to`` names takes over. ``repeat``
    reminds until then. ``notify_client`` is the speech module for the client. ``cool_off`` is how long
    a rule that was released stays silent.
    """

    id: str = Field(pattern=ID)
    title: str = ""
    when: Annotated[dict[str, Any], AfterValidator(_condition)]
    to: str = Field(pattern=ID)
    kind: Literal["functional", "hierarchical"] = "functional"
    within: Duration | None = None
    repeat: Repeat | None = None
    notify_client: str | None = Field(None, pattern=ID)
    cool_off: Duration | None = None
    basis: Basis | None = None
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)
    when_place: Place | None = Field(None, exclude=True, repr=False)


class OneWindow(Noun):
    """The client is passed on at most so often and never tells the story twice (desk.single).

    ``fact`` is the count of transfers; when it reaches ``at_most`` nobody passes the client on any more.
    """

    fact: str = Field("transfers", pattern=FACT_NAME)
    at_most: int = Field(2, ge=0, le=10)
    place: Place | None = Field(None, exclude=True, repr=False)


class Escalation(Noun):
    """The facts that may be known of a case, and the rules over them.

    ``basis`` is how time is counted unless a rule or a fact says otherwise: working where there is a
    ``calendar``, else elapsed. ``statuses`` is the closed list behind facts of that type.
    """

    calendar: str | None = Field(None, pattern=ID)
    basis: Basis | None = None
    cool_off: Duration | None = None
    one_window: OneWindow | None = None
    statuses: tuple[str, ...] = DEFAULT_STATUSES
    roles: tuple[Role, ...] = ()
    facts: dict[Annotated[str, Field(pattern=FACT_NAME)], FactWritten] = Field(default_factory=dict)
    rules: tuple[EscalationRule, ...] = ()
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)

    @property
    def usual_basis(self) -> Basis:
        """How time is counted where nothing else is said."""
        return self.basis or ("working" if self.calendar else "elapsed")
