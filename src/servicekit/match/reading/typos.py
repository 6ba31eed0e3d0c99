"""Words that are one slip of the finger away from a form of some phrase."""

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from servicekit.match.store.word_keys import shortened_keys
from servicekit.match.tables import is_known_en, is_known_ru

__all__ = ["REFLEXIVE", "SHORTEST_SLIP", "TypoIndex", "is_guess", "is_one_slip", "may_be_slip", "slip_keys"]

_VOWELS = frozenset("аеиоуыэюяaeiouy")
# A capital "I" looks like a small "l".
_BARS = frozenset({"i", "l"})
_KEYS = "qwertyuiop asdfghjkl zxcvbnm йцукенгшщзхъ фывапролджэ ячсмитьбю"
_SHORTEST = 5
_SHORTEST_OF_LIKE_LETTERS = 4
_LEAST = 4
"""Russian words of this length may be slips of any kind where others of their phrase are written well."""
SHORTEST_SLIP = 3
REFLEXIVE = "тся"
"""An ending that people write for -ться, so that one word of the dictionary stands for another."""


def slip_keys(forms: Sequence[str]) -> "array[int]":
    """Return the sorted keys of a ``TypoIndex``: the key of a shortened form above, its number below."""
    keys = [
        key << 32 | number
        for number, form in enumerate(forms)
        if len(form) >= SHORTEST_SLIP
        for key in shortened_keys(form)
    ]
    keys.sort()
    return array("Q", keys)


class TypoIndex:
    """Finds forms at distance one (a letter more, less or other, or two neighbours swapped).

    Both the form and the slip are looked up with one letter deleted, so a look-up costs as many
    steps as the word has letters, however many forms there are.
    """

    def __init__(self, forms: Sequence[str], keys: Sequence[int]) -> None:
        self._forms = forms
        self._keys = keys

    def find(self, word: str) -> list[str]:
        """Return the forms that ``word``, a word of no dictionary, may be meant as."""
        if len(word) < SHORTEST_SLIP or _is_known(word):
            return []
        near = {number for key in shortened_keys(word) for number in self._numbers(key)}
        forms = sorted(map(self._forms.__getitem__, near))
        sure = [form for form in forms if is_one_slip(word, form)]
        return sure or [
            form for form in forms if len(form) == _LEAST and form >= "а" and is_one_slip(word, form, _LEAST)
        ]

    def _numbers(self, key: int) -> Iterator[int]:
        at = bisect_left(self._keys, key << 32)
        while at < len(self._keys) and self._keys[at] >> 32 == key:
            yield self._keys[at] & 0xFFFFFFFF
            at += 1


def may_be_slip(word: str) -> bool:
    """Tell whether a word that is no form may be meant as one: it is in no dictionary, or ends in -тся."""
    return word.endswith(REFLEXIVE) or not _is_known(word)


def _is_known(word: str) -> bool:
    if "а" <= word[0] <= "я":
        return is_known_ru(word)
    return is_known_en(word)


def is_one_slip(word: str, form: str, least: int = _SHORTEST) -> bool:
    """Tell whether ``word`` is ``form`` with one slip; words under ``least`` only with a common one."""
    shorter, longer = sorted((word, form), key=len)
    if len(longer) - len(shorter) > 1 or word == form:
        return False
    first = next((i for i, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(longer) > len(shorter):
        like = longer[first] == "ь" or form < "а"
        least = _SHORTEST_OF_LIKE_LETTERS if like else least
        return len(longer) >= least and shorter[first:] == longer[first + 1 :]
    a, b = word[first:], form[first:]
    if a[2:] == b[2:] and a[:2] == b[1::-1]:
        return True
    like = {a[0], b[0]} == _BARS or (a[0] in _VOWELS and b[0] in _VOWELS) or _are_neighbours(a[0], b[0])
    like = like and len(form) >= _SHORTEST_OF_LIKE_LETTERS
    return a[1:] == b[1:] and (len(form) >= least or like)


def is_guess(word: str, form: str) -> bool:
    """Tell whether a short word was read as a form without a common slip: «бда» for «беда»."""
    return len(form) == _LEAST and len(word) <= _LEAST and not is_one_slip(word, form)


def _are_neighbours(a: str, b: str) -> bool:
    """Tell whether two letters lie side by side on a keyboard: "hace" for "have", «знаб» for «знаю»."""
    return a + b in _KEYS or b + a in _KEYS
