"""The clause round a word of a Russian sentence: how far it goes, and what of it is said by the way."""

from servicekit.match.fit.asides_russian import aside_ru
from servicekit.match.reading.view import CLAUSE_MARKS, SentenceView
from servicekit.match.tables import fillers

__all__ = ["aside_opens", "begins_another", "clause_around", "clause_before", "clause_behind", "is_parted"]

_REACH = 6
_LONGEST_ASIDE = 4


def is_parted(view: SentenceView, left: int, right: int) -> bool:
    """Tell whether a mark that ends a clause stands between two words, ``left`` before ``right``."""
    return not CLAUSE_MARKS.isdisjoint(view.marks_between(left, right))


def begins_another(view: SentenceView, left: int, right: int) -> bool:
    """Tell whether another clause begins between two words; an aside between commas begins none."""
    at = left + 1
    while at <= right:
        if not CLAUSE_MARKS.isdisjoint(view.marks[at]):
            at = _aside_closes(view, at)
            if not left < at <= right:
                return True
        at += 1
    return False


def clause_before(view: SentenceView, word: int, reach: int) -> range:
    """Return the words before ``word`` in its clause, the nearest first, at most ``reach`` of them."""
    low, end = word, max(0, word - reach)
    while low > end and CLAUSE_MARKS.isdisjoint(view.marks[low]):
        low -= 1
    return range(word - 1, low - 1, -1)


def clause_behind(view: SentenceView, word: int, reach: int) -> range:
    """Return the words behind ``word`` in its clause, the nearest first, at most ``reach`` of them."""
    high, end = word + 1, min(len(view.words), word + reach + 1)
    while high < end and CLAUSE_MARKS.isdisjoint(view.marks[high]):
        high += 1
    return range(word + 1, high)


def clause_around(view: SentenceView, verb: int) -> list[int]:
    """Return the words of the verb's clause, at most six to each side; asides are left out."""
    clause, low, high = [verb], verb, verb
    while low > 0 and verb - low < _REACH:
        if not CLAUSE_MARKS.isdisjoint(view.marks[low]):
            low = aside_opens(view, low)
            if not low:
                break
        low -= 1
        clause.insert(0, low)
    while high + 1 < len(view.words) and high - verb < _REACH:
        high += 1
        if not CLAUSE_MARKS.isdisjoint(view.marks[high]):
            high = _aside_closes(view, high)
            if not high:
                break
        clause.append(high)
    return clause


def aside_opens(view: SentenceView, end: int) -> int:
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
