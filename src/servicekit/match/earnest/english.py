"""English phrases that are not said in earnest: reported, denied or conditional, bounded by the clause."""

from servicekit.match.earnest.denials_english import is_denied_en
from servicekit.match.earnest.reports_english import is_reported_en
from servicekit.match.earnest.statement_english import why_no_statement_en
from servicekit.match.fit.assign import Assignment
from servicekit.match.function_words import SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import speech_words

_IF = frozenset({"lest", "if", "whether", "unless", "whenever"})
_BETTER = frozenset("best better great good nice helpful easier wise help grateful appreciate".split())
_IF_YOU_COULD = (["you", "could"], ["you", "would"])
_URGING = frozenset({"please", "kindly", "just"})
_SUPPOSED = frozenset({"provided", "pretend", "suppose", "supposing", "imagine", "assuming", "assume"})
# "Should you …" and "had you …" are "if you …".
_LET_US = ["let", "us"]
_TURNED = frozenset({"should", "had"})
_CONDITIONS = frozenset(
    {("in", "case"), ("provided", "that"), ("providing", "that"), ("as", "long"), ("as", "though")}
)
# "In the unlikely case that …"
_CASES = frozenset({("case", "that"), ("event", "that"), ("the", "event")})
_DUTY = frozenset({"have", "had", "need", "needed"})
# What stands behind these belongs to the same "if": "if it turns out you have to".
_HOLD = frozenset(
    "that and or but so as what when why how where who than out means meant finds find found see sees "
    "seen know knows sure feels hears decide decided learn seems like certain aware afraid sorry because "
    "since".split()
)
_AFTERTHOUGHTS = frozenset("sorry thanks and but so because as".split())
_PREPOSITIONS = frozenset("for at on in by during after before due".split())
_REACH = 40
"""Words to look back over: a clause that is longer speaks for nobody any more."""


def why_suppressed_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why an English phrase that stands there is not said in earnest, or none."""
    condition = _condition(view, found.first, orders=found.pattern.places[0].kind == "imperative")
    if condition is not None:
        # With a clause of its own an "if" parts the phrase from all that stands before.
        parted = _is_consequence(view, condition, found.first)
        return why_no_statement_en(view, found) if parted else "it is a condition (“if”)"
    if is_reported_en(view, found):
        return "it reports somebody else's words"
    if is_denied_en(view, found.first):
        return "the clause before it denies it"
    return why_no_statement_en(view, found)


def _condition(view: SentenceView, first: int, *, orders: bool) -> int | None:
    """Return the place of the "if" in whose clause the word at ``first`` may stand."""
    for at in range(first, max(-1, first - _REACH), -1):
        word = view.words[at]
        opens = view.opens_clause(at) or view.words[at - 2 : at] == _LET_US
        if word == "if" and orders and _BETTER & set(view.words[max(0, at - 2) : at]):
            return None  # "It's best if you call us."
        if word == "if" and orders and _is_asked_for(view, at, first):
            return None
        pair = tuple(view.words[at - 1 : at + 1])
        cases = pair in _CASES and "in" in view.words[max(0, at - 5) : at]
        if word in _IF or pair in _CONDITIONS or (cases and at < first):
            return at if at < first else None
        if opens:
            turned = word in _TURNED and view.words[at + 1] in SUBJECTS
            return at if at < first and (word in _SUPPOSED or turned) else None
    return None


def _is_asked_for(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether an "if" asks for what the phrase orders: "if you could please calm down"."""
    asks = view.words[at + 1 : at + 3] in _IF_YOU_COULD
    return asks and not _URGING.isdisjoint(view.words[at + 3 : first])


def _is_consequence(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether the "if" at ``at`` has a clause of its own: "whether it's open I don't know".

    One that opens the sentence needs another clause: where none follows behind a comma, that is the phrase.
    """
    if view.is_parted(at + 2) and view.words[at + 1] not in SUBJECTS:
        return True  # "If not, call us."
    if first <= at + 2 or view.words[first] not in SUBJECTS or view.words[at] in _SUPPOSED | _TURNED:
        return False
    if view.words[first - 1] in _HOLD | speech_words("theirs_en"):
        return False
    if view.opens(at) and view.words[at + 1] not in _PREPOSITIONS:
        end = min(first + _REACH, len(view.words))
        behind = next((view.words[i] for i in range(first + 1, end) if "," in view.marks[i]), "sorry")
        if behind in SUBJECTS | _AFTERTHOUGHTS:
            return behind in _AFTERTHOUGHTS
    return view.words[at + 1] in SUBJECTS - {"there"} and view.words[first + 1] not in _DUTY
