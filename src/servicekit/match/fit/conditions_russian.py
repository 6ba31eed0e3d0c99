"""Forms of a Russian phrase that count only beside another word: «не буду отвечать», «вы бы подождали»."""

from servicekit.match.fit.candidate import Candidate
from servicekit.match.fit.clause_russian import clause_around, clause_before, clause_behind
from servicekit.match.fit.closed_words_russian import WE
from servicekit.match.fit.gap import Blocked
from servicekit.match.fit.orders_russian import check_infinitive, check_stop, check_wish
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Condition, Pattern
from servicekit.match.tables import word_class

__all__ = ["check_conditions", "ordered_by_infinitive"]

_WILL = {
    1: frozenset({"буду", "будем"}),
    2: frozenset({"будешь", "будете"}),
    3: frozenset({"будет", "будут"}),
}
_WILL_REACH = 4
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
    clause = (*clause_before(view, verb, _WILL_REACH), *clause_behind(view, verb, _WILL_REACH))
    subjects = (view.words[at] for at in clause if word_class(view.words[at]) == "pronoun-nominative")
    return next(subjects, "") in WE


def _check_future(view: SentenceView, person: int | None, verb: int) -> None:
    """Raise ``Blocked`` unless «буду» of that person stands beside the infinitive: «отвечать вам не буду»."""
    will = _WILL.get(person or 0, frozenset())
    if all(view.words[at] not in will for at in clause_around(view, verb)):
        raise Blocked("the infinitive is no future: no form of «буду» stands beside it")


def ordered_by_infinitive(pattern: Pattern, words: list[Candidate | None], head: int) -> bool:
    """Tell whether the place is the «не» of «не надо кричать», which may stand apart from its verb."""
    after = words[head + 1] if head + 1 < len(words) else None
    return pattern.places[head].kind == "negation" and after is not None and after.condition in _APART
