"""The lint of a dialogue: each turn of the agent, with what the client said before it."""

from collections.abc import Collection, Iterator
from datetime import datetime

from servicekit.errors import UnknownId
from servicekit.finding import Finding, Report
from servicekit.lint.calls import check_dialogue, check_now, check_standard, rule_ids
from servicekit.lint.plan import Plan, plan_of
from servicekit.lint.reply import Reply
from servicekit.model import Dialogue, Standard, Turn

__all__ = ["validate_dialogue"]


def validate_dialogue(
    standard: Standard,
    dialogue: Dialogue,
    *,
    now: datetime | None = None,
    rules: Collection[str] | None = None,
) -> Report:
    """Return everything the standard finds wrong with the agent's turns of a dialogue.

    Turns of the client, automatic ones and blank ones are never linted as the agent's.
    Findings carry the index of the turn and the place it was read from. ``rules`` are the ids
    to run, all when left out. Raises ``UnknownId`` for a channel or a rule that the standard
    does not hold, ``InputError`` for a moment without a time zone.
    """
    check_standard(standard)
    check_dialogue(dialogue)
    check_now(now)
    only = rule_ids(rules)
    plan = plan_of(standard)
    plan.check_names(None, only)
    findings: list[Finding] = []
    for index, reply in _replies(plan, dialogue, now):
        place = dialogue.turns[index].place
        findings += (
            finding.model_copy(update={"turn": index, "place": place})
            for finding in plan.findings(reply, only)
        )
    return Report(findings=tuple(findings))


def _replies(plan: Plan, dialogue: Dialogue, now: datetime | None) -> Iterator[tuple[int, Reply]]:
    linted = [index for index, turn in enumerate(dialogue.turns) if _is_linted(turn)]
    said: list[str] = []
    for index, turn in enumerate(dialogue.turns):
        if turn.role == "client":
            said.append(turn.text)
        elif _is_linted(turn):
            _check_channel(plan, turn, index)
            yield (
                index,
                Reply(
                    text=turn.text,
                    channel=turn.channel,
                    client_message="\n".join(said) or None,
                    now=now,
                    opens=dialogue.whole and index == linted[0],
                    closes=dialogue.whole and index == linted[-1],
                ),
            )
            said = []


def _is_linted(turn: Turn) -> bool:
    return turn.role == "agent" and not turn.auto and bool(turn.text.strip())


def _check_channel(plan: Plan, turn: Turn, index: int) -> None:
    try:
        plan.check_names(turn.channel, None)
    except UnknownId as error:
        where = f"{turn.place}: " if turn.place else ""
        raise UnknownId(f"{where}turn {index}: {error}") from None
