"""What the dictionary of Russian word forms knows; loaded when the first word is asked."""

from functools import lru_cache
from typing import Any

__all__ = ["first_name_tags", "is_surname", "readings"]


# First names that the dictionary has only as names of places or not at all.
ALSO_FIRST_NAMES = {
    **dict.fromkeys("софия мелания злата лейсан ляйсан жанар рахиль нани".split(), "femn"),
    **dict.fromkeys("еремей зелимхан эд жюль резо кахи милош юозас назым жан-люк".split(), "masc"),
}


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


@lru_cache(maxsize=4_096)
def readings(word: str) -> tuple[Any, ...]:
    """Return every reading of the word, the most probable first."""
    return tuple(_analyzer().parse(word.casefold()))


@lru_cache(maxsize=4_096)
def first_name_tags(word: str) -> tuple[frozenset[str], bool] | None:
    """Return the genders of a first name and whether it is indeclinable; none if it is no first name."""
    if word.casefold() in ALSO_FIRST_NAMES:
        return frozenset({ALSO_FIRST_NAMES[word.casefold()]}), False
    tags = [
        reading.tag
        for reading in readings(word)
        if reading.is_known and {"Name", "nomn", "sing"} <= set(reading.tag.grammemes)
    ]
    if not tags:
        return None
    genders = {"masc" if tag.gender == "masc" else "femn" if tag.gender == "femn" else "ms-f" for tag in tags}
    return frozenset(genders), all("Fixd" in tag.grammemes for tag in tags)


@lru_cache(maxsize=4_096)
def is_surname(word: str) -> bool:
    """Tell whether the dictionary knows the word as a surname in the nominative."""
    return any(
        reading.is_known and {"Surn", "nomn"} <= set(reading.tag.grammemes) for reading in readings(word)
    )
