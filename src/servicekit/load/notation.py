"""Asks the engines of phrases and patterns whether they can read what a standard holds."""

import re
from typing import Any

from pydantic import ValidationError

from servicekit.load.dressing import Ledger, inside
from servicekit.load.tree import Map, Span
from servicekit.model import Phrase

__all__ = ["MAX_PHRASE", "check_notation", "check_patterns", "check_words"]

MAX_PHRASE = 500
"""A phrase is looked for within one sentence; nobody writes a sentence of 500 characters to search for."""

_QUOTED_BY_RE2 = re.compile(r"^.*?: (?P<part>.+)$", re.DOTALL)


def check_notation(ledger: Ledger) -> None:
    """Report every phrase that its notation does not allow, each phrase and language once."""
    verdicts: dict[Any, list[Any]] = {}
    trapped = {finding.place for finding in ledger.findings}
    starts = {(place.file, place.line, place.column) for place in trapped if place is not None}
    for node, language in ledger.phrases:
        text = node.get("phrase")
        if type(text) is not str or not text:
            continue
        span = node.value_span("phrase")
        if starts and _start(span) in starts:
            continue
        if len(text) > MAX_PHRASE:
            why = "A phrase stands within one sentence of a reply; a text this long never does."
            what = f"a phrase of {len(text)} characters; at most {MAX_PHRASE} are allowed"
            ledger.complain("long-phrase", what, why, "Keep the few words that matter.", span)
            continue
        key = (text, language, repr(node) if len(node) > 2 else "")
        if key not in verdicts:
            verdicts[key] = _verdict(node, language)
        for error in verdicts[key]:
            where = inside(span, text, error.start, error.end)
            ledger.complain(
                "notation", str(error), "The phrase would not be found as it was meant.", error.say, where
            )


def _start(span: Span) -> tuple[str, int, int] | None:
    place = span[0].place(span[1], span[2])
    return (place.file, place.line, place.column) if place is not None else None


def _verdict(node: Map, language: Any) -> list[Any]:
    try:
        phrase = Phrase.model_validate({key: value for key, value in node.items() if key != "place"})
    except ValidationError:
        return []
    from servicekit.match.compile import check_phrase

    return list(check_phrase(phrase, language)) if language in ("ru", "en") else []


def check_words(ledger: Ledger, words: Any) -> None:
    """Report every word of ``words`` that cannot be inflected like the word beside it."""
    if not isinstance(words, Map):
        return
    from servicekit.match.compile.own_words import why_unlike

    for word, model in words.items():
        reason = why_unlike(str(word), model) if isinstance(model, str) and model else None
        if reason is not None:
            why = "The forms of the word would be wrong, and phrases with it would not be found."
            mend = "Name a common word with the same ending and gender: `чат-бот: робот`, `симка: дымка`."
            ledger.complain("unlike-words", reason, why, mend, words.value_span(word))


def check_patterns(ledger: Ledger) -> None:
    """Report every ``pattern`` that RE2 cannot run; a pattern is never given to another engine."""
    if not ledger.patterns:
        return
    try:
        import re2
    except ImportError:
        for _, span in ledger.patterns:
            ledger.complain(*_NO_RE2, span)
        return
    options = re2.Options()
    options.log_errors = False
    for pattern, span in ledger.patterns:
        try:
            re2.compile(pattern, options)
        except (re2.error, ValueError, UnicodeError) as error:
            _refuse_pattern(pattern, _said(error), span, ledger)


def _said(error: Exception) -> str:
    said = error.args[0] if error.args else error
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def _refuse_pattern(pattern: str, said: str, span: Span, ledger: Ledger) -> None:
    quoted = _QUOTED_BY_RE2.match(said)
    at = pattern.find(quoted["part"]) if quoted else -1
    where = inside(span, pattern, at, at + len(quoted["part"])) if quoted and at >= 0 else span
    ledger.complain(
        "bad-pattern",
        f"RE2 cannot run this pattern: {said}",
        "Patterns run on RE2, whose time is linear: it has no look-around and no back-references.",
        "Write the pattern in RE2's syntax, or use `stop_phrases`, which know the forms of words.",
        where,
    )


_NO_RE2 = (
    "pattern-engine",
    "a rule of kind pattern needs google-re2, which is not installed",
    "A pattern run by another engine could hang on a long reply.",
    "pip install 'servicekit[fast]'",
)
