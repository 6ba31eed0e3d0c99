"""Which English words the class ``<verb>`` stands for: "called", "read", and "call" behind "to" or "you"."""

from servicekit.match.compile.english_verbs import base_of_third_person, past
from servicekit.match.function_words import DETERMINERS, DO, MODALS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler, is_irregular, is_known_en

__all__ = ["is_verb_en"]

# Most nouns look like a verb ("call", "order"): behind one of these it is the verb.
_BEFORE_BASES = DO | MODALS | frozenset("to not never please let and or but i you we they who".split())
_BEFORE_THIRD = frozenset("he she it who".split())
_STOPS = _BEFORE_BASES | DETERMINERS
_ENDINGS = ("ing", "ed")
_MOST_FILLERS = 3


def is_verb_en(view: SentenceView, at: int) -> bool:
    """Tell whether the word at ``at`` is a verb, by its form ("told", "asked") or by what leads to it."""
    word = view.words[at]
    if is_irregular(word) or (len(word) > 4 and word.endswith(_ENDINGS)):
        return True
    lead = _lead(view, at)
    base = base_of_third_person(word) if lead in _BEFORE_THIRD else word
    return (not lead or lead in _BEFORE_BASES | _BEFORE_THIRD) and _is_base(base)


def _lead(view: SentenceView, at: int) -> str:
    """Return the word that leads to a verb, fillers left out; empty where a clause begins."""
    farthest = max(0, at - _MOST_FILLERS)
    while at > farthest and view.words[at - 1] not in _STOPS and is_filler(view.words[at - 1], "en"):
        at -= 1
    return "" if view.opens_clause(at) else view.words[at - 1]


def _is_base(word: str) -> bool:
    """Tell whether the word has the past of a verb: "call" has "called", "depot" has none."""
    return len(word) > 1 and is_known_en(past(word))
