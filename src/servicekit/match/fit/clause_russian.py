"""The clause round a verb of a Russian sentence, without what is said by the way."""

from servicekit.match.fit.asides_russian import aside_ru
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import fillers

__all__ = ["CLAUSE_MARKS", "clause_around"]

CLAUSE_MARKS = frozenset(",;:—–")
_REACH = 6
_LONGEST_ASIDE = 4


def clause_around(view: SentenceView, verb: int) -> list[int]:
    """Return the words of the verb's clause, at most six to each side; asides are left out."""
    clause, low, high = [verb], verb, verb
    while low > 0 and verb - low < _REACH:
        if CLAUSE_MARKS & set(view.marks[low]):
            low = _aside_opens(view, low)
            if not low:
                break
        low -= 1
        clause.insert(0, low)
    while high + 1 < len(view.words) and high - verb < _REACH:
        high += 1
        if CLAUSE_MARKS & set(view.marks[high]):
            high = _aside_closes(view, high)
            if not high:
                break
        clause.append(high)
    return clause


def _aside_opens(view: SentenceView, end: int) -> int:
    """Return where an aside opens that a comma closes before ``end``, or 0: «нам, конечно, надо»."""
    for start in range(end - 1, max(0, end - _LONGEST_ASIDE - 1), -1):
        if "," in view.marks[start]:
            return start if "," in view.marks[end] and _is_aside(view.words[start:end]) else 0
    return 0


def _aside_closes(view: SentenceView, start: int) -> int:
    """Return the word behind an aside that a comma opens before ``start``, or 0."""
    for end in range(start + 1, min(len(view.words), start + _LONGEST_ASIDE + 1)):
        if "," in view.marks[end]:
            return end if "," in view.marks[start] and _is_aside(view.words[start:end]) else 0
    return 0


def _is_aside(words: list[str]) -> bool:
    return " ".join(words) in fillers("ru") or aside_ru(words, bracketed=False)
