"""The words before an English phrase that may still speak of it."""

from collections.abc import Iterator

from servicekit.match.reading.view import SentenceView

__all__ = ["FACTS", "TURNS", "words_before"]

FACTS = frozenset("accept realise realize see understand".split())
"""What one sees or accepts is so: "I wish you would see that …"."""

TURNS = frozenset({"but", "however"})
"""Behind these the writer speaks for himself again."""

_REACH = 40


def words_before(view: SentenceView, first: int) -> Iterator[int]:
    """Yield the places before ``first``, the nearest first, back to a "but" or a semicolon.

    A clause that is longer speaks for nobody any more.
    """
    for at in range(first - 1, max(-1, first - _REACH), -1):
        if view.words[at] in TURNS or ";" in view.marks[at + 1]:
            return
        yield at
