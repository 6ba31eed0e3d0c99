r"""Patterns: a regular expression that must not match, on RE2 only, so that time stays linear.

Avoid    `[A-ZА-Я]{2}\d{6}` found in a reply: a passport number
Prefer   the last two digits only
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from servicekit.finding import Finding
from servicekit.lint.complaint import complain
from servicekit.lint.reply import Reply
from servicekit.lint.wording import headline
from servicekit.match.found import PhraseMatch
from servicekit.model import PatternRule

__all__ = ["PatternRefused", "validate_pattern"]


class PatternRefused(ValueError):  # noqa: N818 - named like the errors that users see.
    """A regular expression that RE2 cannot run."""


LONE_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


def validate_pattern(rule: PatternRule, reply: Reply, _: Sequence[PhraseMatch]) -> Iterator[Finding]:
    """Yield a finding for each place where the pattern matches at least one character."""
    for found in _compile(rule.pattern).finditer(_readable(reply.text)):
        start, end = found.span()
        if end > start:
            matched = reply.text[start:end]
            message = headline(matched, rule, "так писать нельзя", "must not be written")
            yield complain(rule, reply, (start, end), message)


@lru_cache(maxsize=256)
def _compile(pattern: str) -> Any:
    """Return the pattern compiled; it stands outside the standard because RE2 cannot be pickled."""
    import re2

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        reason = error.args[0] if error.args else "it cannot be read"
        raise PatternRefused(reason.decode() if isinstance(reason, bytes) else str(reason)) from None


def _readable(text: str) -> str:
    """Return the text with lone surrogates, which RE2 cannot read, replaced one by one."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(LONE_SURROGATES)
    return text
