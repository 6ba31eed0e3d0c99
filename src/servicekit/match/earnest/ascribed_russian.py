"""Somebody else's words without «что»: «по словам курьера, …», «как вы пишете, …», «…, — сказал банк»."""

from servicekit.match.fit.assign import Assignment
from servicekit.match.fit.closed_words_russian import TO_YOU, TURNS, WE
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import speech_words, word_class

__all__ = ["is_ascribed"]

_ACCORDING = frozenset({("по", "словам"), ("по", "версии"), ("со", "слов")})
_OWN = frozenset("моим нашим моей нашей моих наших".split())
_CLIENT = frozenset("вы ты клиент клиентка".split())
# «Как вы знаете, …» and «как вы слышали, …» say that it is so.
_SAYS = frozenset(
    "пишете пишешь писали писал написали говорите говоришь говорили сказали утверждаете уверяете пишет "
    "говорит утверждает считаете считает выразились".split()
)
# In what asks nothing and has none of these words the clause before says nothing of the kind.
_SIGNS = _SAYS | {"словам", "версии", "слов"}
_DASHES = frozenset("—–-")
_PARTS = _DASHES | {","}
_REACH = 8


def is_ascribed(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the clause before the phrase, or the one behind it, says whose words it is."""
    told = view.sentence.asks or not _SIGNS.isdisjoint(view.vocabulary) or ":" in view.marks[found.first]
    return (told and _is_ascribed_before(view, found.first)) or _is_ascribed_behind(view, found.last)


def _is_ascribed_before(view: SentenceView, first: int) -> bool:
    words, marks = view.words, view.marks
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if words[at] in TURNS or ";" in marks[at + 1]:
            return False
        if tuple(words[at : at + 2]) in _ACCORDING:
            return words[at + 2] not in _OWN and "," in view.marks_between(at, first)
        before = words[max(0, at - 3) : at]
        if words[at] in _SAYS and "как" in before and not _CLIENT.isdisjoint(before):
            return "," in marks[at + 1] and not _PARTS & set(view.marks_between(at + 1, first))
    # «Вам сказали: уходите?» asks what was said, «на почте сказали: …» tells who did.
    at = first - 1
    if at < 0 or words[at] not in speech_words("theirs"):
        return False
    if at > 1 and ":" in marks[first] and words[at].endswith("ли"):
        where = word_class(words[at - 2]) == "preposition" and word_class(words[at - 1]).startswith("noun")
        if where and WE.isdisjoint(words[max(0, at - _REACH) : at]):
            return True
    asked = view.sentence.asks and words[first] != "как" and not {",", ":"}.isdisjoint(marks[first])
    near = words[max(0, at - 3) : at]
    return asked and not TO_YOU.isdisjoint(near[-2:]) and WE.isdisjoint(near)


def _is_ascribed_behind(view: SentenceView, last: int) -> bool:
    """Tell whether «…, — ответил вам курьер» stands behind the phrase."""
    words, marks = view.words, view.marks
    for at in range(last + 1, min(len(words), last + _REACH)):
        if "," in marks[at] and _DASHES & set(marks[at]):
            said = words[at] in speech_words("theirs")
            return said and WE.isdisjoint(words[at + 1 : at + 3])
    return False
