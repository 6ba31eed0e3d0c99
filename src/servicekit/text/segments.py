"""Words, marks and sentences of a text as read."""

import re
from operator import sub

from servicekit.text.characters import OPAQUE, Normal, normalise

__all__ = ["TOKEN", "WORD", "ReadText", "Sentence", "is_word", "read_text"]

WORD = re.compile(r"[^\W_]+(?:(?:['-]|-'-)[^\W_]+)*")
TOKEN = re.compile(rf"{WORD.pattern}|\S|\n+")
_TERMINATORS = frozenset(".!?…")
_STOPS = _TERMINATORS | {"\n"}
_DOTS = frozenset(".…")
_OPENERS = frozenset("\"'«»“”„()[]—–-*•·")
# An abbreviation's full stop ends no sentence.
_ABBREVIATIONS = frozenset(
    "т г гг в вв ул д кв стр руб коп тыс млн млрд им пр др п пп см рис тел обл р н э mr mrs ms dr st vs etc "
    "e i eg ie no".split()
)


class Sentence:
    """A sentence: its tokens ``first`` up to ``last``, and on request what a rule may ask of it."""

    __slots__ = ("_read", "first", "last")

    def __init__(self, read: "ReadText", first: int, last: int) -> None:
        self._read, self.first, self.last = read, first, last

    @property
    def start(self) -> int:
        """Where it starts in the text as given."""
        return self._read.place(self.first, self.first)[0]

    @property
    def end(self) -> int:
        """Where it ends in the text as given."""
        return self._read.place(self.last, self.last)[1]

    @property
    def asks(self) -> bool:
        """True when a question mark stands among its last marks."""
        return "?" in self._read.tokens[max(self.first, self.last - 4) : self.last + 1]

    @property
    def words(self) -> int:
        """How many words and numbers it holds."""
        return sum(map(is_word, self._read.tokens[self.first : self.last + 1]))


class ReadText:
    """A text with its tokens and sentences, read when they are first asked for.

    ``tokens[i]`` is the token as read (lower case, ё as е); ``starts[i]`` and ``ends[i]`` are its
    place in ``normal.chars``. ``place(i, j)`` is the place of tokens in the text as given. Only a ``stretch``
    of it may be read: whole sentences, from where to where.
    """

    __slots__ = ("_sentences", "ends", "normal", "starts", "stretch", "text", "tokens")

    def __init__(
        self, text: str, normal: Normal | None = None, stretch: tuple[int, int] | None = None
    ) -> None:
        self.text = text
        self.stretch = stretch or (0, len(text))
        self.normal = normal if normal is not None else normalise(text[slice(*self.stretch)])
        chars = self.normal.chars
        self.tokens: list[str] = TOKEN.findall(chars)
        at, find = 0, chars.find
        # Between two tokens there are only spaces: to look for the next one costs less than a match object.
        self.ends: list[int] = [at := find(token, at) + len(token) for token in self.tokens]
        self.starts: list[int] = list(map(sub, self.ends, map(len, self.tokens)))
        self._sentences: list[Sentence] | None = None

    @property
    def is_whole(self) -> bool:
        """True when all of the text was read, and not a stretch of it."""
        return self.stretch == (0, len(self.text))

    @property
    def sentences(self) -> list[Sentence]:
        """Return the sentences in order; together they hold every token but the line breaks."""
        if self._sentences is None:
            self._sentences = _sentences(self)
        return self._sentences

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Return the place, in the text as given, of the tokens ``first`` to ``last`` inclusive."""
        start, end = self.normal.span(self.starts[first], self.ends[last])
        begin = self.stretch[0]
        return begin + start, begin + end

    def is_capital(self, token: int) -> bool:
        """Tell whether a token begins a sentence by its capital letter.

        The English "I" proves nothing, nor does a word all in capitals behind another one.
        """
        word = self._as_given(token)
        if not word[:1].isupper() or self.tokens[token] == "i":
            return False
        before = next((i for i in range(token - 1, -1, -1) if self.tokens[i][0].isalnum()), None)
        return not (
            len(word) > 1 and word.isupper() and before is not None and self._as_given(before).isupper()
        )

    def _as_given(self, token: int) -> str:
        start, end = self.place(token, token)
        return self.text[start:end]


def read_text(text: str) -> ReadText:
    """Return ``text`` with its words, marks and sentences."""
    return ReadText(text)


def is_word(token: str) -> bool:
    """Tell whether a token is a word or a number rather than a mark."""
    return token[0].isalnum()


def _sentences(read: ReadText) -> list[Sentence]:
    found: list[Sentence] = []
    first, done, tokens = 0, 0, read.tokens
    size = len(tokens)
    for at in [at for at, token in enumerate(tokens) if token[0] in _STOPS]:
        if at < done:
            continue
        if tokens[at][0] == "\n":
            if _breaks(read, at):
                _close(read, found, first, at - 1)
                first = at + 1
            continue
        last = at
        while last + 1 < size and tokens[last + 1] in _TERMINATORS:
            last += 1
        if _ends_sentence(read, at, last):
            while last + 1 < size and tokens[last + 1] in '"»”)' and read.starts[last + 1] == read.ends[last]:
                last += 1
            _close(read, found, first, last)
            first = last + 1
        done = last + 1
    _close(read, found, first, size - 1)
    return found


def _close(read: ReadText, found: list[Sentence], first: int, last: int) -> None:
    tokens = read.tokens
    while first <= last and tokens[first][0] == "\n":
        first += 1
    while last >= first and tokens[last][0] == "\n":
        last -= 1
    if first <= last:
        found.append(Sentence(read, first, last))


def _ends_sentence(read: ReadText, at: int, last: int) -> bool:
    """Tell whether the marks ``at`` to ``last`` end a sentence."""
    tokens = read.tokens
    following = last + 1
    if following >= len(tokens) or tokens[following][0] == "\n":
        return True
    spaced = read.starts[following] > read.ends[last]
    dots = _DOTS.issuperset(tokens[at : last + 1])
    if not spaced:
        # «помогло.Ваши» lost its space; «д.о.л.ж.н.ы» and «12.05» are one word.
        return not (at == last and _is_inside_word(read, at)) and (
            (not dots and tokens[following] not in ",;:")
            or (
                at > 0
                and len(tokens[at - 1]) > 2
                and not tokens[at - 1].isdigit()
                and _begins_anew(read, following) is True
            )
        )
    if dots and (last > at or tokens[at] == "…"):
        return _begins_anew(read, following) is not False
    if dots and at > 0:
        before = tokens[at - 1]
        if before in _ABBREVIATIONS and not _begins_anew(read, following):
            return False
        # «у. с. п. о. к. о. й»: letters one by one are a word in disguise.
        if len(before) == 1 and (before.isalpha() or before in "'-") and len(tokens[following]) == 1:
            return False
        if before.isdigit() and len(before) <= 2 and (at < 2 or tokens[at - 2][0] == "\n"):
            return False
    return True


def _is_inside_word(read: ReadText, at: int) -> bool:
    """Tell whether a mark with no space beside it stands in a word: "imposs!ble", «н!е!т»."""
    if at == 0 or read.starts[at] != read.ends[at - 1] or read.is_capital(at + 1):
        return False
    before, after = read.tokens[at - 1], read.tokens[at + 1]
    if len(before) == 1 and len(after) == 1:
        return before.isalpha() and after.isalpha()
    return read.tokens[at] == "!" and "a" <= before[-1] <= "z" and "a" <= after[0] <= "z"


def _begins_anew(read: ReadText, following: int) -> bool | None:
    """Tell whether the next word behind quotes and brackets has a capital letter; none without a word."""
    after = following
    while after < len(read.tokens) and read.tokens[after] in _OPENERS:
        after += 1
    return read.is_capital(after) if after < len(read.tokens) else None


def _breaks(read: ReadText, at: int) -> bool:
    """Tell whether line breaks end a sentence: two always, one before a capital, a digit or a mark."""
    if len(read.tokens[at]) > 1 or at == 0 or at + 1 >= len(read.tokens):
        return True
    following = read.tokens[at + 1]
    if following[0].isalpha():
        return read.is_capital(at + 1)
    return following != OPAQUE and following not in '("«'
