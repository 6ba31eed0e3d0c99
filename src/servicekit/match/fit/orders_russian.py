"""When an infinitive is an order: «вам нужно успокоиться», but not «могу перезвонить»."""

from collections.abc import Sequence
from itertools import pairwise

from servicekit.match.fit.candidate import Candidate
from servicekit.match.fit.clause_russian import begins_another, clause_around, is_parted
from servicekit.match.fit.closed_words_russian import OWED, TO_US, TO_YOU, WOULD, YOU, YOU_ANY
from servicekit.match.fit.gap import Blocked
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import is_filler, word_class

__all__ = ["BIDDING", "check_called_off", "check_infinitive", "check_stop", "check_wish"]

_LICENCES = frozenset(
    "вам тебе нужно надо прошу просим попробуйте попробуй следует стоит придется постарайтесь постарайся "
    "советую советуем рекомендую рекомендуем предлагаю предлагаем лучше должны должен должна обязаны обязан "
    "необходимо остается пора можете можешь просьба извольте потрудитесь соизвольте требую требуем".split()
)
_OWN_ACTS = frozenset(
    "могу можем смогу сможем готов готова готовы хочу хотим хотел хотела хотели постараюсь постараемся буду "
    "будем попрошу попросим передам передадим поручу поручим обещаю обещаем собираюсь собираемся планирую "
    "планируем успею успеем мне нам обещал обещала обещали пообещал пообещала пообещали собирался собиралась "
    "собирались планировал планировала планировали забыл забыла забыли успел успела успели решил решила "
    "решили".split()
)
# «Попрошу вас подождать» bids the reader, «попрошу коллегу перезвонить» does not.
_BIDS = frozenset(
    "попрошу попросим попросить посоветовать советовать порекомендовать рекомендовать предложить".split()
)
_WOULD_BID = frozenset("попросил попросила попросили просил просила просили".split())
_QUESTIONS = ("что", "чего", "как", "ког", "куда", "где", "кто", "скольк", "зачем", "почему")
_HINTS = frozenset("бы б ли ль может".split())
_NO_NEED = frozenset("незачем нечего необязательно нельзя".split())
_ABLE = frozenset("можете можешь сможете сможешь".split())
_CAN_YOU = _ABLE | {"могли", "мог", "могла"}
# «Мастер должен перезвонить», «ему нужно подождать» bid somebody else.
_WHO_OWES = YOU | {"будете", "будешь"}
# «Вам останется ждать» bids as «вам нужно ждать» does.
_IMPERSONAL = frozenset(
    "останется осталось оставалось предстоит предстояло следовало стоило пришлось приходится "
    "полагается положено надлежит подобает мешало помешает помешало будет было есть хватит".split()
)
BIDDING = _LICENCES | _IMPERSONAL
"""Words that rule the infinitive of an order."""

_OTHERS = frozenset(
    "ему ей им всем никому каждому мастеру мастерам курьеру курьерам менеджеру оператору операторам банку "
    "водителю инженеру инженерам специалисту специалистам коллеге коллегам врачу складу".split()
)
# Behind such a word «нам» is only the one it is done for: «попробуйте нам перезвонить».
_ASKING = YOU | frozenset(
    "вам тебе прошу просим попробуйте попробуй постарайтесь постарайся советую советуем рекомендую "
    "рекомендуем предлагаю предлагаем можете можешь извольте потрудитесь соизвольте требую требуем".split()
)
_NEGATED_ORDERS = frozenset(
    "надо нужно стоит следует смейте смей вздумайте вздумай советую рекомендую".split()
)
# «Давайте вы не будете кричать.»
_NEAR = 5
_WILL_YOU, _LETS = frozenset({"будете", "будешь"}), frozenset({"давайте", "давай"})


def check_infinitive(view: SentenceView, verb: int, negation: int | None, taken: set[int]) -> None:
    """Raise ``Blocked`` unless the infinitive at ``verb`` is an order to the reader.

    ``negation`` is the word «не» that belongs to the phrase: it must negate the order
    («не стоит кричать»), or the verb itself («прошу не кричать»).
    """
    near = clause_around(view, verb)
    words = {view.words[i] for i in near}
    bidding = _bidding(view, words)
    direct = negation is None or negation + 1 == verb
    if direct and view.sentence.asks and words & _CAN_YOU and words & (_ABLE | YOU):
        return  # «Не могли бы вы …?» is an order in a polite dress.
    if _is_own_act_ru(view, near, verb, taken):
        raise Blocked("the infinitive is the writer's own act, no order")
    if negation is not None:
        after = view.words[negation + 1] if negation + 1 < len(view.words) else ""
        asked = after in _WILL_YOU and not _LETS.isdisjoint(view.words[max(0, negation - _NEAR) : negation])
        if after not in _NEGATED_ORDERS and not asked and not (direct and bidding):
            raise Blocked("«не» does not belong to an order")
        return
    if (words & OWED and not words & _WHO_OWES) or _is_ruled(view, near, bidding, taken):
        raise Blocked("the infinitive is what somebody else must do («мастер должен»)")
    if _is_offered(view, near, words, bidding):
        raise Blocked("it asks whether the writer should do it («вам перезвонить?»)")
    # «вам» behind the verb is only the one it is done for, but for «успокоиться бы вам».
    licences = [
        i
        for i in near
        if view.words[i] in bidding
        and (view.words[i] not in TO_YOU or i < verb or "бы" in words)
        and (i == 0 or view.words[i - 1] not in _OTHERS)
    ]
    if not licences:
        raise Blocked("the infinitive is no order: no word such as «вам нужно» stands near")
    needs = [i for i in near if view.words[i] == "обязательно"]
    if words & _NO_NEED or any(_is_negated(view, i) for i in [*licences, *needs, verb]):
        raise Blocked("the order is negated by «не»")


def _bidding(view: SentenceView, words: set[str]) -> set[str]:
    """Return those of the words of a clause that make an order of its infinitive."""
    bidding = words & (_LICENCES | _BIDS)
    if not view.sentence.asks:  # «Сами будете ждать.»
        bidding |= words & _WILL_YOU
    return bidding if words.isdisjoint(WOULD) else bidding | (words & _WOULD_BID)


def check_stop(view: SentenceView, stop: int, verb: int | None, taken: set[int]) -> None:
    """Raise ``Blocked`` unless the word at ``stop`` forbids what the verb says: «хватит спорить»."""
    low, high = sorted((stop, stop if verb is None else verb))
    if low == high or begins_another(view, low, high):
        raise Blocked(f"«{view.words[stop]}» has no infinitive of its clause to forbid")
    if any(word_class(view.words[at]) == "infinitive" for at in range(low + 1, high) if at not in taken):
        raise Blocked(f"«{view.words[stop]}» forbids something else")
    if view.words[stop].endswith("ть"):
        check_infinitive(view, stop, None, taken)
        return
    own = view.words[stop] in _NO_NEED and any(view.words[i] in TO_US for i in range(stop) if i not in taken)
    before = view.words[stop - 1] if stop and not is_parted(view, stop - 1, stop) else ""
    enough = word_class(before).startswith(("noun", "pronoun-oblique")) and before not in {"все", "всё"}
    if own or before == "не" or (enough and stop < high):
        raise Blocked(f"«{view.words[stop]}» tells that there is enough, or is denied")


def check_called_off(view: SentenceView, pattern: Pattern, words: Sequence[Candidate | None]) -> None:
    """Raise ``Blocked`` where the infinitive that a phrase begins with is denied: «ждать вам не придётся»."""
    opens = words[0]
    if opens is None or pattern.places[0].kind != "verb" or {"не", *_NO_NEED}.isdisjoint(view.vocabulary):
        return
    if word_class(view.words[opens.word]) != "infinitive":
        return
    taken = {candidate.word for candidate in words if candidate is not None}
    for at in clause_around(view, opens.word):
        denied = view.words[at] in BIDDING and _is_negated(view, at)
        if (denied and at - 1 not in taken) or (view.words[at] in _NO_NEED and at not in taken):
            raise Blocked(f"«{view.words[at]}» calls it off")


def check_wish(view: SentenceView, verb: int) -> None:
    """Raise ``Blocked`` unless the past at ``verb`` is an order: «вы бы подождали»."""
    clause = [] if WOULD.isdisjoint(view.vocabulary) else [view.words[at] for at in clause_around(view, verb)]
    wishes = any({a, b} & YOU and {a, b} & WOULD for a, b in pairwise(clause))
    if not wishes or (view.sentence.asks and any(word.startswith(_QUESTIONS) for word in clause)):
        raise Blocked(f"«{view.words[verb]}» is no order: no «вы бы» stands near")


def _is_offered(view: SentenceView, near: list[int], words: set[str], bidding: set[str]) -> bool:
    """Tell whether nothing but «вам» rules the infinitive of a question; «может, вам …?» is an order."""
    if view.sentence.asks and "когда" in words and words.isdisjoint(YOU):
        return True  # «Когда вам лучше перезвонить?»
    hinted = words | set(view.words[max(0, near[0] - 2) : near[0]])
    return view.sentence.asks and bidding <= TO_YOU and hinted.isdisjoint(_HINTS)


def _is_ruled(view: SentenceView, near: list[int], bidding: set[str], taken: set[int]) -> bool:
    """Tell whether something else rules the infinitive: «вам могут перезвонить», «вам неудобно ждать»."""
    if not bidding <= TO_YOU:
        return False
    wished = not WOULD.isdisjoint(view.words[i] for i in near)
    return any(
        (word_class(view.words[i]) == "finite" and view.words[i] not in _IMPERSONAL)
        or (not wished and _is_feeling(view.words[i]))
        for i in near
        if i not in taken
    )


def _is_feeling(word: str) -> bool:
    return word.endswith("о") and word_class(word) == "adverb" and not is_filler(word, "ru")


def _is_negated(view: SentenceView, at: int) -> bool:
    """Tell whether «не» stands before the word; «не пора ли» negates nothing."""
    return at > 0 and view.words[at - 1] == "не" and view.words[at + 1 : at + 2] != ["ли"]


def _bids_nobody_else(view: SentenceView, bid: int, near: list[int]) -> bool:
    """Tell whether no other is bidden; an offer names the reader, for it may be the writer's own act."""
    return view.words[bid] != "предложить" and not any(
        word_class(view.words[i]).startswith("noun") for i in near
    )


def _is_own_act_ru(view: SentenceView, near: list[int], verb: int, taken: set[int]) -> bool:
    """Tell whether the infinitive is the writer's act: «могу перезвонить», «нам нужно подождать»."""
    for at in near:
        word = view.words[at]
        if at in taken or word not in _OWN_ACTS | _BIDS:
            continue
        bidden = [i for i in near if i not in taken and (at < i < verb or verb < at < i)]
        if word in _BIDS and (YOU_ANY & set(view.words[at:verb]) or _bids_nobody_else(view, at, bidden)):
            continue
        if at < verb and not _BIDS.isdisjoint(view.words[at + 1 : verb]):
            continue  # «Хочу попросить вас подождать» bids as «прошу вас» does.
        if word not in TO_US or (at < verb and not _ASKING & set(view.words[near[0] : at])):
            return True
    return False
