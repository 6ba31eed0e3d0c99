"""Whether an English phrase states something: asked, timed or bound to a noun, it does not."""

from servicekit.match.earnest.before_english import FACTS
from servicekit.match.earnest.behind_english import why_going_on_en
from servicekit.match.earnest.duties_english import why_not_demanded_en
from servicekit.match.earnest.nouns_english import why_bound_en
from servicekit.match.fit.assign import Assignment
from servicekit.match.function_words import BE, DO, HAVE, MODALS, SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler

__all__ = ["why_no_statement_en"]

_ASKING = DO | MODALS
# Behind these a helping verb ends a clause of its own: "what you can you have to try".
_NO_QUESTION = SUBJECTS | {"to", "not"}
_UNTIL = frozenset({"until", "till", "before"})
_WHEN = frozenset({"when", "once"})
_EACH_TIME = (["each", "time"], ["every", "time"])
_BY_THE_TIME = ["by", "the", "time"]
_IT_WHEN = ["it", "when"]
_OPENING_NOUNS = frozenset("the our my your a an".split())
_NEAR = 10
_WHERE = frozenset({"where", "why", "when"})
_ASKED = frozenset({"me", "us", "know", "ask"})
_EVER = frozenset("whatever whenever wherever whoever whomever whichever".split())
_AT_ONCE = frozenset({"moment", "minute", "instant", "second"})
_IS_THERE = (["is", "there"], ["are", "there"], ["was", "there"], ["were", "there"])
_SAYS_SO = (["is", "that"], ["do", "is"])
_IS_IT = (["is", "it"], ["was", "it"])
_SUPPOSING = (["is", "it", "that"], ["it", "be", "that"])


def why_no_statement_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why a phrase states nothing, or none: it is asked, or its words belong to their neighbours."""
    first, pattern = found.first, found.pattern
    if view.words[first] in SUBJECTS and pattern.phrase.in_ != "question" and _is_inverted(view, first):
        return "it is asked, for its subject stands behind the verb"
    if _is_whats(view, found):
        return "it belongs to the “what” before it"
    if view.words[first] == "as" and first > 1 and view.words[first - 2] == "as":
        return "it compares: “as soon as”"
    if _is_none(view, found):
        return "it is negated by “no”"
    if _is_when(view, found):
        return "it tells only when something else holds"
    return why_not_demanded_en(view, found) or why_going_on_en(view, found) or why_bound_en(view, found)


def _is_whats(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the phrase belongs to a "what": "tell me what you don't see", but not "that's what …"."""
    first = found.first
    if view.opens(first):
        return False
    if first > 1 and view.words[first - 2] == "however" and not view.is_parted(first - 1):
        return True  # "However long you have to wait, …"
    if view.words[first - 1] in _WHERE and view.words[max(0, first - 2)] in _ASKED:
        return True  # "Tell me where you have to be."
    at = first - 3 if view.words[first - 2 : first] == ["it", "is"] else first - 1
    if view.words[at] in _EVER:
        return True
    if view.opens_clause(at) and view.words[found.last + 1 : found.last + 3] in _SAYS_SO:
        return False  # "What you need to understand is that …" says so, and "what you have to do is …".
    indirect = at > 1 or not view.sentence.asks
    return at >= 0 and view.words[at] == "what" and indirect and (at == 0 or view.words[at - 1] not in BE)


def _is_none(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the noun that a clause begins with is denied: "no other people are waiting"."""
    first, places = found.first, found.pattern.places
    if first == 0 or view.words[first - 1] != "no" or view.is_parted(first):
        return False
    noun = len(places) > 2 and places[0].kind in {"noun", "other"} and places[0].typed != "as"
    return noun and view.words[first] not in SUBJECTS and not is_filler(view.words[first], "en")


def _is_when(view: SentenceView, found: Assignment) -> bool:
    """Tell whether the phrase only tells when something else holds: "once you signed it, …"."""
    first = found.first
    if view.opens(first):
        return False
    opens = view.opens(first - 1)
    if view.words[first - 1] in _AT_ONCE and view.words[first - 2] == "the":
        return view.opens(first - 2)
    if view.words[first - 2 : first] in _EACH_TIME:
        return _clause_follows(view, found.last)
    if view.words[max(0, first - 3) : first] == _BY_THE_TIME or view.words[first - 2 : first] == _IT_WHEN:
        return True
    return view.words[first - 1] in _UNTIL or (opens and view.words[first - 1] in _WHEN)


def _clause_follows(view: SentenceView, last: int) -> bool:
    """Tell whether a clause with a subject of its own stands behind a comma: "each time …, you get it"."""
    for at in range(last + 1, min(last + 1 + _NEAR, len(view.words))):
        if "," in view.marks[at]:
            return view.words[at] in SUBJECTS | _OPENING_NOUNS
    return False


def _is_inverted(view: SentenceView, first: int) -> bool:
    """Tell whether a helping verb stands before the subject: "do you have to", "should you have to"."""
    at = first - 1
    if at > 0 and view.words[at] == "not":
        at -= 1
    if view.sentence.asks and at == 0 and view.words[at] in HAVE:
        return True
    if at >= 0 and view.words[at] in BE and view.words[first + 1 : first + 2] == ["able"]:
        return True
    if view.sentence.asks and (
        view.words[max(0, at - 2) : at + 1] in _SUPPOSING
        or (view.words[at] == "that" and view.words[:2] in _IS_IT and view.words[at - 1] not in FACTS)
        or (view.words[:2] in _IS_THERE and view.clause_start(at, _NEAR) == 0)
    ):
        return True
    if at < 0 or view.words[at] not in _ASKING or any(map(view.is_parted, range(at + 1, first + 1))):
        return False
    return at == 0 or view.words[at - 1] not in _NO_QUESTION
