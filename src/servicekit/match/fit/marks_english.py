"""What marks between the words of an English phrase mean: a comment, a slip, or the end of a clause."""

from servicekit.match.fit.gap import Blocked, Gap
from servicekit.match.function_words import DETERMINERS, SUBJECTS
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import fillers, is_filler

__all__ = ["OPENING", "check_lone_comma_en", "is_comment_en", "is_slip_en"]

OPENING = frozenset("that and but so because then law now if".split())
"""Behind these a clause begins."""

_COMMENTS = frozenset(
    "sadly|unfortunately|regrettably|alas|naturally|obviously|actually|indeed|honestly|frankly|however|"
    "therefore|sorry|of course|first|also|then|i am afraid|we are afraid|i fear|i am sorry".split("|")
)
_NEAR_YOU = 4
_NEAR_MARK = 4


def is_comment_en(view: SentenceView, left: int, right: int) -> bool:
    """Tell whether only a comment on what is said parts words: "have, I am afraid, to", "have sadly to"."""
    comment = " ".join(view.words[left + 1 : right])
    opens, ends = view.marks[left + 1].strip(), view.marks[right].strip()
    by_the_way = opens == "," and comment != "please" and comment in fillers("en")
    return opens == ends and (by_the_way or comment in _COMMENTS)


def is_slip_en(view: SentenceView, left: int, right: int) -> bool:
    """Tell whether a stray mark parts a verb in two: "you have, to pay first", with no other mark near.

    "Which card you have, to be sure" and "you have, to my knowledge, two cards" are meant so.
    """
    you = left - 1
    while left - you < _NEAR_YOU and view.words[you] not in SUBJECTS and is_filler(view.words[you], "en"):
        you -= 1
    opens = you >= 0 and (view.opens(you) or view.words[you - 1] in OPENING)
    if not opens or view.words[you] not in SUBJECTS:
        return False
    behind = view.words[right + 1 : right + 2]
    object_ = not behind or behind[0] in DETERMINERS | SUBJECTS or behind[0].isdigit()
    return not object_ and not any(
        map(view.is_parted, range(right + 1, min(right + 1 + _NEAR_MARK, len(view.words))))
    )


def check_lone_comma_en(gap: Gap) -> None:
    """Raise where a comma closes what the word before it begins: "as agreed, I said nothing"."""
    if sum("," in mark for mark in gap.view.marks[gap.left + 1 : gap.right + 1]) == 1:
        raise Blocked("a comma parts its words from another one that stands between")
