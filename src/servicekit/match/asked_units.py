"""The units that the screen asks for, word by word."""

from servicekit.match.compiled import Compiled
from servicekit.match.screen import Screen

__all__ = ["AskedUnits"]


class AskedUnits:
    """Tells of each word the units by which the screen finds phrases.

    ``alone`` are units of phrases of one word; ``pairs`` the two rarest units of each other phrase, the
    rarer first, with how many words apart they may stand; ``reach`` is the most of these.
    """

    def __init__(self, compiled: Compiled, screen: Screen) -> None:
        self._screen = screen
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
        return tuple(unit for unit in self._screen.units_of(word) if unit in self._asked)
