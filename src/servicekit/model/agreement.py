"""The agreement before work: who, through which channels, by when, for what (agr.*)."""

from datetime import date
from typing import Literal

from pydantic import Field

from servicekit.model.case import Moment
from servicekit.model.noun import Noun
from servicekit.model.rule import ID
from servicekit.source import Place

__all__ = [
    "AGREEMENT_ITEMS",
    "Access",
    "Agreement",
    "AgreementItem",
    "AgreementItemName",
    "AgreementPerson",
    "AgreementPolicy",
    "Reports",
    "Term",
]

AgreementItemName = Literal[
    "people", "final-word", "acceptance", "channels", "reports", "access", "nda", "terms", "payment", "edits",
    "order", "contacts", "talk", "brief",
]  # fmt: skip
AGREEMENT_ITEMS: tuple[AgreementItemName, ...] = AgreementItemName.__args__  # type: ignore[attr-defined]


class AgreementItem(Noun):
    """One thing to agree on before work: what to ask, and the words for it.

    An item that is not ``required`` is only asked about when it is given wrongly.
    """

    id: AgreementItemName
    title: str = ""
    ask: str = ""
    module: str | None = Field(None, pattern=ID)
    required: bool = True
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class AgreementPolicy(Noun):
    """What must be agreed before work may start; without ``items`` that is everything.

    ``people_a_side`` is how many may answer for each side at most (agr.people), ``contacts`` how many
    ways to reach us the client gets at least (agr.contacts).
    """

    people_a_side: int = Field(2, ge=1, le=10)
    contacts: int = Field(2, ge=1, le=10)
    items: tuple[AgreementItem, ...] = ()
    source: str | None = None
    place: Place | None = Field(None, exclude=True, repr=False)


class AgreementPerson(Noun):
    """A person who answers for one side, and what for."""

    name: str = Field(min_length=1, repr=False)
    zone: str | None = Field(None, repr=False)


class Reports(Noun):
    """What is reported, and how often."""

    kind: str | None = None
    every: str | None = None


class Access(Noun):
    """An access that the work needs, and whether it was given."""

    name: str = Field(min_length=1)
    given: bool = False


class Term(Noun):
    """A stage of the first period and its last day."""

    stage: str = Field(min_length=1)
    due: date | None = None


class Agreement(Noun):
    """What was agreed with one client; what is not agreed yet is none or empty.

    ``final_word`` names who has the last word and ``accepts`` who accepts the work. ``accesses`` is
    none while nobody asked which are needed, and empty when none are; ``nda_needed: false`` says that
    both sides do without. ``order_before_price`` is true when the order of work was told before price
    and prepayment.
    """

    ours: tuple[AgreementPerson, ...] = ()
    theirs: tuple[AgreementPerson, ...] = ()
    final_word: str | None = Field(None, repr=False)
    accepts: str | None = Field(None, repr=False)
    channels: tuple[str, ...] = ()
    key_moments_in: str | None = None
    reports: Reports | None = None
    accesses: tuple[Access, ...] | None = None
    nda_needed: bool = True
    nda_signed_on: date | None = None
    terms: tuple[Term, ...] = ()
    meetings: tuple[Moment, ...] = ()
    payment: tuple[str, ...] = Field((), repr=False)
    documents: str | None = None
    revisions: int | None = Field(None, ge=0)
    order_before_price: bool | None = None
    contacts: tuple[str, ...] = Field((), repr=False)
    talk_at: Moment | None = None
    brief_complete: bool | None = None
    place: Place | None = Field(None, exclude=True, repr=False)
