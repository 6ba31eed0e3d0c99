"""Stretches of a reply that repeat somebody else's words."""

from dataclasses import dataclass

from servicekit.match.tables import speech_words
from servicekit.text import ReadText, is_word

__all__ = ["Quotes"]

_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"'}
_OPENS = frozenset(_PAIRS)
_WRITERS = frozenset({"я", "мы", "i", "we"})
# «Никто не вправе говорить вам «…»» names what must not be said.
_SAYING = frozenset(
    "говорить сказать отвечать ответить писать написать слышать услышать бросать бросить".split()
)
_NOT_SO = frozenset("не никто нельзя недопустимо могли мог могла".split())
_BEFORE = 8
_BEFORE_VERB = 3
_SENTENCE_ENDS = frozenset(".!?…\n")


@dataclass(frozen=True, slots=True)
class _Quote:
    """Tokens between quote marks. ``own``: the writer quotes himself; ``told``: somebody is named."""

    first: int
    last: int
    words: int
    told: bool
    own: bool
    whole: bool


class Quotes:
    """The quotes of one text."""

    def __init__(self, read: ReadText) -> None:
        self.read = read
        self._quotes = _find_quotes(read.tokens)
        lines = [line for line in read.text.splitlines() if line.strip()]
        self._all_block = all(line.lstrip().startswith(">") for line in lines)

    def why(self, first: int, last: int, client_words: str) -> str | None:
        """Return why the tokens ``first`` to ``last`` are not the agent's own words, or none.

        Words in quotes are somebody else's when the client said them, when a verb of speech stands before,
        or when there are two and more of them; never when the writer quotes himself or quotes all he says.
        """
        if self._in_block(first):
            return "it stands in a block quote"
        for quote in self._quotes:
            if quote.first < first and last < quote.last:
                words = " ".join(t for t in self.read.tokens[quote.first + 1 : quote.last] if is_word(t))
                if client_words and words in client_words:
                    return "it repeats the client's own words"
                if not quote.own and (quote.told or (quote.words >= 2 and not quote.whole)):
                    return "it stands in quotes"
        return None

    def _in_block(self, token: int) -> bool:
        """Tell whether a token stands in a line that begins with ``>``, when not all lines do."""
        start, _ = self.read.place(token, token)
        line = self.read.text[self.read.text.rfind("\n", 0, start) + 1 : start + 1]
        return line.lstrip().startswith(">") and not self._all_block


def _find_quotes(tokens: list[str]) -> list[_Quote]:
    found: list[_Quote] = []
    opened: list[tuple[int, str]] = []
    if _OPENS.isdisjoint(tokens):
        return found
    total = sum(is_word(token) for token in tokens)
    for at, token in enumerate(tokens):
        if opened and token == opened[-1][1]:
            start, _ = opened.pop()
            words = sum(is_word(t) for t in tokens[start + 1 : at])
            told, own = _who_says(tokens, start)
            found.append(_Quote(start, at, words, told, own, words == total))
        elif token in _PAIRS and len(opened) < 8:
            opened.append((at, _PAIRS[token]))
        elif token == "\n\n":
            opened.clear()
    return found


def _who_says(tokens: list[str], start: int) -> tuple[bool, bool]:
    """Tell from the words before a quote whether somebody else says it, and whether the writer does."""
    before: list[str] = []
    for token in reversed(tokens[max(0, start - _BEFORE) : start]):
        if token in _SENTENCE_ENDS and before:
            break
        before.insert(0, token)
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token in speech_words("own") or token == "себя":
            return False, True
        if token in speech_words("theirs") or token in speech_words("theirs_en"):
            mine = bool(_WRITERS & set(before[max(0, at - _BEFORE_VERB) : at]))
            return not mine, mine
        if token in _SAYING and _NOT_SO & set(before[:at]):
            return True, False
        if token in speech_words("naming") or token in speech_words("naming_en"):
            return True, False
    return False, False
