"""Personal names: their parts, their gender, their cases (Russian).

Gender comes from the patronymic, then from the first name, else it is unknown; never from a
surname. An unknown gender gives neutral wording, never a guess.
"""

from dataclasses import dataclass
from functools import lru_cache

from servicekit.script.declension import Case, Gender, Kind, decline_word
from servicekit.script.dictionary import first_name_tags, is_surname

__all__ = ["NamePart", "PersonName", "decline_name", "gender_of", "parts_of", "vocative"]

PATRONYMIC_M = ("ович", "евич", "ьич", "фомич", "кузьмич", "лукич", "никитич", "саввич", "оглы", "оглу")
PATRONYMIC_F = ("овна", "евна", "ична", "кызы", "гызы")
SON_AND_DAUGHTER = ("оглы", "оглу", "кызы", "гызы")
UNISEX = frozenset("саша женя валя слава шура саня паша сима стася ли ким".split())
ONLY_LAST_DECLINES = frozenset(
    "жан пьер мари анн сен сент бонч тер мелик абдул абдель абдуль ага амир арслан азрет аман".split()
)
SURNAME_ENDS = ("ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ова", "ева", "ёва", "ина", "ына", "ская",
                "цкая", "енко", "чук", "юк", "ых", "их", "швили", "дзе", "ян")  # fmt: skip


class PersonName(str):
    """The value of a slot of type name: words that decline as a name does."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NamePart:
    """One word of a name and what it is."""

    word: str
    kind: Kind


@lru_cache(maxsize=4_096)
def parts_of(name: str) -> tuple[NamePart, ...]:
    """Return the words of a name, each as first name, patronymic or surname, in written order."""
    words = name.split()
    kinds: list[Kind] = ["last"] * len(words)
    patronymic = next((n for n, word in enumerate(words) if n and _is_patronymic(word, len(words))), None)
    if patronymic is not None:
        kinds[patronymic] = "patronymic"
        if words[patronymic].casefold() in SON_AND_DAUGHTER and patronymic > 1:
            # «Мамед Гасан оглы»: the father's name belongs to the patronymic and stays as it is.
            patronymic -= 1
            kinds[patronymic] = "patronymic"
        kinds[patronymic - 1] = "first"
    elif words:
        kinds[_first_name_at(words)] = "first"
    if len(words) == 1 and _only_a_surname(words[0]):
        kinds[0] = "last"
    return tuple(NamePart(word, kind) for word, kind in zip(words, kinds, strict=True))


@lru_cache(maxsize=4_096)
def gender_of(name: str) -> Gender | None:
    """Return the gender that the patronymic or the first name tells, or none."""
    parts = parts_of(name)
    for part in reversed(parts):
        if part.kind == "patronymic":
            return "femn" if part.word.casefold().endswith(PATRONYMIC_F) else "masc"
    return next((_first_name_gender(part.word) for part in parts if part.kind == "first"), None)


@lru_cache(maxsize=8_192)
def decline_name(name: str, case: Case) -> str:
    """Return the name with every word in ``case``."""
    parts = parts_of(name)
    gender = gender_of(name) or _likely_gender(parts)
    still = len(parts) - 1 if _is_far_eastern(parts) else 0
    return " ".join(
        part.word if n < still else _decline_part(part, gender, case) for n, part in enumerate(parts)
    )


def vocative(name: str) -> str:
    """Return the name as one speaks to its bearer: without the surname where there is a patronymic."""
    parts = parts_of(name)
    if any(part.kind == "patronymic" for part in parts):
        return " ".join(part.word for part in parts if part.kind != "last") or name
    return name


def _decline_part(part: NamePart, gender: Gender | None, case: Case) -> str:
    if "." in part.word or not _is_russian(part.word):
        return part.word
    pieces = part.word.split("-")
    only_last = pieces[0].casefold() in ONLY_LAST_DECLINES
    return "-".join(
        piece if only_last and n < len(pieces) - 1 else _decline_piece(piece, part.kind, gender, case)
        for n, piece in enumerate(pieces)
    )


def _decline_piece(word: str, kind: Kind, gender: Gender | None, case: Case) -> str:
    known = first_name_tags(word) if kind == "first" else None
    if known and gender is None and "masc" in known[0]:
        gender = "masc"
    return decline_word(word, kind, gender, case, fixed=bool(known and known[1]))


def _is_far_eastern(parts: tuple[NamePart, ...]) -> bool:
    """Tell whether the name is of three short words, of which only the last declines: Ким Чен Ын."""
    return len(parts) == 3 and all(_syllables(part.word) == 1 and "." not in part.word for part in parts)


def _is_patronymic(word: str, words: int) -> bool:
    low = word.casefold()
    if low in SON_AND_DAUGHTER:
        return True
    if len(low) < 5 or not low.endswith(PATRONYMIC_M + PATRONYMIC_F):
        return False
    # Of two words the second may be a surname, as in «Анна Мицкевич».
    return words > 2 or not is_surname(low)


def _first_name_at(words: list[str]) -> int:
    """Return the place of the first name among words without a patronymic."""
    if len(words) > 1:
        known = [first_name_tags(word.partition("-")[0]) is not None for word in words]
        if known[0] and known[1]:
            # «Романов Роман» is told by its first word, «Роман Савва» by the usual order.
            return 1 if words[0].casefold().endswith(SURNAME_ENDS) and is_surname(words[0]) else 0
        if known[1] and not known[0] and (is_surname(words[0]) or words[0].casefold().endswith(SURNAME_ENDS)):
            return 1
        if known[1] and not known[0] and not is_surname(words[1]):
            return 1
    return 0


def _only_a_surname(word: str) -> bool:
    return first_name_tags(word.partition("-")[0]) is None


def _first_name_gender(word: str) -> Gender | None:
    low = word.casefold()
    known = first_name_tags(low.split("-")[-1]) or first_name_tags(low)
    if known is None or low in UNISEX or len(known[0]) != 1:
        return None
    if "masc" in known[0]:
        return "masc"
    return "femn" if "femn" in known[0] else None


def _likely_gender(parts: tuple[NamePart, ...]) -> Gender | None:
    """Guess for the endings only, where a wrong guess costs an ending and not a form of address."""
    words = [(part.kind, part.word.casefold()) for part in parts if "." not in part.word]
    first = next((word for kind, word in words if kind == "first"), "")
    last = next((word for kind, word in words if kind == "last"), "")
    if last.endswith(("ова", "ева", "ёва", "ина", "ына", "ая", "яя")) and _syllables(last) > 2:
        return "femn"
    if last.endswith(("ов", "ев", "ёв", "ин", "ын", "ий", "ый", "ой")):
        return "masc"
    if not first or first_name_tags(first):
        return None
    return "femn" if first.endswith(("а", "я")) else "masc"


def _syllables(word: str) -> int:
    return sum(letter in "аеёиоуыэюя" for letter in word.casefold())


def _is_russian(word: str) -> bool:
    return all("а" <= letter <= "я" or letter in "ё-'’" for letter in word.casefold())
