"""What a token of a reply may be read as: read twice, never rewritten."""

import re
from dataclasses import dataclass
from itertools import pairwise

from servicekit.match.compiled import Compiled
from servicekit.match.tables import contraction, is_filler, is_known_en, is_known_ru
from servicekit.match.typos import TypoIndex
from servicekit.text.lookalikes import is_mixed, read_as_cyrillic, read_as_latin, unstretched

__all__ = ["AS_WRITTEN", "Part", "Readings"]

AS_WRITTEN = "as written"
_MOST_KEPT = 200_000
_LONGEST_WORD = 64
_HEAD = 3
_ONE_ALPHABET = re.compile(r"[а-я]+|[a-z]+(?:'[a-z]+)?")
# How people type in a hurry; too short or too ambiguous to be contractions of the language.
_LOOSE: dict[str, tuple[str, ...]] = {
    "its": ("it", "is"),
    "lets": ("let", "us"),
    "u": ("you",),
    "ur": ("your",),
}
_PARTICLES = frozenset({"то", "ка", "таки", "с", "де"})


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a token: the units it may be, the form it was read as, and how it was read."""

    units: tuple[int, ...]
    word: str
    reading: str = AS_WRITTEN


def is_gap_word(word: str) -> bool:
    """Tell whether a word may stand in the gap of a phrase uncounted."""
    return is_filler(word, "ru") or is_filler(word, "en") or word in {"will", "would", "may", "might", "be"}


class Readings:
    """Looks up tokens and remembers what it found, for words return.

    A token is read as one word, or as several that were joined («незнаю») or contracted ("don't").
    A token that belongs to no phrase reads as nothing: ``()``.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._forms = compiled.forms
        self._joins = compiled.joins
        self._typos = TypoIndex(compiled.slip_forms, compiled.slip_keys)
        self._heads = compiled.heads
        self._languages = compiled.languages
        self.known: dict[str, tuple[Part, ...]] = {}

    def read(self, token: str) -> tuple[Part, ...]:
        """Return the words that a lower-case token stands for, with their units."""
        parts = self.known.get(token)
        if parts is None:
            if len(self.known) >= _MOST_KEPT:
                self.known.clear()
            parts = self.known[token] = self._read(token) if len(token) <= _LONGEST_WORD else ()
        return parts

    def may_begin(self, letters: str) -> bool:
        """Tell whether some form begins with these three letters, or may do so in disguise."""
        return letters in self._heads or is_mixed(letters)

    def exactly(self, word: str) -> tuple[Part, ...]:
        """Return the words of a token that is written as a form or a contraction, or nothing."""
        expanded = contraction(word) or (_LOOSE.get(word) if word not in self._forms else None)
        if expanded:
            return tuple(Part(self._forms.get(part, ()), part) for part in expanded)
        units = self._forms.get(word)
        return (Part(units, word),) if units else ()

    def _read(self, token: str) -> tuple[Part, ...]:
        found = self.exactly(token)
        if found or not token[0].isalnum() or token.isdigit():
            return found
        if _ONE_ALPHABET.fullmatch(token) and not unstretched(token):
            return self._looking_alike(token) or self._joined(token) or self._mistyped(token)
        return (
            self._disguised(token)
            or self._hyphenated(token)
            or self._joined(token)
            or self._mistyped(token)
            or self._plain_reading(token)
        )

    def _disguised(self, token: str) -> tuple[Part, ...]:
        """Read letters of the other alphabet, digits as letters, and stretched letters."""
        letters = token.split("-")
        spelled = ["".join(letters)] if len(letters) > 1 and all(len(part) == 1 for part in letters) else []
        swapped = [*read_as_cyrillic(token), *read_as_latin(token)]
        for word, reading in (
            *((short, "stretched") for short in unstretched(token)),
            *((other, "mixed alphabets") for other in swapped if is_mixed(token) or other != token),
            *((short, "mixed alphabets") for other in swapped for short in unstretched(other)),
            *((word, "spaced") for word in spelled),
        ):
            found = self.exactly(word)
            if found:
                return tuple(Part(part.units, part.word, reading) for part in found)
        for other in swapped[:2] if is_mixed(token) else ():
            if found := self._joined(other) or self._mistyped(other):
                return found
        return next((found for word in (*spelled, *unstretched(token)) if (found := self._joined(word))), ())

    def _looking_alike(self, token: str) -> tuple[Part, ...]:
        """Read a word of one alphabet all of whose letters look like letters of the other: «НЕТ», "HET"."""
        other = "en" if "а" <= token[0] <= "я" else "ru"
        if other not in self._languages:
            return ()
        for word in (read_as_latin if other == "en" else read_as_cyrillic)(token):
            if found := self.exactly(word):
                return tuple(Part(part.units, part.word, "mixed alphabets") for part in found)
        return ()

    def _plain_reading(self, token: str) -> tuple[Part, ...]:
        """Read a disguised word that no phrase holds: it may be a filler, a negation, or decide who acts."""
        if not is_mixed(token) and not unstretched(token):
            return ()
        swapped = [*read_as_cyrillic(token), *read_as_latin(token)]
        short = [word for one in swapped for word in unstretched(one)]
        for word in (*unstretched(token), *swapped, *short):
            if is_gap_word(word) or is_known_ru(word) or is_known_en(word):
                return (Part((), word, "mixed alphabets" if is_mixed(token) else "stretched"),)
        return ()

    def _hyphenated(self, token: str) -> tuple[Part, ...]:
        if "-" not in token:
            return ()
        words = [word for word in token.split("-") if word]
        parts = [self.exactly(word) or (Part((), word),) for word in words]
        if words[-1] in _PARTICLES:
            return parts[0] if len(words) == 2 and parts[0][0].units else ()
        flat = [p for part in parts for p in part]
        together = all(self._stand_together(a, b) for a, b in pairwise(flat))
        return tuple(flat) if together and all(p.units for p in flat) else ()

    def plain(self, token: str) -> str:
        """Return the one word that a token is read as, disguised or not."""
        parts = self.read(token)
        return parts[0].word if len(parts) == 1 and parts[0].reading != "typo" else token

    def _stand_together(self, left: Part, right: Part) -> bool:
        return any((a, b) in self._joins for a in left.units for b in right.units)

    def _joined(self, token: str) -> tuple[Part, ...]:
        """Read two words that stand side by side in some phrase and were written as one."""
        for at in range(1, len(token)):
            if at == _HEAD and token[:_HEAD] not in self._heads:
                break
            left, right = self._forms.get(token[:at]), self._forms.get(token[at:])
            if left and right and any((a, b) in self._joins for a in left for b in right):
                return Part(left, token[:at], "joined"), Part(right, token[at:], "joined")
        return ()

    def _mistyped(self, token: str) -> tuple[Part, ...]:
        """Read a word as all those that are one slip away, word by word where they are contractions."""
        meant = [self.exactly(form) for form in self._typos.find(token)]
        longest = [parts for parts in meant if len(parts) == max(map(len, meant))]
        read = [
            Part(tuple(sorted({unit for part in parts for unit in part.units})), parts[0].word, "typo")
            for parts in zip(*longest, strict=True)
        ]
        return tuple(read) if any(part.units for part in read) else ()
