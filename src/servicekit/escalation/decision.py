"""What a decision looks like: who acts, by when, which steps, and why."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any, Literal

__all__ = ["Decision", "Deed", "Outcome", "RuleReason", "Step"]

Deed = Literal["escalate", "remind", "pass-on", "notify-client"]
Outcome = Literal["fired", "released", "not fired", "unknown"]
Kind = Literal["functional", "hierarchical"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do at a moment.

    ``key`` is the same for the same case, version of the standard and step: who carries steps out
    does each key once. ``to`` is the level or role that acts, or ``client`` for a notice. ``due_at``
    is when it must be acknowledged, ``notice`` the speech module.
    """

    key: str
    rule: str
    deed: Deed
    to: str
    level: str
    at: datetime
    due_at: datetime | None = None
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class RuleReason:
    """Why a rule fired or did not: the tests that failed, the facts it waits for, since when it holds."""

    rule: str
    outcome: Outcome
    fired_at: datetime | None = None
    failed: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Decision:
    """Who acts next on a case at a moment.

    ``level`` is the highest desk level that is called, ``to`` that level or a role on it, ``owner``
    the level that answers to the client all the while. ``due_at`` is when ``to`` must have acknowledged.
    ``steps`` are due now, ``ahead`` come later if nothing else happens. ``client_notice`` is the speech
    module that the client is owed first. ``may_pass`` is false when the client must not be passed on any
    more. Before ``next_check_at`` the answer cannot change unless an event is recorded; none means never.
    ``reasons`` and ``unknown`` are worked out when they are first read.
    """

    case: str
    standard: str
    version: str
    at: datetime
    level: str
    owner: str
    to: str
    kind: Kind | None
    due_at: datetime | None
    steps: tuple[Step, ...]
    ahead: tuple[Step, ...]
    active: tuple[str, ...]
    client_notice: str | None
    may_pass: bool
    next_check_at: datetime | None = None
    explain: Callable[["Decision"], tuple[RuleReason, ...]] | None = field(
        default=None, repr=False, compare=False
    )

    @property
    def answer(self) -> tuple[Any, ...]:
        """Everything that a caller may act on: what `next_check_at` promises not to change."""
        return (
            self.level,
            self.owner,
            self.to,
            self.kind,
            self.due_at,
            self.steps,
            self.ahead,
            self.active,
            self.client_notice,
            self.may_pass,
        )

    @property
    def is_escalated(self) -> bool:
        """True when some rule calls for somebody."""
        return bool(self.active)

    @cached_property
    def reasons(self) -> tuple[RuleReason, ...]:
        """Every rule of the standard, in written order, with the reason why it fired or did not."""
        return self.explain(self) if self.explain else ()

    @cached_property
    def unknown(self) -> dict[str, tuple[str, ...]]:
        """The facts that are not known and would decide some rule, each with those rules."""
        waiting: dict[str, list[str]] = {}
        for reason in self.reasons:
            for fact in reason.needs:
                waiting.setdefault(fact, []).append(reason.rule)
        return {fact: tuple(rules) for fact, rules in sorted(waiting.items())}

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``; moments are in ISO form."""
        own = {
            name: getattr(self, name)
            for name in (
                "case", "standard", "version", "at", "level", "owner", "to", "kind", "due_at",
                "client_notice", "may_pass", "next_check_at",
            )
        }  # fmt: skip
        listed = {
            name: [asdict(one) for one in getattr(self, name)] for name in ("steps", "ahead", "reasons")
        }
        unknown = {fact: list(rules) for fact, rules in self.unknown.items()}
        plain: dict[str, Any] = _plain({**own, "active": list(self.active), **listed, "unknown": unknown})
        return plain


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return [_plain(inner) for inner in value] if isinstance(value, list | tuple) else value
