"""Russian phrases that are not said in earnest: reported, denied or conditional, bounded by the clause."""

from itertools import pairwise

from servicekit.match.earnest.ascribed_russian import is_ascribed
from servicekit.match.earnest.asked_russian import ASKING
from servicekit.match.earnest.unreal_russian import why_unreal
from servicekit.match.fit.assign import Assignment
from servicekit.match.fit.closed_words_russian import TURNS, WE, YOU
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import speech_words

__all__ = ["asks_otherwise", "why_suppressed_ru"]

_CONTENT_RU = frozenset("что будто мол якобы как почему зачем чего где куда когда дескать словно".split())
# What speaks with the writer's authority: «закон говорит, что …».
_AUTHORITIES = frozenset(
    "закон законы договор правила правило регламент оферта инструкция условия тариф устав политика".split()
)
_ASKING = ASKING | {"откуда", "когда"}
_UNSURE = frozenset({("вряд", "ли"), ("едва", "ли"), ("навряд", "ли")})
_FEELS = frozenset("уверены уверен уверена возмущены недовольны расстроены огорчены обеспокоены".split())
_THOUGHT = frozenset("думали думал думала считали считал считала решили решил решила полагали".split())
_SEEMS = frozenset("кажется казалось показалось показаться думается мнится".split())
# «Неприятно слышать, что …», «раньше считалось, что …»: somebody else said it.
_HEARING = frozenset("слышать услышать читать прочитать прочесть узнать узнавать считалось".split())
_TO_OTHERS = frozenset("вам тебе клиенту клиентке ему ей им".split())
_DENIALS_RU = frozenset(
    "сказать скажу скажем сказал сказала говорю говорим говорил говорила значит означает думаю думаем "
    "думайте считаю считаем считайте хочу хотим хотел хотела имел имела имели имею имеем "
    "подумайте подумай думал думала думали считал считала считали говорили утверждаю утверждаем утверждал "
    "утверждала утверждали пишу пишем писал писала писали обещал обещала обещали верю верим вижу видим "
    "уверен уверена уверены согласен согласна согласны факт бывает".split()
)
_WONT = frozenset(
    "буду будем стану станем могу можем хочу хотим собираюсь собираемся должны должен должна вправе "
    "следовало надо стоило имели имел".split()
)
_CLAIMING = frozenset("говорить утверждать писать обещать сказать заявлять уверять делать".split())
# «Не вижу платёж, потому что …» denies nothing of what follows.
_BECAUSE = frozenset("потому оттого затем".split())
# What is not so, and what is so and forgiven: «ничего страшного, что вы забыли».
_NOT_SO = [
    ["нельзя", "сказать"], ["не", "правда"], ["не", "верно"], ["ничего", "страшного"], ["не", "страшно"],
    ["не", "беда"], ["не", "переживайте"], ["не", "волнуйтесь"], ["не", "расстраивайтесь"],
]  # fmt: skip
_SORRY = frozenset("жаль сожалею сожалеем извините простите прощения извинения".split())
_REACH = 40
"""Words to look back over: a clause that is longer speaks for nobody any more."""


def why_suppressed_ru(view: SentenceView, found: Assignment) -> str | None:
    """Return why a Russian phrase that stands there is not said in earnest, or none."""
    first = found.first
    if unreal := why_unreal(view, found):
        return unreal
    if _is_reported(view, first) or is_ascribed(view, found):
        return "it reports somebody else's words"
    if _is_denied(view, first):
        return "the clause before it denies it"
    if _is_regretted(view, found):
        return "it is what the writer is sorry for («жаль, что вы …»)"
    return None


def asks_otherwise(view: SentenceView, found: Assignment) -> bool:
    """Tell whether a word that is not the phrase's own asks the question: «как вы поняли?»."""
    first = found.first
    return first > 0 and not view.marks[first].strip() and view.words[first - 1] in _ASKING


def _is_reported(view: SentenceView, first: int) -> bool:
    """Tell whether «вы пишете, что …» holds up to here, with no «но» or dash since."""
    for at in range(first - 1, max(-1, first - _REACH), -1):
        word = view.words[at]
        marks = view.marks[at + 1]
        if word in TURNS or view.words[first] in TURNS or ";" in marks:
            return False
        if any(dash in marks for dash in "—–") and "," in marks:
            return False
        said = word in _HEARING or word in speech_words("theirs")
        if not said and not _is_felt(view, at):
            continue
        before = view.words[max(0, at - 3) : at]
        if any(w in WE or w in _AUTHORITIES for w in before):
            continue
        if _has_content_clause(view, at, first) or (word in _THOUGHT and _opens_at_once(view, at, first)):
            return True
    return False


def _is_felt(view: SentenceView, at: int) -> bool:
    """Tell whether the word at ``at`` says what the client feels: «вам кажется, что», «вы уверены, что»."""
    word = view.words[at]
    if word == "казалось":  # «Сначала казалось, что …» is no longer thought.
        return "мне" not in view.words[max(0, at - 2) : at + 2]
    if word in _SEEMS:
        return view.sentence.asks or not _TO_OTHERS.isdisjoint(view.words[max(0, at - 2) : at + 2])
    return word in _FEELS and bool({"вы", "ты", "клиент"} & set(view.words[max(0, at - 3) : at]))


def _opens_at_once(view: SentenceView, verb: int, first: int) -> bool:
    """Tell whether the phrase stands right behind the comma: «думали, это невозможно»."""
    return first == verb + 1 and "," in view.marks[first]


def _has_content_clause(view: SentenceView, verb: int, first: int) -> bool:
    # «Пишете, что вам нужно?», «объяснили же, как вы не видите!» ask or exclaim themselves.
    exclaims = view.sentence.asks or "!" in view.marks[-1]
    return any(
        view.words[i] in _CONTENT_RU and (i == verb + 1 or "," in view.marks[i])
        for i in range(verb + 1, first + (not exclaims))
    )


def _is_denied(view: SentenceView, first: int) -> bool:
    words = view.words
    if tuple(words[max(0, first - 2) : first]) in _UNSURE:
        return True
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if words[at] in TURNS or ";" in view.marks[at + 1]:
            return False
        content = words[at] in {"что", "будто", "чтобы"} and words[at - 1] not in _BECAUSE
        if content and _denied_before_ru(words, at):
            return True
    return False


def _is_regretted(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the writer is sorry for what befalls the client: «простите, что вы должны ждать»."""
    subject, at = found.pattern.subject, found.first - 1
    if subject is None or found.words[subject] != found.first or view.words[found.first] not in YOU:
        return False
    if any(place.kind == "negation" for place in found.pattern.places) or view.word_at(at) != "что":
        return False
    return "," in view.marks[at] and view.word_at(at - 1) in _SORRY


def _denied_before_ru(words: list[str], at: int) -> bool:
    before = words[max(0, at - 5) : at]
    pairs = pairwise(before)
    return (
        any(a == "не" and b in _DENIALS_RU for a, b in pairs)
        or _wont_claim(before)
        or any(pair == ("никто", "не") for pair in pairwise(before))
        or (bool(before) and before[-1] in {"неправда", "неверно", "нельзя", "ничего"})
        or before[-2:] in _NOT_SO
    )


def _wont_claim(before: list[str]) -> bool:
    """«Не буду говорить, что …», «не могу сказать, что …»: what is not claimed."""
    return any(
        word == "не"
        and not {*before[at + 1 : at + 2]}.isdisjoint(_WONT)
        and not _CLAIMING.isdisjoint(before[at + 2 :])
        for at, word in enumerate(before)
    )
