"""The subject of a Russian phrase: what is said of it besides, and which pronoun is none of another."""

from servicekit.match.fit.clause_russian import is_parted
from servicekit.match.fit.closed_words_russian import PREDICATES
from servicekit.match.fit.gap import Blocked, Gap
from servicekit.match.tables import is_filler, word_class

__all__ = ["condition_ru", "count_subject", "ends_in_subject", "other_predicate_ru", "role_ru"]

_LONGEST_ROLE = 5
_LONGEST_PREDICATE = 9
_CONDITIONS = frozenset("если раз коли когда хотя поскольку".split())
_IN_PERSON = frozenset({"лично", "сами", "сам", "сама"})
_NOBODY = frozenset({"никто", "ничто"})
_PERSONS = {"я": 1, "мы": 1, "ты": 2, "вы": 2}


def role_ru(gap: Gap, at: int) -> int:
    """Return the length of «как получатель груза», said of the phrase's subject without commas."""
    words = gap.view.words[at : gap.right]
    if not _follows_subject(gap, at) or words[0] != "как" or not 1 < len(words) <= _LONGEST_ROLE:
        return 0
    named = any(word_class(word).startswith("noun") for word in words)
    return len(words) if named and not any(word_class(word) in PREDICATES for word in words) else 0


def other_predicate_ru(gap: Gap, at: int) -> int:
    """Return the length of «подписали договор и», which the phrase's subject does besides."""
    words = gap.view.words[at : gap.right]
    if not _follows_subject(gap, at) or "и" not in words[-2:] or len(words) > _LONGEST_PREDICATE:
        return 0
    joins = len(words) - 1 - words[::-1].index("и")
    bare = all(is_filler(word, "ru") for word in words[joins + 1 :])
    alone = all(word_class(word) != "pronoun-nominative" for word in words)
    does = any(word_class(word) in PREDICATES for word in words[:joins])
    return len(words) if bare and alone and does else 0


def condition_ru(gap: Gap, at: int) -> int:
    """Return the length of «если не согласны», said between commas of the phrase's subject."""
    marks, words = gap.view.marks, gap.view.words[at : gap.right]
    if at != gap.left + 1 or gap.head != gap.pattern.subject or not gap.in_order:
        return 0
    whole = "," in marks[at] and "," in marks[gap.right] and len(words) <= _LONGEST_PREDICATE
    alone = all(word_class(word) != "pronoun-nominative" for word in words)
    return len(words) if whole and alone and words[0] in _CONDITIONS else 0


def _follows_subject(gap: Gap, at: int) -> bool:
    """Tell whether the gap opens behind the subject of a phrase in its order, and no mark parts it."""
    if at != gap.left + 1 or gap.head != gap.pattern.subject or not gap.in_order:
        return False
    return not is_parted(gap.view, gap.left, gap.right)


def ends_in_subject(gap: Gap) -> bool:
    """Tell whether the gap ends at the phrase's subject, which ends its clause: «заявку должны подать вы»."""
    subject = gap.pattern.subject
    if subject is None or gap.right_word not in _PERSONS or gap.head == subject:
        return False
    words, after = gap.view.words, gap.right + 1
    while after < len(words) and words[after] in _IN_PERSON and not gap.view.marks[after].strip():
        after += 1
    return after == len(words) or bool(gap.view.marks[after].strip())


def count_subject(gap: Gap, word: str) -> int:
    """Return 0 for a pronoun with which the phrase's own verb agrees: «Не кричите вы», «не можем мы»."""
    if word in {"вы", "ты"} and gap.pattern.subject is None and "сами" in {gap.left_word, gap.right_word}:
        return 0  # «Сами вы виноваты» is «сами виноваты».
    if word in _NOBODY and gap.right_word == "не" and gap.pattern.subject is None:
        return 0  # «Вас никто не заставлял» is «вас не заставляли».
    person = _PERSONS.get(word)
    if person == 1 and gap.pattern.subject is None and _tells_of_one(gap):
        return 0  # «Вам мы уже объясняли» is «уже объяснял вам».
    if person is not None and any(place.person == person for place in gap.pattern.places):
        return 0
    raise Blocked("another subject stands between its words")


def _tells_of_one(gap: Gap) -> bool:
    """Tell whether the phrase has a verb of the past, which marks no person: «уже объяснял вам»."""
    return any(
        place.kind == "verb" and place.person is None and place.typed.lower().endswith(("л", "ла", "ли"))
        for place in gap.pattern.places
    )
