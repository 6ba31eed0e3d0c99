"""When an English base form is an order: "you should calm down", but not "we will call back"."""

from servicekit.match.fit.gap import Blocked
from servicekit.match.fit.leads_english import (
    clause_before,
    end_of_lead,
    is_called,
    is_joined_to_others,
    is_lets,
)
from servicekit.match.function_words import BE, DETERMINERS, HAVE, MODALS, OTHERS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler, is_regular_past, past_participle

__all__ = ["check_bare_verb"]

_NOBODY = frozenset({"nobody", "none", "never"})
_PAST = frozenset(
    "have has had having did do see seeing make makes making made let lets letting watch watching help helps "
    "helped helping".split()
)
_SUBJECTS = OTHERS | {"you", "me", "us"}
_AMOUNTS = frozenset({"no", "any", "some"})
_HELPERS = MODALS | HAVE | {"not"}
# Words that may lead an order; any other word right before a bare verb is its subject.
_LEADS = _HELPERS | frozenset(
    "and or so then but you to please now first just better best try go come do kindly either also simply "
    "ok okay alright well hey sir madam need let's lets if before when until".split()
)
# "We are closed today so call back later": behind these a bare verb has no subject.
_ORDERING = frozenset({"so", "please", "kindly"})
_SAYING = frozenset("say said repeat saying".split())
_TELLING = frozenset({"telling", "asking"})
_SEEMING = frozenset("seem appear tend began chose forgot meant".split())
# "The storm is expected to calm down" is no order, "you are expected to" is one.
_FORECAST = frozenset("expected supposed likely bound set due".split())
_NO_PLANS = frozenset("is was has needs needed us this".split())
_OBJECTS = frozenset("me us him her them".split())
# "How to read it", "hard to be patient", "it took a day to calm down": no orders.
_AIMS = frozenset(
    "how order hard difficult tough easy nice glad happy pleased delighted ready sorry used help helps "
    "helped".split()
)
_URGED = frozenset("please and just should could must to".split())
_TAKES = frozenset("take takes took taken give gives gave hate".split())
# "I suggest that you read it" orders, "I hope that you read it" and "I see you read it" do not.
_URGING = frozenset(
    "suggest recommend advise ask insist demand request require important essential necessary vital".split()
)
_HOLDING = frozenset("hope see know think believe glad understand guess trust sorry assume".split())
_OPENING = frozenset(
    "once after since while because whenever when as before until till where how why".split()
)
# "Try calling", "I suggest calling", "how about calling": such an "-ing" is an order.
_ADVISING = frozenset("suggest recommend advise".split())
_TRYING = frozenset("try tried consider considered mind".split())
_MOMENTS = frozenset("moment minute second hour day while".split())
_CHANCES = frozenset({"time", "chance", "opportunity"})
_TIME_NEEDED = ["the", "time", "you", "need"]
_OR_NOT = (["or", "not"], ["if", "not"])
# "The driver had to call", but not "everybody has to", "you had to".
_HAD_TO = (["has", "to"], ["had", "to"])
_READERS = frozenset("you everyone everybody".split())
_REACH = 6


def check_bare_verb(view: SentenceView, verb: int) -> None:
    """Raise ``Blocked`` where an English base form is no order: "I will call back", "no need to call"."""
    if _is_gerund(view.words[verb]):
        _check_gerund(view.words[max(0, verb - _REACH) : verb])
        return
    end = end_of_lead(view, verb)
    before = view.words[max(0, verb - _REACH) : end]
    if not before or is_lets(view, end - 1, verb) or is_called(view, end):
        return
    if is_joined_to_others(view, end):
        raise Blocked("the verb shares another subject, so it is no order")
    parted = any(map(view.is_parted, range(end, verb + 1)))  # "First, please call us."
    if before[-1] in DETERMINERS | _AMOUNTS and not parted:
        raise Blocked("it is a noun, so it is no order")
    if _has_other_subject(before, parted=parted):
        raise Blocked("the verb has another subject, so it is no order")
    _check_no_act(clause_before(view, end), parted=parted)
    if _tells_past(view, verb):
        raise Blocked("the verb tells what you did")
    says = before[-1] in _SAYING and not {"i", "we"}.isdisjoint(before[-4:])
    leads = before[-1] in _LEADS or is_filler(before[-1], "en") or says
    leads = leads or not _ORDERING.isdisjoint(view.words[end:verb])
    if not parted and (not leads or (view.words[verb] == "do" and before[-1] in _SUBJECTS)):
        raise Blocked("the verb has another subject, so it is no order")


def _tells_past(view: SentenceView, verb: int) -> bool:
    """Tell whether a clause begins with "you" and a verb whose past looks like its base: "you read it"."""
    return (
        view.opens(verb - 1)
        and view.words[verb - 1] == "you"
        and view.words[verb] in past_participle(view.words[verb])[:1]
    )


def _check_no_act(before: list[str], *, parted: bool) -> None:
    """Raise where the words that lead to the verb tell, deny or plan an act, and order none."""
    words = set(before)
    if before[-1] in HAVE or (before[-1] == "to" and {"have", "had"} & words and _CHANCES & words):
        raise Blocked("it tells or asks what is done, and orders nothing")
    if before[-1] == "you" and not parted and before[-2:-1] and before[-2] in _PAST:
        raise Blocked("it tells or asks what is done, and orders nothing")
    if before[-1] == "you" and not parted and _is_held(before):
        raise Blocked("it stands in a clause of its own, and orders nothing")
    if _NOBODY & words and not parted:
        raise Blocked("the order is negated")
    if before[-1] != "to":
        return
    takes = (_TAKES & words or _MOMENTS & set(before[-2:-1])) and not _is_told_to_take(before)
    given = bool(_CHANCES & set(before[-2:-1])) and words.isdisjoint(BE | {"take"})
    if len(before) == 1 or before[-2] in _AIMS or takes or given or before[-5:-1] == _TIME_NEEDED:
        raise Blocked("the verb names an aim or a way, and orders nothing")
    if any(word in _TELLING and not BE & set(before[:at][-1:]) for at, word in enumerate(before)):
        raise Blocked("it speaks of telling it, and orders nothing")
    if before[-2] in _OBJECTS or _is_planned(before) or _is_own_act(before):
        raise Blocked("the order is negated, or is somebody else's act")


def _is_told_to_take(before: list[str]) -> bool:
    """Tell whether the reader is to take the time: "(please) take a minute to …", "you should take"."""
    at = before.index("take") if "take" in before else -1
    return at == 0 or (at > 0 and before[at - 1] in _URGED)


def _is_held(before: list[str]) -> bool:
    """Tell whether "you" opens a clause of what is hoped or timed: "I hope (that) you …", "once you …"."""
    if before[-2:-1] == ["that"]:
        return not _URGING & set(before)
    return bool(before[-2:-1]) and before[-2] in _HOLDING | _OPENING


def _has_other_subject(before: list[str], *, parted: bool) -> bool:
    """Tell whether the words that lead to a bare verb name somebody who is not the reader."""
    if parted and (before[-1] in _OBJECTS or before[-2:] in _OR_NOT):
        return False  # "Before you write to us, read it."
    if before[-1] in OTHERS | _OBJECTS or (before[-2:] == ["is", "to"] and {"my", "our"} & set(before)):
        return True
    if before[-2:] in _HAD_TO and _READERS.isdisjoint(before):
        return True
    if before[-1] in _HELPERS and len(before) > 1 and ("you" not in before[-4:-1] or before[-2] in OTHERS):
        return True
    return before[-1] == "to" and "for" in before and "you" not in before


def _is_planned(before: list[str]) -> bool:
    """Tell whether a verb before "to" tells of an act: "he promised to", "it seems to", not "is asked to"."""
    verb = before[-2]
    if verb in _FORECAST:
        return _READERS.isdisjoint(before)
    if verb in _SEEMING or (verb.endswith("s") and verb not in _NO_PLANS):
        return True
    return is_regular_past(verb) and verb not in _NO_PLANS and BE.isdisjoint(before)


def _is_own_act(before: list[str]) -> bool:
    """Tell whether words that lead to an English infinitive deny it or speak of the writer."""
    words = set(before)
    if "all" in words:
        words -= {"we"}  # "We all need to be patient."
    if before[-2] == "forget":  # "Don't forget to read it."
        return before[-3:-2] != ["not"]
    return bool({"not", "no", "never", "without"} & words) or (
        bool({"i", "we", "me", "us"} & words) and "you" not in words
    )


def _is_gerund(word: str) -> bool:
    """Tell whether a verb stands with -ing; a base form that ends so is irregular, as "bring" is."""
    return word.endswith("ing") and not past_participle(word)


def _check_gerund(before: list[str]) -> None:
    """Raise unless the words before "calling" advise it: "try calling", "how about calling"."""
    if before[-2:] in (["how", "about"], ["what", "about"]) or _ADVISING & set(before[-1:]):
        return
    own = {"i", "we"} & set(before) and "you" not in before
    if own or not _TRYING & set(before[-1:]):
        raise Blocked("nobody is told to do it")
