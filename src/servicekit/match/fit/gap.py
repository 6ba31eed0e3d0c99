"""A gap: two words of a phrase found in a sentence, and what stands between them."""

from typing import NamedTuple

from servicekit.match.reading.view import SentenceView
from servicekit.match.store.pattern import Pattern
from servicekit.match.tables import word_class

__all__ = ["Blocked", "Gap"]

# The comma beside such a word belongs to the word and parts nothing.
_PARENTHETIC = frozenset(
    "наверное наверно видимо вероятно похоже конечно кажется пожалуйста извините "
    "простите разумеется безусловно значит".split()
)

_ANSWERS = frozenset("i you we they he she it that this there sorry thanks thank sir madam no".split())


class Blocked(Exception):  # noqa: N818 - a reason to look no further, shown in explanations; no error.
    """Something ends the phrase; the message says what."""


class Gap(NamedTuple):
    """The words ``left`` and ``right``, in the order of the text; ``head`` is the place found at ``left``.

    ``in_order``: the whole phrase stands in its written order. ``edge``: one clause of the phrase ends at
    ``left`` and the other begins at ``right``.
    """

    view: SentenceView
    pattern: Pattern
    left: int
    right: int
    head: int
    in_order: bool
    edge: bool = False

    @property
    def left_word(self) -> str:
        """The word before the gap."""
        return self.view.words[self.left]

    @property
    def right_word(self) -> str:
        """The word behind the gap."""
        return self.view.words[self.right]

    def word_at(self, at: int) -> str:
        """Return the word at ``at``, or nothing where the sentence has none."""
        return self.view.word_at(at)

    def is_parted_at(self, at: int) -> bool:
        """Tell whether a comma parts the gap before ``at``, with none at its end to close an aside."""
        marks = self.view.marks
        return at > self.left + 1 and "," in marks[at] and "," not in marks[self.right]

    def check_comma(self, at: int) -> None:
        """Raise for a bare comma before ``at`` between words that are not in their written order.

        "No" and a comma are an answer, unless the phrase goes on as answers do.
        """
        answers = self.left_word == "no" and at == self.left + 1 and "," in self.view.marks[at]
        if answers and self.pattern.places[self.head + 1].typed not in _ANSWERS:
            raise Blocked("“no” and a comma are an answer")
        if self.in_order or self.edge or "," not in self.view.marks[at]:
            return
        if at == self.left + 2 and self.word_at(at - 1) == "что" and self.left_word in {"вы", "ты"}:
            return  # «Вы что, …?» asks in anger and opens no clause.
        if at == self.right and self._calls_behind():
            return
        beside = self.left_word if at == self.left + 1 else ""
        if beside not in _PARENTHETIC and (at != self.right or self.right_word not in _PARENTHETIC):
            raise Blocked("a comma stands between its words, which are not in the written order")

    def _calls_behind(self) -> bool:
        """Tell whether the phrase calls somebody and the name stands last: «отойдите, мужчина»."""
        units = self.view.parts[self.right].units
        opens = any(index == 0 for unit in units for index, _ in self.pattern.places_of.get(unit, ()))
        ends = self.right + 1 == len(self.view.words) or self.view.marks[self.right + 1].strip()
        return opens and bool(ends) and word_class(self.right_word) == "noun-nominative"
