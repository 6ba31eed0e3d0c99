"""The word to the client at a control point, and at a breach of the term (con.notify, con.slip)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from servicekit.errors import UnknownId
from servicekit.model import Standard
from servicekit.model.rule import Language
from servicekit.schedule import Checkpoint, CheckpointPlan, Slip
from servicekit.script import Pick, missing_slots, module_of, pick_script, render_script
from servicekit.text.nearest import did_you_mean

__all__ = ["Notice", "Recipient", "prepare_notice", "prepare_slip_notice"]


@dataclass(frozen=True, slots=True)
class Recipient:
    """What decides how the client is told: the channel agreed, the type of client, facts of the situation."""

    channel: str | None = None
    client_type: str | None = None
    language: Language | None = None
    facts: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Words for the client: the speech module, its text, and the slots that nobody has filled yet.

    ``text`` is none while slots are ``missing``; ``values`` are what the plan knew.
    """

    module: str
    text: str | None
    missing: tuple[str, ...]
    values: dict[str, Any]


ANYBODY = Recipient()


def prepare_notice(
    standard: Standard,
    plan: CheckpointPlan,
    point_id: str,
    values: Mapping[str, Any] | None = None,
    to: Recipient = ANYBODY,
) -> Notice:
    """Return the word to the client for one point of a plan, with the plan's dates in it.

    The point's ``notice`` is said, unless the standard has a module of the same situation that fits
    the recipient better. ``values`` fill its other slots, such as ``project`` and ``client_name``, and
    win over what the plan knows. Raises `UnknownId` for a point or a module that does not exist.
    """
    point = plan.point(point_id)
    if point is None:
        known = [p.id for p in plan.points]
        raise UnknownId(
            f"plan {plan.plan!r} has no point {point_id!r}. {did_you_mean(point_id, known)}".rstrip()
        )
    if point.merged_into is not None:
        # The client hears one word for all that merged: that of the kept point.
        point = plan.point(point.merged_into) or point
    return _notice(standard, point.notice, {**_facts(plan, point), **(values or {})}, to)


def prepare_slip_notice(
    standard: Standard, slip: Slip, values: Mapping[str, Any] | None = None, to: Recipient = ANYBODY
) -> Notice:
    """Return the word to the client about a changed term, with the old and the new date in it."""
    return _notice(standard, slip.notice, {**slip.facts, **(values or {})}, to)


def _facts(plan: CheckpointPlan, point: Checkpoint) -> dict[str, Any]:
    """Return what a plan knows for the slots of a notice: the due, and when the client hears again."""
    ahead = [
        p
        for p in plan.points
        if p.state not in ("merged", "done") and p.at.timestamp() > point.at.timestamp()
    ]
    facts: dict[str, Any] = {"due": plan.due.date(), "due_at": plan.due, "checkpoint": point.title}
    if ahead:
        facts |= {"next_date": ahead[0].at.date(), "next_at": ahead[0].at}
    return facts


def _notice(standard: Standard, module_id: str, values: Mapping[str, Any], to: Recipient) -> Notice:
    pick = _pick(standard, module_id, to)
    module = module_of(standard, pick.module if pick else module_id)
    missing = missing_slots(module, values)
    text = None
    if not missing:
        text = render_script(standard, pick or module_id, values, channel=to.channel, language=to.language)
    return Notice(module.id, text, missing, dict(values))


def _pick(standard: Standard, module_id: str, to: Recipient) -> Pick | None:
    """Return a module of the same situation that fits the recipient better than the default, or none."""
    if to.client_type is None and not to.facts:
        return None
    pick = pick_script(
        standard,
        module_of(standard, module_id).situation,
        client_type=to.client_type,
        channel=to.channel,
        language=to.language,
        facts=to.facts,
    )
    return None if pick.is_default else pick
