"""Letters that look like letters of the other alphabet, and what a disguised word may be read as."""

import re
from itertools import product

__all__ = ["is_mixed", "read_as_cyrillic", "read_as_latin", "unstretched"]

_TO_CYRILLIC = {
    "a": "а", "b": "вьб", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о", "p": "р",
    "t": "т", "x": "х", "y": "у", "r": "г", "u": "и", "n": "п", "g": "д", "i": "і", "s": "ѕ",
    "0": "о", "3": "зэ", "4": "ч", "6": "б", "9": "д", "1": "і", "@": "а", "€": "е", "8": "в",
}  # fmt: skip
_TO_LATIN = {
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c",
    "т": "t", "у": "y", "х": "x", "і": "i", "ѕ": "s", "ј": "j", "ԁ": "d", "һ": "h", "ӏ": "l",
    "г": "r", "п": "n", "и": "u", "ь": "b",
    "0": "o", "1": "il", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s", "€": "e",
}  # fmt: skip
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-z]")
_STRETCH = re.compile(r"(.)\1{2,}")
_HYPHEN_STRETCH = re.compile(r"(?:-(?=[^\W\d_]))")
_MOST_READINGS = 16


def is_mixed(word: str) -> bool:
    """Tell whether a lower-case word mixes alphabets, or letters with digits or signs."""
    alphabets = bool(_CYRILLIC.search(word)) + bool(_LATIN.search(word))
    return alphabets == 2 or (alphabets == 1 and any(c.isdigit() or c in "@$€" for c in word))


def read_as_cyrillic(word: str) -> list[str]:
    """Return the Russian words that a lower-case word may be meant as, if all its letters look Russian."""
    return _readings(word, _TO_CYRILLIC, _CYRILLIC)


def read_as_latin(word: str) -> list[str]:
    """Return the English words that a lower-case word may be meant as, if all its letters look Latin."""
    return _readings(word, _TO_LATIN, _LATIN)


def _readings(word: str, table: dict[str, str], own: re.Pattern[str]) -> list[str]:
    choices = []
    size = 1
    for char in word:
        choice = char if char in "-'" or own.match(char) else table.get(char)
        if choice is None:
            return []
        if size * len(choice) > _MOST_READINGS:
            choice = choice[0]
        size *= len(choice)
        choices.append(choice)
    return ["".join(chars) for chars in product(*choices)]


def unstretched(word: str) -> list[str]:
    """Return what a stretched word may be meant as: «ну-у-у», «проблееема»; nothing for other words."""
    if "-" in word:
        joined = _HYPHEN_STRETCH.sub("", word)
        # «ну-у» has only two letters alike; but «о-о-ответственность» keeps its «нн».
        runs = [_STRETCH, re.compile(r"(.)\1+")] if re.search(r"(.)-\1", word) else [_STRETCH]
        words = [run.sub(by, joined) for run in runs if run.search(joined) for by in (r"\1", r"\1\1")]
    elif _STRETCH.search(word):
        words = [_STRETCH.sub(r"\1", word), _STRETCH.sub(r"\1\1", word)]
    else:
        return []
    return list(dict.fromkeys(words))
