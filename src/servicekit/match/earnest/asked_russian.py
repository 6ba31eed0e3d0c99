"""Russian phrases that ask in earnest: «опишите, чего вы ждали», «чего не знаю, уточню»."""

import re

from servicekit.match.fit.assign import Assignment
from servicekit.match.fit.clause_russian import aside_opens, clause_before, clause_behind
from servicekit.match.fit.closed_words_russian import OWED, TO_US, YOU
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler

__all__ = ["ASKING", "why_asked"]

_UNDERSTOOD = frozenset(
    "понял поняла поняли понимаю понимаем пойму поймем знаю знаем вижу видим ясно понятно".split()
)
# «Скажите, сколько можно?» asks for nothing.
_TELLS = re.compile(
    "(?:под|рас)ска(?:ж|з)[а-я]+|опи(?:ш|с)[а-я]+|уточн[а-я]+|(?:на|у|по)ка(?:ж|з)[а-я]+|"
    "напи(?:ш|с)[а-я]+|поясн[а-я]+|сообщ[а-я]+|провер[а-я]+|посмотр[а-я]+|узна[а-я]+|выясн[а-я]+|завис[а-я]+"
)
_ASK = frozenset("уточните подскажите напишите сообщите расскажите опишите укажите назовите".split())
_SAY = frozenset({"скажите", "скажи"})
_ORDERS = ("и", "йте", "ите", "ьте")
_OF_WRITER = TO_US | frozenset("меня нас мной нами".split())
_RELATIVE = frozenset("чего что кого чему кому где куда сколько".split())
_THAT = frozenset("то того тому тем всё все всего всему".split())
ASKING = _RELATIVE | {"как", "зачем", "почему"}
"""Words that open a question, or a clause that names what another one speaks of."""
# «Сколько вы должны ждать?» complains of it.
_ASKS_WHAT = ASKING - {"сколько"}
_LEADS = frozenset({"а", "но", "и"})
_REACH = 12
_NEAR = 4


def why_asked(view: SentenceView, found: Assignment) -> str | None:
    """Return why a phrase that asks, or stands behind a word that does, blames nobody, or none."""
    if ASKING.isdisjoint(view.vocabulary):
        return None
    if _is_left_open(view, found):
        return "it only names what the next clause speaks of («чего не знаю, …»)"
    if _is_asked_of_reader(view, found.first):
        return "it asks the client for it («уточните, кому …»)"
    if _is_duty_asked(view, found):
        return "it asks what the client is to do («что вы должны знать?»)"
    as_soon_as = view.words[found.first : found.first + 2] == ["как", "только"]
    if view.words[found.first] not in ASKING or as_soon_as:
        return None
    if _is_understood(view, found.first):
        return "it says what the writer has understood («понимаю, что …»)"
    if "!" in view.marks[-1] or any(place.typed.lower() in _OF_WRITER for place in found.pattern.places):
        return None  # «Напишите уже, чего вы от меня хотите.»
    if _is_asked_for(view, found.first) or _is_told_behind(view, found):
        return "it is asked or told in earnest («опишите, что …»)"
    return None


def _is_asked_of_reader(view: SentenceView, first: int) -> bool:
    """Tell whether the phrase is a question put to the client: «уточните, кому вы должны передать ключи»."""
    at = first - 1
    if at < 1 or view.words[at] not in ASKING or "," not in view.marks[at] or view.marks[first].strip():
        return False
    return any(view.words[before] in _ASK for before in _clause_that_ends(view, at))


def _is_duty_asked(view: SentenceView, found: Assignment) -> bool:
    """Tell whether a question asks for the reader's duty: «что вы должны знать?», not «вы должны?»."""
    first, said = found.first, view.words[found.first : found.last + 1]
    opens = first == 1 or (first == 2 and view.words[0] in _LEADS)
    if not (view.sentence.asks and opens) or view.is_parted(first):
        return False
    return view.words[first - 1] in _ASKS_WHAT and not (OWED.isdisjoint(said) or YOU.isdisjoint(said))


def _is_understood(view: SentenceView, first: int) -> bool:
    """Tell whether a phrase that asks is what the writer knows: «понял, что вы хотите», not «не понял»."""
    before = view.words[max(0, first - 3) : first]
    known = [at for at, word in enumerate(before) if word in _UNDERSTOOD]
    return bool(known) and "," in view.marks[first] and "не" not in before[: known[-1]]


def _is_asked_for(view: SentenceView, first: int) -> bool:
    """Tell whether the clause before asks for it or promises it: «уточните, сколько …», «узнаю, что …»."""
    if not first or "," not in view.marks[first]:
        return False
    before = _clause_that_ends(view, first)
    earnest = not view.sentence.asks
    return any(_TELLS.fullmatch(view.words[at]) or (earnest and view.words[at] in _SAY) for at in before)


def _clause_that_ends(view: SentenceView, end: int) -> tuple[int, ...]:
    """Return the words of the clause before the comma at ``end``: «подскажите, пожалуйста, что …»."""
    last = (aside_opens(view, end) or end) - 1
    return (last, *clause_before(view, last, _NEAR))


def _is_told_behind(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the clause behind tells it: «сколько можно взять, указано в билете»."""
    if found.first and (found.first > 1 or view.words[0] not in _LEADS):
        return False
    behind = max(clause_behind(view, found.last, _REACH), default=found.last) + 1
    if "," not in view.marks[behind]:
        return False
    told = [view.word_at(at) for at in (behind, *clause_behind(view, behind, _NEAR))]
    return "не" not in told and any(_TELLS.fullmatch(w) and not w.endswith(_ORDERS) for w in told)


def _is_left_open(view: SentenceView, found: Assignment) -> bool:
    """Tell whether «чего» or «сколько» opens the sentence and rules the phrase: «чего не знаю, уточню»."""
    words, at = view.words, found.first - 1
    while at > 0 and is_filler(words[at], "ru") and not view.marks[at + 1].strip():
        at -= 1
    if at < 0 or words[at] not in _RELATIVE or view.marks[at + 1].strip() or at in found.words:
        return False
    behind = found.last + 1
    amount = words[at] == "сколько"
    if not amount and all(place.kind != "negation" for place in found.pattern.places):
        return False
    opens = not at or (at == 1 and words[0] in _LEADS) or words[at - 1] in _THAT
    return opens and (amount if behind == len(words) else "," in view.marks[behind])
