"""Marks and small words which show that a word of a Russian phrase belongs to another clause."""

from servicekit.match.fit.clause_russian import aside_opens
from servicekit.match.fit.closed_words_russian import PREDICATES, SUBJECTS, WOULD
from servicekit.match.fit.gap import Blocked, Gap
from servicekit.match.tables import is_filler, speech_words, word_class

__all__ = ["check_clauses_ru", "check_dash_ru", "check_parted_ru"]

_DASHES = frozenset("—–")
_ANY_DASH = _DASHES | {"-"}
_RULES_WITHIN = 3
_RULES = frozenset("придется пришлось приходится следует следовало стоит стоило".split())
# Behind «и» such a word begins a clause of its own: «вижу проблемы и это исправлю».
_OPENS = frozenset("это как что чего кто где куда когда зачем почему".split())
_THAT_ONE = frozenset("тот та те того той тех тому тем все всех всем всеми каждый каждого каждому".split())
_ASKS_WITHIN = 7


def check_clauses_ru(gap: Gap) -> None:
    """Raise ``Blocked`` where the word before the gap or the word behind it belongs to another clause."""
    for foreign in (_BEFORE.get(gap.left_word), _BEHIND.get(gap.right_word)):
        reason = foreign(gap) if foreign else ""
        if reason:
            raise Blocked(reason)
    if not WOULD.isdisjoint(gap.view.words[gap.left + 1 : gap.right]) and _asks(gap):
        raise Blocked("«бы» makes it a polite question")
    if not gap.in_order and gap.right_word in _OPENS and gap.word_at(gap.right - 1) == "и":
        raise Blocked(f"«и {gap.right_word}» begins another clause")
    marks = gap.view.marks
    if gap.pattern.subject == gap.head and "," in marks[gap.left + 1] and _is_compared(gap):
        raise Blocked(f"«{gap.left_word}» ends an aside («как и вы»)")
    if "," in marks[gap.right] and _opens_next(gap):
        raise Blocked(f"«{gap.right_word}» opens the next clause")
    if _ends_clause(gap) and word_class(gap.right_word) == "infinitive" and _is_ruled_behind(gap):
        raise Blocked(f"«{gap.right_word}» belongs to the clause behind the comma")


def _ends_clause(gap: Gap) -> bool:
    """Tell whether a comma stands before the word behind the gap, and closes no aside there."""
    return "," in gap.view.marks[gap.right] and aside_opens(gap.view, gap.right) <= gap.left


def check_parted_ru(gap: Gap, at: int, size: int, count: int) -> None:
    """Raise ``Blocked`` where behind a bare comma in the gap another clause begins.

    ``size`` is that of the filler at ``at``, ``count`` the number of words counted so far.
    """
    if count or (not size and word_class(gap.view.words[at]).startswith("noun")):
        raise Blocked("another clause begins between its words")


def check_dash_ru(gap: Gap) -> None:
    """Raise ``Blocked`` where a dash stands between words that are not in the written order."""
    if gap.in_order or not _DASHES & set(gap.view.marks_between(gap.left, gap.right)):
        return
    # «Задержки на почте — не наша вина»: the dash stands for the verb, and all that follows is denied.
    closed = gap.word_at(gap.right + 2) == "" or gap.view.marks[gap.right + 2].strip()
    if gap.right_word != "не" or not _DASHES & set(gap.view.marks[gap.right]) or not closed:
        raise Blocked("a dash parts its words, which are not in the written order")


def _sums_up(gap: Gap) -> str:
    """«Ваши проблемы — это следствие сбоя»: «это» goes with what follows."""
    marks = gap.view.marks
    if gap.in_order:
        return ""
    if _does(gap):
        return "«это» is what does something"
    if (
        (_ANY_DASH & set(marks[gap.right]) or _names_another(gap))
        and gap.word_at(gap.right + 1)
        and not marks[gap.right + 1].strip()
    ):
        return "«это» says what the words before the dash are"
    return ""


def _does(gap: Gap) -> bool:
    """Tell whether «это» has a verb of its own: «ваши проблемы это не решит»."""
    at = gap.right + 1
    while gap.word_at(at) and not gap.view.marks[at].strip():
        word = gap.word_at(at)
        if word != "не" and not is_filler(word, "ru"):
            return not _is_own(gap, at) and word_class(word) == "finite" and word[0] != "б"
        at += 1
    return False


def _names_another(gap: Gap) -> bool:
    """Tell whether «это» goes on to a noun of its own: «ваши проблемы это наша забота»."""
    for at in range(gap.right + 1, min(len(gap.view.words), gap.right + _ASKS_WITHIN)):
        kind = word_class(gap.view.words[at])
        if gap.view.marks[at].strip() or kind not in {"adjective", "participle", "noun-nominative"}:
            return False
        if kind == "noun-nominative":
            return not _is_own(gap, at)
    return False


def _is_own(gap: Gap, at: int) -> bool:
    """Tell whether the word at ``at`` is one of the phrase: «обычное это дело» names no other."""
    parts = gap.view.parts[at : at + 1]
    return any(unit in gap.pattern.places_of for part in parts for unit in part.units)


def _is_even(gap: Gap) -> str:
    """«Мне понятно всё, равно как и вам»: «равно» opens a clause; «всё понятно, равно …» does too."""
    if gap.left_word != "все":
        return ""
    marks = gap.view.marks
    opens = "," in marks[gap.right] and "," not in marks[gap.left + 1] and gap.right > gap.left + 1
    behind = gap.right + 1
    likens = gap.view.words[behind : behind + 2] == ["как", "и"] and not marks[behind].strip()
    return "a comma parts «всё» from «равно»" if opens or likens else ""


def _asks(gap: Gap) -> bool:
    typed = {place.typed.lower() for place in gap.pattern.places}
    return not typed.isdisjoint({"что", "чего"}) and typed.isdisjoint(WOULD)


def _is_wished(gap: Gap) -> str:
    """«Что бы вы хотели», «что вы хотели бы»: up to the next mark «бы» makes the question polite."""
    words, marks = gap.view.words, gap.view.marks
    if any(place.typed.lower() in WOULD for place in gap.pattern.places):
        return ""
    for at in range(gap.left + 1, min(len(words), gap.left + _ASKS_WITHIN)):
        if marks[at].strip():
            return ""
        if words[at] in WOULD:
            return "«бы» makes it a polite question"
    return ""


def _is_answer(gap: Gap) -> str:
    """«Нет, времени достаточно»: «нет» and a comma are an answer, and lack nothing."""
    lacked = gap.pattern.places[min(gap.head + 1, len(gap.pattern.places) - 1)].kind == "noun"
    opens = not gap.left or bool(gap.view.marks[gap.left].strip())
    answers = lacked and opens and "," in gap.view.marks[gap.left + 1]
    return "«нет» and a comma are an answer" if answers else ""


def _is_governed(gap: Gap) -> str:
    kind = "" if gap.head else word_class(gap.word_at(gap.left - 1))
    # «Решим это, ваши проблемы …»: the verb takes «это», and the comma ends its clause.
    ends = "," in gap.view.marks[gap.left + 1] or gap.word_at(gap.left + 1) == "и"
    taken = kind in {"finite", "infinitive"} and ends
    taken = taken or (kind == "finite" and _goes_to_somebody(gap))
    if gap.view.words[max(0, gap.left - 2) : gap.left] == ["то", "есть"]:
        return ""  # «То есть это, увы, невозможно.»
    governed = kind == "preposition" or (taken and not gap.view.marks[gap.left].strip())
    return "«это» belongs to the word before it" if governed else ""


def _goes_to_somebody(gap: Gap) -> bool:
    """Tell whether «это» before «не ко мне» is what was sent: «привёз это не ко мне», but «говорю, это …»."""
    said = gap.word_at(gap.left - 1)
    speaks = said in speech_words("own") or said in speech_words("theirs")
    return gap.pattern.places[-1].kind == "pronoun" and not speaks


def _opens_aside(gap: Gap) -> str:
    """«Как видно, вы не понимаете»: «как» and the words up to the comma are an aside."""
    if gap.right > gap.left + 1 and gap.word_at(gap.left + 1) == "только":
        return "«как только» begins a clause of time"
    if not gap.in_order:
        return ""
    marks, words = gap.view.marks, gap.view.words
    end = next((at for at in range(gap.left + 1, gap.right + 1) if "," in marks[at]), gap.left + 1)
    aside = any(not is_filler(word, "ru") for word in words[gap.left + 1 : end])
    return "«как» opens an aside that ends before the phrase goes on" if aside else ""


def _is_relative(gap: Gap) -> str:
    """«Тот, кто вам это сказал, ошибся» asks nothing."""
    relative = not gap.head and "," in gap.view.marks[gap.left] and gap.word_at(gap.left - 1) in _THAT_ONE
    return f"«{gap.left_word}» belongs to «{gap.word_at(gap.left - 1)}»" if relative else _is_wished(gap)


def _is_same(gap: Gap) -> str:
    same = gap.right > gap.left + 1 and gap.word_at(gap.left + 1) in {"же", "ж"}
    return f"«{gap.left_word} же» likens one thing to another" if same else ""


def _opens_next(gap: Gap) -> bool:
    """Tell whether a word goes with what stands behind it.

    «Звоните до шести, позже офис закрыт», «не пишите код, мне хватит имени», «не шумите, на нас все смотрят».
    """
    behind, kind = gap.right + 1, word_class(gap.right_word)
    if kind == "preposition":
        behind += 1
    elif kind not in {"adverb", "pronoun-oblique"}:
        return False
    if gap.view.marks[min(behind, len(gap.view.words))].strip():
        return False
    said = any(not is_filler(word, "ru") for word in gap.view.words[gap.left + 1 : gap.right])
    follows = word_class(gap.word_at(behind))
    if kind == "preposition":
        # «Что, извините, за бред вы пишете?» goes on behind the aside.
        goes_on = _is_own(gap, behind) or aside_opens(gap.view, gap.right) == gap.left + 1
        return follows in SUBJECTS and not goes_on
    if kind == "adverb":
        return said and follows in SUBJECTS
    alone = "," not in gap.view.marks_between(gap.left, gap.right - 1)
    return said and alone and follows in PREDICATES | {"adverb"}


_BEFORE = {
    **dict.fromkeys(("такой", "такая", "такое", "такие"), _is_same),
    "кто": _is_relative,
    "куда": _is_wished,
    "где": _is_wished,
    "это": _is_governed,
    "как": _opens_aside,
    "что": _is_relative,
    "чего": _is_relative,
    "нет": _is_answer,
}
_BEHIND = {"это": _sums_up, "равно": _is_even}


def _is_compared(gap: Gap) -> bool:
    """Tell whether «как» or «как и», no words of the phrase, stand right before the word at the gap."""
    if any(place.typed.lower() == "как" for place in gap.pattern.places):
        return False
    before = gap.word_at(gap.left - 1)
    return before == "как" or (before == "и" and gap.word_at(gap.left - 2) == "как")


def _is_ruled_behind(gap: Gap) -> bool:
    """Tell whether the clause that begins with the infinitive rules it: «…, звонить не нужно»."""
    for at in range(gap.right + 1, min(len(gap.view.words), gap.right + _RULES_WITHIN + 1)):
        if gap.view.marks[at].strip():
            return False
        word = gap.view.words[at]
        if not _is_own(gap, at) and (word in _RULES or word_class(word) == "predicative"):
            return True
    return False
