"""Every rule against its own examples: ``catches`` must fire, ``allows`` must stay silent."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from servicekit.errors import InputError, UnknownId
from servicekit.finding import Finding
from servicekit.lint import is_crash, validate_dialogue
from servicekit.lint.calls import check_standard
from servicekit.model import Dialogue, Example, Rule, Standard, Turn
from servicekit.text.nearest import did_you_mean
from servicekit.verify.example_advice import advice_for_allows, advice_for_catches, advice_for_crash

__all__ = ["ExampleKind", "ExampleResult", "check_examples"]

ExampleKind = Literal["catches", "allows"]


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """One example of one rule: whether it holds, and when it does not, how to mend it."""

    rule_id: str
    kind: ExampleKind
    example: Example
    passed: bool
    message: str = ""


def check_examples(standard: Standard, only: Collection[str] | None = None) -> list[ExampleResult]:
    """Return how every example of the standard, or of the rules ``only``, fares, in written order.

    Each example is the only turn of the agent in a whole dialogue, after the client's message if
    it has one, in its own channel or else the first channel of its rule, and is linted by that
    rule alone. A rule bound to client types or stages is tried as if they were declared. A
    ``catches`` example passes when the rule fires, with marked spans when it fires exactly there;
    an ``allows`` example when it stays silent. Rules that are off are left out. Raises
    ``UnknownId`` for an id in ``only`` that the standard does not hold.
    """
    check_standard(standard)
    wanted = _wanted(standard, only)
    bound = any(rule.client_types or rule.stages for rule in standard.all_rules())
    tried = _unbound(standard) if bound else standard
    results: list[ExampleResult] = []
    for rule in tried.all_rules():
        if rule.is_on and rule.id in wanted:
            results += (_try(tried, rule, "catches", example) for example in rule.catches)
            results += (_try(tried, rule, "allows", example) for example in rule.allows)
    return results


def _wanted(standard: Standard, only: Collection[str] | None) -> frozenset[str]:
    known = frozenset(rule.id for rule in standard.all_rules())
    if only is None:
        return known
    if isinstance(only, str):
        raise InputError(f"only takes a collection of ids: pass only=[{only!r}].")
    for rule_id in sorted(frozenset(only) - known):
        raise UnknownId(f"the standard holds no rule {rule_id!r}. {did_you_mean(rule_id, known)}".rstrip())
    return frozenset(only)


def _unbound(standard: Standard) -> Standard:
    free = {"client_types": (), "stages": ()}
    return standard.model_copy(
        update={
            "stop_phrases": tuple(rule.model_copy(update=free) for rule in standard.stop_phrases),
            "rules": tuple(rule.model_copy(update=free) for rule in standard.rules),
        }
    )


def _try(standard: Standard, rule: Rule, kind: ExampleKind, example: Example) -> ExampleResult:
    channel = example.channel or next(iter(rule.channels), None)
    said = [Turn(role="client", text=example.client_message)] if example.client_message else []
    dialogue = Dialogue(turns=(*said, Turn(role="agent", text=example.text, channel=channel)))
    try:
        findings = validate_dialogue(standard, dialogue, rules=[rule.id]).findings
    except UnknownId:
        message = _unknown_channel(standard, channel or "")
    else:
        message = _fault(rule, kind, example, findings)
    return ExampleResult(rule.id, kind, example, passed=not message, message=message)


def _fault(rule: Rule, kind: ExampleKind, example: Example, findings: tuple[Finding, ...]) -> str:
    """Return what is wrong with the example and how to mend it, nothing when it holds."""
    crashes = [finding for finding in findings if is_crash(finding)]
    if crashes:
        return advice_for_crash(crashes[0])
    if kind == "allows":
        return advice_for_allows(rule, findings) if findings else ""
    spans = {(finding.start, finding.end) for finding in findings}
    if findings and (not example.spans or spans == set(example.spans)):
        return ""
    return advice_for_catches(rule, example, findings)


def _unknown_channel(standard: Standard, channel: str) -> str:
    near = did_you_mean(channel, standard.channels)
    return f"the example stands in the channel {channel!r}, which the standard does not hold. {near}".rstrip()
