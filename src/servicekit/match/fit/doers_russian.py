"""Who does what a Russian phrase says: the reader, the writer («мы сами») or somebody else («не я»)."""

from collections.abc import Sequence

from servicekit.match.fit.clause_russian import clause_before
from servicekit.match.fit.closed_words_russian import SELF, WE, YOU_ANY
from servicekit.match.fit.gap import Blocked
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import speech_words, word_class

__all__ = ["check_unnamed", "check_whose_self", "is_somebody_else"]

_ANYBODY = frozenset("я мы ты вы он она они".split())
_THEY = frozenset("он она они кто никто кто-то кто-нибудь кто-либо".split())
_OF_MANY = ("ли", "лись")
_NEAR = 4


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
    if SELF.isdisjoint(view.vocabulary) or pattern.ordered or pattern.subject is not None:
        return
    if any(place.person == 1 for place in pattern.places):
        return
    for word in taken:
        beside = {at for at in (word - 1, word + 1) if at >= 0 and not view.marks[max(at, word)].strip()}
        if word - 1 in taken & beside and _is_order(view, pattern, word - 1):
            continue  # «Разбирайтесь сами мы закрыты.»
        if view.words[word] in SELF and any(view.word_at(at) in WE for at in beside - taken):
            raise Blocked("it speaks of the writer («мы сами»)")


def _is_order(view: SentenceView, pattern: Pattern, word: int) -> bool:
    found = (at for unit in view.parts[word].units for at, _ in pattern.places_of.get(unit, ()))
    return any(pattern.places[at].kind == "imperative" for at in found)


def check_unnamed(view: SentenceView, pattern: Pattern, words: Sequence[int | None]) -> None:
    """Raise ``Blocked`` where somebody else speaks, not the writer: «вам говорили», «мастер говорил вам»."""
    if pattern.subject is not None or YOU_ANY.isdisjoint(view.vocabulary):
        return
    said = [
        (place.typed.lower(), view.words[word])
        for word, place in zip(words, pattern.places, strict=True)
        if word is not None and place.kind == "verb" and place.typed.lower() in speech_words("theirs")
    ]
    if not said or all(place.typed.lower() not in YOU_ANY for place in pattern.places):
        return
    first = min(word for word in words if word is not None)
    around = (*clause_before(view, first, _NEAR), *range(first, first + _NEAR))
    if any(view.word_at(at) in WE for at in around):
        return
    unnamed = view.words[first] in YOU_ANY
    if unnamed and any(word.endswith(_OF_MANY) and not typed.endswith(_OF_MANY) for typed, word in said):
        raise Blocked("nobody says it: its verb names no one («вам говорили»)")
    if first and not view.marks[first].strip() and _names_speaker(view, first - 1):
        raise Blocked(f"«{view.words[first - 1]}» says it, not the writer")
    behind = max(word for word in words if word is not None) + 1
    if word_class(view.word_at(behind)) == "adjective" and not view.marks[behind].strip():
        behind += 1  # «Как говорил вам наш мастер.»
    named = word_class(view.word_at(behind)) == "noun-nominative" and not view.marks[behind].strip()
    if named and first and view.words[first - 1] == "как":
        raise Blocked(f"«{view.words[behind]}» says it, not the writer")


def _names_speaker(view: SentenceView, at: int) -> bool:
    if view.words[at] in _THEY:
        return True
    governed = at > 0 and word_class(view.words[at - 1]) == "preposition"
    return word_class(view.words[at]) == "noun-nominative" and not governed
