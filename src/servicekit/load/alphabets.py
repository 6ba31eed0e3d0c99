"""Letters of the wrong alphabet in an author's own text: nobody can see them, and no search finds them."""

import re

__all__ = ["mixed_word"]

_SUSPECT = re.compile("[A-Za-z](?=[А-Яа-яЁё])|[А-Яа-яЁё](?=[A-Za-z])|(?<!\\w)[acoyk](?!\\w)")
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[А-Яа-яЁё]")
_BRAND = re.compile("(?:[A-Za-z]{2,}[А-Яа-яЁё]+|[А-Яа-яЁё]+[A-Za-z]{2,})")
_TWINS = dict(zip("ABCEHKMOPTXYaceopxyk", "АВСЕНКМОРТХУасеорхук", strict=True))
_TWINS_BACK = {twin: sign for sign, twin in _TWINS.items()}


def mixed_word(text: str, *, phrase: bool = False) -> tuple[int, int, str, str] | None:
    """Return the first word that mixes alphabets: start, end, what to write, the wrong letters.

    ``PDFки`` and ``Яndex`` pass: a run of Latin letters that is no disguise. In a phrase a
    lone Latin letter that looks like a Russian word (с, о, а, у, к) counts as well.
    """
    if _SUSPECT.search(text) is None:
        return None
    for found in _WORD.finditer(text):
        word = found.group()
        latin, cyrillic = _LATIN.findall(word), _CYRILLIC.findall(word)
        lone = phrase and word in "acoyk" and len(word) == 1 and _is_russian(text)
        if not lone and not (latin and cyrillic):
            continue
        if _BRAND.fullmatch(word) and not all(letter in _TWINS for letter in latin):
            continue
        wrong = latin if lone or len(latin) <= len(cyrillic) else cyrillic
        twins = _TWINS if wrong is latin else _TWINS_BACK
        right = "".join(twins.get(sign, sign) for sign in word)
        return found.start(), found.end(), right, ", ".join(dict.fromkeys(wrong))
    return None


def _is_russian(text: str) -> bool:
    """Return whether the text around a lone letter is Russian and not, say, a list of options."""
    letters = _WORD.findall(text)
    return sum(bool(_CYRILLIC.search(word)) for word in letters) > len(letters) / 2
