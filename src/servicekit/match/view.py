"""A sentence as the matcher sees it: a row of words, each with its units, and the marks between."""

from servicekit.match.readings import DIGITS, Part, Readings
from servicekit.match.spaced import spaced_words
from servicekit.text import ReadText, Sentence

__all__ = ["SentenceView"]


class SentenceView:
    """The words of one sentence in parallel lists.

    ``words[i]`` is the word as read, ``parts[i]`` its units and reading, ``firsts[i]`` and ``lasts[i]``
    the tokens it covers (a joined token gives several words, a spaced word covers several tokens), and
    ``marks[i]`` the marks that stand before it. ``marks`` has one item more: the marks at the end.
    ``units`` are those of all words, ``told`` the words that have any.
    """

    __slots__ = ("firsts", "lasts", "marks", "parts", "read", "sentence", "told", "units", "words")

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
        at, tokens = sentence.first, read.tokens
        numbers: list[int] = []
        while at <= sentence.last:
            token = tokens[at]
            if not token[0].isalnum():
                self.marks[-1] += token
                at += 1
            elif (
                len(token) == 1
                and token.isalpha()
                and (spaced := spaced_words(read, at, sentence.last, readings))
            ):
                for part, first, last in spaced:
                    self._add(part, first, last)
                at = spaced[-1][2] + 1
            elif at < sentence.last and (split := readings.split(token, tokens[at + 1])):
                self._add(Part(split, token + tokens[at + 1], "split"), at, at + 1)
                at += 2
            else:
                for part in readings.read(token) or (Part((), token),):
                    if part.reading is DIGITS:
                        numbers.append(len(self.words))
                    self._add(part, at, at)
                at += 1
        if numbers:
            self._settle_numbers(numbers)

    def _add(self, part: Part, first: int, last: int) -> None:
        self.words.append(part.word)
        self.parts.append(part)
        self.firsts.append(first)
        self.lasts.append(last)
        self.marks.append("")
        if part.units:
            self.units.update(part.units)
            self.told.append(len(self.words) - 1)

    def _settle_numbers(self, numbers: list[int]) -> None:
        """Let a number be a word only where other words hold digits as letters: «h4v3 70»."""
        beside = any(part.reading == "mixed alphabets" for part in self.parts)
        for at in numbers:
            part = self.parts[at]
            self.parts[at] = Part(part.units, part.word, "mixed alphabets") if beside else Part((), part.word)

    def place(self, word: int) -> tuple[int, int]:
        """Return the place of a word in the text as given."""
        return self.read.place(self.firsts[word], self.lasts[word])

    def marks_between(self, left: int, right: int) -> str:
        """Return the marks between two words, ``left`` before ``right``."""
        return "".join(self.marks[left + 1 : right + 1])

    def same_token(self, left: int, right: int) -> bool:
        """Tell whether two words were written as one."""
        return self.firsts[left] == self.firsts[right]
