"""Better words: each phrase on the left is better said as the words on the right.

Avoid    «Перезвоните нам завтра.»
Prefer   «Мы перезвоним вам завтра до 12:00.»
"""

from collections.abc import Callable, Iterator, Sequence

from servicekit.finding import Finding
from servicekit.lint.complaint import complain, once_each
from servicekit.lint.reply import Reply
from servicekit.lint.wording import quote
from servicekit.match.found import PhraseMatch
from servicekit.model import ReplaceRule

__all__ = ["validate_replace"]

# So many characters on each side are read again to see whether an edit mends the reply.
ROUND_AN_EDIT = 200

FindAgain = Callable[[str], Sequence[PhraseMatch]]


def validate_replace(
    rule: ReplaceRule, reply: Reply, matches: Sequence[PhraseMatch], find_again: FindAgain
) -> Iterator[Finding]:
    """Yield a finding for each stretch with the words to write instead.

    ``find_again`` finds this rule's phrases in another text: an edit after which the rule
    would fire at the same place again is not offered.
    """
    for match in once_each(matches):
        better = rule.replace[match.phrase.phrase]
        yield complain(
            rule,
            reply,
            (match.start, match.end),
            _message(rule, reply.text[match.start : match.end], better),
            say=(better, *(words for words in rule.say if words != better)),
            edit=_safe_edit(reply.text, match, better, find_again) if rule.safe else None,
            likely=match.likely,
            evidence=match.evidence,
        )


def _message(rule: ReplaceRule, matched: str, better: str) -> str:
    advice = "лучше" if rule.language == "ru" else "better"
    title = f" — {rule.title}" if rule.title else ""
    return f"{quote(matched, rule)}{title}; {advice} {quote(better, rule)}"


def _safe_edit(text: str, match: PhraseMatch, better: str, find_again: FindAgain) -> str | None:
    """Return the words with the case of the first letter kept, or none if they are not safe."""
    if match.likely or _holds_other_words(text, match):
        return None
    edit = _same_case(text[match.start : match.end], better)
    before = text[max(0, match.start - ROUND_AN_EDIT) : match.start]
    start, end = len(before), len(before) + len(edit)
    changed = before + edit + text[match.end : match.end + ROUND_AN_EDIT]
    if any(again.start < end and again.end > start for again in find_again(changed)):
        return None
    return edit


def _holds_other_words(text: str, match: PhraseMatch) -> bool:
    """Tell whether words that are not of the phrase stand inside it; an edit would lose them."""
    if match.evidence.extra_words:
        return True
    words = sorted((word.start, word.end) for word in match.evidence.words)
    if not words:
        return False
    gaps = zip(
        [match.start, *(end for _, end in words)], [*(start for start, _ in words), match.end], strict=True
    )
    return any(c.isalnum() for start, end in gaps for c in text[start:end])


def _same_case(matched: str, better: str) -> str:
    return better[:1].upper() + better[1:] if matched[:1].isupper() else better
