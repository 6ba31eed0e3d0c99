"""Stop-phrases: what must not be said (std.stop).

Avoid    «Успокойтесь, это не моя проблема.»
Prefer   «Сейчас выясню у коллег и напишу вам до 18:00.»
"""

from collections.abc import Iterator, Sequence

from servicekit.finding import Finding
from servicekit.lint.brief import BriefFinding
from servicekit.lint.complaint import complain, once_each
from servicekit.lint.reply import Reply
from servicekit.lint.wording import headline
from servicekit.match.found import PhraseMatch
from servicekit.model import StopPhrase
from servicekit.model.kept_phrases import RuleHead

__all__ = ["brief_stop_phrases", "validate_stop_phrase"]


def validate_stop_phrase(rule: StopPhrase, reply: Reply, matches: Sequence[PhraseMatch]) -> Iterator[Finding]:
    """Yield a finding for each stretch in which one of the rule's phrases is said."""
    for match in once_each(matches):
        message = headline(reply.text[match.start : match.end], rule, "стоп-фраза", "is a stop-phrase")
        yield complain(
            rule,
            reply,
            (match.start, match.end),
            message,
            likely=match.likely,
            evidence=match.evidence,
        )


def brief_stop_phrases(rule: StopPhrase | RuleHead, matches: Sequence[PhraseMatch]) -> Iterator[BriefFinding]:
    """Yield the same without the words."""
    for match in once_each(matches):
        yield BriefFinding(rule.id, rule.finding_severity, match.start, match.end)
