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
    "and but or so because if that which who whose when where while whether than as i you he she it we they what "
    "how why to".split()
)
_EN_HELPERS = frozenset(
    "do does did not have has had can could will would should must may might is are am was were be".split()
)
_BE = frozenset("is are am was were be".split())
_ONLY_EN = frozenset("only just merely simply".split())
_DETERMINERS = frozenset("a an the my your our his her their this these those".split())
_ASIDES = frozenset(
    "извините|простите|поверьте|знаете|понимаете|боюсь|думаю|полагаю|надеюсь|признаюсь|согласитесь|поймите|кажется|"
    "прошу прощения|видите ли|скажу честно|скажу прямо|мне кажется|я думаю|я полагаю|я надеюсь|как вы понимаете|"
    "уж простите|уж извините|вы уж простите|вы уж извините".split("|")
)
_OWN_SUBJECTS = {"я": 1, "мы": 1, "ты": 2, "вы": 2}
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
    if any(mark in _BARRIER_MARKS for mark in view.marks_between(left, right)):
        raise Blocked("a colon or a semicolon stands between its words")
    if right == left + 1:
        _check_comma(view.marks[right], in_order)
        return 0
    if pattern.counts_all:
        return right - left - 1 - sum(view.same_token(left, i) for i in range(left + 1, right))
    judge = _russian if pattern.language == "ru" else _english
    count, at, after_aside = 0, left + 1, False
    while at < right:
        aside = _parenthesis(view, at, right, pattern)
        if not aside and not after_aside:
            _check_comma(view.marks[at], in_order)
        if view.words[at] in _ONLY_EN and view.words[at - 1] == "not" and pattern.places[-1].kind != "verb":
            raise Blocked(f"“not {view.words[at]}” denies nothing")
        size = aside or _filler(view, at, right, pattern.language)
        if not size:
            count += judge(view, pattern, at, left, head, in_order)
        at += size or 1
        after_aside = bool(aside)
    if not after_aside:
        _check_comma(view.marks[right], in_order)
    return count


def _check_comma(marks: str, in_order: bool) -> None:
    """A comma that sets off no aside may stand only between words in their written order."""
    if not in_order and "," in marks:
        raise Blocked("a comma stands between its words, which are not in the written order")


def _filler(view: SentenceView, at: int, right: int, language: str) -> int:
    """Return how many words from ``at`` on make a filler, the longest first."""
    known = fillers("ru" if language == "ru" else "en")
    for size in range(min(_LONGEST_FILLER, right - at), 1, -1):
        if " ".join(view.words[at : at + size]) in known:
            return size
    word = view.words[at]
    if language == "en":
        if word == "so" and view.words[at - 1] in _BE:
            return 1
        return 0 if word in _EN_BARRIERS or word in _DETERMINERS else int(is_filler(word, "en"))
    return int(is_filler(word, "ru"))


def _parenthesis(view: SentenceView, at: int, right: int, pattern: Pattern) -> int:
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
    if words[0] == "если":
        return len(words) if len(words) <= 3 else 0
    if " ".join(words) in _ASIDES:
        return len(words)
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
        person = _OWN_SUBJECTS.get(word)
        if person is not None and any(place.person == person for place in pattern.places):
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
    following = pattern.places[head + 1] if head + 1 < len(pattern.places) else None
    if view.words[left] in _EN_HELPERS and (
        following is None or following.kind == "verb" or view.words[left] in _BE
    ):
        raise Blocked(f"“{view.words[left]}” belongs to “{word}”")
    return 1
