"""Facts that are true of any string: its characters, words and sentences, and names alike."""

from servicekit.text.characters import OPAQUE, Normal, is_plain, is_unmarked, normalise
from servicekit.text.segments import ReadText, Sentence, is_word, read_text

__all__ = [
    "OPAQUE",
    "Normal",
    "ReadText",
    "Sentence",
    "is_plain",
    "is_unmarked",
    "is_word",
    "normalise",
    "read_text",
]
