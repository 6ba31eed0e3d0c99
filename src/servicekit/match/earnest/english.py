"""English phrases that are not said in earnest: reported, denied or conditional, bounded by the clause."""

from servicekit.match.earnest.denials_english import is_denied_en
from servicekit.match.earnest.statement_english import why_no_statement_en
from servicekit.match.fit.assign import Assignment
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler, is_name, speech_words

_REPORTERS = frozenset(
    "you client clients customer customers he she they someone somebody colleague colleagues manager agent "
    "bank many people some others everyone everybody nobody noone courier driver seller friend wife husband "
    "reviewer reviewers who".split()
)
_TOLD = frozenset(
    "said told claimed complained argued insisted suggested thought believed wrote stated mentioned felt "
    "heard".split()
)
# "The rules say so" hides behind the rules; "as said" and "having said" name nobody.
_SOURCES = frozenset(
    "rule rules policy policies terms contract agreement law system page site website screen manual app "
    "letter mail email note sign label message faq form it this that which as like having what to be been "
    "is was are were have has had and or but not on in at by of for with from about".split()
)
# "Since you asked, …" gives the reason for what is said in earnest.
_TIMES = frozenset({"before", "when", "once", "after"})
# "Whatever they say, …" is no report of what follows.
# "I know you think that …": it is the nearest one who thinks so.
_THEY = frozenset("you he she they".split())
_OBJECTS = frozenset({"what", "whatever", "which"})
# "Why would I say that …?" does not say it.
_WHY = (["why", "would"], ["why", "should"])
_REASONS = frozenset({"since", "because"})
_SUBJECTS = frozenset("i you we they he she it that this those these there".split())
_AGENT = frozenset({"i", "we"})
_TURNS = frozenset({"but", "however"})
_ASKING = frozenset({"do", "does", "did"})
_CONCLUDING = frozenset("so therefore thus hence".split())
_THEM = frozenset({"them", "him", "her"})
_GOES_ON = frozenset({"and", "so"})
_IF = frozenset({"lest", "if", "whether", "unless", "whenever"})
_BETTER = frozenset("best better great good nice helpful easier wise help grateful appreciate".split())
_SUPPOSED = frozenset({"provided", "pretend", "suppose", "supposing", "imagine", "assuming", "assume"})
# "Should you …" and "had you …" are "if you …".
_ANYBODY = frozenset("anyone anybody someone somebody".split())
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
_NEAR = 9
_REACH = 40
"""Words to look back over: a clause that is longer speaks for nobody any more."""


def why_suppressed_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why an English phrase that stands there is not said in earnest, or none."""
    condition = _condition(view, found.first, orders=found.pattern.places[0].kind == "imperative")
    if condition is not None:
        # With a clause of its own an "if" parts the phrase from all that stands before.
        parted = _is_consequence(view, condition, found.first)
        return why_no_statement_en(view, found) if parted else "it is a condition (“if”)"
    if _is_reported(view, found.first) or _is_reported_behind(view, found.last):
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
        pair = tuple(view.words[at - 1 : at + 1])
        cases = pair in _CASES and "in" in view.words[max(0, at - 5) : at]
        if word in _IF or pair in _CONDITIONS or cases:
            return at if at < first else None
        if opens:
            turned = word in _TURNED and view.words[at + 1] in _SUBJECTS | _ANYBODY
            return at if at < first and (word in _SUPPOSED or turned) else None
    return None


def _is_consequence(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether the "if" at ``at`` has a clause of its own: "whether it's open I don't know".

    One that opens the sentence needs another clause: where none follows behind a comma, that is the phrase.
    """
    if first <= at + 2 or view.words[first] not in _SUBJECTS or view.words[at] in _SUPPOSED | _TURNED:
        return False
    if view.words[first - 1] in _HOLD | speech_words("theirs_en"):
        return False
    if view.opens(at) and view.words[at + 1] not in _PREPOSITIONS:
        end = min(first + _REACH, len(view.words))
        behind = next((view.words[i] for i in range(first + 1, end) if "," in view.marks[i]), "sorry")
        if behind in _SUBJECTS | _AFTERTHOUGHTS:
            return behind in _AFTERTHOUGHTS
    return view.words[at + 1] in _SUBJECTS - {"there"} and view.words[first + 1] not in _DUTY


def _is_reported(view: SentenceView, first: int) -> bool:
    """Tell whether "you write that …" holds up to here, with no "but", dash or new clause since."""
    if first and view.words[first - 1] in _GOES_ON and "," in view.marks[first - 1]:
        return False
    if first and view.words[first - 1] == "and" and view.words[first] in _AGENT:
        return False
    for at in range(first - 1, max(-1, first - _REACH), -1):
        marks = view.marks[at + 1]
        if view.words[at] in _TURNS or view.words[first] in _TURNS or ";" in marks:
            return False
        if view.words[at] in _CONCLUDING and ("," in view.marks[at] or at == first - 1):
            return False
        if at and view.words[at] in _AGENT and view.words[at - 1] == "and":
            return False
        if any(dash in marks for dash in "—–") and "," in marks:
            return False
        said = (
            view.words[at] in speech_words("theirs_en")
            or (view.sentence.asks and view.words[at] == "mean")
            or (view.words[at] == "hear" and view.words[at + 1 : first] in ([], ["that"]))
        )
        before = view.words[max(0, at - 3) : at]
        asked = view.sentence.asks and not _ASKING.isdisjoint(before) and "not" not in before
        unreal = (
            asked
            or (view.words[at] == "thought" and before[-1:] in (["i"], ["we"]))
            or before[-2:] == ["used", "to"]
            or before[:2] in _WHY
        )
        own = any(word in _AGENT for word in before) and not unreal and before[-1] not in _THEY
        if said and not own and _reports(view, at, first):
            return True
    return False


def _is_reported_behind(view: SentenceView, last: int) -> bool:
    """Tell whether the clause ends with who says it: "…, you say", but not "…, you tell me"."""
    words, marks = view.words, view.marks
    for at in range(last + 1, min(last + _NEAR, len(words) - 1)):
        if view.opens_clause(at):
            told = words[at] in _REPORTERS and words[at + 1] in speech_words("theirs_en")
            return told and "," in marks[at] and (view.is_parted(at + 2) or at + 2 == len(words))
    return False


def _reports(view: SentenceView, verb: int, first: int) -> bool:
    """Tell whether somebody else says, with the verb at ``verb``, what begins at ``first``."""
    before = _words_before(view, verb)
    if not before and view.words[verb] == "tell" and view.words[verb + 1] in _THEM:
        return True
    if before[-3:-1] == ["matter", "what"]:  # "No matter what you say …"
        return False
    if "," in view.marks[first] and (verb + 1 < first or not _OBJECTS.isdisjoint(before)):
        return False
    if before[-2:] == ["it", "was"]:  # "It was said that …"
        return view.words[verb] in {"said", "claimed", "believed", "thought"}
    while before and is_filler(before[-1], "en") and before[-1] not in _SOURCES | _REPORTERS:
        before.pop()
    if (
        _REASONS & set(before)
        or ("," in view.marks[first] and _TIMES & set(before))
        or ("as" in before and "you" not in before)
    ):
        return False
    if before[-2:] == ["used", "to"] or before[-3:-1] in _WHY:
        return True
    if "your" in before or (view.sentence.asks and _ASKING & set(before)):
        return True
    return bool(_REPORTERS & set(before)) or _is_told(view.words[verb], before)


def _words_before(view: SentenceView, verb: int) -> list[str]:
    """Return the words that lead to a verb, an aside left out: "our terms, which you know, say"."""
    end = verb
    if "," in view.marks[verb]:
        end = next((at for at in range(verb - 1, max(0, verb - _NEAR), -1) if "," in view.marks[at]), verb)
    return view.words[max(0, end - 4) : end]


def _is_told(verb: str, before: list[str]) -> bool:
    """Tell whether somebody is named who says it: "our bot said", but not "as said", "the rules say"."""
    if not before or is_name(before[-1]):
        return bool(before)
    many = before[-1].endswith("s") and "our" not in before  # "Other shops say", but not "our lawyers say".
    told = many or verb.endswith("s") or verb in _TOLD
    return told and before[-1] not in _SOURCES
