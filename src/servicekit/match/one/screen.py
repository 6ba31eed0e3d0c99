"""Tells by looking words up alone whether a phrase can stand in a text; it never loses one that does."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations, pairwise

from servicekit.match.one.by_units import ByUnits
from servicekit.match.one.neighbours import Neighbours
from servicekit.match.one.plain_words import Stretch, is_crooked, plain_words, stretches_of
from servicekit.match.one.vocabulary import Vocabulary, Word, as_read
from servicekit.match.reading.glued import may_hold_glued
from servicekit.match.reading.readings import Readings
from servicekit.match.store.compiled import Compiled
from servicekit.text import Normal, normalise
from servicekit.text.segments import WORD

__all__ = ["LONGEST_ABBREVIATION", "NOWHERE", "Kept", "Screen"]

_MOST_KEPT = 200_000
_THREE = b"\1\1\1"
LONGEST_ABBREVIATION = 4
"""Letters one by one that may be no word, but «и т. п.»; more of them always spell something."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a screen says of a text: the tokens beside which phrases may stand; without them, anywhere.

    ``stretches``: whole sentences, all that hold such a token, where the screen could tell them; nothing
    is told with none · ``normal``: the text as read, where the screen had to read it.
    """

    tokens: frozenset[str] | None = None
    stretches: tuple[Stretch, ...] = ()
    normal: Normal | None = None


NOWHERE = Kept(frozenset())
"""No phrase can stand in the text."""


class Screen:
    """Keeps a text when all words that some phrase needs are in it, in any reading."""

    def __init__(self, compiled: Compiled, readings: Readings) -> None:
        self.by_units = ByUnits(compiled)
        self.heads = {head for head, _ in compiled.splits}
        self.tails: dict[str, list[int]] = {}
        for (_, tail), units in compiled.splits.items():
            self.tails.setdefault(tail, []).extend(units)
        self.readings = readings
        self._neighbours = Neighbours(self.by_units, compiled.patterns, readings)
        self._vocabulary = Vocabulary(self.by_units)

    def look(self, text: str) -> Kept:
        """Return where phrases may stand in a text."""
        plain = plain_words(text)
        normal = None
        if plain is not None:
            words, _, signs_inside = plain
            if signs_inside and may_hold_glued((normal := normalise(text)).chars, self.readings):
                return Kept(normal=normal)
            vocabulary, pairing = self._knowing(words)
            if not pairing:
                return _kept(self._spelled(words))
            if not vocabulary.has_odd(pairing):
                parts = partial(stretches_of, text, plain)
                return _kept(*self._look(words, vocabulary, pairing, parts))
        normal = normal or normalise(text)
        if plain is None and may_hold_glued(normal.chars, self.readings):
            return Kept(normal=normal)
        read = WORD.findall(normal.chars)
        vocabulary, pairing = self._knowing(read)
        if not vocabulary.pieces.isdisjoint(read) and self._holds_whole(read, vocabulary):
            return Kept(normal=normal)
        found, _ = self._look(read, vocabulary, pairing, lambda: [((0, 0), read)])
        return _kept(found, normal=normal)

    def _holds_whole(self, words: Sequence[Word], vocabulary: Vocabulary) -> bool:
        """Tell whether two words side by side may be a word of a phrase that was written in two."""
        return any(
            self.readings.whole(as_read(left), as_read(right))
            for left, right in pairwise(words)
            if left in vocabulary.pieces or right in vocabulary.pieces
        )

    def _look(
        self,
        words: Sequence[Word],
        vocabulary: Vocabulary,
        pairing: set[int],
        parts: Callable[[], Sequence[tuple[Stretch, Sequence[Word]]]],
    ) -> tuple[set[Word], list[Stretch]]:
        """Return the words beside which phrases may stand, and which ``parts`` of the text hold them.

        ``pairing`` are the groups of the words that may be a phrase's rarest.
        """
        spelled = self._spelled(words)
        likely = spelled.union(self._neighbours.find(words, vocabulary, pairing))
        found: set[Word] = set()
        stretches: list[Stretch] = []
        for stretch, part in parts() if likely else ():
            if not likely.isdisjoint(part):
                near = spelled.intersection(part).union(self._neighbours.find(part, vocabulary, pairing))
                if near:
                    stretches.append(stretch)
                    found |= near
        return found, stretches

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
            if self.may_spell("".join(map(as_read, row))):
                threes = set(zip(row, row[1:], row[2:], strict=False))
                # Where most are digits, they are numbers.
                found.update(
                    min(three, key=counts.__getitem__)
                    for three in threes
                    if sum(word.isdigit() for word in three) < 2
                )
            at = sizes.find(_THREE, end)
        return found

    def may_spell(self, letters: str) -> bool:
        """Tell whether letters in a row hold a word of a phrase: «и т. д.» and the like hold none."""
        if len(letters) > LONGEST_ABBREVIATION:
            return True
        cuts = combinations(range(len(letters) + 1), 2)
        return any(self.units_of(letters[a:b]) for a, b in cuts if b - a > 1)

    def _knowing(self, words: Sequence[Word]) -> tuple[Vocabulary, set[int]]:
        """Return what is known of words, new ones included, and which of their groups pair with others."""
        vocabulary = self._vocabulary
        try:
            return vocabulary, vocabulary.pairing(words)
        except KeyError:
            if len(vocabulary.group_of) >= _MOST_KEPT:
                # Another thread may be reading the old one: it is left alone.
                vocabulary = self._vocabulary = Vocabulary(self.by_units)
        for word in words:
            if word not in vocabulary.group_of:
                self._learn(vocabulary, word)
        return vocabulary, vocabulary.pairing(words)

    def _learn(self, vocabulary: Vocabulary, word: Word) -> None:
        token = as_read(word)
        if is_crooked(token):
            vocabulary.add(word, odd=True)
        elif not any(map(str.isalnum, token)):
            vocabulary.signs.add(word)
            vocabulary.add(word)
        else:
            is_piece = self.readings.is_piece(token)
            if is_piece:
                vocabulary.pieces.add(word)
            if self.is_tail(token):
                vocabulary.bare[word] = vocabulary.group(self.own_units(token), odd=is_piece)
            vocabulary.add(word, self.units_of(token), odd=is_piece)

    def units_of(self, token: str) -> tuple[int, ...]:
        """Return the units of a token, read in every way the matcher reads it, or as half of a split word."""
        return tuple(sorted({*self.own_units(token), *self.tails.get(self.readings.plain(token), ())}))

    def own_units(self, token: str) -> tuple[int, ...]:
        """Return the units of a token, read in every way the matcher reads it where it stands alone."""
        return tuple(sorted({unit for part in self.readings.read(token) for unit in part.units}))

    def is_head(self, token: str) -> bool:
        """Tell whether a token may be the first half of a word written in two."""
        return self.readings.plain(token) in self.heads

    def is_tail(self, token: str) -> bool:
        """Tell whether a token may be the second half of a word written in two."""
        return self.readings.plain(token) in self.tails


def _kept(found: set[Word], stretches: Iterable[Stretch] = (), normal: Normal | None = None) -> Kept:
    return Kept(frozenset(map(as_read, found)), tuple(stretches), normal) if found else NOWHERE
