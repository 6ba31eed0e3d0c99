"""Whether an English phrase states something: asked, timed or bound to a noun, it does not."""

from servicekit.match.assign import Assignment
from servicekit.match.tables import is_filler, speech_words
from servicekit.match.view import SentenceView

__all__ = ["why_no_statement_en"]

_SUBJECTS = frozenset("i you we they he she it that this those these there".split())
_BE = frozenset("is was are were be".split())
_RELATIVES = frozenset({"that", "who", "which"})
_ASKING = frozenset("do does did will would shall should can could may might must".split())
# Behind these a helping verb ends a clause of its own: "what you can you have to try".
_NO_QUESTION = _SUBJECTS | {"to", "not"}
_HEADS = frozenset(
    "something anything nothing everything someone anyone everyone somebody anybody everybody one all".split()
)
_EACH = frozenset("a an any every each no some".split())
_COUNTS = frozenset(
    "two three four five six seven eight nine ten both several few many most more other another".split()
)
_DETERMINERS = _EACH | _COUNTS | {"the", "all", "only", "which"}
_DUTIES = (["have", "to"], ["need", "to"])
_TIMES = frozenset("time times moment day days week weeks month months year years case way minute".split())
# "A week later you have to …" tells only when.
_COUNTED_FROM = frozenset("later earlier ago before after afterwards often".split())
_TIMES_A = frozenset({"once", "twice", "times"})
_PREPOSITIONS = frozenset("for of with about from on in at by to under without during within per".split())
_SUBORDINATORS = frozenset("when once if after before until till as since because while unless where".split())
_ASKED_FOR = frozenset("what which who whose how whether why".split())
_CONJUNCTIONS = frozenset({"and", "but", "so", "that"})
_CLAUSE_MARKS = frozenset(",;:—–(")
_UNTIL = frozenset({"until", "till", "before"})
_WHEN = frozenset({"when", "once"})
_NAMED = frozenset(
    "title titles description descriptions number numbers head heads holder holders code codes report "
    "reports page pages document documents statement statements offer offers application interview store "
    "manager managers list lists log logs ticket tickets update updates change changes wording box "
    "history team teams department desk section guide summary card board owner category".split()
)
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
_DENYING = frozenset({"no", "any"})
_LONGEST_HEAD = 3
_NEAR = 10
_REACH = 40


def why_no_statement_en(view: SentenceView, found: Assignment) -> str | None:
    """Return why a phrase states nothing, or none: it is asked, or its words belong to their neighbours."""
    first, pattern = found.first, found.pattern
    if pattern.places[-1].kind == "noun" and _is_compound(view, found.last):
        return f"“{view.words[found.last]}” belongs to “{view.words[found.last + 1]}”"
    if view.words[first] in _SUBJECTS and pattern.phrase.in_ != "question" and _is_inverted(view, first):
        return "it is asked, for its subject stands behind the verb"
    if _is_whats(view, first):
        return "it belongs to the “what” before it"
    if view.words[first] == "as" and first > 1 and view.words[first - 2] == "as":
        return "it compares: “as soon as”"
    if _is_when(view, first):
        return "it tells only when something else holds"
    if view.words[first] in _RELATIVES and _has_head(view, first):
        return f"“{view.words[first]}” belongs to the noun before it"
    if view.words[first] == "you" and _is_given(view, first):
        return f"“you” belongs to “{view.words[first - 1]}”"
    if view.words[first] not in _SUBJECTS:
        return None
    duty = [place.typed for place in pattern.places[1:3]] in _DUTIES
    if _has_object(view, first, found.last) if duty else _describes(view, first, found.last):
        return "it belongs to the noun before it"
    return None


def _describes(view: SentenceView, first: int, last: int) -> bool:
    """Tell whether a noun opens the clause and its verb stands behind: "the prices you were told are …"."""
    noun = first - 1
    if noun < 1 or view.marks[first].strip() or view.words[noun - 1] != "the" or view.words[noun] in _TIMES:
        return False
    return _clause_start(view, noun - 1) == noun - 1 and _verb_follows(view, last)


def _verb_follows(view: SentenceView, last: int) -> bool:
    """Tell whether the clause goes on with a verb that the phrase holds no subject of: "… to pay is …"."""
    for at in range(last + 1, min(last + 1 + _NEAR, len(view.words))):
        word = view.words[at]
        if _CLAUSE_MARKS & set(view.marks[at]) or word in _CONJUNCTIONS | _SUBORDINATORS | _ASKED_FOR:
            return False
        if word in _BE | _ASKING:
            return at == last + 1 or view.words[at - 1] not in _SUBJECTS | {"to"}
    return False


def _is_given(view: SentenceView, first: int) -> bool:
    """Tell whether the "you" at ``first`` is no subject: "the keys we sent you are", "the box for you is"."""
    if not first or view.marks[first].strip():
        return False
    before = view.words[first - 1]
    return before in _TO_YOU or (before in _GIVING and first > 1 and view.words[first - 2] in _GIVERS)


def _is_whats(view: SentenceView, first: int) -> bool:
    """Tell whether the phrase belongs to a "what": "tell me what you don't see", but not "that's what …"."""
    if not first or view.words[first - 1] not in {"what", "whatever"} or view.marks[first].strip():
        return False
    return not view.sentence.asks and (first == 1 or view.words[first - 2] not in _BE)


def _is_when(view: SentenceView, first: int) -> bool:
    """Tell whether the phrase only tells when something else holds: "once you signed it, …"."""
    if not first or view.marks[first].strip():
        return False
    opens = first == 1 or bool(view.marks[first - 1].strip())
    return view.words[first - 1] in _UNTIL or (opens and view.words[first - 1] in _WHEN)


def _is_compound(view: SentenceView, last: int) -> bool:
    """Tell whether the last word only describes the next one: "not my job title", "our policy number"."""
    after = last + 1
    return after < len(view.words) and view.words[after] in _NAMED and not view.marks[after].strip()


def _is_inverted(view: SentenceView, first: int) -> bool:
    """Tell whether a helping verb stands before the subject: "do you have to", "should you have to"."""
    at = first - 1
    if at > 0 and view.words[at] == "not":
        at -= 1
    if (
        at < 0
        or view.words[at] not in _ASKING
        or any(view.marks[i].strip() for i in range(at + 1, first + 1))
    ):
        return False
    return at == 0 or view.words[at - 1] not in _NO_QUESTION


def _has_head(view: SentenceView, first: int) -> bool:
    """Tell whether "that" belongs to a noun: "a task that's impossible", "nothing that's impossible"."""
    if not first or view.marks[first].strip():
        return False
    if view.words[first - 1] in _HEADS:
        return True
    return any(
        view.words[at] in _EACH or (view.words[at] == "the" and _clause_start(view, at) == at)
        for at in _head_starts(view, first)
    )


def _has_object(view: SentenceView, first: int, last: int) -> bool:
    """Tell whether what one has stands before: "the options you have to choose from"."""
    if not first or view.marks[first].strip():
        return False
    before = view.words[max(0, first - 3) : first]
    if before[-1] in _HEADS or before[-2:-1] == ["how"]:
        return True
    if before[-1] == "when":
        return before[-2:-1] != [] and before[-2] not in _BE
    if before[-1] == "that":
        return bool(_HEADS & set(before)) or _is_denied_noun(view, first - 2)
    for at in _head_starts(view, first):
        if view.words[at] in _DETERMINERS:
            start = _clause_start(view, at)
            if before[-1] in _COUNTED_FROM or view.words[start] in _PREPOSITIONS | _SUBORDINATORS:
                return False
            a_time = view.words[at] in {"a", "an"} and view.words[at - 1] not in _TIMES_A
            return before[-1] not in _TIMES or a_time or _verb_follows(view, last)
    return False


def _is_denied_noun(view: SentenceView, noun: int) -> bool:
    """Tell whether "no" or "any" stands before a noun that is no claim: "no fee that", but not "no doubt"."""
    if noun < 1 or view.words[noun] in _CLAIMS:
        return False
    return bool(_DENYING & set(view.words[max(0, noun - 2) : noun]))


def _head_starts(view: SentenceView, first: int) -> list[int]:
    """Return the places where a noun phrase that ends right before ``first`` may begin, the nearest first."""
    starts: list[int] = []
    last = view.words[first - 1] if first else ""
    if last.endswith("ed") or last in speech_words("theirs_en") | _STATING | _CLAIMS:
        return starts
    for at in range(first - 2, max(-1, first - 2 - _LONGEST_HEAD), -1):
        if view.marks[at + 1].strip() or view.words[at + 1] in _CONJUNCTIONS:
            break
        starts.append(at)
    return starts


def _clause_start(view: SentenceView, at: int) -> int:
    """Return the first word of the clause round ``at``, fillers left out."""
    start, farthest = at, max(0, at - _REACH)
    while start > farthest and not _CLAUSE_MARKS & set(view.marks[start]):
        if view.words[start - 1] in _CONJUNCTIONS:
            break
        start -= 1
    while start < at and is_filler(view.words[start], "en"):
        start += 1
    return start
