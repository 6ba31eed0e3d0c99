"""Required words: at least one of the phrases must be said.

Avoid    a first reply that goes straight to the matter
Prefer   «Здравствуйте! …»
"""

from collections.abc import Iterator, Sequence

from servicekit.finding import Finding
from servicekit.lint.complaint import complain
from servicekit.lint.reply import Reply
from servicekit.lint.wording import quote
from servicekit.match.found import PhraseMatch
from servicekit.model import RequireRule

__all__ = ["validate_require"]

SHOWN = 3


def validate_require(rule: RequireRule, reply: Reply, matches: Sequence[PhraseMatch]) -> Iterator[Finding]:
    """Yield one finding with an empty span at 0 when none of the phrases is said in the scope."""
    if not matches and _is_in_scope(rule, reply):
        yield complain(rule, reply, (0, 0), _missing(rule))


def _is_in_scope(rule: RequireRule, reply: Reply) -> bool:
    if rule.in_ == "first_agent_turn":
        return reply.opens
    if rule.in_ == "last_agent_turn":
        return reply.closes
    return True


def _missing(rule: RequireRule) -> str:
    phrases = [quote(phrase.phrase, rule) for phrase in rule.any[:SHOWN]]
    rest = len(rule.any) - len(phrases)
    if rule.language == "ru":
        tail = f" (и ещё {rest})" if rest else ""
        words = (
            f"не сказано {', '.join(phrases[:-1])} или {phrases[-1]}"
            if phrases[1:]
            else f"не сказано {phrases[0]}"
        )
    else:
        tail = f" (and {rest} more)" if rest else ""
        words = (
            f"says neither {', '.join(phrases[:-1])} nor {phrases[-1]}"
            if phrases[1:]
            else f"does not say {phrases[0]}"
        )
    return f"{rule.title}: {words}{tail}" if rule.title else words + tail
