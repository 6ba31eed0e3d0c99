"""How many words of a gap count, and what ends the phrase there."""

from servicekit.match.fit.asides_russian import aside_ru
from servicekit.match.fit.clauses_russian import check_clauses_ru, check_dash_ru, check_parted_ru
from servicekit.match.fit.gap import Blocked, Gap
from servicekit.match.fit.gaps_english import aside_en, count_en, filler_en
from servicekit.match.fit.gaps_russian import contrast_ru, count_ru, filler_ru, often_ru
from servicekit.match.fit.marks_english import check_lone_comma_en
from servicekit.match.fit.subjects_russian import condition_ru, other_predicate_ru, role_ru
from servicekit.match.tables import fillers

__all__ = ["extra_words"]

_LONGEST_FILLER = 6
_LONGEST_ASIDE = 4
_LONGEST_LIKENESS = 7  # «Как и у всех в нашем городе».
_BARRIERS = frozenset(":;")
_ASIDE_OPENS = frozenset(",(—–")
_ASIDE_ENDS = frozenset(",)—–")


def extra_words(gap: Gap) -> int:
    """Return how many words of the gap count: fillers and asides do not.

    Raises ``Blocked`` where a mark, a verb, another subject or a negation ends the phrase.
    """
    view = gap.view
    russian = gap.pattern.language == "ru"
    _check_marks(gap, russian)
    if gap.right == gap.left + 1:
        gap.check_comma(gap.right)
        return 0
    count_word = count_ru if russian else count_en
    count, at, after_aside, parted = 0, gap.left + 1, False, False
    while at < gap.right:
        aside = _aside(gap, at)
        if not aside and not after_aside:
            gap.check_comma(at)
            parted = parted or gap.is_parted_at(at)
        size = aside or _filler(gap, at)
        if parted and russian:
            check_parted_ru(gap, at, size, count)
        if not size:
            count += count_word(gap, at)
        at += size or 1
        after_aside = bool(aside)
    if not after_aside:
        gap.check_comma(gap.right)
    if count:
        (check_dash_ru if russian else check_lone_comma_en)(gap)
    if gap.pattern.counts_all:
        return sum(not view.same_token(gap.left, at) for at in range(gap.left + 1, gap.right))
    return count


def _check_marks(gap: Gap, russian: bool) -> None:
    if _BARRIERS & set(gap.view.marks_between(gap.left, gap.right)):
        raise Blocked("a colon or a semicolon stands between its words")
    if russian:
        check_clauses_ru(gap)


def _filler(gap: Gap, at: int) -> int:
    """Return how many words from ``at`` on make a filler, the longest first."""
    words = gap.view.words
    known = fillers(gap.pattern.language)
    for size in range(min(_LONGEST_FILLER, gap.right - at), 1, -1):
        if " ".join(words[at : at + size]) in known:
            return size
    if gap.pattern.language == "ru":
        size = int(filler_ru(gap, at)) or often_ru(gap, at) or contrast_ru(gap, at)
        return size or role_ru(gap, at) or other_predicate_ru(gap, at) or condition_ru(gap, at)
    return int(filler_en(gap, at))


def _aside(gap: Gap, at: int) -> int:
    """Return the length of an aside between commas, dashes or brackets: a name, «как покупатель», «(увы)»."""
    marks = gap.view.marks
    if not _ASIDE_OPENS & set(marks[at]):
        return 0
    end = at + 1
    while end < gap.right and not _ASIDE_ENDS & set(marks[end]):
        end += 1
    words = gap.view.words[at:end]
    longest = _LONGEST_LIKENESS if words[0] == "как" else _LONGEST_ASIDE
    if len(words) > longest or not _ASIDE_ENDS & set(marks[end]):
        return 0
    is_aside = aside_ru if gap.pattern.language == "ru" else aside_en
    known = " ".join(words) in fillers(gap.pattern.language)
    return len(words) if known or is_aside(words, "(" in marks[at]) else 0
