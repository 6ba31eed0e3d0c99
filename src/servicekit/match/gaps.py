"""What may stand between the words of a phrase, and what ends it."""

from servicekit.match.compiled import Pattern
from servicekit.match.tables import fillers, is_filler, is_name, word_class
from servicekit.match.view import SentenceView

__all__ = ["Blocked", "extra_words"]

_BARRIER_MARKS = frozenset(":;")
_LONGEST_FILLER = 4
_RU_CONJUNCTIONS = frozenset(
    "что чтобы если когда пока хотя который которая которое которые потому поэтому где куда а но или однако либо".split()
)
_EN_BARRIERS = frozenset(
    "and but or so because if that which who when while i you he she it we they what how why to".split()
)
_EN_AUXILIARIES = frozenset(
    "will would shall may might do does did am is are be going gonna 'll also".split()
)
_NEGATIONS = {"ru": frozenset({"не"}), "en": frozenset("not never no without hardly barely cannot".split())}
_ONLY = frozenset("только просто лишь just only simply".split())
_NOUNS = frozenset({"noun-nominative", "noun-oblique"})


class Blocked(Exception):
    """The gap holds something that ends the phrase; the message says what, for explanations."""


def extra_words(
    view: SentenceView, pattern: Pattern, left: int, right: int, head: int, in_order: bool
) -> int:
    """Return how many words between ``left`` and ``right`` count; ``head`` is the place matched at ``left``.

    Raises ``Blocked`` where a mark, a verb, another subject or a negation ends the phrase.
    """
    marks = view.marks_between(left, right)
    if any(mark in _BARRIER_MARKS for mark in marks):
        raise Blocked("a colon or a semicolon stands between its words")
    if not in_order and "," in marks:
        raise Blocked("a comma stands between its words, which are not in the written order")
    if right == left + 1:
        return 0
    if pattern.counts_all:
        return right - left - 1 - sum(view.same_token(left, i) for i in range(left + 1, right))
    judge = _russian if pattern.language == "ru" else _english
    count, at = 0, left + 1
    while at < right:
        size = _parenthesis(view, at, left, right, pattern)
        size = size or _filler(view, at, right, pattern.language)
        if size:
            at += size
            continue
        count += judge(view, pattern, at, left, head, in_order)
        at += 1
    return count


def _filler(view: SentenceView, at: int, right: int, language: str) -> int:
    """Return how many words from ``at`` on make a filler, the longest first."""
    known = fillers("ru" if language == "ru" else "en")
    for size in range(min(_LONGEST_FILLER, right - at), 1, -1):
        if " ".join(view.words[at : at + size]) in known:
            return size
    return 1 if is_filler(view.words[at], "ru" if language == "ru" else "en") else 0


def _parenthesis(view: SentenceView, at: int, left: int, right: int, pattern: Pattern) -> int:
    """Return the length of an aside between commas or brackets: a name, «как покупатель», «(увы)»."""
    opening = view.marks[at]
    if not any(mark in ",(—–" for mark in opening):
        return 0
    end = at
    while end < right and (end == at or not any(mark in ",)—–" for mark in view.marks[end])):
        end += 1
    if end == right and not any(mark in ",)—–" for mark in view.marks[right]):
        return 0
    words = view.words[at:end]
    if len(words) > 4 or any(word in _NEGATIONS[pattern.language] for word in words):
        return 0
    if pattern.language == "en":
        return len(words) if len(words) <= 2 and not any(w in _EN_BARRIERS for w in words) else 0
    if any(word_class(word) == "finite" for word in words):
        return 0
    aside = words[0] == "как" or len(words) == 1 or all(is_name(word) for word in words) or "(" in opening
    return len(words) if aside else 0


def _russian(view: SentenceView, pattern: Pattern, at: int, left: int, head: int, in_order: bool) -> int:
    word = view.words[at]
    if word in _NEGATIONS["ru"]:
        if at + 1 < len(view.words) and view.words[at + 1] in _ONLY:
            return 0
        raise Blocked("it is negated by «не»")
    if word in _RU_CONJUNCTIONS:
        raise Blocked(f"«{word}» begins another clause between its words")
    kind = word_class(word)
    if kind in {"finite", "infinitive"} and not (kind == "infinitive" and in_order):
        raise Blocked("a verb stands between its words")
    if kind == "pronoun-nominative":
        if word in {"вы", "ты"} and any(place.kind == "imperative" for place in pattern.places):
            return 0
        raise Blocked("another subject stands between its words")
    place = pattern.places[head]
    if kind in _NOUNS and at == left + 1 and (place.kind == "adjective" or place.typed.lower() == "это"):
        raise Blocked(f"«{view.words[left]}» belongs to another noun")
    if kind == "noun-nominative" and not in_order and view.words[at - 1] != "в":
        raise Blocked("another subject stands between its words")
    return 0 if kind in {"adverb", "particle", "preposition"} else 1


def _english(view: SentenceView, pattern: Pattern, at: int, left: int, head: int, in_order: bool) -> int:
    word = view.words[at]
    if word in _NEGATIONS["en"]:
        if at + 1 < len(view.words) and view.words[at + 1] in _ONLY:
            return 0
        raise Blocked(f"it is negated by “{word}”")
    if word in _EN_AUXILIARIES or view.same_token(at, left):
        return 0
    if word == "to" and view.words[at - 1] == "going":
        return 0
    if word in _EN_BARRIERS:
        raise Blocked(f"“{word}” begins another clause between its words")
    return 1
