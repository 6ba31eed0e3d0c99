"""The words that lead to an English base form, and whose act they make it: "I'll check and call back"."""

from servicekit.match.function_words import BE, DETERMINERS, HAVE, MODALS, OTHERS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import fillers, is_filler, is_name

__all__ = ["clause_before", "end_of_lead", "is_called", "is_joined_to_others", "is_lets"]

# These tell whose act it is, though they may stand in the gap of a phrase.
_NO_LEADS = (
    OTHERS
    | MODALS
    | DETERMINERS
    | HAVE
    | frozenset("you me us him them not no any some to and or but about instead".split())
)
_TITLES = frozenset("mr mrs ms miss mister dr".split())
_ALL_OF_YOU = frozenset({"everyone", "everybody"})
_URGING = frozenset("please kindly".split())
_JOINING = frozenset({"and", "or"})
_TURNS = frozenset({"but", "so"})
# Behind these a "you" does something.
_BEFORE_YOU = MODALS | frozenset(
    "that if when once and but so or do did does unless before after suggest recommend advise ask insist "
    "need want like think believe hope".split()
)
_LONGEST_FILLER, _MOST_FILLERS = 4, 12
_LONGEST_ASIDE = 4
_REACH = 6
_REACH_JOINED = 15


def end_of_lead(view: SentenceView, verb: int) -> int:
    """Return the end of the words that lead to a verb, fillers left out: "first of all calm down"."""
    end = verb
    while end and verb - end < _MOST_FILLERS and (size := _filler(view, end)):
        end -= size
    return end


def _filler(view: SentenceView, end: int) -> int:
    for size in range(min(_LONGEST_FILLER, end), 1, -1):
        if " ".join(view.words[end - size : end]) in fillers("en"):
            return size
    word = view.words[end - 1]
    return int(word in {"all", "both"} or (word not in _NO_LEADS and is_filler(word, "en")))


def clause_before(view: SentenceView, end: int) -> list[str]:
    """Return the words before ``end`` in their clause, and all of them where an aside parts it."""
    start = view.clause_start(end - 1, _REACH - 1)
    aside = view.words[start] in MODALS | BE  # "We, as agreed, will call back."
    return view.words[max(0, end - _REACH) if aside else start : end]


def is_lets(view: SentenceView, last: int, verb: int) -> bool:
    """Tell whether "let's" or "we all" leads to the verb, but no offer of help ("together")."""
    around = view.words[max(0, last - 2) : verb]
    if "we" in around and "all" in around and "will" not in around:
        return True
    if last < 1 or view.words[last - 1 : last + 1] != ["let", "us"]:
        return False
    return view.same_token(last - 1, last) and "together" not in view.vocabulary


def is_called(view: SentenceView, end: int) -> bool:
    """Tell whether the reader is called by name right before an order: "Mrs Lind be patient"."""
    name = end - 1
    titled = name > 0 and view.words[name - 1] in _TITLES
    first = end_of_lead(view, name - titled)
    if not view.opens_clause(first):
        return False
    return titled or is_name(view.words[name]) or view.words[name] in _ALL_OF_YOU


def is_joined_to_others(view: SentenceView, end: int) -> bool:
    """Tell whether "and" joins a verb to one that the reader does not do: "I'll check and call back"."""
    joint = _joint(view, end)
    for at in range(joint - 1, max(-1, joint - _REACH_JOINED), -1):
        word, before = view.words[at], view.words[max(0, at - 1) : at]
        if word in {"me", "us"} and before == ["let"]:
            return not view.same_token(at - 1, at)  # "Let's sit down and read it."
        if word in OTHERS:
            return True
        if word in _URGING | _TURNS or {";", ":"} & set(view.marks[at + 1]):
            return False
        if word == "you" and _acts(view, at, before):
            return False
        if word in MODALS:
            return "you" not in view.words[max(0, at - 2) : at + 2]
    return False


def _joint(view: SentenceView, end: int) -> int:
    """Return the place of the "and" before ``end``, an aside left out: "and, if needed, call"; else 0."""
    at = end - 1
    if view.words[at] in _JOINING:
        return at
    while at > max(0, end - _LONGEST_ASIDE) and "," not in view.marks[at]:
        at -= 1
    return at - 1 if at and "," in view.marks[at] and view.words[at - 1] in _JOINING else 0


def _acts(view: SentenceView, you: int, before: list[str]) -> bool:
    """Tell whether "you" is the one who acts: "you should", "I suggest you", but not "I'll send you"."""
    return view.opens(you) or before[0] in _BEFORE_YOU
