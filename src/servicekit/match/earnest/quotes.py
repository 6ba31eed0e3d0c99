"""Stretches of a reply that repeat somebody else's words."""

import re

from servicekit.match.tables import speech_words, word_class
from servicekit.text import ReadText, is_word

__all__ = ["Quotes", "may_quote"]

_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "‹": "›", "‚": "'"}
# A single quote mark is also an apostrophe: what stands beside it tells which.
_SINGLE = "'"
_OPENS = frozenset(_PAIRS) | {_SINGLE}
_LONE = re.compile(r"(?<![^\W_])'").search
_WRITERS = frozenset({"я", "мы", "i", "we"})
# «Никто не вправе говорить вам «…»» and «говорить вам «…» было лишним» name what must not be said.
_SAYING = frozenset(
    "говорить сказать отвечать ответить писать написать слышать услышать бросать бросить".split()
)
_SENT = frozenset("прислал прислала прислали отправил отправила отправили бросил бросила бросили".split())
_NOT_SO = frozenset("не никто нельзя недопустимо могли мог могла".split())
_BEFORE = 8
_BEFORE_VERB = 3
_SENTENCE_ENDS = frozenset(".!?…\n")


def may_quote(text: str, start: int, end: int) -> bool:
    """Tell whether what stands from ``start`` to ``end`` of a plain text (``is_plain``) may be quoted."""
    if text.find("«", 0, start) >= 0 and text.find("»", end) >= 0:
        return True
    if text.find('"', 0, start) >= 0 and text.find('"', end) >= 0:
        return True
    return text.find(_SINGLE, end) >= 0 and _LONE(text, 0, start) is not None


class Quotes:
    """The quotes of one text, of which ``read`` is all."""

    def __init__(self, read: ReadText) -> None:
        self.read = read
        self._quotes = _find_quotes(read)

    def why(self, start: int, end: int, client_words: str) -> str | None:
        """Return why what stands from ``start`` to ``end`` of the text is not in the agent's words, or none.

        Words in quotes are somebody else's when the client said them, when a verb of speech stands before,
        or when there are two and more of them; never when the writer quotes himself or quotes all he says.
        """
        if self._in_block(start):
            return "it stands in a block quote"
        for opens, closes in self._quotes:
            if self.read.place(opens, opens)[1] <= start and end <= self.read.place(closes, closes)[0]:
                quoted = [token for token in self.read.tokens[opens + 1 : closes] if is_word(token)]
                if client_words and " ".join(quoted) in client_words:
                    return "it repeats the client's own words"
                told, own = _who_says(self.read.tokens, opens)
                if not own and (told or (len(quoted) > 1 and len(quoted) < self._words())):
                    return "it stands in quotes"
        return None

    def _words(self) -> int:
        return sum(map(is_word, self.read.tokens))

    def _in_block(self, start: int) -> bool:
        """Tell whether ``start`` is in a line that begins with ``>``, when not all lines do."""
        if ">" not in self.read.text:
            return False
        line = self.read.text[self.read.text.rfind("\n", 0, start) + 1 : start + 1]
        lines = (line for line in self.read.text.splitlines() if line.strip())
        return line.lstrip().startswith(">") and not all(line.lstrip().startswith(">") for line in lines)


def _find_quotes(read: ReadText) -> list[tuple[int, int]]:
    """Return the tokens that open and close each quote, inner quotes before outer ones."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[int, str]] = []
    tokens = read.tokens
    if _OPENS.isdisjoint(tokens):
        return found
    for at, token in enumerate(tokens):
        if opened and token == opened[-1][1]:
            found.append((opened.pop()[0], at))
        elif token in _PAIRS and len(opened) < 8:
            opened.append((at, _PAIRS[token]))
        elif token == _SINGLE and len(opened) < 8 and _opens(read, at):
            opened.append((at, _SINGLE))
        elif token == "\n\n":
            opened.clear()
    return found


def _opens(read: ReadText, at: int) -> bool:
    """Tell whether a single mark opens a quote: "'You have to', you wrote"."""
    start, end = read.place(at, at)
    text = read.text
    return text[end : end + 1].isalnum() and not text[max(0, start - 1) : start].isalnum()


def _who_says(tokens: list[str], start: int) -> tuple[bool, bool]:
    """Tell from the words before a quote whether somebody else says it, and whether the writer does."""
    before: list[str] = []
    for token in reversed(tokens[max(0, start - _BEFORE) : start]):
        if token in _SENTENCE_ENDS and before:
            break
        before.insert(0, token)
    if before and word_class(before[-1]) == "preposition":
        return True, False  # «За «успокойтесь» прошу прощения.»
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if token in speech_words("own") or token == "себя":
            denied = at > 0 and before[at - 1] == "не"
            return denied, not denied
        if token in _SENT or token in speech_words("theirs") or token in speech_words("theirs_en"):
            mine = bool(_WRITERS & set(before[max(0, at - _BEFORE_VERB) : at]))
            return not mine, mine
        if token in _SAYING and (not at or _NOT_SO & set(before[:at])):
            return True, False
        if token in speech_words("naming") or token in speech_words("naming_en"):
            return True, False
    return False, False
