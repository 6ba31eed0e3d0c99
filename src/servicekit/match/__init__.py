"""Finds phrases in text: written once, found in every form; compiled once, screened, then matched."""

from servicekit.match.found import PhraseEntry, PhraseError, PhraseMatch, Silence
from servicekit.match.matcher import Matcher, check_phrase, compile_phrases
from servicekit.match.own_words import why_unlike

__all__ = [
    "Matcher",
    "PhraseEntry",
    "PhraseError",
    "PhraseMatch",
    "Silence",
    "check_phrase",
    "compile_phrases",
    "why_unlike",
]
