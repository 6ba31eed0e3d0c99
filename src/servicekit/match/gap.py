"""A gap: two words of a phrase found in a sentence, and what stands between them."""

from dataclasses import dataclass

from servicekit.match.compiled import Pattern
from servicekit.match.view import SentenceView

__all__ = ["Blocked", "Gap"]


class Blocked(Exception):  # noqa: N818 - a reason to look no further, shown in explanations; no error.
    """Something ends the phrase; the message says what."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The words ``left`` and ``right``, in the order of the text; ``head`` is the place found at ``left``.

    ``in_order``: the whole phrase stands in its written order.
    """

    view: SentenceView
    pattern: Pattern
    left: int
    right: int
    head: int
    in_order: bool

    @property
    def left_word(self) -> str:
        """The word before the gap."""
        return self.view.words[self.left]

    @property
    def right_word(self) -> str:
        """The word behind the gap."""
        return self.view.words[self.right]

    def word_at(self, at: int) -> str:
        """Return the word at ``at``, or nothing behind the end of the sentence."""
        return self.view.words[at] if 0 <= at < len(self.view.words) else ""

    def check_comma(self, at: int) -> None:
        """Raise for a bare comma before ``at`` between words that are not in their written order."""
        if not self.in_order and "," in self.view.marks[at]:
            raise Blocked("a comma stands between its words, which are not in the written order")
