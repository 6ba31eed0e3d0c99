"""Whether the last word of an English phrase belongs to what stands behind it: "our policy number"."""

from servicekit.match.fit.assign import Assignment
from servicekit.match.function_words import BE, DETERMINERS, HELPERS, POINTERS, SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler, is_name, is_participle

__all__ = ["why_going_on_en"]

_CONJUNCTIONS = frozenset("and but so because well".split())
_PREPOSITIONS = frozenset("on under in by at".split())
_READ = frozenset("access receipt receipts permission permissions rights only".split())
_TO = [[verb, "to"] for verb in "have has had need needs needed ought going".split()]
_SOFTENING = frozenset("already just also all so very".split())
# Nobody demands that the client be so: "you must be tired".
_FELT = frozenset(
    "angry annoyed anxious bored busy confused curious delighted desperate disappointed eager excited "
    "exhausted fed frozen frustrated furious glad happy hungry joking kidding lonely lucky nervous new "
    "overwhelmed proud relieved sad scared shocked sick soaked starving stressed surprised thirsty "
    "thrilled tired upset worried".split()
)
_APOSTROPHES = frozenset({"'", "’"})
_TITLES = frozenset({"mr", "mrs", "ms", "miss"})
_STATES = frozenset("agony despair hurry pain shock trouble".split())
_MINDS = frozenset("feel hate love think wonder".split())
_NAMED = frozenset(
    "ad address ads advert agency alert alerts application area areas board booklet box card category "
    "center centre change changes code codes department description descriptions desk document documents "
    "expert experts file files fixed folder folders form forms guide handbook head heads history holder "
    "holders interview line lines link links list lists log logs maker makers manager managers market "
    "meeting meetings number numbers offer offers office officer owner page pages paper reference report "
    "reports review reviews search section seeker sheet sheets solved sorted statement statements store "
    "summary team teams ticket tickets title titles update updates wording".split()
)


def why_going_on_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why the last word of a phrase belongs to what stands behind it, or none."""
    last = found.last
    if last + 1 == len(view.words):
        return None
    if view.words[last] in SUBJECTS and view.same_token(last, last + 1):
        return f"“{view.words[last]}” begins a clause of its own"
    if view.words[last].endswith("s") and view.marks[last + 1] in _APOSTROPHES:
        return f"“{view.words[last]}” is the owner of what stands behind it"
    if view.is_parted(last + 1):
        return None
    if view.words[last] == "must":
        return _why_no_demand(view, last)
    return _why_other_noun(view, found) or _why_other_clause(view, found)


def _why_no_demand(view: SentenceView, must: int) -> str | None:
    """Return why "must" demands nothing: it is negated, or guesses."""
    if view.words[must + 1] in _PREPOSITIONS and view.words[must + 2 : must + 3] == ["no"]:
        return f"it is negated by “{view.words[must + 1]} no”"
    if _is_guessed(view, must):
        return "it is a guess (“must have done”, “must be doing”, “must feel”), and no demand"
    return None


def _is_guessed(view: SentenceView, must: int) -> bool:
    """Tell whether "must" guesses: "you must have missed it", "must be wondering", not "must have it"."""
    behind = [
        word for word in view.words[must + 1 : must + 5] if word not in _SOFTENING and not word.endswith("ly")
    ]
    verb, after = [*behind, "", ""][:2]
    if verb == "be" and after == "in":
        return not _STATES.isdisjoint(behind[2:])
    if verb == "be":
        return after.endswith("ing") or after in _FELT | _TITLES or is_name(after.removesuffix("'s"))
    return verb in _MINDS or (verb == "have" and is_participle(after))


def _why_other_noun(view: SentenceView, found: Assignment) -> str | None:
    """Return why the last word says more of a noun behind it: "our policy number", "read access"."""
    word, behind, places = view.words[found.last], view.words[found.last + 1], found.pattern.places
    noun = places[-1].kind == "noun"
    if (noun and behind.removesuffix("'s") in _NAMED) or (word == "read" and behind in _READ):
        return f"“{word}” belongs to “{behind}”"
    if word in BE and (is_participle(behind) or behind.endswith("ing")):
        return f"“{word}” belongs to the verb behind it"
    if [place.typed for place in places[-2:]] in _TO and behind in DETERMINERS:
        return "“to” belongs to the noun behind it"
    return None


def _why_other_clause(view: SentenceView, found: Assignment) -> str | None:
    """Return why a clause behind the phrase holds its words, or none."""
    last, places = found.last, found.pattern.places
    word, behind = view.words[last], view.words[last + 1]
    if word == "said" and places[0].typed == "as" and behind in SUBJECTS and not _opens(view, found.first):
        return "“as” goes on with another clause"
    if view.words[found.first] == "it" and places[0].typed in POINTERS and _is_meant_by_it(found, behind):
        return "“it” stands for the clause behind it"
    if places[-1].typed == "you" and behind in HELPERS:
        return "“you” begins a clause of its own"
    return None


def _is_meant_by_it(found: Assignment, behind: str) -> bool:
    """Tell whether "it" points ahead: "it's our policy that …", "it's impossible to …", not "… now"."""
    if len(found.pattern.places) > 3:
        return behind == "that"
    return behind not in _CONJUNCTIONS | _PREPOSITIONS | {"as"} and not is_filler(behind, "en")


def _opens(view: SentenceView, first: int) -> bool:
    """Tell whether a clause begins at ``first``."""
    return view.opens(first) or view.words[first - 1] in _CONJUNCTIONS | {"no"}
