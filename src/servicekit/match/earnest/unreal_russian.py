"""Russian phrases that are not so: a condition, what would be or was, what is doubted or left open."""

from itertools import pairwise

from servicekit.match.earnest.asked_russian import ASKING, why_asked
from servicekit.match.earnest.client_russian import WHY, tells_of_client
from servicekit.match.fit.assign import Assignment
from servicekit.match.fit.clause_russian import clause_before, clause_behind, is_parted
from servicekit.match.fit.closed_words_russian import WOULD, YOU, YOU_ANY
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import fillers, word_class

__all__ = ["why_unreal"]

_IF = frozenset({"если", "чтобы", "чтоб", "дабы"})
# «Хочу, чтобы вы …» wishes it in earnest.
_WISHED = frozenset({"чтобы", "чтоб"})
_WISHES = frozenset("хочу хотим прошу просим требую требуем надо нужно хотел хотела хотели".split())
_CONDITIONS = frozenset({("при", "условии"), ("в", "случае")})
# «Когда вопрос будет закрыт, напишу» does not say that it is.
_WHEN = frozenset({"когда", "пока"})
_WILL_BE = frozenset("будет будут буду будем будете будешь".split())
_WHETHER = frozenset({"ли", "ль"})
_DOUBTS = frozenset({"разве", "неужели"})
_TURNS_OUT = frozenset(
    "окажется оказалось выяснится выяснилось получится получилось вышло выйдет случится случилось думаете "
    "считаете решите решили кажется полагаете уверены".split()
)
_UNREAL = frozenset(("если", would) for would in WOULD)
_AS_IF = frozenset({"будто", "якобы", "словно"})
_NEAR = 8
_SOON = 3
_ONCE = frozenset("раньше прежде".split())
_WAS = frozenset("был была было были".split())
_PAST = ("л", "ла", "ло", "ли")
_NOW = frozenset("теперь сейчас ныне".split())
# «Без вас это было бы невозможно» tells that it is possible.
_WITHOUT = frozenset({"без", "безо"})
_READER = YOU | YOU_ANY
_REACH = 40
# In what asks nothing and has none of these words nothing is unreal.
_SIGNS = (
    _IF | {"условии", "случае"} | _WHEN | _NOW | WOULD | _DOUBTS | WHY | ASKING | _AS_IF | _WHETHER | {"чем"}
)


def why_unreal(view: SentenceView, found: Assignment) -> str | None:
    """Return why what the phrase says is not so, or none."""
    if _SIGNS.isdisjoint(view.vocabulary) and not view.sentence.asks:
        return None
    first = found.first
    if _in_condition(view, first) and not _orders_behind_comma(view, found):
        return "it is a condition («если»)"
    if not _AS_IF.isdisjoint(view.vocabulary) and _is_supposed(view, first):
        return "it is what only seems so («будто»)"
    if _is_over(view, found):
        return "it tells how things were («раньше …, а теперь»)"
    if _is_unreal(view, first) or _exclaims(view, found.last):
        return "it tells what would be («если бы»)"
    if _is_doubted(view, found):
        return "it asks in doubt whether it is so («разве»)"
    if tells_of_client(view, found):
        return "it says what the client does, and is no order («почему», «спасибо, что»)"
    return why_asked(view, found)


def _in_condition(view: SentenceView, first: int) -> bool:
    for at in range(first, max(-1, first - _REACH), -1):
        if view.words[at] in _WISHED and _WISHES & set(view.words[max(0, at - 4) : at]):
            return False
        if view.words[at] in _IF and " ".join(view.words[at : at + 2]) in fillers("ru"):
            continue  # «Если честно не знаю» says so without a comma.
        if view.words[at] in _IF or tuple(view.words[at - 1 : at + 1]) in _CONDITIONS:
            return at < first
        if at < first and view.words[at] in _WHEN and _will_be(view, at, first):
            return True
        if at and is_parted(view, at - 1, at) and not view.words[at].startswith("котор"):
            return view.words[at] == "что" and _opens_condition(view, at)
    return False


def _will_be(view: SentenceView, when: int, first: int) -> bool:
    """Tell whether the clause that «когда» or «пока» opens tells what will be: «пока вопрос будет открыт»."""
    return any(
        view.words[at] in _WILL_BE for at in (*range(when, first + 1), *clause_behind(view, first, _SOON))
    )


def _is_supposed(view: SentenceView, first: int) -> bool:
    """Tell whether «будто» or «якобы» opens the clause: «звучит так, будто это запрещено»."""
    return any(view.words[at] in _AS_IF for at in clause_before(view, first, _NEAR))


def _orders_behind_comma(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the phrase gives its order when its condition is over: «если не нравится, уходите»."""
    return any(
        word is not None and place.kind == "imperative" and "," in view.marks_between(found.first, word)
        for place, word in zip(found.pattern.places, found.words, strict=True)
    )


def _exclaims(view: SentenceView, last: int) -> bool:
    """Tell whether the phrase goes on «…, что бы мы без вас делали»."""
    behind = view.words[last + 1 : last + _NEAR]
    return behind[1:2] == ["бы"] and behind[0] in {"что", "как"} and not _WITHOUT.isdisjoint(behind)


def _is_doubted(view: SentenceView, found: Assignment) -> bool:
    """Tell whether «разве» doubts a statement; «разве вам трудно», «разве вы не видите» blame."""
    places = found.pattern.places
    if view.word_at(found.first - 1) == "ли" and _asks_whether(view, found.first):
        return True
    if view.word_at(found.last + 1) in _WHETHER and not view.marks[found.last + 1].strip():
        return True
    if not view.sentence.asks or _DOUBTS.isdisjoint(view.words[max(0, found.first - 2) : found.first]):
        return False
    if all(place.typed.lower() not in _READER and place.person != 2 for place in places):
        return True
    return all(
        place.kind != "negation" and word_class(place.typed) not in {"adverb", "predicative"}
        for place in places
    )


def _asks_whether(view: SentenceView, first: int) -> bool:
    """Tell whether «ли» right before the phrase asks whether it is so; «мало ли что» asks nothing."""
    return not view.marks[first].strip() and "мало" not in view.words[max(0, first - 2) : first]


def _opens_condition(view: SentenceView, at: int) -> bool:
    """Tell whether the «что» at ``at`` goes on with a condition: «при условии, что», «если окажется, что»."""
    before = view.words[max(0, at - 4) : at]
    return before[-2:] == ["при", "условии"] or (bool(_TURNS_OUT & set(before)) and "если" in before)


def _is_past(view: SentenceView, found: Assignment) -> bool:
    """Tell whether a verb of the phrase stands in the past: «раньше я не знала»."""
    return any(
        word is not None and place.kind == "verb" and view.words[word].endswith(_PAST)
        for place, word in zip(found.pattern.places, found.words, strict=True)
    )


def _is_over(view: SentenceView, found: Assignment) -> bool:
    """Tell whether «раньше» and «было» put the phrase in the past, and «теперь» says that it is over."""
    words, first, last = view.words, found.first, found.last
    around = {
        words[at] for at in range(max(0, first - 3), min(len(words), last + 3)) if at not in found.words
    }
    return (
        not around.isdisjoint(_ONCE)
        and (not around.isdisjoint(_WAS) or _is_past(view, found))
        and not _NOW.isdisjoint(words[last + 1 : last + _NEAR])
    )


def _is_unreal(view: SentenceView, first: int) -> bool:
    """Tell whether the clause says «бы» beside an «если бы»: «я не знал бы, если бы не вы»."""
    words = view.words
    for at in clause_behind(view, first, _NEAR):
        if words[at] in WOULD and words[at - 1] != "если":
            around = words[max(0, first - _REACH) : first + _REACH]
            without = not _WITHOUT.isdisjoint(words[max(0, first - _NEAR) : at])
            return without or any(pair in _UNREAL for pair in pairwise(around))
    return False
