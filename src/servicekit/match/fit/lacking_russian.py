"""«Нет» and its like beside a noun: «таких правил у нас нет» denies what the phrase says."""

from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import is_filler, word_class

__all__ = ["is_lacking"]

_NONE = frozenset({"нет", "нету"})
_WAS = frozenset("было будет бывает бывало".split())
_HOLDS = frozenset(
    "действует действуют действовало действовали работает работают применяется применяются".split()
)
_GONE = frozenset(
    "отменили отменены убрали изменили изменены изменились устарели кончились закончились".split()
)
_OF_WHOM = frozenset({"preposition", "pronoun-oblique", "noun-oblique", "adjective"})
_NEAR = 6
# Without one of these words nothing is lacking.
_SIGNS = _NONE | _WAS | _HOLDS | _GONE


def is_lacking(view: SentenceView, pattern: Pattern, first: int, last: int, taken: set[int]) -> bool:
    """Tell whether «нет» stands beside a noun of the phrase: «таких правил у нас нет»."""
    if _SIGNS.isdisjoint(view.vocabulary) or all(place.kind != "noun" for place in pattern.places):
        return False
    behind, limit = last + 1, last + _NEAR
    while behind < limit and _weighs_nothing(view.word_at(behind)) and not view.marks[behind].strip():
        behind += 1  # «Таких правил у нас давно нет», «никогда не было».
    if not view.marks[behind].strip() and (view.word_at(behind) in _NONE or _is_void(view, pattern, behind)):
        return True
    if not any(word_class(view.words[word]) == "noun-oblique" for word in taken):
        return False
    while behind < limit and word_class(view.word_at(behind)) in _OF_WHOM and not view.marks[behind].strip():
        behind += 1  # «Таких вопросов для нас нет.»
    near = [behind] if view.marks[first].strip() else [first - 2, first - 1, behind]
    return any(at >= 0 and _denying(view, at) for at in near)


def _is_void(view: SentenceView, pattern: Pattern, at: int) -> bool:
    """«У нас такие правила давно не действуют», «… отменили» says that there are none."""
    if all(place.typed.lower() != "у" for place in pattern.places):
        return False
    return view.word_at(at) in _GONE or (view.word_at(at) == "не" and view.word_at(at + 1) in _HOLDS)


def _weighs_nothing(word: str) -> bool:
    return is_filler(word, "ru") or word_class(word) == "adverb"


def _denying(view: SentenceView, at: int) -> bool:
    """Tell whether «нет» or «не было» stands at ``at``, with no mark before it."""
    if view.marks[at].strip():
        return False
    return view.word_at(at) in _NONE or (view.word_at(at) == "не" and view.word_at(at + 1) in _WAS)
