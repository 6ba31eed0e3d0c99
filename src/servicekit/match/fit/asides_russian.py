"""What is said by the way between the words of a Russian phrase: «если честно», «вы как получатель», «и»."""

from servicekit.match.fit.gap import Gap
from servicekit.match.tables import is_filler, is_name, word_class

__all__ = ["aside_ru", "other_predicate_ru", "role_ru"]

_BY_THE_WAY = frozenset(
    "извините простите поверьте знаете понимаете видите слышите боюсь думаю полагаю надеюсь признаюсь "
    "согласитесь поймите кажется скажу скажите говорю прошу умоляю заметьте представьте повторяю напомню "
    "получается выходит оказывается значит".split()
)
# «Поймите меня правильно», «сами видите»: what an aside may hold besides its verb.
_BESIDE_VERB = frozenset("adverb particle pronoun-oblique pronoun-nominative".split())
_SELF = frozenset({"сам", "сама", "сами"})
_PREDICATES = frozenset({"finite", "predicative"})
_ENDS = frozenset(",;:—–(")
_LONGEST_ROLE = 5
_LONGEST_PREDICATE = 9


def aside_ru(words: list[str], bracketed: bool) -> bool:
    """Tell whether words between commas are said by the way: a name, «если честно», «как покупатель»."""
    if "не" in words:
        return words[:2] == ["а", "не"]
    if words[0] in {"если", "раз", "простите", "извините"}:
        return len(words) <= 3
    if words[0] in {"как", "насколько"} or words == ["прошу", "прощения"]:
        return True
    others = [word for word in words if word not in _BY_THE_WAY and word not in _SELF]
    if len(others) < len(words) and all(word_class(word) in _BESIDE_VERB for word in others):
        return True
    if any(word_class(word) in _PREDICATES for word in words):
        return False
    if word_class(words[0]) == "preposition" and "noun-nominative" not in map(word_class, words):
        return True
    return bracketed or len(words) == 1 or all(is_name(word) for word in words)


def role_ru(gap: Gap, at: int) -> int:
    """Return the length of «как получатель груза», said of the phrase's subject without commas."""
    words = gap.view.words[at : gap.right]
    if not _follows_subject(gap, at) or words[0] != "как" or not 1 < len(words) <= _LONGEST_ROLE:
        return 0
    named = any(word_class(word).startswith("noun") for word in words)
    return len(words) if named and not any(word_class(word) in _PREDICATES for word in words) else 0


def other_predicate_ru(gap: Gap, at: int) -> int:
    """Return the length of «подписали договор и», which the phrase's subject does besides."""
    words = gap.view.words[at : gap.right]
    if not _follows_subject(gap, at) or "и" not in words[-2:] or len(words) > _LONGEST_PREDICATE:
        return 0
    joins = len(words) - 1 - words[::-1].index("и")
    bare = all(is_filler(word, "ru") for word in words[joins + 1 :])
    alone = all(word_class(word) != "pronoun-nominative" for word in words)
    does = any(word_class(word) in _PREDICATES for word in words[:joins])
    return len(words) if bare and alone and does else 0


def _follows_subject(gap: Gap, at: int) -> bool:
    """Tell whether the gap opens behind the subject of a phrase in its order, and no mark parts it."""
    if at != gap.left + 1 or gap.head != gap.pattern.subject or not gap.in_order:
        return False
    return not _ENDS & set(gap.view.marks_between(gap.left, gap.right))
