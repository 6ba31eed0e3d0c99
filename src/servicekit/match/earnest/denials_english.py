"""Whether the English clause before a phrase denies it: "I doubt that …", "nobody says …", "not that …"."""

from itertools import pairwise

from servicekit.match.earnest.before_english import FACTS, words_before
from servicekit.match.function_words import DO, SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import speech_words

__all__ = ["is_denied_en"]

_NEGATIONS = frozenset({"not", "never", "hardly", "scarcely"})
# "I do not think that …" says that it is not so.
_DENIED_VERBS = frozenset(
    "that say said saying says tell told telling think thought mean meant means suggest suggesting "
    "suggested true right correct accurate agree believe believed claim claimed claiming pretend see feel "
    "suppose imagine imply implying ask assume accept hear argue insist answer answered reply replied "
    "respond responded write writing wrote sure certain convinced".split()
)
# "I don't care that it is our policy" sets it aside.
_MATTERS = frozenset({"care", "matter", "mind"})
_DOUBTS = frozenset("doubt doubts doubted deny denies denied".split())
_REFUSES = frozenset("refuse refuses refused".split())
# "Not tell me your name" denies no clause behind it, for it has an object.
_OBJECT = frozenset("the a an my your our his her their this these those what when where why how".split())
_TELLING = frozenset({"tell", "told", "telling"})
_UNTRUE = frozenset("wrong false untrue incorrect lie unlikely rare nonsense rubbish".split())
_IDEAS = frozenset(
    "idea notion claim myth rumour rumor belief impression feeling assumption suspicion".split()
)
_OWN = frozenset({"i", "we", "my", "our"})
_SAYING = [[verb] for verb in "say think believe claim write tell ask".split()]
_CHEAP = frozenset(
    "absurd ashamed cheap easy excuse foolish last lazy misleading ridiculous rude silly simple tempting "
    "unfair unkind".split()
)
_NOTHING = frozenset({"no", "nothing"})
_THAT = frozenset({"that", "which"})
_NO_ONE = frozenset("one way right sense point use rule law policy clause page proof sign evidence".split())
# "There is no rule that …", but not "no doubt that".
_GROUNDS = frozenset("rule law policy clause proof sign evidence".split())
_HELPING = frozenset({"be", "been", "have"})
_INSTEAD = frozenset({"instead", "rather", "without", "far"})
_EXPECTS = frozenset("expect want need like hear".split())
_CLAIMED = frozenset({"say", "claim", "pretend"})
_MIGHT_BE_SAID = _CLAIMED | {"answer", "write"}
_AGENT = frozenset({"i", "we", "me", "us"})
_ASKED = _AGENT | {"you"}
_HEARD = frozenset({"it", "me", "us", "this"})
_WISHES = frozenset({"wish", "hope", "hate"})
_NOBODY = frozenset({"nobody", "noone", "none", "neither"})
_SEEMS = frozenset({"look", "seem", "feel", "sound", "appear"})
_GUESSES = frozenset({"may", "might", "must", "could"})
_BARELY = frozenset({"just", "ever", "even"})
# "It felt like we don't care" tells how it looked.
_LOOKED = frozenset("feel feels felt seemed looked sounded".split())
_LIKE = (["like"], ["as", "if"], ["as", "though"])
# "It's not often that …"
_SELDOM = frozenset({"often", "every", "always"})
_NEAR = 8


def is_denied_en(view: SentenceView, first: int) -> bool:
    """Tell whether the clause before the word at ``first`` denies what begins there."""
    return any(_denies(view, at, first) for at in words_before(view, first))


def _denies(view: SentenceView, at: int, first: int) -> bool:
    """Tell whether the word at ``at`` denies what begins at ``first``: "I doubt that …", "not that …"."""
    if first - at > _NEAR:
        return False
    words, after = view.words, view.words[at + 1 : first]
    commas = sum("," in marks for marks in view.marks[at + 1 : first + 1])
    if commas == 1 or "," in view.marks[first] or "and" in after:
        return False  # Two commas hold an aside, one parts the clauses.
    if ":" in view.marks[first] and words[first - 1] in _HEARD:
        return False  # "Nobody likes to hear it: …"
    if words[at] in _DOUBTS | _REFUSES:
        says = words[at] in _DOUBTS or words[first - 1] in _DENIED_VERBS | {"that"}
        return says and {"not", "no", "never", "without"}.isdisjoint(words[view.clause_start(at, 2) : at])
    if _is_unreal(words, at, after):
        return True
    if view.sentence.asks and view.word_at(at - 1) in _ASKED and view.word_at(at - 2) in DO:
        return False  # "Did I not tell you that …?" has told it.
    if words[at] in _NEGATIONS:
        never = words[at] == "never" and after[-1:] != ["that"] and not set(after).isdisjoint(_AGENT)
        return bool(after) and (_is_denial(words[at - 1], after) or (never and after[-1] in _DENIED_VERBS))
    return _is_unsaid(words[at], after) or (after == ["that"] and _is_idea(words, at))


def _is_unreal(words: list[str], at: int, after: list[str]) -> bool:
    """Tell whether what follows is hoped, feared or imagined: "I hope that", "may seem that"."""
    word, before = words[at], words[max(0, at - 1)]
    if word == "true":
        return words[max(0, at - 2) : at] == ["is", "it"]
    if word in _MIGHT_BE_SAID and before == "could":
        return True  # "I could say that it is."
    if word in _CLAIMED and before == "to":  # "To say that it is would be too easy."
        return at == 1 and after in ([], ["that"])
    if word in _WISHES:
        return _is_wished(word, after)
    if word in _LOOKED and (after in _LIKE or (before == "have" and words[at - 2] in _GUESSES)):
        return True
    if word in _SEEMS:
        return before in _GUESSES
    return word == "me" and before in _EXPECTS and after[:1] == ["to"] and _says(after)


def _is_unsaid(word: str, after: list[str]) -> bool:
    """Tell whether nobody says what follows: "nobody says", "no reason why", "it's wrong to say"."""
    if word in _NOTHING and any(that in _THAT and _says([says]) for that, says in pairwise(after)):
        return True  # "There's no rule that says …"
    if word == "nowhere":
        return _says(after)
    if word == "no" and after:
        return _is_no_case(after)
    if word == "nothing" and "to" not in after and _says(after[-2:]):
        return True  # "Nothing in the contract says that …"
    if word in _NOBODY and after:
        return after[0] == "of" or _is_told(after)
    if word == "far" and after[:2] == ["from", "true"]:
        return True
    if word in _INSTEAD or (word == "before" and after[:1] in (["i"], ["we"])):
        return _says(after)
    if word in _UNTRUE and after == ["that"]:
        return True
    if after[:1] == ["of"]:  # "wrong of us to say"
        after = after[2:]
    return word in _UNTRUE | _CHEAP and after[:1] == ["to"] and _is_saying(after[1:])


def _is_idea(words: list[str], at: int) -> bool:
    """Tell whether a mere idea stands at ``at``: "the myth that …", not "I have the feeling that …"."""
    before = words[max(0, at - 4) : at]
    return words[at] in _IDEAS and ("had" in before or _OWN.isdisjoint(before))


def _is_no_case(after: list[str]) -> bool:
    """Tell whether words behind "no" make it none: "longer true that", "reason", "rule that", "one says"."""
    if after[0] == "longer":
        return _is_the_case(after)
    if after[0] == "reason" or (after[0] in _GROUNDS and after[1:] == ["that"]):
        return True
    return after[0] in _NO_ONE and _is_told(after)


def _is_told(words: list[str]) -> bool:
    """Tell whether words hold a verb of saying, hearing or meaning: "one wants to hear that"."""
    return _says(words) or "mean" in words or "hear" in words


def _is_saying(words: list[str]) -> bool:
    """Tell whether words hold only a verb of speech: "say", "write that", "tell you to"."""
    return words[:1] in _SAYING and {"you", "that", "to"}.issuperset(words[1:])


def _is_wished(verb: str, after: list[str]) -> bool:
    """Tell whether "wish", "hope" or "hate to think" holds what follows: "I hope that …"."""
    if verb == "hate":
        return after[:2] == ["to", "think"]
    wished = verb == "wish" and after[:1] != [] and after[0] in SUBJECTS
    return after in ([], ["that"]) or (wished and FACTS.isdisjoint(after[-2:]))


def _is_denial(before: str, after: list[str]) -> bool:
    """Tell whether "not" and the words behind it deny a clause: "not that", "not going to say"."""
    after = _denied_words(after)
    if after[0] == "once":  # "Not once did we say"
        return after[-1] in _DENIED_VERBS
    if after[0] == "let":  # "Don't let anyone tell you that"
        return _says(after)
    if after[0] in {"like", "because"}:
        return before in {"is", "was"}
    if _is_the_case(after):
        return True
    if after[0] in _MATTERS:
        return after[1:] in (["that"], ["if"], ["whether"])
    if after[-1] == "that" and after[0] in _SELDOM:
        return True
    told = after[0] in _TELLING and after[-1] == "that"  # "Never tell a guest that …"
    if after[-1] != "to" and not told and not _OBJECT.isdisjoint(after[1:-1]):
        return False
    return after[0] in _DENIED_VERBS or after in (["as", "though"], ["expect"], ["expect", "that"])


def _is_the_case(after: list[str]) -> bool:
    return after[-3:] == ["the", "case", "that"] or after[-2:] == ["true", "that"]


def _denied_words(after: list[str]) -> list[str]:
    """Return the words behind "not" without those that lead to the denied one: "just", "going to"."""
    while len(after) > 1 and (after[0] in _BARELY or after[0].endswith("ly")):  # "not just say"
        after = after[1:]
    after = _without_helpers(after)
    if after[0] == "to":  # "not to say that"
        after = after[1:] or after
    elif after[1:2] == ["to"]:  # "not deserve to be told that"
        after = _without_helpers(after[2:] or after)
    if "for" in after and after[0] != "let":  # "not for a second think", "not think for a second"
        at = after.index("for")
        after = [*after[:at], *after[at + 3 :]] or after
    return after


def _without_helpers(words: list[str]) -> list[str]:
    """Return words without a helping verb at their start: "been true that", "have said that", "be that"."""
    return words[1:] if words[0] in _HELPING and words[1:] else words


def _says(words: list[str]) -> bool:
    return bool(speech_words("theirs_en") & set(words))
