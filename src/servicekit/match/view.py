"""A sentence as the matcher sees it: a row of words, each with its units, and the marks between."""

from servicekit.match.compiled import Compiled
from servicekit.match.readings import Part, Readings, is_gap_word
from servicekit.text import ReadText, Sentence
from servicekit.text.lookalikes import is_mixed

__all__ = ["SentenceView"]

_SEPARATORS = frozenset(".-–—*_~'’,·•|/\\")
_SHORTEST_SPACED = 3
_LONGEST_SPACED = 24


class SentenceView:
    """The words of one sentence in parallel lists.

    ``words[i]`` is the word as read, ``parts[i]`` its units and reading, ``firsts[i]`` and ``lasts[i]``
    the tokens it covers (a joined token gives several words, a spaced word covers several tokens), and
    ``marks[i]`` the marks that stand before it. ``marks`` has one item more: the marks at the end.
    ``units`` are those of all words.
    """

    __slots__ = ("firsts", "lasts", "marks", "parts", "read", "sentence", "units", "words")

    def __init__(self, read: ReadText, sentence: Sentence, compiled: Compiled, readings: Readings) -> None:
        self.read = read
        self.sentence = sentence
        self.words: list[str] = []
        self.parts: list[Part] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.marks: list[str] = [""]
        self.units: set[int] = set()
        at, tokens = sentence.first, read.tokens
        while at <= sentence.last:
            token = tokens[at]
            if not token[0].isalnum():
                self.marks[-1] += token
                at += 1
            elif (
                len(token) == 1 and token.isalpha() and (spaced := _spaced(read, at, sentence.last, readings))
            ):
                for part, first, last in spaced:
                    self._add(part, first, last)
                at = spaced[-1][2] + 1
            elif at < sentence.last and (split := _split(compiled, readings, token, tokens[at + 1])):
                self._add(Part(split, token + tokens[at + 1], "split"), at, at + 1)
                at += 2
            else:
                for part in readings.read(token) or (Part((), token),):
                    self._add(part, at, at)
                at += 1

    def _add(self, part: Part, first: int, last: int) -> None:
        self.words.append(part.word)
        self.parts.append(part)
        self.firsts.append(first)
        self.lasts.append(last)
        self.marks.append("")
        self.units.update(part.units)

    def place(self, word: int) -> tuple[int, int]:
        """Return the place of a word in the text as given."""
        return self.read.place(self.firsts[word], self.lasts[word])

    def marks_between(self, left: int, right: int) -> str:
        """Return the marks between two words, ``left`` before ``right``."""
        return "".join(self.marks[left + 1 : right + 1])

    def same_token(self, left: int, right: int) -> bool:
        """Tell whether two words were written as one."""
        return self.firsts[left] == self.firsts[right]


def _split(compiled: Compiled, readings: Readings, head: str, tail: str) -> tuple[int, ...] | None:
    """Return the units of a word that was written in two: «не правильно»."""
    return compiled.splits.get((readings.plain(head), readings.plain(tail)))


def _spaced(read: ReadText, at: int, last: int, readings: Readings) -> list[tuple[Part, int, int]]:
    """Read «у с п о к о й т е с ь» as words: the longest that are known, letter by letter from the left."""
    letters = _letters(read, at, last)
    digits = sum(read.tokens[i].isdigit() for i in letters)
    if len(letters) < _SHORTEST_SPACED or digits * 3 > len(letters):
        return []
    found: list[tuple[Part, int, int]] = []
    start = 0
    while start < len(letters):
        parts, size = _longest(read, letters[start : start + _LONGEST_SPACED], readings)
        found.extend((part, letters[start], letters[start + size - 1]) for part in parts)
        start += size
    return found


def _letters(read: ReadText, at: int, last: int) -> list[int]:
    letters = [at]
    after = at + 1
    while after <= last and len(letters) < 64:
        token = read.tokens[after]
        if len(token) == 1 and token.isalnum():
            letters.append(after)
        elif token not in _SEPARATORS or read.tokens[after - 1] in _SEPARATORS:
            break
        after += 1
    return letters


def _longest(read: ReadText, letters: list[int], readings: Readings) -> tuple[list[Part], int]:
    tokens = [read.tokens[i] for i in letters]
    longest = len(tokens) if readings.may_begin("".join(tokens[:_SHORTEST_SPACED])) else min(2, len(tokens))
    for size in range(longest, 1, -1):
        word = "".join(tokens[:size])
        found = readings.read(word) if size >= _SHORTEST_SPACED and is_mixed(word) else readings.exactly(word)
        if found and found[0].reading != "typo":
            return [Part(part.units, part.word, "spaced") for part in found], size
        if size >= _SHORTEST_SPACED and is_gap_word(word):
            return [Part((), word, "spaced")], size
    single = readings.read(tokens[0])
    return [single[0] if single else Part((), tokens[0])], 1
