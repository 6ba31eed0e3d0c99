"""What is still to be agreed before work may start (agr.*)."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.model.agreement import Agreement, AgreementItem, AgreementItemName, AgreementPolicy

__all__ = ["missing_before_work"]


@dataclass(frozen=True, slots=True)
class _Item:
    """Why an item is agreed on before work, and the clause of the standard."""

    why: str
    source: str


_ITEMS: dict[AgreementItemName, _Item] = {
    "people": _Item(
        "Who answers for what must be known on both sides, and few enough to agree.", "agr.people"
    ),
    "final-word": _Item("Two last words make two different works.", "agr.final"),
    "acceptance": _Item("Work that nobody accepts is never finished.", "agr.final"),
    "channels": _Item("Words are lost between channels; key moments are kept in writing.", "agr.channels"),
    "reports": _Item("Silence breeds fear: the client knows what he hears, and how often.", "agr.reports"),
    "access": _Item("An access that is missing stops the work on its first day.", "agr.access"),
    "nda": _Item("Names, work and even the fact of cooperation are confidential.", "agr.access"),
    "terms": _Item("Without stages and dates nobody knows whether work is late.", "agr.terms"),
    "payment": _Item("Money and documents have their days like work has.", "agr.terms"),
    "edits": _Item("Revisions without a number never end.", "agr.edits"),
    "order": _Item("Who knows the order of work understands the price.", "agr.order"),
    "contacts": _Item("One contact falls ill; several do not.", "agr.contacts"),
    "talk": _Item("People who have spoken misread each other less.", "agr.contacts"),
    "brief": _Item("Missing material is asked for at the start, not at the deadline.", "code.client"),
}


def missing_before_work(
    agreement: Agreement | Mapping[str, Any], standard: Standard | None = None
) -> list[Finding]:
    """Return what is not agreed yet, in the order of the standard's ``agreement``; work may start at none.

    Without a standard everything is asked for that an agreement may hold. ``agreement`` may be plain
    data. Findings never repeat a name, a contact or a sum. Raises `pydantic.ValidationError`, a
    `ValueError`, for keys or values that an agreement does not have.
    """
    read = agreement if isinstance(agreement, Agreement) else Agreement.model_validate(agreement)
    policy = standard.agreement if standard is not None else AgreementPolicy()
    items = policy.items or tuple(AgreementItem(id=name) for name in _ITEMS)
    return [_finding(item, lack, say) for item in items for lack, say in _lacks(item, read, policy)]


def _lacks(item: AgreementItem, agreement: Agreement, policy: AgreementPolicy) -> Iterator[tuple[str, str]]:
    if item.id == "people":
        yield from _people(agreement, policy)
    elif item.required:
        lack = _missing(item.id, agreement, policy)
        if lack is not None:
            yield lack


def _people(agreement: Agreement, policy: AgreementPolicy) -> Iterator[tuple[str, str]]:
    for side, people in (("our side", agreement.ours), ("the client's side", agreement.theirs)):
        if not people:
            yield f"nobody answers for {side}", "Name one or two persons and what each answers for."
        elif len(people) > policy.people_a_side:
            what = f"{len(people)} persons answer for {side}, and at most {policy.people_a_side} may"
            yield what, "Choose those who decide; the others speak through them."
        zoneless = sum(person.zone is None for person in people)
        if zoneless:
            yield (
                f"{zoneless} of the persons of {side} have no zone of responsibility",
                "Say what each answers for.",
            )


def _missing(
    name: AgreementItemName, agreement: Agreement, policy: AgreementPolicy
) -> tuple[str, str] | None:
    """Return what an item lacks and how to mend it, or none when it is agreed."""
    for lacks, what, say in _CHECKS.get(name, ()):
        number = int(lacks(agreement, policy))
        if number:
            return what.format(number=number, wanted=policy.contacts, given=len(agreement.contacts)), say
    return None


def _has_stranger(agreement: Agreement) -> bool:
    known = {person.name for person in (*agreement.ours, *agreement.theirs)}
    return agreement.final_word not in known


def _has_no_reports(agreement: Agreement) -> bool:
    return agreement.reports is None or not (agreement.reports.kind and agreement.reports.every)


_Check = tuple[Callable[[Agreement, AgreementPolicy], int], str, str]


def _of(lacks: Callable[[Agreement], int], what: str, say: str) -> _Check:
    return (lambda agreement, _: lacks(agreement), what, say)


_CHECKS: dict[AgreementItemName, tuple[_Check, ...]] = {
    "final-word": (
        _of(lambda a: not a.final_word, "nobody has the final word", "Name the one person who decides."),
        _of(
            _has_stranger,
            "who has the final word is none of the responsible persons",
            "Name that person there.",
        ),
    ),
    "acceptance": (
        _of(lambda a: not a.accepts, "it is not agreed who accepts the work", "Name who accepts it."),
    ),
    "channels": (
        _of(lambda a: not a.channels, "no channel is agreed", "Agree on comfortable channels."),
        _of(
            lambda a: not a.key_moments_in,
            "nothing says where key moments are kept",
            "Agree on e-mail for them.",
        ),
    ),
    "reports": (
        _of(
            _has_no_reports,
            "kind and frequency of reports are not agreed",
            "Say what is reported, and how often.",
        ),
    ),
    "access": (
        _of(
            lambda a: a.accesses is None, "nobody asked which accesses are needed", "List them, or write []."
        ),
        _of(
            lambda a: sum(not access.given for access in a.accesses or ()),
            "{number} of the accesses are not given yet",
            "Ask the client for them.",
        ),
    ),
    "nda": (
        _of(
            lambda a: a.nda_needed and a.nda_signed_on is None,
            "the NDA is not signed",
            "Sign it, or agree to do without: nda_needed: false.",
        ),
    ),
    "terms": (
        _of(
            lambda a: not a.terms,
            "terms and stages of the first period are missing",
            "Write stages with dates.",
        ),
        _of(
            lambda a: sum(term.due is None for term in a.terms),
            "{number} of the stages have no last day",
            "Give each stage its date.",
        ),
        _of(lambda a: not a.meetings, "no meeting is planned", "Plan the first meeting."),
    ),
    "payment": (
        _of(lambda a: not a.payment, "there is no payment schedule", "Write sums or shares with their days."),
        _of(
            lambda a: not a.documents,
            "the exchange of documents is not agreed",
            "Say how papers go to and fro.",
        ),
    ),
    "edits": (
        _of(lambda a: a.revisions is None, "the number of revisions is not agreed", "Agree on a number."),
    ),
    "order": (
        _of(
            lambda a: not a.order_before_price,
            "the order of work was not told before price and prepayment",
            "Tell how the work goes before naming the price.",
        ),
    ),
    "contacts": (
        (
            lambda a, policy: len(a.contacts) < policy.contacts,
            "the client has {given} contacts of at least {wanted}",
            "Give several ways to reach us.",
        ),
    ),
    "talk": (_of(lambda a: a.talk_at is None, "there was no voice or video talk", "Talk before the start."),),
    "brief": (
        _of(
            lambda a: not a.brief_complete,
            "the written brief is not complete",
            "Ask for what is missing now.",
        ),
    ),
}


def _finding(item: AgreementItem, what: str, say: str) -> Finding:
    known = _ITEMS[item.id]
    return Finding(
        rule=f"agreement-{item.id}",
        severity="error",
        message=what,
        why=known.why,
        say=(item.ask or say,),
        source=item.source or known.source,
    )
