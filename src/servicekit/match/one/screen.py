"""Tells by looking words up alone whether a phrase can stand in a text; it never loses one that does."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from servicekit.match.one.by_units import ByUnits
from servicekit.match.one.plain_words import as_token, is_crooked, plain_words, sentences_of
from servicekit.match.reading.glued import may_hold_glued
from servicekit.match.reading.readings import Readings
from servicekit.match.store.compiled import Compiled
from servicekit.text import Normal, normalise
from servicekit.text.segments import WORD

__all__ = ["NOWHERE", "Kept", "Screen", "Word"]

_MOST_KEPT = 200_000
_THREE = b"\1\1\1"
_LONGEST_ABBREVIATION = 4

Word = str | bytes
"""A word as read, or as bytes where the text needed no care."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a screen says of a text: the tokens beside which phrases may stand; without them, anywhere.

    ``normal`` is the text as read, where the screen had to read it.
    """

    tokens: frozenset[str] | None = None
    normal: Normal | None = None


NOWHERE = Kept(frozenset())
"""No phrase can stand in the text."""


@dataclass(frozen=True, slots=True)
class _Learned:
    """What is known of words.

    ``met``: all that were looked up · ``units``: those of words that have any · ``hot``: words that may be a
    phrase's rarest, crooked ones and pieces · ``tails``: second halves of words written in two · ``pieces``:
    no words, but what may be parts of them · ``odd``: pieces and crooked words (``is_crooked``) · ``signs``:
    hyphens and the like that stand alone.
    """

    met: set[Word] = field(default_factory=set)
    units: dict[Word, tuple[int, ...]] = field(default_factory=dict)
    hot: set[Word] = field(default_factory=set)
    tails: set[Word] = field(default_factory=set)
    odd: set[Word] = field(default_factory=set)
    pieces: set[Word] = field(default_factory=set)
    signs: set[Word] = field(default_factory=set)


class Screen:
    """Keeps a text when all words that some phrase needs are in it, in any reading."""

    def __init__(self, compiled: Compiled, readings: Readings) -> None:
        self.by_units = ByUnits(compiled)
        self.tails: dict[str, list[int]] = {}
        for (_, tail), units in compiled.splits.items():
            self.tails.setdefault(tail, []).extend(units)
        self.readings = readings
        self._patterns = compiled.patterns
        self._learned = _Learned()

    def look(self, text: str) -> Kept:
        """Return where phrases may stand in a text."""
        plain = plain_words(text)
        normal = None
        if plain is not None:
            words, signs_inside = plain
            if signs_inside and may_hold_glued((normal := normalise(text)).chars, self.readings):
                return Kept(normal=normal)
            learned = self._knowing(words)
            if learned.hot.isdisjoint(words):
                spelled = self._spelled(words)
                return Kept(frozenset(map(_as_read, spelled))) if spelled else NOWHERE
            if learned.odd.isdisjoint(words):
                return self._look(words, learned, normal, text)
        normal = normal or normalise(text)
        if plain is None and may_hold_glued(normal.chars, self.readings):
            return Kept(normal=normal)
        read = WORD.findall(normal.chars)
        learned = self._knowing(read)
        if not learned.pieces.isdisjoint(read) and self._holds_whole(read, learned):
            return Kept(normal=normal)
        return self._look(read, learned, normal)

    def _holds_whole(self, words: Sequence[Word], learned: _Learned) -> bool:
        """Tell whether two words side by side may be a word of a phrase that was written in two."""
        return any(
            self.readings.whole(_as_read(left), _as_read(right))
            for left, right in pairwise(words)
            if left in learned.pieces or right in learned.pieces
        )

    def _look(
        self, words: Sequence[Word], learned: _Learned, normal: Normal | None, plain: str | None = None
    ) -> Kept:
        told = learned.units.keys() & words
        numbers = self.by_units.patterns_in(set().union(*map(learned.units.__getitem__, told)))
        spelled = self._spelled(words)
        if not numbers and not spelled:
            return NOWHERE
        parts: Sequence[Sequence[Word]] = sentences_of(plain) if plain is not None else ()
        for part in parts or [words]:
            spelled |= self._near([word for word in part if word not in learned.signs], learned)
        return Kept(frozenset(map(_as_read, spelled)), normal) if spelled else NOWHERE

    def _near(self, words: Sequence[Word], learned: _Learned) -> set[Word]:
        """Return the rarest words of patterns near which the others stand that each needs."""
        units = [learned.units.get(word, ()) for word in words]
        numbers = self.by_units.patterns_in(set().union(*units))
        if not numbers:
            return set()
        told = [at for at, some in enumerate(units) if some]
        # A word written in two is one word to the matcher, which so looks a word further.
        halves = sum(map(learned.tails.__contains__, words)) if learned.tails else 0
        near = set()
        for number in numbers:
            reach = self._patterns[number].reach + halves
            anchors = self.by_units.anchor_units(number)
            for at in told:
                if not anchors.isdisjoint(units[at]):
                    around = set().union(*units[max(0, at - reach) : at + reach + 1])
                    if self.by_units.has_all(number, around):
                        near.add(words[at])
        return near

    def _spelled(self, words: Sequence[Word]) -> set[Word]:
        """Return a word of each three of one letter that stand in a row and may spell a word of a phrase.

        Whatever sentence holds a word spelled letter by letter holds such a three, and so its rarest word.
        """
        try:
            sizes = bytes(map(len, words))
        except ValueError:  # A word of 256 letters and more.
            sizes = bytes(min(len(word), 2) for word in words)
        found: set[Word] = set()
        at = sizes.find(_THREE)
        counts = Counter(words) if at >= 0 else {}
        while at >= 0:
            end = next((end for end in range(at, len(sizes)) if sizes[end] > 1), len(sizes))
            row = words[at:end]
            if self._may_spell("".join(map(_as_read, row))):
                threes = set(zip(row, row[1:], row[2:], strict=False))
                # Where most are digits, they are numbers.
                found.update(
                    min(three, key=counts.__getitem__)
                    for three in threes
                    if sum(word.isdigit() for word in three) < 2
                )
            at = sizes.find(_THREE, end)
        return found

    def _may_spell(self, letters: str) -> bool:
        """Tell whether letters in a row hold a word of a phrase: «и т. д.» and the like hold none."""
        if len(letters) > _LONGEST_ABBREVIATION:
            return True
        cuts = combinations(range(len(letters) + 1), 2)
        return any(self.units_of(letters[a:b]) for a, b in cuts if b - a > 1)

    def _knowing(self, words: Sequence[Word]) -> _Learned:
        """Return what is known of words, after looking up those that were not met before."""
        learned = self._learned
        if learned.met.issuperset(words):
            return learned
        if len(learned.met) >= _MOST_KEPT:
            # Another thread may be reading the old ones: they are left alone.
            learned = self._learned = _Learned()
        for word in words:
            if word not in learned.met:
                self._learn(learned, word)
        return learned

    def _learn(self, learned: _Learned, word: Word) -> None:
        token = _as_read(word)
        if is_crooked(token):
            learned.odd.add(word)
            learned.hot.add(word)
        elif not any(map(str.isalnum, token)):
            learned.signs.add(word)
        else:
            units = self.units_of(token)
            if units:
                learned.units[word] = units
            if not self.by_units.anchors.isdisjoint(units):
                learned.hot.add(word)
            if self.readings.is_piece(token):
                learned.pieces.add(word)
                learned.odd.add(word)
                learned.hot.add(word)
            if self.is_tail(token):
                learned.tails.add(word)
        learned.met.add(word)

    def units_of(self, token: str) -> tuple[int, ...]:
        """Return the units of a token, read in every way the matcher reads it, or as half of a split word."""
        units = {unit for part in self.readings.read(token) for unit in part.units}
        units.update(self.tails.get(self.readings.plain(token), ()))
        return tuple(sorted(units))

    def is_tail(self, token: str) -> bool:
        """Tell whether a token may be the second half of a word written in two."""
        return self.readings.plain(token) in self.tails


def _as_read(word: Word) -> str:
    return as_token(word) if isinstance(word, bytes) else word
