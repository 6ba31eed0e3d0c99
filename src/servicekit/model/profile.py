"""What may be known of a client: 31 facts, how sensitive each is, and dates of contact (con.profile)."""

from datetime import date
from typing import Any, Literal, get_args

from pydantic import Field, model_validator

from servicekit.model.noun import Noun
from servicekit.model.rule import ID
from servicekit.source import Place

__all__ = [
    "PROFILE_FACTS",
    "ClientProfile",
    "ProfileFact",
    "ProfileFactName",
    "ProfileHoliday",
    "ProfilePolicy",
    "Sensitivity",
]

Sensitivity = Literal["ordinary", "personal", "special"]
ProfileFactName = Literal[
    "name", "firm", "position", "address", "phones", "birth_date", "birth_place", "hobby", "army", "family",
    "children", "car", "clubs", "cuisine", "clothing", "school", "mentors", "status_symbols", "public_work",
    "religion", "alcohol", "smoking", "favourite_topics", "forbidden_topics", "short_term_goals",
    "long_term_goals", "achievements", "holidays", "health", "reliability", "emotionality",
]  # fmt: skip

# Health, faith and what betrays them are special categories of personal data (GDPR, article 9;
# Russian law 152-FZ, article 10): public work may betray political views, alcohol and smoking health.
_SPECIAL = {"religion", "health", "alcohol", "smoking", "public_work"}
_ORDINARY = {"name", "firm", "position", "favourite_topics", "forbidden_topics"}

PROFILE_FACTS: dict[str, Sensitivity] = {
    name: "special" if name in _SPECIAL else "ordinary" if name in _ORDINARY else "personal"
    for name in get_args(ProfileFactName)
}
"""The 31 facts, each with how sensitive it is."""


class ProfileFact(Noun):
    """How the standard treats one fact: whether it may be kept, and the question that finds it out.

    A special fact is off unless ``keep: true`` stands here with the ``basis`` in law for keeping it.
    """

    id: ProfileFactName
    title: str = ""
    ask: str = ""
    keep: bool | None = None
    basis: str | None = None
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)

    @property
    def sensitivity(self) -> Sensitivity:
        """How sensitive the fact is."""
        return PROFILE_FACTS[self.id]

    @property
    def is_on(self) -> bool:
        """True when a profile may hold the fact."""
        return self.sensitivity != "special" if self.keep is None else self.keep

    @model_validator(mode="after")
    def _special_needs_a_basis(self) -> "ProfileFact":
        if self.sensitivity == "special" and self.keep and not self.basis:
            msg = (
                f"{self.id!r} is special-category personal data; switching it on needs its basis in law, "
                "as in basis: written consent of the client"
            )
            raise ValueError(msg)
        return self


class ProfileHoliday(Noun):
    """A day of the year on which clients are congratulated, written ``12-31``."""

    id: str = Field(pattern=ID)
    title: str = ""
    day: str = Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")
    module: str | None = Field(None, pattern=ID)
    place: Place | None = Field(None, exclude=True, repr=False)

    @model_validator(mode="after")
    def _is_a_day(self) -> "ProfileHoliday":
        month, day = map(int, self.day.split("-"))
        try:
            date(2024, month, day)
        except ValueError:
            msg = f"there is no day {self.day} in any year; write month and day, such as 12-31"
            raise ValueError(msg) from None
        return self


class ProfilePolicy(Noun):
    """Which facts may be kept of a client, and on which days to keep in touch."""

    facts: tuple[ProfileFact, ...] = ()
    holidays: tuple[ProfileHoliday, ...] = ()
    birthday_module: str | None = Field(None, pattern=ID)
    holiday_module: str | None = Field(None, pattern=ID)
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class ClientProfile(Noun):
    """What is known of one client. Printing it shows which facts are known, never their values."""

    name: str | None = None
    firm: str | None = None
    position: str | None = None
    address: str | None = None
    phones: tuple[str, ...] = ()
    birth_date: date | None = None
    birth_place: str | None = None
    hobby: str | None = None
    army: str | None = None
    family: str | None = None
    children: str | None = None
    car: str | None = None
    clubs: str | None = None
    cuisine: str | None = None
    clothing: str | None = None
    school: str | None = None
    mentors: str | None = None
    status_symbols: str | None = None
    public_work: str | None = None
    religion: str | None = None
    alcohol: str | None = None
    smoking: str | None = None
    favourite_topics: tuple[str, ...] = ()
    forbidden_topics: tuple[str, ...] = ()
    short_term_goals: str | None = None
    long_term_goals: str | None = None
    achievements: str | None = None
    holidays: dict[str, date] = Field(default_factory=dict)
    health: str | None = None
    reliability: str | None = None
    emotionality: str | None = None

    @property
    def known(self) -> tuple[str, ...]:
        """The names of the facts that are known, in their order."""
        return tuple(name for name in PROFILE_FACTS if getattr(self, name))

    def __repr_args__(self) -> list[tuple[str | None, Any]]:
        """Show the names of what is known and no value: a profile may land in a log."""
        return [("known", self.known)]

    def __str__(self) -> str:
        """Return the same as ``repr``: without a value."""
        return repr(self)
