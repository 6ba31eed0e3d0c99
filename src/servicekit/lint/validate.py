"""The lint of one reply."""

from collections.abc import Collection
from datetime import datetime

from servicekit.finding import Report
from servicekit.lint.calls import check_now, check_standard, check_text, rule_ids
from servicekit.lint.plan import plan_of
from servicekit.lint.reply import Reply
from servicekit.match.one import NOWHERE
from servicekit.model import Standard

__all__ = ["validate_reply"]


_CLEAN = Report()


def validate_reply(
    standard: Standard,
    text: str,
    *,
    channel: str | None = None,
    client_message: str | None = None,
    client_name: str | None = None,
    now: datetime | None = None,
    rules: Collection[str] | None = None,
) -> Report:
    """Return everything the standard finds wrong with one reply of an agent.

    ``rules`` are the ids to run, all when left out. A rule bound to channels counts only when
    ``channel`` is one of them. Rules about the first or the last turn of a dialogue stay
    silent, as do rules bound to stages; rules bound to client types, and the stop-phrases of a
    type, count when ``client_message`` shows that type. A blank reply has no findings. Raises
    ``UnknownId`` for a channel or a rule that the standard does not hold, ``InputError`` for
    anything else that cannot be meant, such as bytes or a moment without a time zone.
    """
    check_standard(standard)
    check_text("text", text)
    # Calls that pass a text alone are many: what is left out is not looked at.
    if channel is not None:
        check_text("channel", channel, optional=True)
    if client_message is not None:
        check_text("client_message", client_message, optional=True)
    if client_name is not None:
        check_text("client_name", client_name, optional=True)
    if now is not None:
        check_now(now)
    only = rule_ids(rules)
    plan = plan_of(standard)
    if channel is not None or only:
        plan.check_names(channel, only)
    kept = plan.look(text)
    if kept is NOWHERE and not plan.sees_all and not (plan.for_types and client_message):
        return _CLEAN
    reply = Reply(text=text, channel=channel, client_message=client_message, client_name=client_name, now=now)
    findings = plan.findings(reply, only, kept)
    return Report(findings=tuple(findings)) if findings else _CLEAN
