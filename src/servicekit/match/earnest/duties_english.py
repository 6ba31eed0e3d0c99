"""English duties ("you have to", "you must") that the writer is sorry for or understands."""

from servicekit.match.earnest.reports_english import LETTERS
from servicekit.match.fit.assign import Assignment
from servicekit.match.function_words import BE, SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler

__all__ = ["is_duty", "why_not_demanded_en"]

_DUTIES = (["have", "to"], ["need", "to"])
_SORRY = frozenset(
    "sorry gutted upset devastated horrified shocked embarrassed ashamed disappointed saddened appalled "
    "mortified".split()
)
_VERY = frozenset("so very really terribly truly awfully deeply".split())
_SAD = frozenset(
    "unfair sad pity shame nuisance hassle bother silly absurd ridiculous terrible awful annoying "
    "frustrating unacceptable inconvenient".split()
)
_REACH = 12
_GRANTING = frozenset("understand realise realize appreciate know imagine gather".split())
# "I see from your letter that you have to …"
_LEARNING = frozenset({"see", "read"})
_FROM_YOUR = (["from", "your"], ["in", "your"])
_REGRETTING = frozenset("apologise apologize regret hate".split())
_RIGHT = frozenset({"right", "correct"})
_NEAR = 5


def is_duty(found: Assignment) -> bool:
    """Tell whether a phrase says what one has, needs or must do, with nothing that is done."""
    typed = [place.typed for place in found.pattern.places[1:3]]
    return typed in _DUTIES or typed == ["must"]


def why_not_demanded_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why a duty is not demanded, or none: "I'm sorry you have to …", "I know you must …"."""
    must = [place.typed for place in found.pattern.places[:2]] == ["you", "must"]
    if must and view.words[max(0, found.first - 2) : found.first][:1] == ["how"]:
        return "it is a guess (“how tired you must be”)"
    owed = must or is_duty(found)
    if owed and view.sentence.asks and _is_confirmed(view, found.last):
        return "it is asked for confirmation"
    if owed and found.first and (_is_regretted(view, found.first) or _is_granted(view, found.first)):
        return "it is regretted or understood, and not demanded"
    return None


def _is_confirmed(view: SentenceView, last: int) -> bool:
    """Tell whether a question only wants a yes: "you have to be there at nine, right?"."""
    ends = len(view.words) - 1
    return ends > last and view.words[ends] in _RIGHT and "," in view.marks[ends]


def _is_granted(view: SentenceView, first: int) -> bool:
    """Tell whether the writer knows of the duty or regrets it: "I know (that) you have to", no comma."""
    at = first - 2 if view.words[first - 1] == "that" else first - 1
    if at < 1 or view.marks_between(at, first).strip():
        return False
    if view.words[at] not in _GRANTING | _REGRETTING:
        return any(_is_learned(view.words[i : i + 4]) for i in range(max(0, at - _NEAR), at))
    before = [word for word in view.words[max(0, at - 4) : at] if word in SUBJECTS]
    return before[-1:] in (["i"], ["we"])


def _is_learned(words: list[str]) -> bool:
    """Tell whether words begin "see from your letter", "understand from my colleague"."""
    if words[0] in _LEARNING:
        return words[1:3] in _FROM_YOUR and words[3:] != [] and words[3] in LETTERS
    return words[0] in _GRANTING and words[1:2] == ["from"]


def _is_regretted(view: SentenceView, first: int) -> bool:
    """Tell whether the writer is sorry for the duty: "I'm so sorry (that) you have to …", with no comma."""
    that = view.words[first - 1] == "that"
    at = first - 2 if that else first - 1
    if at < 0 or view.marks_between(at, first).strip() or (at and view.is_parted(at)):
        return False
    if that and (view.words[at] in _SAD or view.words[max(0, at - 1) : at + 1] == ["not", "fair"]):
        return True
    if view.words[at] not in _SORRY:
        return False
    if view.words[max(0, at - 1)] in _VERY:
        return True
    farthest = max(0, at - _REACH)
    while at > farthest and is_filler(view.words[at - 1], "en") and view.words[at - 1] not in BE:
        at -= 1
    # "Sorry you had to wait", but not "sorry you have to pay".
    return view.words[at - 1] in {"am", "are"} if at else view.words[first + 1] == "had"
