"""Finds phrases in text: written once, found in every form; compiled once, screened, then matched."""

from servicekit.match.found import PhraseEntry, PhraseError, PhraseMatch, Silence
from servicekit.match.matcher import Matcher, compile_phrases

__all__ = ["Matcher", "PhraseEntry", "PhraseError", "PhraseMatch", "Silence", "compile_phrases"]
