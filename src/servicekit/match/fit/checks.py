"""Whether words that stand together make a phrase: conditions of forms, glue, negation, dropped subjects."""

from typing import NamedTuple

from servicekit.match.fit.doers_russian import WE, is_somebody_else
from servicekit.match.fit.elided_english import check_elided_en
from servicekit.match.fit.elided_russian import check_elided_ru
from servicekit.match.fit.gap import Blocked
from servicekit.match.fit.lacking_russian import is_lacking
from servicekit.match.fit.marks_english import is_comment_en, is_slip_en
from servicekit.match.fit.orders_russian import check_infinitive, check_stop, check_wish
from servicekit.match.function_words import HAVE, HELPERS
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Condition, Pattern
from servicekit.match.tables import is_filler, word_class

__all__ = [
    "Candidate",
    "check_conditions",
    "check_elision",
    "check_glue",
    "check_negation",
    "ordered_by_infinitive",
]

_WILL = {
    1: frozenset({"буду", "будем"}),
    2: frozenset({"будешь", "будете"}),
    3: frozenset({"будет", "будут"}),
}
_WILL_REACH = 4
# Forms that another word may part from their «не»: «не надо кричать», «не буду отвечать».
_APART = frozenset({Condition.INFINITIVE, Condition.FUTURE})
_DEGREES = frozenset("очень совсем вполне особо слишком больно так".split())
_SO_THAT = frozenset({"чтобы", "чтоб", "как"})
_CLAUSE_MARKS = frozenset(",;:—–(")
# Dots of hesitation and emoji part nothing.
_PARTING = frozenset(",;:!?()[]—–-/")


class Candidate(NamedTuple):
    """A word that may stand at a place of the pattern; a word class may take ``size`` words."""

    word: int
    condition: Condition
    size: int = 1


def check_conditions(
    view: SentenceView, pattern: Pattern, words: list[Candidate | None], taken: set[int]
) -> None:
    """Raise ``Blocked`` where a form counts only near a word that is missing."""
    for index, candidate in enumerate(words):
        if candidate is None or candidate.condition is Condition.PLAIN:
            continue
        if candidate.condition is Condition.FUTURE:
            _check_future(view, pattern.places[index].person, candidate.word)
            continue
        if candidate.condition is Condition.SUBJECT and pattern.places[index].kind == "imperative":
            check_wish(view, candidate.word)
            continue
        if candidate.condition is Condition.SUBJECT:
            said = pattern.subject is not None and words[pattern.subject] is not None
            own = pattern.places[index].person == 1 and _is_writers(view, candidate.word)
            if not said and not own:
                raise Blocked(
                    f"«{view.words[candidate.word]}» says no person, and the phrase's subject is missing"
                )
            continue
        before = words[index - 1] if index else None
        negated = index > 0 and pattern.places[index - 1].kind == "negation"
        if pattern.places[index].kind == "negation":
            verb = words[index + 1]
            check_stop(view, candidate.word, verb.word if verb and verb.condition in _APART else None, taken)
        elif not (negated and before and before.condition is Condition.INFINITIVE):
            check_infinitive(view, candidate.word, before.word if negated and before else None, taken)


def _is_writers(view: SentenceView, verb: int) -> bool:
    """Tell whether the writer is the subject of the clause: «вчера я ничем не смог вам помочь»."""
    for step in (-1, 1):
        at = verb
        while abs(at - verb) < _WILL_REACH and 0 <= at + step < len(view.words):
            if _CLAUSE_MARKS & set(view.marks[max(at, at + step)]):
                break
            at += step
            if word_class(view.words[at]) == "pronoun-nominative":
                return view.words[at] in WE
    return False


def _check_future(view: SentenceView, person: int | None, verb: int) -> None:
    """Raise ``Blocked`` unless «буду» of that person stands before the infinitive: «не буду отвечать»."""
    will = _WILL.get(person or 0, frozenset())
    around = {*view.words[max(0, verb - _WILL_REACH) : verb], *_behind_in_clause(view, verb)}
    if will.isdisjoint(around):  # «Отвечать вам не буду» puts it behind.
        raise Blocked("the infinitive is no future: no form of «буду» stands before it")


def _behind_in_clause(view: SentenceView, verb: int) -> list[str]:
    end = verb + 1
    while end < min(len(view.words), verb + _WILL_REACH + 2) and not view.marks[end].strip():
        end += 1
    return view.words[verb + 1 : end]


def ordered_by_infinitive(pattern: Pattern, words: list[Candidate | None], head: int) -> bool:
    """Tell whether the place is the «не» of «не надо кричать», which may stand apart from its verb."""
    after = words[head + 1] if head + 1 < len(words) else None
    return pattern.places[head].kind == "negation" and after is not None and after.condition in _APART


def check_glue(
    view: SentenceView, pattern: Pattern, head: int, left: int, right: int, words: list[Candidate | None]
) -> None:
    """Raise ``Blocked`` where something parts a word from the one it belongs to."""
    glue = pattern.places[head].glue
    if not glue:
        return
    after = next((c for c in words[head + 1 :] if c is not None), None)
    if after is None or after.word != right:
        raise Blocked(f"«{view.words[left]}» does not stand right before its word")
    if glue == 4 and is_comment_en(view, left, right):
        return
    between = [i for i in range(left + 1, right) if not _may_part(view, glue, left, i)]
    if between:
        raise Blocked(f"something stands behind «{view.words[left]}»")
    marked = glue in {2, 4} and _PARTING & set(view.marks_between(left, right))
    if marked and not (glue == 4 and is_slip_en(view, left, right)):
        raise Blocked(f"a mark stands behind «{view.words[left]}»")


def _may_part(view: SentenceView, glue: int, left: int, word: int) -> bool:
    """Tell whether a word may stand between two that belong together."""
    if glue == 1 and view.words[left] == "не":
        return view.words[word] in _DEGREES
    if glue == 3:
        return word_class(view.words[word]) in {"adjective", "participle", "numeral", "adverb"}
    if view.words[word] == "got":
        return view.words[left] in HAVE
    if view.words[left] in HAVE and word + 1 < len(view.words) and view.words[word + 1] == "got":
        return is_filler(view.words[word], "en")
    return view.same_token(word, left) or view.words[word] in {"will", "would"}


def check_negation(view: SentenceView, pattern: Pattern, first: int, taken: set[int]) -> None:
    """«не» right before a word of the phrase turns it round, unless it belongs to the phrase."""
    negations = {"не"} if pattern.language == "ru" else {"not", "never"}
    for word in taken:
        before = word - 1
        if (
            before >= 0
            and before not in taken
            and view.words[before] in negations
            and view.words[max(0, before - 1)] != "or"  # "Like it or not, that's our policy."
            and not view.is_parted(word)
        ):
            raise Blocked(f"it is negated by «{view.words[before]}»")
    last = max(taken)
    if view.words[last] == "так" and "," in view.marks[last + 1] and _word(view, last + 1) in _SO_THAT:
        raise Blocked(f"«так» goes with «{view.words[last + 1]}»")
    if pattern.language == "ru" and _takes_this(view, pattern, last):
        raise Blocked(f"«это» belongs to «{view.words[last + 1]}»")
    if pattern.language == "ru" and _is_copula(view, last):
        raise Blocked(f"«быть» goes on with «{view.words[last + 1]}»")
    if pattern.language == "ru" and is_lacking(view, pattern, first, last, taken):
        raise Blocked("it is denied by «нет»")
    if pattern.language == "ru" and is_somebody_else(view, first, last):
        raise Blocked("«не» denies that this one does it («решаю не я»)")
    if pattern.language == "en" and view.words[last] in HELPERS and _word(view, last + 1) in negations:
        raise Blocked(f"it is negated by “{view.words[last + 1]}”")
    no_longer = first >= 2 and view.words[first - 2 : first] == ["no", "longer"]
    if pattern.language == "en" and no_longer and not view.is_parted(first):
        raise Blocked("it is negated by “no longer”")


def _is_copula(view: SentenceView, last: int) -> bool:
    """Tell whether what something is stands behind a phrase that ends in «быть»: «не может быть нормой»."""
    if view.words[last] != "быть" or view.marks[last + 1].strip():
        return False
    return _word(view, last + 1).endswith(("ой", "ей", "ом", "ем", "ым", "им", "ами", "ями"))


def _takes_this(view: SentenceView, pattern: Pattern, last: int) -> bool:
    """Tell whether a noun behind the phrase takes the «это» of its «за это»: «за это время»."""
    if view.words[last] != "это" or view.marks[last + 1].strip():
        return False
    noun = _word(view, last + 1)
    neuter = noun.endswith(("о", "е", "мя")) and word_class(noun).startswith("noun")
    return neuter and any(place.kind == "preposition" for place in pattern.places)


def _word(view: SentenceView, at: int) -> str:
    return view.words[at] if at < len(view.words) else ""


def check_elision(
    view: SentenceView, pattern: Pattern, words: list[Candidate | None], first: int, last: int
) -> None:
    """Raise ``Blocked`` where a word that speakers drop is missing, and cannot have been dropped."""
    dropped = [i for i, c in enumerate(words) if c is None and pattern.places[i].elided]
    if pattern.language == "ru" and dropped:
        check_elided_ru(view, pattern, [None if c is None else c.word for c in words], dropped)
    if pattern.language == "en" and dropped:
        check_elided_en(view, first, last, len(dropped))
