"""Whether a phrase that stands there is said in earnest: not quoted, reported, denied or conditional."""

from servicekit.match.earnest.english import why_suppressed_en
from servicekit.match.earnest.quotes import Quotes
from servicekit.match.earnest.russian import asks_otherwise, why_suppressed_ru

__all__ = ["Quotes", "asks_otherwise", "why_suppressed_en", "why_suppressed_ru"]
