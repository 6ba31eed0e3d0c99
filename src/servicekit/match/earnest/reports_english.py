"""Whether somebody else says an English phrase: "you write that …", "our bot said", "…, you say"."""

from itertools import pairwise

from servicekit.match.earnest.before_english import TURNS, words_before
from servicekit.match.fit.assign import Assignment
from servicekit.match.function_words import BE, DETERMINERS, DO, HAVE, SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler, is_name, speech_words

__all__ = ["LETTERS", "is_reported_en"]

LETTERS = frozenset("letter mail email message note review comment ticket post".split())
"""What a client writes."""

# "Your complaint is that …"
_VIEWS = frozenset(
    "argument claim complaint concern feeling impression opinion point suspicion view worry".split()
)
_REPORTERS = frozenset(
    "you client clients customer customers he she they someone somebody colleague colleagues manager agent "
    "bank many people some others everyone everybody nobody noone courier driver seller friend wife husband "
    "reviewer reviewers who".split()
)
_TOLD = frozenset(
    "answered replied responded said told claimed complained argued insisted suggested thought believed "
    "wrote stated mentioned felt heard".split()
)
# "The rules say so" hides behind the rules; "as said" and "having said" name nobody.
_SOURCES = frozenset(
    "rule rules policy policies terms contract agreement law system page site website screen manual app "
    "letter mail email note sign label message faq form it this that which as like having what to be been "
    "is was are were have has had and or but not on in at by of for with from about".split()
)
# "Since you asked, …" gives the reason for what is said in earnest.
_TIMES = frozenset({"before", "when", "once", "after"})
# "I know you think that …": it is the nearest one who thinks so.
_THEY = frozenset("you he she they who".split())
# What a page claims or implies need not be so.
_DOUBTFUL = frozenset("claims claimed claiming implies implied suggests suggested".split())
# "For all claims you have to sign it", "no worries".
_NOUNS_TOO = frozenset("claims fears states worries".split())
_BEFORE_NOUNS = frozenset("for with about of to on in by no".split())
# "You were sure that …" tells what somebody thought.
_MINDS = frozenset("afraid aware certain concerned convinced scared sure worried".split())
_FEARS = frozenset("afraid concerned convinced scared".split())
_WERE = frozenset({"was", "were"})
# "Whatever they say, …" and "if you want to argue, …" are no reports of what follows.
_NO_REPORTS = frozenset({"what", "whatever", "which", "to"})
# "Why would I say that …?" does not say it.
_WHY = (["why", "would"], ["why", "should"])
_REGRETS = frozenset("sorry apologise apologize apologies forgive ashamed regret".split())
_WRONG_WHEN = (["wrong", "when"], ["mistaken", "when"])
_REASONS = frozenset({"since", "because"})
_SAY = frozenset("say tell argue claim write answer".split())
_ASKING = DO | HAVE | {"would", "should"}
_TOLD_YOU = frozenset({"you", "that"})
_SUPPOSING = frozenset({"would", "might"})
_WAS_TOLD = BE | {"been"}
_WRITERS = frozenset({"i", "we"})
_CONCLUDING = frozenset("so therefore thus hence".split())
_THEM = frozenset({"them", "him", "her"})
_GOES_ON = frozenset({"and", "so"})
# "Don't you think you're wrong?" only pretends to ask.
_DO_NOT_YOU = ["do", "not", "you"]
_ACCORDING = ["according", "to"]
_WHOM = (["you"], ["him"], ["her"], ["them"])
_NEAR = 9


def is_reported_en(view: SentenceView, found: Assignment) -> bool:
    """Tell whether a phrase is said to be somebody else's words, before it or behind."""
    return _is_reported(view, found.first) or _is_reported_behind(view, found.last)


def _is_reported(view: SentenceView, first: int) -> bool:
    """Tell whether "you write that …" holds up to here, with no "but", dash or new clause since."""
    if view.words[first] in TURNS or _goes_on(view, first):
        return False
    for at in words_before(view, first):
        if _speaks_again(view, at, first):
            return False
        if view.words[at : at + 2] == _ACCORDING and _is_theirs(view.words[at + 2 : at + 4]):
            return True
        if _is_in_writing(view, at, first) or _is_spoken_of(view, at, first):
            return True
        if _is_said(view, at, first) and not _is_own(view, at) and _reports(view, at, first):
            return True
    return False


def _is_theirs(words: list[str]) -> bool:
    """Tell whether "according to" goes on with somebody else: "him", "your letter", not "your contract"."""
    return words[:1] in _WHOM or (words[:1] == ["your"] and not LETTERS.isdisjoint(words))


def _goes_on(view: SentenceView, first: int) -> bool:
    """Tell whether "and" parts what begins here from what others say: "…, and that's our policy", "and I"."""
    joined = first > 0 and view.words[first - 1] in _GOES_ON
    return joined and (
        "," in view.marks[first - 1] or (view.words[first - 1] == "and" and view.words[first] in _WRITERS)
    )


def _speaks_again(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether the writer speaks for himself from the word at ``at`` on: "so,", "and I", ", —"."""
    marks = view.marks[at + 1]
    if view.words[at] in _CONCLUDING and ("," in view.marks[at] or at == first - 1):
        return True
    if view.words[at] in _WRITERS and view.words[max(0, at - 1)] == "and":
        return True
    return "," in marks and not {"—", "–"}.isdisjoint(marks)


def _is_said(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether a verb of speech stands at ``at``: "say", "do you mean", "I hear (that)"."""
    word = view.words[at]
    if word == "heard" and view.word_at(at + 1) in {"me", "us"}:
        return False  # "You heard me: that's our policy."
    return (
        word in speech_words("theirs_en")
        or (word == "mean" and view.sentence.asks)
        or (word in _MINDS and view.word_at(at - 1) in _WERE)
        or (word in _FEARS and view.word_at(at - 1) in BE)
        or (word == "hear" and view.words[at + 1 : first] in ([], ["that"]))
        or (
            word == "read"
            and view.words[at + 1 : first] == ["that"]
            and "should" not in view.words[max(0, at - 4) : at]
        )
    )


def _is_in_writing(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether the client's letter or view at ``at`` holds it: "in your review that", "your point is"."""
    if view.word_at(at - 1) != "your":
        return False
    after = [word for word in view.words[at + 1 : first] if not is_filler(word, "en")]
    is_view = view.words[at] in _VIEWS and view.words[at + 1] in BE
    return (is_view and after in ([], ["that"])) or (view.words[at] in LETTERS and after == ["that"])


def _is_spoken_of(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether it is only spoken of: "sorry for saying", "saying that … helps nobody", "he would say"."""
    if "," in view.marks[first] or not _TOLD_YOU.issuperset(view.words[at + 1 : first]):
        return False
    before = view.words[max(0, at - 4) : at]
    if view.words[at] == "saying":
        return view.opens_clause(at) or (before[-1] == "for" and not _REGRETS.isdisjoint(before))
    if before[-1:] and before[-1] in _SUPPOSING and view.words[at] in _SAY:
        return _WRITERS.isdisjoint(before)
    return view.words[at] in {"said", "wrote", "told"} and before[-3:-1] in _WRONG_WHEN


def _is_own(view: SentenceView, verb: int) -> bool:
    """Tell whether the writer says it himself: "I told you", but not "did I say", "sorry I said"."""
    before = view.words[max(0, verb - 3) : verb]
    if _WRITERS.isdisjoint(before) or before[-1] in _THEY or is_name(before[-1]):
        return False
    asked = view.sentence.asks and "not" not in before and _is_inverted(before)
    thought = view.words[verb] == "thought" and before[-1] in _WRITERS
    regretted = "sorry" in before and not any(map(view.is_parted, range(verb - len(before) + 1, verb)))
    return not (asked or thought or regretted or before[-2:] == ["used", "to"] or before[:2] in _WHY)


def _is_inverted(words: list[str]) -> bool:
    """Tell whether the writer is asked about himself: "did I", "would we ever", "have we"."""
    return any(helper in _ASKING and who in _WRITERS for helper, who in pairwise(words))


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
    before = _lead(view, verb)
    if not before and view.words[verb] == "tell" and view.words[verb + 1] in _THEM:
        return True
    if before[-3:-1] == ["matter", "what"] or before[-3:] == _DO_NOT_YOU:  # "No matter what you say …"
        return False
    if "," in view.marks[first] and (verb + 1 < first or not _NO_REPORTS.isdisjoint(before)):
        return False
    if before[-2:] == ["it", "was"]:  # "It was said that …"
        return view.words[verb] in {"said", "claimed", "believed", "thought"}
    while before and is_filler(before[-1], "en") and before[-1] not in _SOURCES | _REPORTERS:
        before.pop()
    if (
        _gives_reason(before)
        or ("," in view.marks[first] and _TIMES & set(before))
        or _says_how(before, parted="," in view.marks[first])
    ):
        return False
    if before[-2:] == ["used", "to"] or before[-3:-1] in _WHY or view.words[verb] in _MINDS:
        return True
    if before[-1:] == ["are"]:  # "You are kindly asked to …"
        return False
    if "your" in before or (view.sentence.asks and _ASKING & set(before)):
        return True
    return bool(_REPORTERS & set(before)) or _is_told(view.words[verb], before)


def _lead(view: SentenceView, verb: int) -> list[str]:
    """Return the words that lead to a verb in its clause, an aside left out: "our terms, as usual, say"."""
    end = verb
    if "," in view.marks[verb]:
        end = next((at for at in range(verb - 1, max(0, verb - _NEAR), -1) if "," in view.marks[at]), verb)
    start = max(0, end - 4)
    return view.words[next((at for at in range(end - 1, start, -1) if "," in view.marks[at]), start) : end]


def _says_how(before: list[str], *, parted: bool) -> bool:
    """Tell whether words hold "as my colleague", "like the manager" or "as you were", not "as you"."""
    how = "as" in before or ("like" in before and parted)
    return how and ("you" not in before or before[-1] in _WAS_TOLD)


def _gives_reason(before: list[str]) -> bool:
    """Tell whether words hold "since you" or "because the", but not "since Monday"."""
    return any(
        word in _REASONS and (after in SUBJECTS | DETERMINERS or is_name(after))
        for word, after in pairwise(before)
    )


def _is_told(verb: str, before: list[str]) -> bool:
    """Tell whether somebody is named who says it: "our bot said", but not "as said", "the rules say".

    What a page "claims" is doubted.
    """
    if verb in _NOUNS_TOO and not _BEFORE_NOUNS.isdisjoint(before):
        return False
    if not before or is_name(before[-1]) or verb in _DOUBTFUL:
        return bool(before)
    many = before[-1].endswith("s") and "our" not in before  # "Other shops say", but not "our lawyers say".
    told = many or verb.endswith("s") or verb in _TOLD
    return told and before[-1] not in _SOURCES
