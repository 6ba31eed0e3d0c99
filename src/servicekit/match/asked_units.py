"""The units that the screen asks for, word by word."""

from servicekit.match.compiled import Compiled
from servicekit.match.readings import Readings

__all__ = ["AskedUnits"]


class AskedUnits:
    """Tells of each word the units by which the screen finds phrases.

    ``alone`` are units of phrases of one word; ``pairs`` the two rarest units of each other phrase, the
    rarer first, with how many words apart they may stand; ``reach`` is the most of these.
    """

    def __init__(self, compiled: Compiled, readings: Readings) -> None:
        self._readings = readings
        self._tails: dict[str, list[int]] = {}
        for (_, tail), units in compiled.splits.items():
            self._tails.setdefault(tail, []).extend(units)
        self.alone = set(compiled.alone)
        self.pairs = {
            (first, second): max(compiled.patterns[number].reach for number in numbers)
            for first, seconds in compiled.pairs.items()
            for second, numbers in seconds.items()
        }
        self._asked = self.alone | {unit for pair in self.pairs for unit in pair}
        self.reach = max(self.pairs.values(), default=0)

    def of(self, word: str) -> tuple[int, ...]:
        """Return the units of a lower-case word, read in every way the matcher reads it."""
        units = {unit for part in self._readings.read(word) for unit in part.units}
        units.update(self._tails.get(self._readings.plain(word), ()))
        return tuple(sorted(units & self._asked))
