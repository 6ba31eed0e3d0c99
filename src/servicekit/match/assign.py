"""Lays a pattern over the words of a sentence: which word stands at which place."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from servicekit.match.classes import class_size
from servicekit.match.compiled import Condition, Pattern
from servicekit.match.gap import Blocked, Gap
from servicekit.match.gaps import extra_words
from servicekit.match.orders import check_bare_verb, check_infinitive, check_whose_duty
from servicekit.match.tables import word_class
from servicekit.match.view import SentenceView

__all__ = ["Assignment", "Reject", "find_assignments"]

# Enough for every phrase that people write; more only where a text repeats its words to explode.
_MOST_TRIALS = 64
_MOST_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Assignment:
    """A pattern found: the word of each place (``None`` where an optional one is missing)."""

    pattern: Pattern
    words: tuple[int | None, ...]
    first: int
    last: int
    extra: int


@dataclass(frozen=True, slots=True)
class Reject:
    """A pattern whose words stand together and yet do not make it, with the reason."""

    pattern: Pattern
    first: int
    last: int
    reason: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    word: int
    condition: Condition
    size: int = 1


def find_assignments(
    view: SentenceView, pattern: Pattern, rejects: list[Reject] | None = None
) -> list[Assignment]:
    """Return where the pattern stands in the sentence, each stretch once, in reading order.

    ``rejects``, when given, collects why a near match was turned down.
    """
    found: list[Assignment] = []
    anchor = pattern.places[pattern.anchor]
    end = -1
    for at, part in enumerate(view.parts):
        if not any(unit in anchor.units for unit in part.units):
            continue
        best = _best_around(view, pattern, at, rejects)
        if best is not None and (best.first > end or not found):
            found.append(best)
            end = best.last
        elif best is not None and _score(best) < _score(found[-1]):
            found[-1] = best
            end = best.last
    return found


def _score(found: Assignment) -> tuple[int, int, int]:
    missing = sum(word is None for word in found.words)
    return missing, found.extra, found.last - found.first


def _best_around(
    view: SentenceView, pattern: Pattern, at: int, rejects: list[Reject] | None
) -> Assignment | None:
    """Return the best way to lay the pattern round one occurrence of its rarest word."""
    candidates = _candidates(view, pattern, at)
    if candidates is None:
        return None
    best: Assignment | None = None
    reason: tuple[int, Reject] | None = None
    for trial, words in enumerate(_ways(pattern, candidates)):
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
            if _score(best) == (0, 0, len(pattern.places) - 1):
                break
    if best is None and reason is not None and rejects is not None:
        rejects.append(reason[1])
    return best


def _candidates(view: SentenceView, pattern: Pattern, at: int) -> list[list[_Candidate]] | None:
    """Return the words near ``at`` that each place may take, the nearest first; none where one has none."""
    result: list[list[_Candidate]] = [[] for _ in pattern.places]
    size = len(view.parts)
    for offset in _offsets(pattern.reach):
        word = at + offset
        if not 0 <= word < size:
            continue
        for unit in view.parts[word].units:
            for index, condition in pattern.places_of.get(unit, ()):
                if (index != pattern.anchor or not offset) and len(result[index]) < _MOST_CANDIDATES:
                    result[index].append(_Candidate(word, condition))
    for index, place in enumerate(pattern.places):
        if place.word_class:
            result[index] = _class_candidates(view, pattern, at, place.word_class)
        if not result[index] and not place.optional:
            return None
    return result


@cache
def _offsets(reach: int) -> tuple[int, ...]:
    return tuple(sorted(range(-reach, reach + 1), key=abs))


def _class_candidates(view: SentenceView, pattern: Pattern, at: int, word_class: str) -> list[_Candidate]:
    found = []
    for offset in _offsets(len(pattern.places) + pattern.slop + 1):
        word = at + offset
        if 0 <= word < len(view.parts):
            size = class_size(view, word, word_class, pattern.language)
            if size:
                found.append(_Candidate(word, Condition.PLAIN, size))
    return found


def _ways(pattern: Pattern, candidates: list[list[_Candidate]]) -> Iterator[list[_Candidate | None]]:
    """Yield the ways to give each place a word of its own; ordered patterns only in their order."""

    def extend(index: int, taken: list[_Candidate | None]) -> Iterator[list[_Candidate | None]]:
        if index == len(candidates):
            yield taken
            return
        last = next((c.word for c in reversed(taken) if c is not None), -1)
        for candidate in candidates[index]:
            if pattern.ordered and candidate.word <= last:
                continue
            if any(c is not None and c.word == candidate.word for c in taken):
                continue
            if _glued_wrong(pattern, index, taken, candidate):
                continue
            yield from extend(index + 1, [*taken, candidate])
        if pattern.places[index].optional:
            yield from extend(index + 1, [*taken, None])

    yield from extend(0, [])


def _glued_wrong(pattern: Pattern, index: int, taken: list[_Candidate | None], candidate: _Candidate) -> bool:
    """Tell early that a word does not follow the one it is glued to."""
    before = taken[-1] if taken else None
    if before is None or not pattern.places[index - 1].glue or candidate.condition is Condition.INFINITIVE:
        return False
    return candidate.word < before.word or candidate.word - before.word > 4


def _judge(view: SentenceView, pattern: Pattern, words: list[_Candidate | None]) -> Assignment:
    """Return the assignment if grammar allows it; raises ``Blocked`` with the reason if not."""
    placed = sorted(
        ((c.word, index, c) for index, c in enumerate(words) if c is not None), key=lambda item: item[0]
    )
    in_order = [index for _, index, _ in placed] == sorted(index for _, index, _ in placed)
    taken = {word for word, _, _ in placed}
    first, last = placed[0][0], placed[-1][0] + placed[-1][2].size - 1
    _check_conditions(view, pattern, words, taken)
    extra = 0
    for (left, head, taken_left), (right, _, _) in pairwise(placed):
        start = left + taken_left.size - 1
        if not _ordered_by_infinitive(pattern, words, head):
            _check_glue(view, pattern, head, start, right, words)
            extra += extra_words(Gap(view, pattern, start, right, head, in_order))
        if extra > pattern.slop:
            raise Blocked(f"more than {pattern.slop} other words stand between its words")
    _check_negation(view, pattern, first, taken)
    check_whose_duty(view, pattern, taken)
    _check_elision(view, pattern, words, first, last)
    if pattern.language == "en" and pattern.places[0].kind == "imperative":
        check_bare_verb(view, first)
    return Assignment(pattern, tuple(None if c is None else c.word for c in words), first, last, extra)


def _check_conditions(
    view: SentenceView, pattern: Pattern, words: list[_Candidate | None], taken: set[int]
) -> None:
    for index, candidate in enumerate(words):
        if candidate is None or candidate.condition is Condition.PLAIN:
            continue
        if candidate.condition is Condition.SUBJECT:
            if pattern.subject is None or words[pattern.subject] is None:
                raise Blocked(
                    f"«{view.words[candidate.word]}» says no person, and the phrase's subject is missing"
                )
            continue
        before = words[index - 1] if index else None
        negated = index > 0 and pattern.places[index - 1].kind == "negation"
        check_infinitive(view, candidate.word, before.word if negated and before else None, taken)


def _ordered_by_infinitive(pattern: Pattern, words: list[_Candidate | None], head: int) -> bool:
    """Tell whether the place is the «не» of «не надо кричать», which may stand apart from its verb."""
    after = words[head + 1] if head + 1 < len(words) else None
    return (
        pattern.places[head].kind == "negation"
        and after is not None
        and after.condition is Condition.INFINITIVE
    )


def _check_glue(
    view: SentenceView, pattern: Pattern, head: int, left: int, right: int, words: list[_Candidate | None]
) -> None:
    glue = pattern.places[head].glue
    if not glue:
        return
    after = next((c for c in words[head + 1 :] if c is not None), None)
    if after is None or after.word != right:
        raise Blocked(f"«{view.words[left]}» does not stand right before its word")
    between = [i for i in range(left + 1, right) if not _may_part(view, glue, left, i)]
    if between:
        raise Blocked(f"something stands behind «{view.words[left]}»")
    if glue == 2 and view.marks_between(left, right).strip():
        raise Blocked(f"a mark stands behind «{view.words[left]}»")


def _may_part(view: SentenceView, glue: int, left: int, word: int) -> bool:
    """Tell whether a word may stand between two that belong together."""
    if glue == 3:
        return word_class(view.words[word]) in {"adjective", "participle", "numeral"}
    return view.same_token(word, left) or view.words[word] in {"will", "would"}


def _check_negation(view: SentenceView, pattern: Pattern, first: int, taken: set[int]) -> None:
    """«не» right before a word of the phrase turns it round, unless it belongs to the phrase."""
    negations = {"не"} if pattern.language == "ru" else {"not", "never"}
    for word in taken:
        before = word - 1
        if (
            before >= 0
            and before not in taken
            and view.words[before] in negations
            and not view.marks[word].strip()
        ):
            raise Blocked(f"it is negated by «{view.words[before]}»")
    if pattern.language == "en" and first >= 2 and view.words[first - 2 : first] == ["no", "longer"]:
        raise Blocked("it is negated by “no longer”")


def _check_elision(
    view: SentenceView, pattern: Pattern, words: list[_Candidate | None], first: int, last: int
) -> None:
    """In English a dropped subject counts only where nothing else could be the subject."""
    dropped = [i for i, c in enumerate(words) if c is None and pattern.places[i].elided]
    if pattern.language != "en" or not dropped:
        return
    if first > 0 and not view.marks[first].strip():
        raise Blocked("its subject is missing, and it does not begin a clause")
    if view.sentence.asks and view.words[first] in {"is", "are", "am", "was", "were", "do", "does", "did"}:
        raise Blocked("its subject is missing, and the sentence is a question")
    if len(dropped) > 1 and last + 1 < len(view.words) and not view.marks[last + 1].strip():
        raise Blocked("its subject is missing, and the sentence goes on")
