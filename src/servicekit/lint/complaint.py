"""A finding of a rule about a reply, with what each rule passes on."""

from collections.abc import Sequence

from servicekit.finding import Evidence, Finding
from servicekit.lint.reply import Reply
from servicekit.match.found import PhraseMatch
from servicekit.model import Rule

__all__ = ["complain", "once_each"]


def complain(
    rule: Rule,
    reply: Reply,
    span: tuple[int, int],
    message: str,
    *,
    say: Sequence[str] | None = None,
    edit: str | None = None,
    likely: bool = False,
    evidence: Evidence | None = None,
) -> Finding:
    """Return the finding of ``rule`` about ``reply.text[start:end]``, ``span`` being both."""
    start, end = span
    return Finding(
        rule=rule.id,
        severity=rule.finding_severity,
        confidence="likely" if likely else rule.confidence,
        critical=rule.critical,
        start=start,
        end=end,
        matched=reply.text[start:end],
        message=message,
        why=rule.why,
        say=tuple(rule.say if say is None else say),
        edit=edit,
        source=rule.source,
        evidence=evidence,
    )


def once_each(matches: Sequence[PhraseMatch]) -> list[PhraseMatch]:
    """Return the matches of one rule so that no two overlap, in reading order.

    Of overlapping ones the longest stays, then the leftmost, then the surer one.
    """
    if len(matches) < 2:
        return list(matches)
    kept: dict[int, PhraseMatch] = {}
    taken = bytearray(max(match.end for match in matches))
    for match in sorted(matches, key=lambda m: (m.start - m.end, m.start, m.likely, m.entry)):
        # Shorter stretches come later, so looking at both ends finds every overlap.
        if match.end > match.start and not taken[match.start] and not taken[match.end - 1]:
            taken[match.start : match.end] = b"\1" * (match.end - match.start)
            kept[match.start] = match
    return [kept[start] for start in sorted(kept)]
