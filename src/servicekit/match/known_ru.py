"""Is a word in the Russian dictionary? Asked of the dictionary file itself, without loading morphology."""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

__all__ = ["is_known_ru"]


@cache
def _dictionary() -> tuple[Any, Any]:
    """Return pymorphy3's word list and the table that lets е stand for ё."""
    import pymorphy3_dicts_ru

    try:
        from dawg import RecordDAWG  # The C reader of the extra [fast].
    except ImportError:
        from dawg_python import RecordDAWG
    words = RecordDAWG(">HH")
    words.load(str(Path(pymorphy3_dicts_ru.get_path()) / "words.dawg"))
    return words, RecordDAWG.compile_replaces({"е": "ё"})


@lru_cache(maxsize=65536)
def is_known_ru(word: str) -> bool:
    """Tell whether a lower-case word, ё written as е or not, is a form in the Russian dictionary."""
    words, replaces = _dictionary()
    return bool(words.similar_keys(word, replaces))
