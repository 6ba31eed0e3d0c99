"""Whether an English phrase only says more of the noun before it: "the forms you have to sign"."""

from servicekit.match.earnest.duties_english import is_duty
from servicekit.match.fit.assign import Assignment
from servicekit.match.function_words import BE, DO, HELPERS, POINTERS, SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_filler, speech_words

__all__ = ["why_bound_en"]

_RELATIVES = frozenset({"that", "who", "which"})
_HEADS = frozenset(
    "something anything nothing everything someone anyone everyone somebody anybody everybody one all".split()
)
_BEFORE_ANY = frozenset("before above like unlike as with".split())
_BEFORE_ALL = frozenset({"after", "above", "of"})
_EACH = frozenset("a an any every each no some".split())
_COUNTS = frozenset(
    "two three four five six seven eight nine ten both several few many much most more other another".split()
)
_DETERMINERS = _EACH | _COUNTS | frozenset("the all only which what whose whatever whichever".split())
_TIMES = frozenset("time times moment day days week weeks month months year years case way minute".split())
# "A week later you have to …" tells only when.
_COUNTED_FROM = frozenset("later earlier ago before after afterwards often".split())
_TIMES_A = frozenset({"once", "twice", "times"})
# "Most of the time you have to …", "all the time": how often it is so.
_SHARES = frozenset({"all", "half", "most"})
_PREPOSITIONS = frozenset(
    "for of with about from on in at by to under without during within per according due owing thanks "
    "regarding concerning despite besides except through throughout over beyond behind between inside "
    "outside via given instead along prior next".split()
)
_SUBORDINATORS = frozenset("when once if after before until till as since because while unless where".split())
_ASKED_FOR = frozenset("what which who whose how whether why".split())
_CONJUNCTIONS = frozenset({"and", "but", "so", "that"})
_STATING = frozenset(
    "agree confirm know knows insist insists mean means show shows prove proves suggest suggests".split()
)
# "The forms we sent you": the "you" behind such a verb of the writer, or a preposition, is given something.
_GIVING = frozenset(
    "send sent give gave offer offered charge charged show showed sell sold lend lent mailed emailed handed "
    "owe owed".split()
)
_GIVERS = frozenset("i we he she they".split())
_TO_YOU = frozenset("for to with from by".split())
_CLAIMS = frozenset("doubt question denying secret surprise mistake mistaking wonder fact excuse".split())
_REASONS = frozenset("because since as while if unless though although before after until till".split())
# "No, sorry, you have to pay" without its commas.
_ANSWERS = frozenset("no nope sorry yes yeah yep thanks ok okay mate bro sir madam".split())
_NO_NOUNS = BE | _REASONS | _STATING | _COUNTED_FROM | _ANSWERS
_DENYING = frozenset("no any never hardly scarcely barely rarely seldom".split())
_THERE_NOT = _DENYING | {"not", "nothing", "little"}
_COUNTED = _COUNTS - frozenset("few more much other another".split()) | {"all", "each", "some"}
_LONGEST_HEAD = 3
_NEAR_THERE = 9
_NEAR = 10
_REACH = 40


def why_bound_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why a phrase only says more of the noun before it, or none: "nothing that's impossible"."""
    first = found.first
    word, before = view.words[first], view.words[first - 1]
    if view.opens(first) or word not in SUBJECTS | _RELATIVES:
        return None
    if before == "of" and _is_of_you(view.words[max(0, first - 4) : first - 1]):
        return None
    if word in _RELATIVES and _has_head(view, first, found.last):
        return f"“{word}” belongs to the noun before it"
    if before in _PREPOSITIONS and word in POINTERS | {"it"}:
        return f"“{word}” belongs to “{before}”"
    if word == "you" and _is_given(view, first):
        return f"“you” belongs to “{before}”"
    if _is_head(view, first - 1) and _is_chosen(view, first):
        return f"it belongs to the “{before}” before it"
    if _is_never(view, first):
        return "the noun before it denies it"
    if _has_object(view, first, found.last) if is_duty(found) else _describes(view, first, found.last):
        return "it belongs to the noun before it"
    return None


def _is_of_you(words: list[str]) -> bool:
    """Tell whether words before "of you" count readers who must: "all", "the two", but not "hardly any"."""
    return words[-1:] != [] and words[-1] in _COUNTED and _THERE_NOT.isdisjoint(words[:-1])


def _is_head(view: SentenceView, at: int) -> bool:
    """Tell whether the words up to ``at`` are "nothing", "anyone else", "all" and the like."""
    if at > 0 and view.words[at] == "else":
        at -= 1
    if at < 0 or view.words[at] not in _HEADS:
        return False
    # "Above all you have to …", "before anything else you have to …".
    return at == 0 or view.words[at - 1] not in (_BEFORE_ALL if view.words[at] == "all" else _BEFORE_ANY)


def _describes(view: SentenceView, first: int, last: int) -> bool:
    """Tell whether a noun opens the clause and its verb stands behind: "the prices you were told are …"."""
    if view.words[first - 1] in _TIMES:
        return False
    opens = any(view.words[at] == "the" and _clause_start(view, at) == at for at in _head_starts(view, first))
    return opens and _verb_follows(view, last)


def _verb_follows(view: SentenceView, last: int) -> bool:
    """Tell whether the clause goes on with a verb that the phrase holds no subject of: "… to pay is …"."""
    for at in range(last + 1, min(last + 1 + _NEAR, len(view.words))):
        word = view.words[at]
        if view.opens_clause(at) or word in _CONJUNCTIONS | _SUBORDINATORS | _ASKED_FOR:
            return False
        if word in HELPERS:
            return at == last + 1 or view.words[at - 1] not in SUBJECTS | {"to"}
    return False


def _is_given(view: SentenceView, first: int) -> bool:
    """Tell whether the "you" at ``first`` is no subject: "the keys we sent you are", "the box for you is"."""
    before = view.words[first - 1]
    return before in _TO_YOU or (before in _GIVING and first > 1 and view.words[first - 2] in _GIVERS)


def _has_head(view: SentenceView, first: int, last: int) -> bool:
    """Tell whether "that" belongs to a noun: "a task that's impossible", "nothing that's impossible"."""
    if _is_head(view, first - 1):
        return True
    ends = last + 1 == len(view.words)
    if ends and any(view.words[_clause_start(view, at)] in _PREPOSITIONS for at in _head_starts(view, first)):
        return False  # "Without a scan that's impossible."
    return any(
        view.words[at] in _EACH or (view.words[at] == "the" and _clause_start(view, at) == at)
        for at in _head_starts(view, first)
    )


def _has_object(view: SentenceView, first: int, last: int) -> bool:
    """Tell whether what one has stands before: "the options you have to choose from"."""
    before = view.words[max(0, first - 3) : first]
    if _is_head(view, first - 1):  # "That is something you have to do" is a duty of its own.
        return before not in [[one, "is", "something"] for one in POINTERS | {"it"}]
    if before[-2:-1] == ["how"]:
        return True
    if before[-1] == "when":
        return before[-2:-1] != [] and (before[-2] not in BE or before[:1] == ["it"])
    if before[-2:] == ["the", "more"] and "," in view.marks[first - 2]:
        return False  # "The longer you wait, the more you have to pay."
    if before[-1] in {"days", "nights"} and before[-2:-1] == ["on"]:
        return True
    if before[-1] == "that":
        return (
            _is_head(view, first - 2) or _is_denied_noun(view, first - 2) or _is_asked_noun(view, first - 2)
        )
    for at in _head_starts(view, first):
        if view.words[at] in _DETERMINERS:
            start = _clause_start(view, at)
            if view.words[start] in _SUBORDINATORS or _is_adverbial(view, start, at):
                return False
            return before[-1] not in _TIMES or _is_time_had(view, at, start) or _verb_follows(view, last)
    return False


def _is_adverbial(view: SentenceView, start: int, at: int) -> bool:
    """Tell whether a preposition holds the noun at ``at``: "due to a strike", not "to book I need a …"."""
    return view.words[start] in _PREPOSITIONS and SUBJECTS.isdisjoint(view.words[start:at])


def _is_time_had(view: SentenceView, at: int, start: int) -> bool:
    """Tell whether a time that begins at ``at`` is what one has: "use the time you have to rest"."""
    if view.words[at] in {"a", "an"}:
        return view.words[at - 1] not in _TIMES_A
    while at > start and view.words[at - 1] in _DETERMINERS | _SHARES:
        at -= 1
    return at > start and view.words[at - 1] not in _PREPOSITIONS


def _is_chosen(view: SentenceView, first: int) -> bool:
    """Tell whether the pronoun before the phrase is meant by it: "nothing I don't know", not "this one …"."""
    if view.words[first] in _RELATIVES | {"it"}:
        return False
    if first > 1 and view.words[first - 1] != "nothing" and view.words[first - 2] in BE:
        return False  # "That's something I don't know."
    return first == 1 or view.words[first - 2] not in {"this", "that", "for", "at", "after", "to"}


def _is_never(view: SentenceView, first: int) -> bool:
    """Tell whether there is no such case: "no day when …", "no case in which …", "there is no form I …"."""
    joining = view.words[first - 1]
    if joining == "which" and first > 3 and view.words[first - 2] == "in":
        return _is_denied_noun(view, first - 3)
    if joining in {"when", "where"}:
        return _is_denied_noun(view, first - 2)
    return _is_never_there(view, first)


def _is_never_there(view: SentenceView, first: int) -> bool:
    """Tell whether "there is no" and a noun hold up to here: "there's no form about it I can't find"."""
    between = view.words[view.clause_start(first - 1, _NEAR_THERE) : first]
    there = between.index("there") if "there" in between else first
    is_no = set(between[there + 1 : there + 2]) & BE and set(between[there + 2 : there + 3]) & _THERE_NOT
    parted = between[-1] in _CLAIMS or not (_NO_NOUNS | _CONJUNCTIONS).isdisjoint(between[there + 3 :])
    return bool(is_no) and not parted


def _is_denied_noun(view: SentenceView, noun: int) -> bool:
    """Tell whether "no" or "any" stands before a noun that is no claim: "no fee that", but not "no doubt"."""
    if noun < 1 or view.words[noun] in _CLAIMS:
        return False
    return bool(_DENYING & set(view.words[max(0, noun - 2) : noun]))


def _is_asked_noun(view: SentenceView, noun: int) -> bool:
    """Tell whether the client is asked for what stands at ``noun``: "do you have a time that", no claim."""
    asked = view.sentence.asks and view.words[0] in DO and view.words[noun] not in _CLAIMS
    return asked and view.word_at(noun - 1) in _EACH


def _head_starts(view: SentenceView, first: int) -> list[int]:
    """Return the places where a noun phrase that ends right before ``first`` may begin, the nearest first."""
    starts: list[int] = []
    last = view.words[first - 1] if first else ""
    if last.endswith("ed") or last in _NO_NOUNS or last in speech_words("theirs_en"):
        return starts
    if last in _CLAIMS and view.words[first - 2] != "the":  # "No doubt you have to pay."
        return starts
    for at in range(first - 2, max(-1, first - 2 - _LONGEST_HEAD), -1):
        if view.is_parted(at + 1) or view.words[at + 1] in _CONJUNCTIONS:
            break
        starts.append(at)
    return starts


def _clause_start(view: SentenceView, at: int) -> int:
    """Return the first word of the clause round ``at``, fillers but "once" and the like left out."""
    start, farthest = at, max(0, at - _REACH)
    while start > farthest and not view.opens_clause(start):
        if view.words[start - 1] in _CONJUNCTIONS:
            break
        start -= 1
    while start < at and view.words[start] not in _SUBORDINATORS and is_filler(view.words[start], "en"):
        start += 1
    return start
