"""How one word of a personal name is declined, by its ending (Russian).

Each paradigm lists the endings of the genitive, dative, accusative, instrumental and
prepositional; exceptions are few and stand in tables of their own.
"""

from typing import Literal

__all__ = ["CASES", "Case", "Gender", "Kind", "decline_word"]

Case = Literal["nominative", "genitive", "dative", "accusative", "instrumental", "prepositional"]
Gender = Literal["masc", "femn"]
Kind = Literal["first", "patronymic", "last"]

CASES: tuple[Case, ...] = (
    "nominative", "genitive", "dative", "accusative", "instrumental", "prepositional",
)  # fmt: skip

HUSH, HUSH_TS, VELAR, VOWELS = "жшчщ", "жшчщц", "гкх", "аеёиоуыэюя"

HARD = "а у а ом е".split()
HUSHED = "а у а ем е".split()
SOFT = "я ю я ем е".split()
SOFT_YO = "я ю я ём е".split()
SOFT_II = "я ю я ем и".split()
A_HARD = "ы е у ой е".split()
A_VELAR = "и е у ой е".split()
A_HUSH = "и е у ей е".split()
A_TS = "ы е у ей е".split()
A_SOFT = "и е ю ей е".split()
A_SOFT_STRESSED = "и е ю ёй е".split()
A_IIA = "и и ю ей и".split()
THIRD = ["и", "и", "ь", "ью", "и"]
POSSESSIVE_M = "а у а ым е".split()
POSSESSIVE_F = "ой ой у ой ой".split()
ADJECTIVE_M = "ого ому ого ым ом".split()
ADJECTIVE_M_VELAR = "ого ому ого им ом".split()
ADJECTIVE_M_SOFT = "его ему его им ем".split()
ADJECTIVE_F = "ой ой ую ой ой".split()
ADJECTIVE_F_SOFT = "ей ей юю ей ей".split()

# The stem before the ending, where it is not the word without its last letter.
FLEETING = {
    "лев": "льв", "павел": "павл", "пётр": "петр", "орёл": "орл", "орел": "орл", "козёл": "козл",
    "козел": "козл", "осёл": "осл", "воробей": "воробь", "соловей": "соловь", "муравей": "муравь",
    "ручей": "ручь", "огонь": "огн", "дятел": "дятл", "хохол": "хохл", "починок": "починк",
}  # fmt: skip
FIXED_SURNAMES = frozenset("дюма золя тома петипа люка труайя дега".split())
FIXED_PARTS = frozenset("оглы оглу кызы гызы заде аль эль ибн бен ван фон де ла ди дер да сен".split())
FOREIGN_IN_OV = frozenset(
    "дарвин чаплин грин франклин гершвин кальвин болдуин боуин цеппелин гриффин".split()
)
NOT_GENITIVE_IKH = frozenset("рерих эрлих фрейндлих дитрих фридрих генрих ульрих дидрих мних".split())
STRESSED_HUSH = frozenset(
    """ильич кузьмич лукич фомич ткач грач сыч толмач трубач скрипач силач богач косач лихач
    рогач усач драч горбач головач пугач калач ковач деркач голыш латыш малыш чиж стриж морж ёж еж
    кныш пыж рыж палащ хрущ клещ плющ борщ хвощ лещ кулиш ключ москвич""".split()
)
STRESSED_A_HUSH = frozenset("лапша левша ханжа душа".split())
STRESSED_A_SOFT = frozenset("илья заря".split())
STRESSED_SOFT = frozenset(
    "король конь огонь кобзарь пономарь коваль царь косарь воробей соловей муравей ручей".split()
)
UNSTRESSED_EC = frozenset("немец перец палец горец корец хейфец".split())
NOUNS_IN_OY = frozenset("прибой герой ковбой разбой зверобой козодой левкой".split())


def decline_word(word: str, kind: Kind, gender: Gender | None, case: Case, *, fixed: bool = False) -> str:
    """Return one word of a name in ``case``; what has no other forms comes back as it is."""
    if case == "nominative" or fixed or len(word) < 2:
        return word
    found = _paradigm(word.casefold(), kind, gender)
    if found is None:
        return word
    stem, endings = found
    ending = endings[CASES.index(case) - 1]
    return _like(word, stem) + (ending.upper() if word.isupper() else ending)


def _like(word: str, stem: str) -> str:
    """Give ``stem`` the capitals of ``word``."""
    kept = "".join(w if w.casefold() == s else s for w, s in zip(word, stem, strict=False))
    kept += stem[len(word) :]
    return kept.upper() if word.isupper() else kept


def _paradigm(word: str, kind: Kind, gender: Gender | None) -> tuple[str, list[str]] | None:
    if word in FIXED_PARTS:
        return None
    if kind == "patronymic":
        return _patronymic(word)
    if kind == "last":
        return _surname(word, gender)
    return _noun(word, gender)


def _patronymic(word: str) -> tuple[str, list[str]] | None:
    if word.endswith("на"):
        return word[:-1], A_HARD
    if word.endswith("ич"):
        return word, HARD if word in STRESSED_HUSH else HUSHED
    return None


def _surname(word: str, gender: Gender | None) -> tuple[str, list[str]] | None:
    if _is_fixed_surname(word):
        return None
    adjective = _adjective(word, gender)
    if adjective:
        return adjective
    if gender != "masc" and word.endswith(("ова", "ева", "ёва", "ина", "ына")):
        return word[:-1], POSSESSIVE_F
    if gender != "femn" and word.endswith(("ов", "ев", "ёв", "ин", "ын")) and word not in FLEETING:
        foreign = word in FOREIGN_IN_OV or (word[-1] == "н" and _syllables(word) < 2)
        return word, HARD if foreign else POSSESSIVE_M
    if gender == "femn" and word[-1] not in "ая":
        return None
    return _noun(word, gender)


def _is_fixed_surname(word: str) -> bool:
    if word.endswith(("ых", "их")) and _syllables(word) > 1:
        return word not in NOT_GENITIVE_IKH
    return word in FIXED_SURNAMES or word.endswith(("уа", "оа", "еа", "иа"))


def _adjective(word: str, gender: Gender | None) -> tuple[str, list[str]] | None:
    stem, end, before = word[:-2], word[-2:], word[-3:-2]
    if (
        gender != "femn"
        and end in ("ый", "ой")
        and word not in NOUNS_IN_OY
        and (end == "ый" or _syllables(word) > 1)
    ):
        return stem, ADJECTIVE_M_VELAR if before in VELAR + HUSH else ADJECTIVE_M
    if gender != "femn" and end == "ий" and before in VELAR + HUSH + "цн" and _syllables(word) > 1:
        return stem, ADJECTIVE_M_VELAR if before in VELAR + "ц" else ADJECTIVE_M_SOFT
    if gender != "masc" and end == "ая" and _syllables(word) > 2:
        return stem, ADJECTIVE_F
    if gender != "masc" and end == "яя":
        return stem, ADJECTIVE_F_SOFT
    return None


def _noun(word: str, gender: Gender | None) -> tuple[str, list[str]] | None:
    last, stem = word[-1], word[:-1]
    if last in "ая":
        return stem, _first_declension(word)
    if last in VOWELS:
        return None
    if gender == "femn":
        return (stem, THIRD) if last == "ь" else None
    stem = FLEETING.get(word) or _fleeting(word) or (stem if last in "йь" else word)
    if last in "йь":
        soft = SOFT_YO if word in STRESSED_SOFT else SOFT
        return stem, SOFT_II if word.endswith("ий") and _syllables(word) > 1 else soft
    return stem, HUSHED if last in HUSH_TS and word not in STRESSED_HUSH and not _stressed(word) else HARD


def _first_declension(word: str) -> list[str]:
    last, before = word[-1], word[-2]
    if last == "я":
        if before == "и":
            return A_IIA
        return A_SOFT_STRESSED if word in STRESSED_A_SOFT else A_SOFT
    if before in VELAR:
        return A_VELAR
    if before in HUSH:
        return A_VELAR if word in STRESSED_A_HUSH else A_HUSH
    return A_TS if before == "ц" else A_HARD


def _fleeting(word: str) -> str | None:
    """Drop the vowel that the nominative alone has: Кравец → Кравца, Волчок → Волчка."""
    if _syllables(word) < 2:
        return None
    if word.endswith("ец"):
        before = word[-3]
        if before in VOWELS:
            return word[:-2] + "йц"
        if word[-4] not in VOWELS:
            return None
        return word[:-2] + ("ьц" if before == "л" else "ц")
    if word.endswith(("чок", "шок", "жок", "щок", "енок", "ёнок")):
        return word[:-2] + "к"
    return None


def _stressed(word: str) -> bool:
    """Tell whether the ending of the instrumental bears the stress: Кравцом, Деркачом."""
    if word.endswith("ец"):
        return word[-3:-2] not in VOWELS and word not in UNSTRESSED_EC
    return word.endswith("ач") and _syllables(word) > 1


def _syllables(word: str) -> int:
    return sum(letter in VOWELS for letter in word)
