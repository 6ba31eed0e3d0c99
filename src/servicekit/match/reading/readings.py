"""What a token of a reply may be read as: read twice, never rewritten."""

import re

from servicekit.match.reading.joined import JoinedWords
from servicekit.match.reading.part import AS_WRITTEN, Part, read_as
from servicekit.match.reading.pieces import SHORTEST_PIECE, SHORTEST_WHOLE, may_be_piece
from servicekit.match.reading.typos import REFLEXIVE, TypoIndex
from servicekit.match.store.compiled import Compiled
from servicekit.match.tables import (
    contraction,
    fillers,
    hasty_words,
    is_filler,
    is_known_en,
    is_known_ru,
    is_name,
)
from servicekit.text.lookalikes import is_stretched, read_as_cyrillic, read_as_latin, undisguised

__all__ = ["AS_WRITTEN", "DIGITS", "HASTY", "LONGEST_NUMBER_WORD", "Part", "Readings", "is_gap_word"]

DIGITS = "digits"
"""How a number is read that may stand for a word; it counts only beside words that hold digits as letters."""

_MOST_KEPT = 200_000
_LONGEST_WORD = 64
_MOST_GUESSES = 12
_MOST_SLIPS = 3
LONGEST_NUMBER_WORD = 3
_ONE_ALPHABET = re.compile(r"[а-я]+|[a-z]+(?:'[a-z]+)?")
HASTY = hasty_words()
"""How people type in a hurry, and the words that they mean."""

_PARTICLES = frozenset({"то", "ка", "таки", "с", "де"})
# «Кто-то» is not «кто».
_SOME = frozenset("кто кого кому кем ком где куда откуда когда как почему зачем сколько".split())


def is_gap_word(word: str) -> bool:
    """Tell whether a word may stand in the gap of a phrase uncounted."""
    if word >= "а":
        return word in fillers("ru")
    return is_filler(word, "en") or word in {"will", "would", "may", "might", "be"}


class Readings:
    """Looks up tokens and remembers what it found, for words return.

    A token is read as one word, or as several that were joined («незнаю») or contracted ("don't").
    A token that belongs to no phrase reads as nothing: ``()``.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._forms = compiled.forms
        self._joins = JoinedWords(compiled, self.exactly)
        self._splits = compiled.splits
        self._split_heads = {head for head, _ in compiled.splits}
        self._typos = TypoIndex(compiled.slip_forms, compiled.slip_keys)
        self._heads = compiled.heads
        self._languages = compiled.languages
        self._table = compiled.pieces
        self._pieces: dict[str, bool] = {}
        self.known: dict[str, tuple[Part, ...]] = {}
        self.soles: dict[str, Part | None] = {}
        self.spelled: dict[str, tuple[int, tuple[Part, ...]] | None] = {}
        """What rows of letters were parted into before, with its cost; none for what is no word."""

    def read(self, token: str) -> tuple[Part, ...]:
        """Return the words that a lower-case token stands for, with their units."""
        parts = self.known.get(token)
        if parts is None:
            if len(self.known) >= _MOST_KEPT:
                self.known.clear()
            parts = self.known[token] = self._read(token) if len(token) <= _LONGEST_WORD else ()
        return parts

    def sole(self, token: str) -> Part | None:
        """Return the one word that a token is, whatever stands beside it; none where that may decide."""
        if token not in self.soles:
            if len(self.soles) >= _MOST_KEPT:
                self.soles.clear()
            parts = self.read(token) or (Part((), token),)
            alone = (
                len(token) > 1
                and len(parts) == 1
                and parts[0].reading is not DIGITS
                and self.plain(token) not in self._split_heads
                and not self.is_piece(token)
            )
            self.soles[token] = parts[0] if alone else None
        return self.soles[token]

    def may_begin(self, letters: str) -> bool:
        """Tell whether some form or filler begins with these three letters."""
        return letters in self._heads

    def exactly(self, word: str) -> tuple[Part, ...]:
        """Return the words of a token that is written as a form or a contraction, or nothing."""
        # Every contraction is English: a Russian word need not be looked for among them.
        expanded = contraction(word) if word < "а" else ()
        if not expanded and word in HASTY and word not in self._forms:
            # A Russian one may be a word of its own, which no phrase makes another of.
            expanded = HASTY[word] if word < "а" or HASTY[word][0] in self._forms else ()
        if expanded:
            return tuple(Part(self._forms.get(part, ()), part) for part in expanded)
        units = self._forms.get(word)
        return (Part(units, word),) if units else ()

    def whole(self, left: str, right: str) -> tuple[Part, ...]:
        """Read two tokens as one written in two, where one of them is no word: «долж ны», "tha t's"."""
        if len(left) + len(right) < SHORTEST_WHOLE or not (self.is_piece(left) or self.is_piece(right)):
            return ()
        parts = self.exactly(left + right)
        return read_as("split", parts) if len(parts) == 1 or "'" in right else ()

    def is_piece(self, token: str) -> bool:
        """Tell whether a token, no word itself, may be a part of a form."""
        known = self._pieces.get(token)
        if known is None:
            if len(self._pieces) >= _MOST_KEPT:
                self._pieces.clear()
            known = self._pieces[token] = (
                len(token) >= SHORTEST_PIECE
                and token.isalpha()
                and token not in self._forms
                and not (is_known_ru(token) if token >= "а" else is_known_en(token))
                and may_be_piece(self._table, token)
            )
        return known

    def _read(self, token: str) -> tuple[Part, ...]:
        found = self.exactly(token)
        if not token[0].isalnum() or (found and found[0].units):
            return found
        if found:  # "u" is no "you" where no phrase has it.
            return self._looking_alike(token) or found
        if token.isdigit():
            return self._digits(token)
        if _ONE_ALPHABET.fullmatch(token) and not is_stretched(token):
            return self._looking_alike(token) or self._joined_or_mistyped(token)
        words = undisguised(token)
        found = self._disguised(token, words) or self._hyphenated(token) or self._joins.find(token)
        if not found and "-" in token:
            found = read_as("split", self.exactly(token.replace("-", "")))
        return found or self._mistyped(token) or _plain_reading(token, words)

    def _digits(self, token: str) -> tuple[Part, ...]:
        """Read a number as an English word, 70 as "to": whether it is one, the words beside it tell."""
        if len(token) > LONGEST_NUMBER_WORD or "en" not in self._languages:
            return ()
        units = {unit for word in read_as_latin(token) for unit in self._forms.get(word, ())}
        return (Part(tuple(sorted(units)), token, DIGITS),) if units else ()

    def _disguised(self, token: str, words: list[tuple[str, str]]) -> tuple[Part, ...]:
        """Read letters of the other alphabet, digits as letters, stretched letters and letters one by one."""
        read = [(found, reading) for word, reading in words if (found := self.exactly(word))]
        if read:
            return read_as(read[0][1], self._any_of([found for found, _ in read]))
        for word, reading in words[:_MOST_GUESSES]:
            if found := self._hyphenated(word) or self._joins.find(word):
                return read_as(reading, found)
        # Digits for letters and a slip besides would be too much of a guess.
        guesses = () if any(map(str.isdigit, token)) else words[:_MOST_SLIPS]
        return next((found for word, _ in guesses if (found := self._mistyped(word))), ())

    def _any_of(self, read: list[tuple[Part, ...]]) -> tuple[Part, ...]:
        """Return the first reading, with the units of them all: «оффф» may be two words of the phrases."""
        if not read or len(read[0]) > 1:
            return read[0] if read else ()
        units = {unit for found in read if len(found) == 1 for unit in found[0].units}
        return (Part(tuple(sorted(units)), read[0][0].word),)

    def _looking_alike(self, token: str) -> tuple[Part, ...]:
        """Read a word of one alphabet all of whose letters look like letters of the other: «НЕТ», "HET"."""
        other = "en" if "а" <= token[0] <= "я" else "ru"
        if other not in self._languages:
            return ()
        words = (read_as_latin if other == "en" else read_as_cyrillic)(token)
        return read_as("mixed alphabets", self._any_of([found for w in words if (found := self.exactly(w))]))

    def _hyphenated(self, token: str) -> tuple[Part, ...]:
        words = [word for word in token.split("-") if word]
        if len(words) < 2:
            return ()
        parts = [self.exactly(word) or (Part((), word),) for word in words]
        if words[-1] in _PARTICLES:
            if words[1:] == ["то"] and words[0] in _SOME:
                return ()
            head = parts[0] if parts[0][0].units else self._mistyped(words[0])
            return head if len(words) == 2 else ()
        if len(set(words)) == 1 and parts[0][0].units:
            return parts[0]  # «Ждите-ждите.»
        flat = tuple(p for part in parts for p in part)
        return flat if self._joins.hold(flat) and all(p.units for p in flat) else ()

    def plain(self, token: str) -> str:
        """Return the one word that a token is read as, disguised or not."""
        parts = self.read(token)
        return parts[0].word if len(parts) == 1 and parts[0].reading != "typo" else token

    def split(self, head: str, tail: str) -> tuple[int, ...] | None:
        """Return the units of a word that was written in two: «не правильно»; none where it was not."""
        plain = self.plain(head)
        return self._splits.get((plain, self.plain(tail))) if plain in self._split_heads else None

    def _joined_or_mistyped(self, token: str) -> tuple[Part, ...]:
        """Read «хотьв» as two words, but «вопроск» as a slip."""
        joined = self._joins.find(token)
        if joined and (len(joined[-1].word) > 1 or self._joins.follow(joined[-2], joined[-1])):
            return joined
        return self._mistyped(token) or joined

    def _mistyped(self, token: str) -> tuple[Part, ...]:
        """Read a word as all those that are one slip away, word by word where they are contractions."""
        if token.endswith(REFLEXIVE) and (found := self.exactly(f"{token[:-2]}ься")):
            # «вам нужно успокоится»: a word of its own, and yet the commonest slip of all.
            return read_as("typo", found)
        if token.endswith("'s") and self.exactly(token[:-2]):
            return ()  # "The policy's wording" is no slip of "policies".
        meant = [self.exactly(form) for form in self._typos.find(token)]
        if not meant or is_name(token):
            return ()
        if "'" not in token:
            meant = [parts for parts in meant if len(parts) == 1] or meant
        longest = [parts for parts in meant if len(parts) == max(map(len, meant))]
        read = [
            Part(tuple(sorted({unit for part in parts for unit in part.units})), parts[0].word, "typo")
            for parts in zip(*longest, strict=True)
        ]
        return tuple(read) if any(part.units for part in read) else ()


def _plain_reading(token: str, words: list[tuple[str, str]]) -> tuple[Part, ...]:
    """Read a disguised word that no phrase holds: it may be a filler, a negation, or decide who acts."""
    for word, reading in words[:_MOST_GUESSES]:
        if is_gap_word(word) or is_name(word) or is_known_ru(word) or is_known_en(word):
            return (Part((), word, reading),)
    # A day or a name that no table holds is read where one alphabet alone can have been meant.
    if words and len({word >= "а" for word, _ in words}) == 1 and words[0][1] == "mixed alphabets":
        return () if any(map(str.isdigit, token)) else (Part((), words[0][0], words[0][1]),)
    return ()
