"""Whether a Russian phrase still says the same without «я» or «это»: «не моя проблема», «ваши проблемы»."""

from collections.abc import Sequence

from servicekit.match.fit.clause_russian import aside_opens, clause_before, clause_behind
from servicekit.match.fit.closed_words_russian import SELF, SUBJECTS, WE, YOU
from servicekit.match.fit.gap import Blocked
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import CANNOT, is_filler, is_name, word_class

__all__ = ["check_elided_ru", "is_subject"]

_REACH = 40
"""Words to look over for another subject: what stands farther off is another clause."""
_DASHES = frozenset("—–-")
_BREAKS = _DASHES | {","}
_BIDS = ("йте", "ите", "ьте", "тесь")
# The endings of the past and of the third person: such a verb gives no order.
_TELLS = tuple("л ла ло ли ез ес ог ег лся лась лось лись ет ит ут ют ат ят тся".split())
# «Письмо адресовано не ко мне» tells of the letter as «письмо пришло не ко мне» does.
_TELLS_OF = {"finite": _TELLS, "participle": ("н", "на", "но", "ны", "т", "та", "то", "ты")}
# Whom «сами» may mean, said in an earlier clause.
_MANY = frozenset({"мы", "они"})
_SHALL = frozenset({"буду", "будем"})
_NEAR = 4
_GROUNDS = frozenset({"что", "раз"})
_CALLED = frozenset("девушка женщина мужчина друзья коллеги".split())
_JOINS = frozenset({"и", "а", "но", "поэтому"})


def check_elided_ru(
    view: SentenceView, pattern: Pattern, words: Sequence[int | None], dropped: list[int]
) -> None:
    """Raise ``Blocked`` where what was dropped may be something else than the phrase says."""
    taken = [word for word in words if word is not None]
    if any(pattern.places[i].typed.lower() in CANNOT for i in dropped):
        _check_refusal(view, taken)
    if any(pattern.places[i].typed.lower() == "это" for i in dropped):
        _check_this(view, pattern, min(taken), max(taken))
    if pattern.subject in dropped and all(place.person != 1 for place in pattern.places):
        if len(dropped) > 1:
            raise Blocked("its subject is missing, and so is more")
        _check_subject(view, pattern, words, taken)


def _check_refusal(view: SentenceView, taken: list[int]) -> None:
    """«Ничем не поможем» refuses as «не можем помочь» does; «не помочь» and «пока не поможем» do not."""
    if all(word_class(view.words[word]) != "finite" for word in taken):
        raise Blocked("«не могу» is missing")
    if any(view.words[word - 1 : word + 1] == ["пока", "не"] for word in taken):
        raise Blocked("«пока не» tells until when")


def _check_this(view: SentenceView, pattern: Pattern, first: int, last: int) -> None:
    """«Не ко мне» is said of the matter at hand; «письмо пришло не ко мне» tells where something went."""
    if all(place.kind != "negation" for place in pattern.places) and not _is_all_said(view, first, last):
        raise Blocked("«это» is missing, and more is said than the phrase")
    if pattern.places[-1].kind != "pronoun":
        return
    around = (*clause_before(view, first, _REACH), *clause_behind(view, last, _REACH))
    if any(view.words[at].endswith(_TELLS_OF.get(word_class(view.words[at]), ())) for at in around):
        raise Blocked("«это» is missing, and a verb of its clause tells of something else")


def _is_all_said(view: SentenceView, first: int, last: int) -> bool:
    """Tell whether the words are a whole sentence, open one («…, что») or end one behind a verb."""
    goes_on = last + 1 < len(view.words)
    if goes_on and "," in view.marks[last + 1] and view.words[last + 1] in _GROUNDS:
        return all(word in _JOINS or is_filler(word, "ru") for word in view.words[:first])
    answers = goes_on and "," in view.marks[last + 1] and _is_dashed(view, first, last + 1)
    if (goes_on and not answers) or view.sentence.asks:
        return False
    told = any(word_class(word) == "finite" for word in view.words[max(0, first - _REACH) : first])
    return not first or (told and bool(_BREAKS & set(view.marks[first])))


def _is_dashed(view: SentenceView, first: int, behind: int) -> bool:
    """Tell whether a dash stands before, and an order or a denial behind: «— ваша забота, доплачивайте»."""
    orders = word_class(view.words[behind]) == "finite" and view.words[behind].endswith(_BIDS)
    denies = "не" in view.words[behind : behind + 2]
    return not _DASHES.isdisjoint(view.marks[first]) and (orders or denies)


def _check_subject(
    view: SentenceView, pattern: Pattern, words: Sequence[int | None], taken: list[int]
) -> None:
    """«Не обязан это делать» is said of the writer; «не обязаны» and «он не обязан» of somebody else."""
    if _shares_subject(view, pattern, min(taken), max(taken)):
        return
    if len(taken) == 1:
        _check_state(view, taken[0])
        return
    if any(view.words[word] in SELF for word in taken):
        _check_self(view, min(taken), max(taken))
        return
    for word, place in zip(words, pattern.places, strict=True):
        if word is not None and place.kind in {"verb", "adjective"}:
            if view.words[word].endswith(("и", "ы")):
                raise Blocked("its subject is missing, and somebody else may be meant")
            break
    else:
        raise Blocked("its subject is missing")
    near = range(max(0, min(taken) - _REACH), min(len(view.words), max(taken) + _REACH))
    if any(is_subject(view, at) for at in near if at not in taken):
        raise Blocked("its subject is missing, and another one stands there")


def _check_state(view: SentenceView, state: int) -> None:
    """«Буду занят» and «занят, отвечу позже» are said of the writer, «линия занята» is said of anything."""
    closed = state + 1 == len(view.words) or view.marks[state + 1].strip()
    before = clause_before(view, state, _REACH)
    said = [word for at in before if (word := view.words[at]) not in _JOINS]
    opens = all(is_filler(word, "ru") for word in said) and not aside_opens(view, before.stop + 1)
    named = any(is_subject(view, at) for at in range(max(0, state - _REACH), state))
    if closed and opens and not named and not view.sentence.asks:
        return
    around = (*clause_before(view, state, _NEAR), *clause_behind(view, state, _NEAR))
    if all(view.words[at] not in _SHALL for at in around):
        raise Blocked("its subject is missing, and nothing tells who it is")


def is_subject(view: SentenceView, at: int) -> bool:
    """Tell whether a word may be the subject that is missing: not «мы», nor «Анна» between commas."""
    if word_class(view.words[at]) not in SUBJECTS or view.words[at] in WE:
        return False
    called = is_name(view.words[at]) or view.words[at] in _CALLED
    beside = (*clause_before(view, at, 2), *clause_behind(view, at, 2))
    return not called or not all(is_name(view.words[word]) for word in beside)


def _check_self(view: SentenceView, first: int, last: int) -> None:
    """«Сами виноваты» is said to the reader; «сам виноват» and «курьеры сами виноваты» may be of others."""
    if "сами" not in view.words[first : last + 1]:
        raise Blocked("its subject is missing, and the writer may be meant")
    behind = last + 1
    if view.sentence.asks and behind == len(view.words):
        raise Blocked("its subject is missing, and the client is asked")
    named = not view.marks[behind].strip() and (view.word_at(behind) in _MANY or _names(view, behind))
    clause = clause_before(view, first, _REACH)
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if view.words[at] in YOU:
            break
        named = named or view.words[at] in _MANY or (at in clause and _names(view, at))
    if named:
        raise Blocked("its subject is missing, and another one stands there")


def _names(view: SentenceView, at: int) -> bool:
    return word_class(view.word_at(at)) == "noun-nominative"


def _shares_subject(view: SentenceView, pattern: Pattern, first: int, last: int) -> bool:
    """Tell whether the writer is the subject of what «и» joins: «я не курьер и здесь ни при чём»."""
    subject = pattern.subject
    if subject is None or pattern.places[subject].typed.lower() not in WE or not first:
        return False
    goes_on = last + 1 < len(view.words) and not view.marks[last + 1].strip()
    if view.words[first - 1] not in _JOINS or goes_on:
        return False
    said = [
        word
        for word in view.words[max(0, first - _REACH) : first]
        if word_class(word) == "pronoun-nominative"
    ]
    return bool(said) and said[-1] in WE
