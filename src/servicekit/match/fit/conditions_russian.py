"""Forms of a Russian phrase that count only beside another word: «не буду отвечать», «вы бы подождали»."""

from servicekit.match.fit.candidate import Candidate
from servicekit.match.fit.clause_russian import aside_opens, clause_around, clause_before, clause_behind
from servicekit.match.fit.closed_words_russian import WE, YOU_ANY
from servicekit.match.fit.elided_russian import is_subject
from servicekit.match.fit.gap import Blocked
from servicekit.match.fit.orders_russian import check_infinitive, check_stop, check_wish
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Condition, Pattern
from servicekit.match.tables import is_filler, word_class

__all__ = ["check_conditions", "ordered_by_infinitive"]

_WILL = {
    1: frozenset({"буду", "будем"}),
    2: frozenset({"будешь", "будете"}),
    3: frozenset({"будет", "будут"}),
}
_WILL_REACH = 4
_REACH = 12
_OF_MANY = ("и", "ись")
# Forms that another word may part from their «не»: «не надо кричать», «не буду отвечать».
_APART = frozenset({Condition.INFINITIVE, Condition.FUTURE})


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
            own = pattern.places[index].person == 1 and _is_writers(view, candidate.word, taken)
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


def _is_writers(view: SentenceView, verb: int, taken: set[int]) -> bool:
    """Tell whether the writer is the subject of the clause: «вчера я ничем не смог вам помочь»."""
    clause = (*clause_before(view, verb, _WILL_REACH), *clause_behind(view, verb, _WILL_REACH))
    subjects = (view.words[at] for at in clause if word_class(view.words[at]) == "pronoun-nominative")
    subject = next(subjects, "")
    if subject or view.words[verb].endswith(_OF_MANY) or YOU_ANY.isdisjoint(view.vocabulary):
        return subject in WE
    # «Увы, не смогла вам помочь», but «магазин, увы, не смог вам помочь», «не смог вам помочь банк».
    before, behind = clause_before(view, verb, _REACH), clause_behind(view, verb, _REACH)
    said = [view.words[at] for at in before if at not in taken]
    if aside_opens(view, before.stop + 1) or not all(is_filler(word, "ru") for word in said):
        return False
    return not any(is_subject(view, at) for at in behind)


def _check_future(view: SentenceView, person: int | None, verb: int) -> None:
    """Raise ``Blocked`` unless «буду» of that person stands beside the infinitive: «отвечать вам не буду»."""
    will = _WILL.get(person or 0, frozenset())
    if all(view.words[at] not in will for at in clause_around(view, verb)):
        raise Blocked("the infinitive is no future: no form of «буду» stands beside it")


def ordered_by_infinitive(pattern: Pattern, words: list[Candidate | None], head: int) -> bool:
    """Tell whether the place is the «не» of «не надо кричать», which may stand apart from its verb."""
    after = words[head + 1] if head + 1 < len(words) else None
    return pattern.places[head].kind == "negation" and after is not None and after.condition in _APART
