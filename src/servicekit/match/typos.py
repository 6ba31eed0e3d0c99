"""Words that are one slip of the finger away from a form of some phrase."""

from collections.abc import Iterable, Iterator

from servicekit.match.known_ru import is_known_ru
from servicekit.match.tables import is_known_en

__all__ = ["TypoIndex", "is_one_slip"]

_VOWELS = frozenset("аеиоуыэюяaeiouy")
_SHORTEST = 5
_SHORTEST_OF_LIKE_LETTERS = 4
_SHORTEST_SWAP = 3


class TypoIndex:
    """Finds forms at distance one (a letter more, less or other, or two neighbours swapped).

    Both the form and the slip are looked up with one letter deleted, so a look-up costs as many
    steps as the word has letters, however many forms there are.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms: dict[str, list[str]] = {}
        for form in forms:
            if len(form) >= _SHORTEST_SWAP:
                self._forms.setdefault(form, []).append(form)
                for shorter in set(_deletions(form)):
                    self._forms.setdefault(shorter, []).append(form)

    def find(self, word: str) -> list[str]:
        """Return the forms that ``word``, a word of no dictionary, may be meant as."""
        if len(word) < _SHORTEST_SWAP:
            return []
        near = set(self._forms.get(word, ()))
        for shorter in set(_deletions(word)):
            near.update(self._forms.get(shorter, ()))
        found = sorted(form for form in near if form != word and is_one_slip(word, form))
        return found if found and not _is_known(word) else []


def _deletions(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _is_known(word: str) -> bool:
    if "а" <= word[0] <= "я":
        return is_known_ru(word)
    return is_known_en(word)


def is_one_slip(word: str, form: str) -> bool:
    """Tell whether ``word`` is ``form`` with one slip; short words only with a slip that is common."""
    shorter, longer = sorted((word, form), key=len)
    if len(longer) - len(shorter) > 1 or word == form:
        return False
    first = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(longer) > len(shorter):
        return len(longer) >= _SHORTEST and shorter[first:] == longer[first + 1 :]
    a, b = word[first:], form[first:]
    if a[2:] == b[2:] and a[:2] == b[1::-1]:
        return True
    like = a[0] in _VOWELS and b[0] in _VOWELS
    return a[1:] == b[1:] and (len(form) >= _SHORTEST or (like and len(form) >= _SHORTEST_OF_LIKE_LETTERS))
