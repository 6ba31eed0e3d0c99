"""Refusal of a call that cannot be carried out, with what to pass instead."""

from collections.abc import Collection
from datetime import datetime

from servicekit.errors import InputError
from servicekit.model import Dialogue, Standard

__all__ = ["check_dialogue", "check_now", "check_standard", "check_text", "rule_ids"]


def check_standard(standard: object) -> None:
    """Raise ``InputError`` when ``standard`` is a name or anything else that is no standard."""
    if isinstance(standard, Standard):
        return
    mend = (
        f"pass load_standard({standard!r})" if isinstance(standard, str) else "load one with load_standard()"
    )
    raise InputError(f"standard must be a Standard, not {type(standard).__name__}: {mend}.")


def check_dialogue(dialogue: object) -> None:
    """Raise ``InputError`` when ``dialogue`` is no dialogue."""
    if not isinstance(dialogue, Dialogue):
        raise InputError(
            f"dialogue must be a Dialogue, not {type(dialogue).__name__}: "
            "pass Dialogue(turns=[Turn(role='agent', text='…')])."
        )


def check_text(name: str, value: object, *, optional: bool = False) -> None:
    """Raise ``InputError`` when ``value`` is no text; the value itself is never printed."""
    if isinstance(value, str) or (optional and value is None):
        return
    if isinstance(value, bytes | bytearray):
        mend = f"decode it first: {name}.decode('utf-8')"
    elif value is None:
        mend = f"pass a str; for a message without words, {name}=''"
    else:
        mend = "pass a str" + (" or None" if optional else "")
    raise InputError(f"{name} must be text, not {type(value).__name__}: {mend}.")


def check_now(now: datetime | None) -> None:
    """Raise ``InputError`` when the moment does not say its time zone."""
    if now is not None and (not isinstance(now, datetime) or now.utcoffset() is None):
        raise InputError(
            "now must be an aware moment: pass its time zone too, "
            "for example datetime.now(ZoneInfo('Europe/Moscow'))."
        )


def rule_ids(rules: Collection[str] | None) -> frozenset[str] | None:
    """Return the ids as a set, or none for every rule; one bare string is refused."""
    if rules is None:
        return None
    if isinstance(rules, str):
        raise InputError(f"rules takes a collection of ids: pass rules=[{rules!r}].")
    if not isinstance(rules, Collection) or not all(isinstance(rule_id, str) for rule_id in rules):
        raise InputError("rules takes a collection of ids: pass rules=['first-id', 'second-id'].")
    return frozenset(rules)
