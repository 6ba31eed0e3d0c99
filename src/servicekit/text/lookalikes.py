"""Letters that look like letters of the other alphabet, and what a disguised word may be read as."""

import re
from collections.abc import Iterator
from itertools import combinations, islice, product

__all__ = ["is_mixed", "is_stretched", "read_as_cyrillic", "read_as_latin", "undisguised", "unstretched"]

_TO_CYRILLIC = {
    "a": "а", "b": "вьб", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о", "p": "р",
    "t": "т", "x": "х", "y": "у", "r": "гя", "u": "иу", "n": "п", "g": "д",
}  # fmt: skip
# These are read so only in a word that also holds letters or digits of another kind.
_TO_CYRILLIC_MIXED = _TO_CYRILLIC | {
    "n": "пи", "s": "с", "w": "ш", "i": "и", "l": "л",
    "0": "о", "1": "и", "3": "зэе", "4": "ча", "5": "с", "6": "б", "7": "т", "8": "в", "9": "дя",
    "π": "п", "λ": "л", "φ": "ф", "γ": "г", "δ": "д", "і": "и", "ї": "и", "є": "е", "ѕ": "с",
    "ґ": "г", "ғ": "г", "ө": "о", "ѳ": "о", "қ": "к", "ҡ": "к", "ң": "н", "һ": "н", "ү": "у", "ұ": "у",
    "ҳ": "х", "ҷ": "ч", "ҽ": "е", "ԝ": "ш",
}  # fmt: skip
_TO_LATIN = {
    "а": "a", "в": "b", "е": "e", "к": "k", "м": "m", "н": "h", "о": "o", "р": "p", "с": "c",
    "т": "t", "у": "y", "х": "x", "і": "i", "ѕ": "s", "ј": "j", "ԁ": "d", "һ": "h", "ӏ": "l",
    "г": "r", "п": "n", "и": "u", "ь": "b",
}  # fmt: skip
_TO_LATIN_MIXED = _TO_LATIN | {
    "я": "r", "ш": "w", "ԛ": "q", "ԝ": "w", "ո": "n", "ս": "u",
    "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "bg", "7": "t", "8": "b", "9": "g",
    "π": "n", "η": "n", "ω": "w", "β": "b", "σ": "o", "γ": "y", "λ": "l", "μ": "u",
}  # fmt: skip
# Two letters, or a letter and a digit, that together look like one: «Bbl обязаны».
_PAIR = re.compile("[bь][li1](?!li)|ji|lli|io|9i|ii")
_PAIRS = {"ji": "л", "lli": "ш", "io": "ю", "9i": "я", "ii": "п"}
_RUSSIAN = re.compile(r"[а-я]")
_LATIN = re.compile(r"[a-z]")
_KINDS = (_RUSSIAN, _LATIN, re.compile(r"[\u0370-\u03ff\u0450-\u058f]"))
_STRETCH = re.compile(r"([^\W_])\1\1|([^\W_])-\2")
_RUN = re.compile(r"([^\W_])(?:-?\1)+")
_SPELLED = re.compile(r"[^\W_](?:(?:['-]|-'-)[^\W_]){2,}")
_MOST_READINGS = 48
_MOST_DISGUISES = 200
_MOST_DOUBLED = 2


def is_mixed(word: str) -> bool:
    """Tell whether a lower-case word mixes alphabets, or letters with digits."""
    kinds = sum(1 for kind in _KINDS if kind.search(word))
    return kinds > 1 or (kinds == 1 and any(map(str.isdigit, word)))


def read_as_cyrillic(word: str) -> list[str]:
    """Return the Russian words that a lower-case word may be meant as, if all its letters look Russian."""
    table = _TO_CYRILLIC_MIXED if is_mixed(word) else _TO_CYRILLIC
    words = _readings(word, table, _RUSSIAN)
    if _PAIR.search(word):
        whole = _PAIR.sub(lambda pair: _PAIRS.get(pair[0], "ы"), word)
        words[:0] = _readings(whole, table, _RUSSIAN)
    return words


def read_as_latin(word: str) -> list[str]:
    """Return the English words that a lower-case word may be meant as, if all its letters look Latin."""
    return _readings(
        word, _TO_LATIN_MIXED if is_mixed(word) or word.replace("'", "").isdigit() else _TO_LATIN, _LATIN
    )


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


def is_stretched(word: str) -> bool:
    """Tell whether a word holds a letter three times, or letters alike on both sides of a hyphen."""
    return bool(_STRETCH.search(word))


def unstretched(word: str) -> list[str]:
    """Return what a stretched word may be meant as: «ну-у-у», «проблееема»; nothing for other words.

    Every stretch is read as one letter first, then up to two of them as two letters.
    """
    if not is_stretched(word):
        return []
    plain: list[str] = []
    longer: list[tuple[int, str]] = []
    at = 0
    for run in _RUN.finditer(word):
        stretch, letter = run[0], run[1]
        hyphened = "-" in stretch
        if hyphened or len(stretch) > len("нн"):
            plain += [word[at : run.start()], letter]
            # «из-за» and «о-ответственность» have a hyphen between letters alike.
            longer += [(len(plain) - 1, letter * 2)]
            longer += [(len(plain) - 1, f"{letter}-{letter}")] if hyphened else []
            at = run.end()
    plain.append(word[at:])
    words = islice(_with_doubles(plain, longer), _MOST_DISGUISES)
    return list(dict.fromkeys(variant for one in words for variant in (one, one.replace("-", ""))))


def _with_doubles(plain: list[str], longer: list[tuple[int, str]]) -> Iterator[str]:
    for count in range(_MOST_DOUBLED + 1):
        for chosen in combinations(longer, count):
            pieces = plain.copy()
            for at, letters in chosen:
                pieces[at] = letters
            yield "".join(pieces)


def undisguised(word: str) -> list[tuple[str, str]]:
    """Return what a lower-case word in disguise may be meant as, likeliest first, with how it was read."""
    mixed = is_mixed(word)
    swapped = [other for other in (*read_as_cyrillic(word), *read_as_latin(word)) if mixed or other != word]
    found = [(short, "stretched") for short in unstretched(word)]
    found += [(other, "mixed alphabets") for other in swapped]
    for other in swapped:
        found += [(short, "mixed alphabets") for short in unstretched(other)]
        if len(found) > _MOST_DISGUISES:
            break
    if _SPELLED.fullmatch(word):
        letters = [_spelled(other) for other in (word, *swapped)]
        found += [(one, "spaced") for one in letters]
    return found


def _spelled(word: str) -> str:
    """Join a word spelled letter by letter; an apostrophe between hyphens is part of the word."""
    return word.replace("-'-", "’").replace("-", "").replace("'", "").replace("’", "'")
