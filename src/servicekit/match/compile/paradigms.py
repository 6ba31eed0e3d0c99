"""The forms of a word's lexeme, by their grammar.

A lexeme is a stem and the endings of its paradigm, and thousands of words share a paradigm. So the endings
that are asked for are looked up once for each paradigm, not once for each word.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

__all__ = ["inflected"]

_MOST_KEPT = 8192
_OF_DICTIONARY = 4


def inflected(parse: Any, parts: Iterable[str], needed: Iterable[str] = ()) -> list[str]:
    """Return the forms of the lexeme of a parsed word, lower case, ё as е, in the order of the dictionary.

    They are those of one of these parts of speech that hold all the ``needed`` grammemes.
    """
    parts, needed = frozenset(parts), frozenset(needed)
    found, *guessed = parse.methods_stack
    if guessed or len(found) != _OF_DICTIONARY:
        # A word that no dictionary holds is inflected by guess, each in a way of its own.
        return [_plain(form.word) for form in parse.lexeme if _fits(form.tag, parts, needed)]
    analyzer, word, paradigm, at = found
    stem = analyzer.dict.build_stem(analyzer.dict.paradigms[paradigm], at, word)
    return [_plain(before + stem + after) for before, after in _endings(analyzer, paradigm, parts, needed)]


@lru_cache(maxsize=_MOST_KEPT)
def _endings(
    analyzer: Any, paradigm: int, parts: frozenset[str], needed: frozenset[str]
) -> tuple[tuple[str, str], ...]:
    forms = analyzer.dict.build_paradigm_info(paradigm)
    return tuple((before, after) for before, tag, after in forms if _fits(tag, parts, needed))


def _fits(tag: Any, parts: frozenset[str], needed: frozenset[str]) -> bool:
    # A set of grammemes is kept with each tag; asking the tag itself takes ten times as long.
    return not parts.isdisjoint(tag.grammemes) and needed <= tag.grammemes


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")
