"""English phrases that are not said in earnest: reported, denied or conditional, bounded by the clause."""

from servicekit.match.assign import Assignment
from servicekit.match.statement_english import why_no_statement_en
from servicekit.match.tables import is_filler, speech_words
from servicekit.match.view import SentenceView

__all__ = ["why_suppressed_en"]

_REPORTERS = frozenset(
    "you client clients customer customers he she they someone somebody colleague colleagues manager agent "
    "bank many people some others everyone everybody nobody noone courier driver seller friend wife husband "
    "reviewer reviewers who".split()
)
_TOLD = frozenset("said told claimed thought believed wrote stated mentioned felt heard".split())
# "The rules say so" hides behind the rules; "as said" and "having said" name nobody.
_SOURCES = frozenset(
    "rule rules policy policies terms contract agreement law system page site website screen manual app "
    "letter mail email note sign label message faq form it this that which as like having what to be been "
    "is was are were have has had and or but not".split()
)
# "Since you asked, …" gives the reason for what is said in earnest.
_REASONS = frozenset({"since", "because"})
_NEGATIONS = frozenset({"not", "never"})
# "I do not think that …" says that it is not so.
_DENIED_VERBS = frozenset(
    "that say said saying says tell told telling think thought mean meant means suggest suggesting suggested "
    "true right correct accurate believe believed claim claimed claiming pretend see feel suppose imagine "
    "imply implying ask answer answered reply replied respond responded write writing wrote".split()
)
# "I don't care that it is our policy" sets it aside.
_MATTERS = frozenset({"care", "matter", "mind"})
_DOUBTS = frozenset("doubt doubts doubted deny denies denied refuse refuses refused".split())
_UNTRUE = frozenset({"wrong", "false", "untrue", "incorrect"})
_WISHES = frozenset({"wish", "hope", "hate"})
_NOBODY = frozenset({"nobody", "noone", "none", "neither"})
_SUBJECTS = frozenset("i you we they he she it that this those these there".split())
_CLAUSE_MARKS = frozenset(",;:—–(")
_AGENT = frozenset({"i", "we"})
_TURNS = frozenset({"but", "however"})
_ASKING = frozenset({"do", "does", "did"})
_GOES_ON = frozenset({"and", "so"})
_IF = frozenset({"if", "whether", "unless", "whenever"})
_SUPPOSED = frozenset({"suppose", "supposing", "imagine", "assuming", "assume"})
_CONDITIONS = frozenset({("in", "case"), ("provided", "that"), ("providing", "that"), ("as", "long")})
_SEEMS = frozenset({"look", "seem", "feel", "sound", "appear"})
_GUESSES = frozenset({"may", "might", "must", "could"})
_NEAR = 6
_REACH = 40
"""Words to look back over: a clause that is longer speaks for nobody any more."""


def why_suppressed_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why an English phrase that stands there is not said in earnest, or none."""
    if _in_condition(view, found.first):
        return "it is a condition (“if”)"
    if _is_reported(view, found.first):
        return "it reports somebody else's words"
    if _is_denied(view, found.first):
        return "the clause before it denies it"
    return why_no_statement_en(view, found)


def _in_condition(view: SentenceView, first: int) -> bool:
    for at in range(first, max(-1, first - _REACH), -1):
        word = view.words[at]
        opens = at == 0 or bool(_CLAUSE_MARKS & set(view.marks[at]))
        if word in _IF or tuple(view.words[at - 1 : at + 1]) in _CONDITIONS:
            return at < first
        if opens and at < first:
            return word in _SUPPOSED or (word == "should" and view.words[at + 1] in _SUBJECTS)
        if opens:
            return False
    return False


def _is_reported(view: SentenceView, first: int) -> bool:
    """Tell whether "you write that …" holds up to here, with no "but", dash or new clause since."""
    if first and view.words[first - 1] in _GOES_ON and "," in view.marks[first - 1]:
        return False
    for at in range(first - 1, max(-1, first - _REACH), -1):
        marks = view.marks[at + 1]
        if view.words[at] in _TURNS or view.words[first] in _TURNS or ";" in marks:
            return False
        if any(dash in marks for dash in "—–") and "," in marks:
            return False
        said = view.words[at] in speech_words("theirs_en") or (
            view.sentence.asks and view.words[at] == "mean"
        )
        before = view.words[max(0, at - 3) : at]
        own = any(word in _AGENT for word in before) and before[-2:] != ["used", "to"]
        if said and not own and _reports(view, at, first):
            return True
    return False


def _is_denied(view: SentenceView, first: int) -> bool:
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if view.words[at] in _TURNS or ";" in view.marks[at + 1]:
            return False
        if _denies(view, at, first):
            return True
    return False


def _reports(view: SentenceView, verb: int, first: int) -> bool:
    """Tell whether somebody else says, with the verb at ``verb``, what begins at ``first``."""
    if "," in view.marks[first] and verb + 1 < first:
        return False
    before = view.words[max(0, verb - 4) : verb]
    if before[-2:] == ["it", "was"]:  # "It was said that …"
        return view.words[verb] in {"said", "claimed", "believed", "thought"}
    while before and is_filler(before[-1], "en") and before[-1] not in _SOURCES | _REPORTERS:
        before.pop()
    if _REASONS & set(before) or ("as" in before and "you" not in before):
        return False
    if "your" in before or before[-2:] == ["used", "to"] or (view.sentence.asks and _ASKING & set(before)):
        return True
    return bool(_REPORTERS & set(before)) or _is_told(view.words[verb], before)


def _is_told(verb: str, before: list[str]) -> bool:
    """Tell whether somebody is named who says it: "our bot said", but not "as said", "the rules say"."""
    told = verb.endswith("s") or verb in _TOLD
    return told and bool(before) and before[-1] not in _SOURCES


def _denies(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether the word at ``at`` denies what begins at ``first``: "I doubt that …", "not that …"."""
    words = view.words
    after = words[at + 1 : first]
    if first - at > _NEAR or "," in view.marks[first] or "and" in after:
        return False
    if words[at] in _DOUBTS:
        return not {"not", "no", "never", "without"} & set(words[max(0, at - 2) : at])
    if words[at] in _UNTRUE:
        return after in (["that"], ["to", "say"], ["to", "say", "that"])
    if words[at] == "true":
        return words[max(0, at - 2) : at] == ["is", "it"]
    if words[at] in _WISHES:
        return _is_wished(words[at], after)
    if words[at] in _SEEMS:
        return words[at - 1] in _GUESSES
    if words[at] == "no" and after:
        return after[0] == "reason" or (after[0] in {"one", "way"} and _says(after))
    if words[at] in _NOBODY and after:
        return after[0] == "of" or _says(after)
    return words[at] in _NEGATIONS and bool(after) and _is_denial(words[at - 1], after)


def _is_wished(verb: str, after: list[str]) -> bool:
    """Tell whether "wish", "hope" or "hate to think" holds what follows: "I hope that …"."""
    if verb == "hate":
        return after[:2] == ["to", "think"]
    return after in ([], ["that"]) or (verb == "wish" and after[0] in _SUBJECTS)


def _is_denial(before: str, after: list[str]) -> bool:
    """Tell whether "not" and the words behind it deny a clause: "not that", "not going to say"."""
    if after[0] == "to":  # "not to say that"
        after = after[1:] or after
    elif after[1:2] == ["to"]:
        after = after[2:] or after
    if after[0] == "for":  # "not for a second think"
        after = after[3:] or after
    if after[0] == "like":
        return before in {"is", "was"}
    if after[0] in _MATTERS:
        return after[1:] in (["that"], ["if"], ["whether"])
    return after[0] in _DENIED_VERBS or after in (["as", "though"], ["expect"], ["expect", "that"])


def _says(words: list[str]) -> bool:
    return bool(speech_words("theirs_en") & set(words))
