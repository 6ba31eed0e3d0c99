"""Whether an English phrase states something: asked, timed or bound to a noun, it does not."""

from servicekit.match.earnest.nouns_english import is_duty, why_bound_en
from servicekit.match.fit.assign import Assignment
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler, is_participle

__all__ = ["why_no_statement_en"]

_SUBJECTS = frozenset("i you we they he she it that this those these there".split())
_BE = frozenset("is was are were be".split())
_ASKING = frozenset("do does did will would shall should can could may might must".split())
# Behind these a helping verb ends a clause of its own: "what you can you have to try".
_NO_QUESTION = _SUBJECTS | {"to", "not"}
_UNTIL = frozenset({"until", "till", "before"})
_WHEN = frozenset({"when", "once"})
_READ = frozenset("access receipt receipts permission permissions rights only".split())
_EVER = frozenset("whatever whenever wherever whoever whomever whichever".split())
_AT_ONCE = frozenset({"moment", "minute", "instant", "second"})
_SAD = frozenset(
    "unfair sad silly absurd ridiculous terrible awful annoying frustrating unacceptable inconvenient".split()
)
_SOFTENING = frozenset("already just also all".split())
_DETERMINERS = frozenset("the a an my your our his her its their this these those".split())
_POINTERS = frozenset({"that", "this", "those", "these"})
_TO = [[verb, "to"] for verb in "have has had need needs needed ought going".split()]
_SUPPOSING = (["is", "it", "that"], ["it", "be", "that"])
_HAVE = frozenset({"have", "has"})
_NAMED = frozenset(
    "ad ads agency application board box card category center centre change changes code codes department "
    "description descriptions desk document documents expert experts file files fixed form forms guide "
    "head heads history holder holders interview line lines list lists log logs maker makers manager "
    "managers market meeting meetings number numbers offer offers office officer owner page pages paper "
    "report reports review reviews section seeker sheet sheets solved sorted statement statements store "
    "summary team teams ticket tickets title titles update updates wording".split()
)


def why_no_statement_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why a phrase states nothing, or none: it is asked, or its words belong to their neighbours."""
    first, pattern = found.first, found.pattern
    if view.words[first] in _SUBJECTS and pattern.phrase.in_ != "question" and _is_inverted(view, first):
        return "it is asked, for its subject stands behind the verb"
    if _is_whats(view, first):
        return "it belongs to the “what” before it"
    if view.words[first] == "as" and first > 1 and view.words[first - 2] == "as":
        return "it compares: “as soon as”"
    if _is_when(view, first):
        return "it tells only when something else holds"
    if is_duty(found) and _is_regretted(view, first):
        return "it is regretted, and not demanded"
    return _why_going_on(view, found) or why_bound_en(view, found)


def _why_going_on(view: SentenceView, found: Assignment) -> str | None:
    """Return why the last word of a phrase belongs to what stands behind it, or none."""
    last, places = found.last, found.pattern.places
    if last + 1 < len(view.words) and view.words[last] in _SUBJECTS and view.same_token(last, last + 1):
        return f"“{view.words[last]}” begins a clause of its own"
    if last + 1 == len(view.words) or view.marks[last + 1].strip():
        return None
    word, behind = view.words[last], view.words[last + 1]
    named = places[-1].kind == "noun" and behind.removesuffix("'s") in _NAMED
    if named or (word == "read" and behind in _READ):
        return f"“{word}” belongs to “{behind}”"
    if word == "must" and _is_guessed(view, last):
        return "it is a guess (“must have done”, “must be doing”), and no demand"
    if behind == "that" and view.words[found.first] == "it" and places[0].typed in _POINTERS:
        return "“it” stands for the clause behind it"
    denies = any(place.kind == "negation" for place in places)
    if denies and places[-1].kind == "noun" and behind in {"alone", "only"}:
        return f"“not … {behind}” shares it with others"
    if places[-1].typed == "you" and denies and behind in _BE | _ASKING | _HAVE:
        return "“you” begins a clause of its own"
    if [place.typed for place in places[-2:]] in _TO and behind in _DETERMINERS:
        return "“to” belongs to the noun behind it"
    return None


def _is_whats(view: SentenceView, first: int) -> bool:
    """Tell whether the phrase belongs to a "what": "tell me what you don't see", but not "that's what …"."""
    if not first or view.marks[first].strip():
        return False
    at = first - 3 if view.words[first - 2 : first] == ["it", "is"] else first - 1
    if view.words[at] in _EVER:
        return True
    indirect = at > 1 or not view.sentence.asks
    return at >= 0 and view.words[at] == "what" and indirect and (at == 0 or view.words[at - 1] not in _BE)


def _is_when(view: SentenceView, first: int) -> bool:
    """Tell whether the phrase only tells when something else holds: "once you signed it, …"."""
    if not first or view.marks[first].strip():
        return False
    opens = first == 1 or bool(view.marks[first - 1].strip())
    if view.words[first - 1] in _AT_ONCE and view.words[first - 2] == "the":
        return first == 2 or bool(view.marks[first - 2].strip())
    return view.words[first - 1] in _UNTIL or (opens and view.words[first - 1] in _WHEN)


def _is_guessed(view: SentenceView, must: int) -> bool:
    """Tell whether "must" guesses: "you must have missed it", "must be wondering", not "must have it"."""
    behind = [
        word for word in view.words[must + 1 : must + 5] if word not in _SOFTENING and not word.endswith("ly")
    ]
    if behind[:1] == ["be"]:
        return any(word.endswith("ing") for word in behind[1:2])
    return behind[:1] == ["have"] and any(map(is_participle, behind[1:2]))


def _is_inverted(view: SentenceView, first: int) -> bool:
    """Tell whether a helping verb stands before the subject: "do you have to", "should you have to"."""
    at = first - 1
    if at > 0 and view.words[at] == "not":
        at -= 1
    if view.sentence.asks and at == 0 and view.words[at] in _HAVE:
        return True
    if view.sentence.asks and view.words[max(0, at - 2) : at + 1] in _SUPPOSING:
        return True
    if (
        at < 0
        or view.words[at] not in _ASKING
        or any(view.marks[i].strip() for i in range(at + 1, first + 1))
    ):
        return False
    return at == 0 or view.words[at - 1] not in _NO_QUESTION


def _is_regretted(view: SentenceView, first: int) -> bool:
    """Tell whether the writer is sorry for the duty: "I'm so sorry you have to …", with no comma."""
    at = first - 1
    if view.words[at] == "that" and view.words[at - 1] in _SAD:
        return True
    if at < 1 or view.words[at] != "sorry" or any(view.marks[i].strip() for i in (at, first)):
        return False
    while at > 1 and is_filler(view.words[at - 1], "en") and view.words[at - 1] not in _BE | {"am"}:
        at -= 1
    return view.words[at - 1] in {"am", "are"}
