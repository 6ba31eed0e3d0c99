"""Who does what a Russian phrase says: the reader, the writer («мы сами») or somebody else («не я»)."""

from collections.abc import Sequence

from servicekit.match.fit.gap import Blocked
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern

__all__ = ["WE", "check_unnamed", "check_whose_self", "is_somebody_else"]

WE = frozenset({"я", "мы"})
_SELF = frozenset({"сам", "сама", "сами"})
_ANYBODY = frozenset("я мы ты вы он она они".split())
_YOU_ANY = frozenset("вам вас тебе тебя".split())
_OF_ONE, _OF_MANY = ("л", "ла", "лся", "лась"), ("ли", "лись")


def is_somebody_else(view: SentenceView, first: int, last: int) -> bool:
    """Tell whether «не я» stands beside the words: «не я это решаю», «решаю это не я»."""
    words, marks = view.words, view.marks
    before = first > 1 and words[first - 2] == "не" and not (marks[first - 1] + marks[first]).strip()
    if before and words[first - 1] in _ANYBODY:
        return True
    behind = words[last + 1 : last + 3]
    if behind[:1] != ["не"] or behind[-1] not in _ANYBODY:
        return False
    return not (marks[last + 1] + marks[last + 2]).strip()


def check_whose_self(view: SentenceView, pattern: Pattern, taken: set[int]) -> None:
    """Raise ``Blocked`` where «сами» of a phrase is the writer: «мы сами виноваты», «сами мы не спешим»."""
    if _SELF.isdisjoint(view.vocabulary) or pattern.ordered or pattern.subject is not None:
        return
    if any(place.person == 1 for place in pattern.places):
        return
    for word in taken:
        beside = {at for at in (word - 1, word + 1) if at >= 0 and not view.marks[max(at, word)].strip()}
        if view.words[word] in _SELF and any(_word(view, at) in WE for at in beside - taken):
            raise Blocked("it speaks of the writer («мы сами»)")


def check_unnamed(view: SentenceView, pattern: Pattern, words: Sequence[int | None]) -> None:
    """Raise ``Blocked`` where nobody is named: «вам уже говорили» is no «уже говорил вам»."""
    if pattern.subject is not None or _YOU_ANY.isdisjoint(view.vocabulary):
        return
    first = min(word for word in words if word is not None)
    if view.words[first] not in _YOU_ANY or not WE.isdisjoint(view.words[max(0, first - 1) : first + 3]):
        return
    for word, place in zip(words, pattern.places, strict=True):
        many = word is not None and view.words[word].endswith(_OF_MANY)
        if many and place.kind == "verb" and place.typed.lower().endswith(_OF_ONE):
            raise Blocked("nobody says it: its verb names no one («вам говорили»)")


def _word(view: SentenceView, at: int) -> str:
    return view.words[at] if at < len(view.words) else ""
