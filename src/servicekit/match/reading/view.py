"""A sentence as the matcher sees it: a row of words, each with its units, and the marks between."""

from servicekit.match.reading.glued import glued_word
from servicekit.match.reading.readings import DIGITS, Part, Readings
from servicekit.match.reading.spaced import spaced_words
from servicekit.text import ReadText, Sentence

__all__ = ["SentenceView"]

CLAUSE_MARKS = frozenset(",;:—–(")
"""These begin a clause; quotes, slashes and dots of hesitation do not."""


class SentenceView:
    """The words of one sentence in parallel lists.

    ``words[i]`` is the word as read, ``parts[i]`` its units and reading, ``firsts[i]`` and ``lasts[i]``
    the tokens it covers (a joined token gives several words, a spaced word covers several tokens), and
    ``marks[i]`` the marks that stand before it. ``marks`` has one item more: the marks at the end.
    ``units`` are those of all words, ``told`` the words that have any, ``numbers`` the numbers
    that may be words, ``vocabulary`` all words, each once: what is asked of them costs the same in a long
    sentence.
    """

    def __init__(self, read: ReadText, sentence: Sentence, readings: Readings) -> None:
        self.read = read
        self.sentence = sentence
        self.words: list[str] = []
        self.parts: list[Part] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.marks: list[str] = [""]
        self.units: set[int] = set()
        self.told: list[int] = []
        self.numbers: list[int] = []
        at, tokens, soles = sentence.first, read.tokens, readings.soles
        while at <= sentence.last:
            token = tokens[at]
            if not token[0].isalnum():
                self.marks[-1] += token
            elif (part := soles.get(token) or readings.sole(token)) and self._stands_alone(at, readings):
                self._add(part, at, at)
            else:
                at = self._read_words(at, readings)
            at += 1
        if self.numbers:
            self._settle_numbers()
        self.vocabulary = frozenset(self.words)

    def _stands_alone(self, at: int, readings: Readings) -> bool:
        """Tell whether the next token cannot be part of the word that token ``at`` is by itself."""
        read, last, behind = self.read, self.sentence.last, at + 1
        if behind > last:
            return True
        if read.starts[behind] == read.ends[at]:
            return behind == last or read.starts[behind + 1] > read.ends[behind]
        token = read.tokens[behind]
        return not token[0].isalnum() or readings.sole(token) is not None

    def _read_words(self, at: int, readings: Readings) -> int:
        """Add the words that begin with token ``at``; return the last token that they cover."""
        read, last = self.read, self.sentence.last
        token = read.tokens[at]
        if len(token) == 1 and token.isalpha() and (spaced := spaced_words(read, at, last, readings)):
            for part, first, end in spaced:
                self._add(part, first, end)
            return spaced[-1][2]
        if at < last and (several := self._read_several(at, readings)):
            for part in several[0]:
                self._add(part, at, several[1])
            return several[1]
        for part in readings.read(token) or (Part((), token),):
            if part.reading is DIGITS:
                self.numbers.append(len(self.words))
            self._add(part, at, at)
        return at

    def _read_several(self, at: int, readings: Readings) -> tuple[tuple[Part, ...], int] | None:
        """Return how a token is read with those behind it, and the last of them: «долж|ны», «долж ны»."""
        read, behind = self.read, at + 1
        token, next_one = read.tokens[at], read.tokens[behind]
        beside = read.starts[behind] == read.ends[at]
        if beside and (glued := glued_word(read, at, self.sentence.last, readings)):
            return glued
        if split := readings.split(token, next_one):
            return (Part(split, token + next_one, "split"),), behind
        if not beside and (whole := readings.whole(token, next_one)):
            return whole, behind
        return None

    def _add(self, part: Part, first: int, last: int) -> None:
        self.words.append(part.word)
        self.parts.append(part)
        self.firsts.append(first)
        self.lasts.append(last)
        self.marks.append("")
        if part.units:
            self.units.update(part.units)
            self.told.append(len(self.words) - 1)

    def _settle_numbers(self) -> None:
        """Let a number be a word only where other words hold digits as letters: «h4v3 70»."""
        beside = any(part.reading == "mixed alphabets" for part in self.parts)
        for at in self.numbers:
            part = self.parts[at]
            self.parts[at] = Part(part.units, part.word, "mixed alphabets") if beside else Part((), part.word)

    def word_at(self, at: int) -> str:
        """Return the word at ``at``, or nothing where the sentence has none."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def place(self, word: int) -> tuple[int, int]:
        """Return the place of a word in the text as given."""
        return self.read.place(self.firsts[word], self.lasts[word])

    def marks_between(self, left: int, right: int) -> str:
        """Return the marks between two words, ``left`` before ``right``."""
        return "".join(self.marks[left + 1 : right + 1])

    def is_parted(self, word: int) -> bool:
        """Tell whether a mark of any kind stands before a word, or at the end of the sentence."""
        return bool(self.marks[word].strip())

    def opens(self, word: int) -> bool:
        """Tell whether a word is the first one, or has a mark of any kind before it."""
        return word == 0 or self.is_parted(word)

    def opens_clause(self, word: int) -> bool:
        """Tell whether a word is the first one, or has a mark before it that begins a clause."""
        return word == 0 or not CLAUSE_MARKS.isdisjoint(self.marks[word])

    def clause_start(self, word: int, reach: int) -> int:
        """Return the first word of the clause round ``word``, or the one ``reach`` words before it."""
        start, farthest = word, max(0, word - reach)
        while start > farthest and not self.opens_clause(start):
            start -= 1
        return start

    def same_token(self, left: int, right: int) -> bool:
        """Tell whether two words were written as one."""
        return self.firsts[left] == self.firsts[right]
