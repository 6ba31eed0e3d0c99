"""Whether an English phrase still says the same without its subject: "not my fault", "don't know"."""

from servicekit.match.fit.gap import Blocked
from servicekit.match.function_words import BE, DETERMINERS, DO, HELPERS, SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import is_filler

__all__ = ["check_elided_en"]

_SUBJECTS = SUBJECTS | {"who", "which"}
_JOINING = frozenset("and but that if as because when while so or why how what where whether".split())
_PREPOSITIONS = frozenset("for to with from by in on at of about into over under before after".split())
_ASKING = BE | DO | {"will", "would"}
_ARTICLES = frozenset({"a", "an"})
_OWN = frozenset({"my", "our"})
_OWNERS = _OWN | {"your"}
_WHY = frozenset({"why", "how"})
# "Sorry, but not my fault": what may open an answer whose subject is dropped.
_OPENERS = frozenset(
    "sorry well so ok okay no nope yes yeah yep hey hi hello again still also and but or oh ah um uh hmm lol "
    "haha sry tbh btw mate sir madam guys dude thanks nah bro pal buddy man".split()
)
_REACH = 40
"""Words to look back over for where a clause begins, or for the subject that it shares."""


def check_elided_en(view: SentenceView, pattern: Pattern, first: int, last: int, dropped: list[int]) -> None:
    """Raise ``Blocked`` where one who is named before may be the subject that was dropped.

    "A" is dropped where there are several: "we're not doctors".
    """
    subject = [at for at in dropped if pattern.places[at].typed not in _ARTICLES]
    if len(subject) < len(dropped) and not view.words[last].endswith("s"):
        raise Blocked("the article before its noun is missing")
    if subject:
        _check_subject(view, pattern, first, last, len(subject))


def _check_subject(view: SentenceView, pattern: Pattern, first: int, last: int, dropped: int) -> None:
    """Raise ``Blocked`` where as many words at the start cannot have been dropped."""
    if pattern.places[3].typed in _OWN and _has_subject(view, first) and _ends(view, last):
        return  # Whatever stands for "that", the writer disowns it: "printing labels isn't my job".
    if view.sentence.asks and view.words[first] in _ASKING:
        raise Blocked("its subject is missing, and the sentence is a question")
    if not _opens(view, first) and not _shares_subject(view, first):
        raise Blocked("its subject is missing, and it does not begin a clause")
    named = pattern.places[2].typed in _OWNERS
    if named and dropped < 2:
        raise Blocked("its verb is missing")  # "That's within our policy" is not all "that" says.
    if dropped > 1 and not (_is_all(view, first, last) if named else _ends(view, last)):
        raise Blocked("its subject is missing, and the sentence goes on")


def _has_subject(view: SentenceView, first: int) -> bool:
    """Tell whether something may be the subject of the "is" at ``first``: "printing labels is", no "why"."""
    return view.words[first] in BE and not view.opens(first) and view.words[first - 1] not in _WHY


def _opens(view: SentenceView, first: int) -> bool:
    """Tell whether only openers stand before the words in their clause: "definitely not my fault"."""
    wont = first > 0 and view.words[first - 1] == "will" and view.same_token(first - 1, first)
    opens = first - wont  # "Won't be able to help."
    farthest = max(0, first - _REACH)
    while opens > farthest and not view.is_parted(opens) and _is_opener(view.words[opens - 1]):
        opens -= 1
    return view.opens(opens)


def _is_opener(word: str) -> bool:
    return word in _OPENERS or (word.endswith("ly") and is_filler(word, "en"))


def _ends(view: SentenceView, last: int) -> bool:
    """Tell whether no noun or verb goes on with the words: "not my fault", not "not my job title"."""
    if last + 1 == len(view.words) or view.is_parted(last + 1):
        return True
    behind = view.words[last + 1]
    known = behind in _SUBJECTS | _JOINING | _PREPOSITIONS | DETERMINERS or is_filler(behind, "en")
    return known and behind not in HELPERS


def _is_all(view: SentenceView, first: int, last: int) -> bool:
    """Tell whether an answer is all that is said: "our policy, sorry", and no heading "our policy"."""
    count = len(view.words) - (last + 1 - first)
    return 0 < count < _REACH and all(map(_is_opener, view.words[:first] + view.words[last + 1 :]))


def _shares_subject(view: SentenceView, first: int) -> bool:
    """Tell whether the writer is the subject of what stands before: "I'm new here and don't know"."""
    if view.words[first - 1] not in {"and", "but"}:
        return False
    for at in range(first - 2, max(-1, first - _REACH), -1):
        if view.words[at] in _SUBJECTS and not _is_object(view, at):
            return view.words[at] in {"i", "we"}
    return False


def _is_object(view: SentenceView, at: int) -> bool:
    """Tell whether a pronoun is what a verb or a preposition before it has: "I tried it twice and …"."""
    after = view.words[at + 1]
    opens = view.opens(at) or view.words[at - 1] in _JOINING
    return not opens and (after in _JOINING | _PREPOSITIONS or is_filler(after, "en"))
