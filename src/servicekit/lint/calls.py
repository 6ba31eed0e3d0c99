"""Refusal of a call that cannot be carried out, with what to pass instead."""

from collections.abc import Collection
from datetime import datetime

from servicekit.errors import InputError

__all__ = ["check_now", "check_text", "rule_ids"]


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
    if now is not None and now.utcoffset() is None:
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
    return frozenset(rules)
