"""Lays a pattern over the words of a sentence: which word stands at which place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from servicekit.match.fit.all_the_same_russian import check_all_the_same
from servicekit.match.fit.candidate import Candidate
from servicekit.match.fit.checks import check_elision, check_glue, check_negation
from servicekit.match.fit.conditions_russian import check_conditions, ordered_by_infinitive
from servicekit.match.fit.doers_russian import check_unnamed, check_whose_self
from servicekit.match.fit.duties_russian import check_debt, check_whose_duty
from servicekit.match.fit.gap import Blocked, Gap
from servicekit.match.fit.gaps import extra_words
from servicekit.match.fit.orders_english import check_bare_verb
from servicekit.match.fit.orders_russian import check_called_off
from servicekit.match.fit.word_classes import class_size
from servicekit.match.fit.word_order_english import check_sound, floating_places, stands_before_not
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import GLUED, Condition, Pattern

__all__ = ["Assignment", "Reject", "find_assignments"]

# Enough for every phrase that people write; more only where a text repeats its words to explode.
_MOST_TRIALS = 64
_MOST_CANDIDATES = 6
# Inside a phrase such a word begins its second clause: «сделаю когда смогу», «прежде чем писать подумайте».
_JOINS_CLAUSES = frozenset("когда куда сколько чем если пока где кто".split())
# Such a phrase may end in what it begins with: «если не нравится уходите», «уходите, если не нравится».
_OPENS_CONDITION = frozenset({"если", "раз"})


class Assignment(NamedTuple):
    """A pattern found: the word of each place (``None`` where an optional one is missing)."""

    pattern: Pattern
    words: tuple[int | None, ...]
    first: int
    last: int
    extra: int
    in_order: bool = True


@dataclass(frozen=True, slots=True)
class Reject:
    """A pattern whose words stand together and yet do not make it, with the reason."""

    pattern: Pattern
    first: int
    last: int
    reason: str


def find_assignments(
    view: SentenceView, pattern: Pattern, rejects: list[Reject] | None = None
) -> list[Assignment]:
    """Return where the pattern stands in the sentence, each stretch once, in reading order.

    ``rejects``, when given, collects why a near match was turned down.
    """
    found: list[Assignment] = []
    anchor = pattern.places[pattern.anchor]
    end = -1
    for at in view.told:
        if anchor.units.keys().isdisjoint(view.parts[at].units):
            continue
        best = _best_around(view, pattern, at, rejects)
        if best is not None and (best.first > end or not found):
            found.append(best)
            end = best.last
        elif best is not None and _score(best) < _score(found[-1]):
            found[-1] = best
            end = best.last
    return found


def _score(found: Assignment) -> tuple[int, int, bool, int]:
    missing = sum(word is None for word in found.words)
    return missing, found.extra, not found.in_order, found.last - found.first


def _best_around(
    view: SentenceView, pattern: Pattern, at: int, rejects: list[Reject] | None
) -> Assignment | None:
    """Return the best way to lay the pattern round one occurrence of its rarest word."""
    candidates = _candidates(view, pattern, at)
    if candidates is None:
        return None
    best: Assignment | None = None
    reason: tuple[int, Reject] | None = None
    for trial, words in enumerate(_ways(view, pattern, candidates)):
        if trial >= _MOST_TRIALS:
            break
        try:
            found = _judge(view, pattern, words)
        except Blocked as blocked:
            stood = [c.word for c in words if c is not None]
            if rejects is not None and (reason is None or max(stood) - min(stood) < reason[0]):
                reason = max(stood) - min(stood), Reject(pattern, min(stood), max(stood), str(blocked))
            continue
        if best is None or _score(found) < _score(best):
            best = found
            if _score(best) == (0, 0, False, len(pattern.places) - 1):
                break
    if best is None and reason is not None and rejects is not None:
        rejects.append(reason[1])
    return best


def _candidates(view: SentenceView, pattern: Pattern, at: int) -> list[list[Candidate]] | None:
    """Return the words near ``at`` that each place may take, the nearest first; none where one has none."""
    result: list[list[Candidate]] = [[] for _ in pattern.places]
    told, reach = view.told, pattern.reach
    near = told[bisect_left(told, at - reach) : bisect_right(told, at + reach)]
    parts, places_of, anchor = view.parts, pattern.places_of, pattern.anchor
    for word in near:
        for unit in parts[word].units:
            for index, condition in places_of.get(unit, ()):
                if index != anchor or word == at:
                    result[index].append(Candidate(word, condition))
    for some in result:
        if len(some) > 1:
            some.sort(key=lambda candidate: abs(candidate.word - at))
            del some[_MOST_CANDIDATES:]
    for index, place in enumerate(pattern.places):
        if place.word_class:
            result[index] = _class_candidates(view, pattern, at, place.word_class)
        if not result[index] and not place.optional:
            return None
    return result


@cache
def _offsets(reach: int) -> tuple[int, ...]:
    return tuple(sorted(range(-reach, reach + 1), key=abs))


def _class_candidates(view: SentenceView, pattern: Pattern, at: int, word_class: str) -> list[Candidate]:
    found = []
    for offset in _offsets(len(pattern.places) + pattern.slop + 1):
        word = at + offset
        if 0 <= word < len(view.parts):
            size = class_size(view, word, word_class, pattern.language)
            if size:
                found.append(Candidate(word, Condition.PLAIN, size))
    return found


def _ways(
    view: SentenceView, pattern: Pattern, candidates: list[list[Candidate]]
) -> Iterator[list[Candidate | None]]:
    """Yield the ways to give each place a word of its own; ordered patterns only in their order."""
    floating = floating_places(pattern)

    def extend(
        index: int, taken: list[Candidate | None], used: tuple[int, ...], last: int
    ) -> Iterator[list[Candidate | None]]:
        """Go on from ``taken``; of the words ``used`` the ``last`` one binds what follows in order."""
        if index == len(candidates):
            yield taken
            return
        bound = pattern.ordered and index not in floating
        for candidate in candidates[index]:
            word = candidate.word
            if word in used or _glued_wrong(pattern, index, taken, candidate):
                continue
            if not bound or word > last or stands_before_not(view, pattern, index, candidate, taken):
                then = max(last, word) if bound else last
                yield from extend(index + 1, [*taken, candidate], (*used, word), then)
        if pattern.places[index].optional:
            yield from extend(index + 1, [*taken, None], used, last)

    return extend(0, [], (), -1)


def _glued_wrong(pattern: Pattern, index: int, taken: list[Candidate | None], candidate: Candidate) -> bool:
    """Tell early that a word does not follow the one it is glued to."""
    before = taken[-1] if taken else None
    if (
        before is None
        or not pattern.places[index - 1].glue
        or candidate.condition in {Condition.INFINITIVE, Condition.FUTURE}
    ):
        return False
    return candidate.word < before.word or candidate.word - before.word > GLUED


def _between_clauses(pattern: Pattern, order: list[int], number: int) -> bool:
    """Tell whether the first ``number`` words found are one clause of the phrase and the rest the other."""
    before, behind = order[:number], order[number:]
    return (max(before) < min(behind) or max(behind) < min(before)) and any(
        place.typed.lower() in (_JOINS_CLAUSES if at else _OPENS_CONDITION)
        for at, place in enumerate(pattern.places)
    )


def _judge(view: SentenceView, pattern: Pattern, words: list[Candidate | None]) -> Assignment:
    """Return the assignment if grammar allows it; raises ``Blocked`` with the reason if not."""
    # No two places share a word, so that only the words are compared.
    placed = sorted((c.word, index, c) for index, c in enumerate(words) if c is not None)
    floating = floating_places(pattern)
    order = [index for _, index, _ in placed if index not in floating]
    in_order = order == sorted(order)
    taken = {word for word, _, _ in placed}
    first, last = placed[0][0], placed[-1][0] + placed[-1][2].size - 1
    check_conditions(view, pattern, words, taken)
    extra = 0
    for number, ((left, head, taken_left), (right, after, _)) in enumerate(pairwise(placed), 1):
        start = left + taken_left.size - 1
        if not ordered_by_infinitive(pattern, words, head):
            check_glue(view, pattern, head, start, right, words)
            edge = not in_order and _between_clauses(pattern, [index for _, index, _ in placed], number)
            extra += extra_words(Gap(view, pattern, start, right, head, in_order, edge))
        verb = pattern.places[after if in_order else max(head, after)].word_class == "verb"
        if verb and "," in view.marks_between(start, right):
            raise Blocked("a comma parts the verb of another clause from the rest")
        if extra > pattern.slop:
            raise Blocked(f"more than {pattern.slop} other words stand between its words")
    check_negation(view, pattern, first, taken)
    check_whose_duty(view, pattern, taken)
    if pattern.language == "ru":
        check_debt(view, first, last)
        check_whose_self(view, pattern, taken)
        check_all_the_same(view, pattern, taken)
        check_called_off(view, pattern, words)
        check_unnamed(view, pattern, [None if c is None else c.word for c in words])
    check_elision(view, pattern, words, first, last)
    if pattern.language == "en":
        check_sound(view, pattern, words, last)
    if pattern.language == "en" and pattern.places[0].kind == "imperative":
        check_bare_verb(view, first)
    return Assignment(
        pattern, tuple(None if c is None else c.word for c in words), first, last, extra, in_order
    )
