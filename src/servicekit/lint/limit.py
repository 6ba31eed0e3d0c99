"""Limits: a measure of the reply stays at or under a number.

Avoid    three questions in one message
Prefer   the one question that moves the matter on
"""

import re
from collections.abc import Iterator, Sequence

from servicekit.finding import Finding
from servicekit.lint.complaint import complain
from servicekit.lint.emoji import EMOJI
from servicekit.lint.reply import Reply
from servicekit.lint.wording import plural_ru
from servicekit.match.found import PhraseMatch
from servicekit.model import LimitRule
from servicekit.model.reply_rules import Measure

__all__ = ["validate_limit"]

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
EXCLAMATION = re.compile(r"[!！]")

Span = tuple[int, int]

# One noun for Russian (1, 2, 5) and one for English (1, many) per measure.
NOUNS: dict[str, tuple[tuple[str, str, str], tuple[str, str]]] = {
    "characters": (("символ", "символа", "символов"), ("character", "characters")),
    "sentences": (("предложение", "предложения", "предложений"), ("sentence", "sentences")),
    "sentence_length": (("слово", "слова", "слов"), ("word", "words")),
    "questions": (("вопрос", "вопроса", "вопросов"), ("question", "questions")),
    "emoji": (("эмодзи", "эмодзи", "эмодзи"), ("emoji", "emoji")),
    "caps": (
        ("слово заглавными", "слова заглавными", "слов заглавными"),
        ("word in capitals", "words in capitals"),
    ),
    "exclamation": (
        ("восклицательный знак", "восклицательных знака", "восклицательных знаков"),
        ("exclamation mark", "exclamation marks"),
    ),
}


def validate_limit(rule: LimitRule, reply: Reply, _: Sequence[PhraseMatch]) -> Iterator[Finding]:
    """Yield a finding when there are too many; its span begins at the first one too many.

    For ``sentence_length`` there is a finding for each sentence that is too long.
    """
    for number, span in _too_many(rule, reply):
        yield complain(rule, reply, span, _message(rule, number))


def _too_many(rule: LimitRule, reply: Reply) -> Iterator[tuple[int, Span]]:
    """Yield how many there are and where those that are too many stand."""
    text = reply.text
    if rule.of == "characters":
        start, end = _trim(text, 0, len(text))
        if end - start > rule.at_most:
            yield end - start, (start + rule.at_most, end)
    elif rule.of == "sentence_length":
        for sentence in reply.read.sentences:
            if sentence.words > rule.at_most:
                yield sentence.words, _trim(text, sentence.start, sentence.end)
    else:
        spans = _spans(rule.of, reply)
        if len(spans) > rule.at_most:
            yield len(spans), _trim(text, spans[rule.at_most][0], spans[-1][1])


def _spans(measure: Measure, reply: Reply) -> list[Span]:
    if measure == "sentences":
        return [(s.start, s.end) for s in reply.read.sentences if s.words]
    if measure == "questions":
        return [(s.start, s.end) for s in reply.read.sentences if s.asks]
    if measure == "caps":
        return [found.span() for found in WORD.finditer(reply.text) if _is_shouted(found[0])]
    signs = EMOJI if measure == "emoji" else EXCLAMATION
    return [found.span() for found in signs.finditer(reply.text)]


def _is_shouted(word: str) -> bool:
    return word.isupper() and sum(c.isalpha() for c in word) >= 3


def _trim(text: str, start: int, end: int) -> Span:
    """Return the span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _message(rule: LimitRule, number: int) -> str:
    ru, en = NOUNS[rule.of]
    if rule.language == "ru":
        where = "в предложении " if rule.of == "sentence_length" else ""
        message = f"{where}{plural_ru(number, *ru)}, а можно не больше {rule.at_most}"
    else:
        where = "in a sentence" if rule.of == "sentence_length" else "in the reply"
        message = f"{number} {en[number != 1]} {where}, at most {rule.at_most} allowed"
    return f"{rule.title}: {message}" if rule.title else message
