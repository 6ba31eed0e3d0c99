"""A decision as a person reads it: who acts, what is due, and why, rule by rule."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from textwrap import wrap

from servicekit.escalation import Decision, RuleReason, Step
from servicekit.output.visible import visible

__all__ = ["decision_lines"]

DEEDS = {
    "escalate": "call",
    "remind": "remind",
    "pass-on": "pass on to",
    "notify-client": "tell the client:",
}


def decision_lines(decision: Decision, *, every_rule: bool = False) -> Iterator[str]:
    """Yield the lines of a decision; rules that did not fire are told with ``every_rule``."""
    yield f"case {visible(decision.case)}, {decision.standard} {decision.version}, {_clock(decision.at)}"
    yield ""
    yield from _table(list(_head(decision)))
    yield ""
    yield from _steps("due now", decision.steps)
    yield from _steps("ahead", decision.ahead)
    shown = [r for r in decision.reasons if every_rule or r.outcome in ("fired", "released")]
    if shown:
        yield "rules"
        yield from _table([("  " + reason.outcome, reason.rule, _why(reason)) for reason in shown])
    silent = len(decision.reasons) - len(shown)
    if silent:
        yield f"  {silent} other rules did not fire; --all tells why"
    yield from _unknown(decision, every_rule=every_rule)


def _head(decision: Decision) -> Iterator[tuple[str, ...]]:
    yield "level", decision.level
    yield "acts", decision.to + (f" ({decision.kind})" if decision.kind else "")
    yield "owner", decision.owner
    if decision.due_at:
        yield "due", _clock(decision.due_at)
    if decision.client_notice:
        yield "client", decision.client_notice
    if not decision.may_pass:
        yield "window", "the client must not be passed on any more"
    check = _clock(decision.next_check_at) if decision.next_check_at else "never, unless something happens"
    yield "check at", check


def _steps(title: str, steps: tuple[Step, ...]) -> Iterator[str]:
    if not steps:
        return
    yield title
    rows = [
        ("  " + _clock(step.at), f"{DEEDS[step.deed]} {step.notice or step.to}", step.rule) for step in steps
    ]
    yield from _table(rows)
    yield ""


def _unknown(decision: Decision, *, every_rule: bool) -> Iterator[str]:
    if not decision.unknown:
        return
    yield ""
    if not every_rule:
        names = f"not known, and would decide: {', '.join(decision.unknown)}"
        yield from wrap(names, 100, subsequent_indent="  ")
        return
    yield "not known, and would decide"
    yield from _table([("  " + fact, ", ".join(rules)) for fact, rules in decision.unknown.items()])


def _why(reason: RuleReason) -> str:
    parts = [f"since {_clock(reason.fired_at)}"] if reason.fired_at else []
    parts += [reason.note] if reason.note else []
    parts += list(reason.failed)
    parts += [f"not known: {', '.join(reason.needs)}"] if reason.needs else []
    return "; ".join(parts)


def _clock(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} {moment:%Z}".rstrip()


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
