"""The British and the American spelling of an English word: "apologise", "apologize"."""

import re
from functools import cache

from servicekit.match.tables import is_known_en

__all__ = ["other_spelling"]

_PAIRS = [
    pair.split("/")
    for pair in "ise/ize isi/izi isa/iza yse/yze ysi/yzi our/or lled/led lling/ling tre/ter ogue/og".split()
]
_ENDINGS = "(?:s|d|ed|r|rs|e|ng|ing|tion|tions|ite|ites|able|)"
_RULES = [
    (re.compile(rf"([a-z]{{3,}}){ending}({_ENDINGS})"), rf"\1{other}\2")
    for british, american in _PAIRS
    for ending, other in ((british, american), (american, british))
]


@cache
def other_spelling(word: str) -> str:
    """Return how the word is spelled on the other side of the ocean; empty where it is spelled alike."""
    for rule, other in _RULES:
        if rule.fullmatch(word) and is_known_en(spelling := rule.sub(other, word)):
            return spelling
    return ""
