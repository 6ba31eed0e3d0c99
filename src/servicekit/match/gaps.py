"""How many words of a gap count, and what ends the phrase there."""

from servicekit.match.gap import Blocked, Gap
from servicekit.match.gaps_english import aside_en, count_en, filler_en
from servicekit.match.gaps_russian import aside_ru, check_marks_ru, count_ru, filler_ru
from servicekit.match.tables import fillers, word_class

__all__ = ["extra_words"]

_LONGEST_FILLER = 6
_LONGEST_ASIDE = 4
_BARRIERS = frozenset(":;")
_ASIDE_OPENS = frozenset(",(—–")
_ASIDE_ENDS = frozenset(",)—–")


def extra_words(gap: Gap) -> int:
    """Return how many words of the gap count: fillers and asides do not.

    Raises ``Blocked`` where a mark, a verb, another subject or a negation ends the phrase.
    """
    view = gap.view
    if _BARRIERS & set(view.marks_between(gap.left, gap.right)):
        raise Blocked("a colon or a semicolon stands between its words")
    russian = gap.pattern.language == "ru"
    if russian:
        check_marks_ru(gap)
    if gap.right == gap.left + 1:
        gap.check_comma(gap.right)
        return 0
    count_word = count_ru if russian else count_en
    count, at, after_aside, parted = 0, gap.left + 1, False, False
    closed = "," in view.marks[gap.right]
    while at < gap.right:
        aside = _aside(gap, at)
        if not aside and not after_aside:
            gap.check_comma(at)
            parted = parted or (russian and at > gap.left + 1 and "," in view.marks[at] and not closed)
        size = aside or _filler(gap, at)
        if parted and (count or (not size and word_class(view.words[at]).startswith("noun"))):
            raise Blocked("another clause begins between its words")
        if not size:
            count += count_word(gap, at)
        at += size or 1
        after_aside = bool(aside)
    if not after_aside:
        gap.check_comma(gap.right)
    if gap.pattern.counts_all:
        return sum(not view.same_token(gap.left, at) for at in range(gap.left + 1, gap.right))
    return count


def _filler(gap: Gap, at: int) -> int:
    """Return how many words from ``at`` on make a filler, the longest first."""
    words = gap.view.words
    known = fillers(gap.pattern.language)
    for size in range(min(_LONGEST_FILLER, gap.right - at), 1, -1):
        if " ".join(words[at : at + size]) in known:
            return size
    return int(filler_ru(gap, at) if gap.pattern.language == "ru" else filler_en(gap, at))


def _aside(gap: Gap, at: int) -> int:
    """Return the length of an aside between commas, dashes or brackets: a name, «как покупатель», «(увы)»."""
    marks = gap.view.marks
    if not _ASIDE_OPENS & set(marks[at]):
        return 0
    end = at + 1
    while end < gap.right and not _ASIDE_ENDS & set(marks[end]):
        end += 1
    words = gap.view.words[at:end]
    if len(words) > _LONGEST_ASIDE or not _ASIDE_ENDS & set(marks[end]):
        return 0
    is_aside = aside_ru if gap.pattern.language == "ru" else aside_en
    known = " ".join(words) in fillers(gap.pattern.language)
    return len(words) if known or is_aside(words, "(" in marks[at]) else 0
