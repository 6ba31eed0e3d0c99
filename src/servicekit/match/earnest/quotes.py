"""Stretches of a reply that repeat somebody else's words."""

import re
from bisect import bisect_right
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from servicekit.match.tables import speech_words, word_class
from servicekit.text import ReadText, is_plain, is_word, read_text

__all__ = ["Quotes"]

_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"', "‹": "›", "‚": "'"}
# A single quote mark is also an apostrophe: what stands beside it tells which.
_SINGLE = "'"
_OPENS = frozenset(_PAIRS) | {_SINGLE}
# In a plain text no other marks open a quote.
_PLAIN_PAIRS = [("«", "»"), ('"', '"')]
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
_CLOSES = frozenset(",:")
_SENTENCE_ENDS = frozenset(".!?…\n")


class _Quote(NamedTuple):
    """A quote, from behind the token that opens it to the token that closes it, and the quote around it."""

    start: int
    end: int
    opens: int
    closes: int
    around: "_Quote | None"


class Quotes:
    """The quotes of one text, which is read as a whole when something in it may be quoted.

    ``read`` is all of the text, where it has been read already; the client is the one it answers.
    """

    def __init__(self, text: str, client_message: str | None = None, read: ReadText | None = None) -> None:
        self.text = text
        self._client_message = client_message
        self._given = read
        self._reasons: dict[int, str | None] = {}

    def why(self, start: int, end: int) -> str | None:
        """Return why what stands from ``start`` to ``end`` of the text is not in the agent's words, or none.

        Words in quotes are somebody else's when the client said them, when a verb of speech stands before,
        or when there are two and more of them; never when the writer quotes himself or quotes all he says.
        """
        if not any(opens < start and end <= closes for opens, closes in self._marks):
            return None
        if self._in_block(start):
            return "it stands in a block quote"
        last = bisect_right(self._quotes, start, key=lambda quote: quote.start) - 1
        quote = self._quotes[last] if last >= 0 else None
        while quote is not None:
            if end <= quote.end and (reason := self._reason(quote)):
                return reason
            quote = quote.around
        return None

    @cached_property
    def _marks(self) -> list[tuple[int, int]]:
        """Where in a plain text the first mark that may open a quote stands, and the last to close it."""
        text = self.text
        if not is_plain(text):
            return [(-1, len(text))]
        marks = [(text.find(opens), text.rfind(closes)) for opens, closes in _PLAIN_PAIRS]
        if _SINGLE in text and (lone := _LONE(text)):
            marks.append((lone.start(), text.rfind(_SINGLE)))
        return [(opens, closes) for opens, closes in marks if 0 <= opens < closes]

    @cached_property
    def _read(self) -> ReadText:
        return self._given or ReadText(self.text)

    @cached_property
    def _quotes(self) -> list[_Quote]:
        """All quotes by their beginnings."""
        quotes: list[_Quote] = []
        around: list[_Quote] = []
        place = self._read.place
        for opens, closes in sorted(_find_quotes(self._read)):
            while around and around[-1].closes < opens:
                around.pop()
            start, end = place(opens, opens)[1], place(closes, closes)[0]
            around.append(_Quote(start, end, opens, closes, around[-1] if around else None))
            quotes.append(around[-1])
        return quotes

    @cached_property
    def _words(self) -> int:
        return sum(map(is_word, self._read.tokens))

    @cached_property
    def _client_words(self) -> str:
        return _words_of(read_text(self._client_message).tokens) if self._client_message else ""

    @cached_property
    def _blocks(self) -> frozenset[int]:
        """Where the lines begin that a ``>`` marks as quoted; none when it marks all lines."""
        if ">" not in self.text:
            return frozenset()
        quoted, at, all_quoted = set(), 0, True
        for line in self.text.split("\n"):
            if line.lstrip().startswith(">"):
                quoted.add(at)
            elif line.strip():
                all_quoted = False
            at += len(line) + 1
        return frozenset() if all_quoted else frozenset(quoted)

    def _in_block(self, start: int) -> bool:
        return bool(self._blocks) and self.text.rfind("\n", 0, start) + 1 in self._blocks

    def _reason(self, quote: _Quote) -> str | None:
        """Return why a quote is not in the agent's words, or none; asked once for each quote."""
        if quote.opens not in self._reasons:
            self._reasons[quote.opens] = self._find_reason(quote)
        return self._reasons[quote.opens]

    def _find_reason(self, quote: _Quote) -> str | None:
        quoted = _words_of(self._read.tokens[quote.opens + 1 : quote.closes])
        if self._client_words and quoted in self._client_words:
            return "it repeats the client's own words"
        told, own = _who_says(self._read.tokens, quote.opens)
        size = quoted.count(" ") + 1
        return "it stands in quotes" if not own and (told or 1 < size < self._words) else None


def _words_of(tokens: list[str]) -> str:
    return " ".join(filter(is_word, tokens))


def _find_quotes(read: ReadText) -> list[tuple[int, int]]:
    """Return the tokens that open and close each quote."""
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
            if any(mark in _CLOSES and is_word(after) for mark, after in pairwise(before[at + 1 :])):
                continue  # «Повторяю: слова «…» недопустимы.»
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
