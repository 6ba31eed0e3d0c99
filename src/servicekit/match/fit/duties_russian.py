"""Whose duty a Russian phrase tells of: the reader's, the writer's own («нам надо подумать»), or a debt."""

from servicekit.match.fit.clause_russian import clause_around, clause_before, clause_behind
from servicekit.match.fit.closed_words_russian import TO_US
from servicekit.match.fit.gap import Blocked
from servicekit.match.fit.word_classes import class_size
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import word_class

__all__ = ["check_debt", "check_whose_duty"]

_DUTIES = frozenset("надо нужно следует следовало стоит стоило пора придется необходимо".split())
_TO_SOMEBODY = frozenset("мне нам вам тебе ему ей им".split())

_INDEBTED = frozenset("должны должен должна".split())
_AMOUNTS = frozenset("сколько которую который которые которое".split())
_NEAR = 6


def check_debt(view: SentenceView, first: int, last: int) -> None:
    """Raise ``Blocked`` where the phrase tells of money: «вы должны 300 рублей», with nothing to be done."""
    said = view.words[first : last + 1]
    if _INDEBTED.isdisjoint(view.vocabulary) or _INDEBTED.isdisjoint(said):
        return
    behind = clause_behind(view, last, _NEAR)
    if any(word_class(word) == "infinitive" for word in (*said, *(view.words[at] for at in behind))):
        return
    around = (*clause_before(view, first, _NEAR), *behind)
    if view.word_at(first - 1) in _AMOUNTS or any(class_size(view, at, "amount", "ru") for at in around):
        raise Blocked("it tells of a debt («сколько вы должны»)")


def check_whose_duty(view: SentenceView, pattern: Pattern, taken: set[int]) -> None:
    """Raise ``Blocked`` where a duty of nobody in particular is the writer's own: «нам надо подумать»."""
    if _DUTIES.isdisjoint(view.vocabulary):
        return
    typed = {word for place in pattern.places for word in place.typed.lower().split("|")}
    if not typed & _DUTIES or (
        not typed & _TO_SOMEBODY and all(place.kind != "verb" for place in pattern.places)
    ):
        return  # «Больно мне надо!» is no duty.
    to_whom = [i for i in taken if view.words[i] in _TO_SOMEBODY]
    for word in taken:
        if view.words[word] in _DUTIES:
            # «Мне нужно было вам сказать»: the one who stands nearer before the duty has it.
            reach = min((abs(i - word) - (i < word) for i in to_whom), default=3)
            clause = clause_around(view, word)
            if not to_whom:  # «Подумать надо было раньше нам.»
                clause = [i for i in clause if i == word or i not in taken]
            at = clause.index(word)
            near = [i for i in clause[max(0, at - reach) : at + reach + 1] if i not in taken]
            forbids = word > 0 and word - 1 in taken and view.words[word - 1] == "не"
            if any(view.words[i] in TO_US and not (forbids and i > word) for i in near):
                raise Blocked("it speaks of the writer's own duty («нам надо»)")
