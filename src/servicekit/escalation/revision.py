"""Whether a remark is a revision: it says what, where, why and how, or it is «тут не так» (agr.edits)."""

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["RevisionCheck", "RevisionPart", "check_revision", "is_revision"]

RevisionPart = Literal["what", "where", "why", "how"]

LONGEST = 4_000
"""A remark is read so far; what is longer is a brief, not a remark."""

_THINGS = (
    r"заголов|логотип|текст|абзац|слов[оаеу]|фраз|предложени|цвет|фон|шрифт|кнопк|картин|фото|изображени|иллюстрац|"
    r"икон|баннер|меню|ссылк|форм[аеуы]|пол[еяю]|таблиц|столб|строк|подпис|цен[аеуы]|телефон|адрес|"
    r"дат[аеуы]|номер|отступ|рамк|слайд|видео|ролик|звук|музык|голос|титр|раздел|блок|пункт|размер|имя|имени|фамили|должност|схем|"
    r"график|диаграмм|карт[аеуы]|отзыв|акци|скидк|надпис|опечатк|"
    r"heading|headline|title|logo|text|paragraph|word|phrase|sentence|colou?r|background|font|button|picture|photo|"
    r"image|icon|banner|menu|link|form|field|table|column|row|caption|price|phone|address|date|number|margin|frame|"
    r"slide|video|sound|music|voice|section|block|item|size|name|chart|diagram|map|typo"
)
_PLACES = (
    r"(?:на|в|во|под|над|у|около|возле|справа|слева|рядом с|после|перед|между|внизу|вверху|сверху|снизу)\s+"
    r"(?:\w+\s+){0,3}(?:страниц|главн|слайд|экран|шапк|подвал|раздел|блок|абзац|строк|столб|таблиц|пункт|макет|письм|"
    r"обложк|баннер|меню|форм|карточк|глав[еыу]|лист|кадр|заголовк|видео|логотип|кнопк|фото|угл|сайт|верх|низ)\w*|"
    r"\b(?:слайд|страниц[аые]|стр\.?|пункт|п\.|абзац|строка|лист|экран|раздел|кадр)\s*№?\s*\d+|\d{1,2}:\d{2}|"
    r"\b(?:справа|слева|вверху|внизу|сверху|снизу)\b|"
    r"\b(?:on|in|at|under|above|below|beside|near|after|before)\s+(?:\w+\s+){0,3}(?:page|slide|screen|header|footer|"
    r"section|block|paragraph|line|column|table|item|layout|letter|cover|banner|menu|form|card|chapter|sheet|frame|"
    r"heading|video|corner|site|top|bottom|left|right)\w*|\b(?:page|slide|line|section|paragraph|item|screen)\s*\d+"
)
_REASONS = (
    r"потому что|так как|поскольку|чтобы|чтоб|иначе|из-за|ведь|для того|ради|в связи с|по причине|"
    r"а то\b|это нужно|затем что|оттого что|(?:уже|больше) не (?:действу|работа|актуал)|"
    r"\bbecause\b|\bso that\b|\bsince\b|\bin order to\b|\botherwise\b|\bdue to\b|"
    r"\bas (?:it|we|they|he|she)\b|"
    r"\bthe reason\b|\bso (?:we|people|clients|customers|readers)\b"
)
_DEEDS = (
    r"замен|поменя|измени|исправ|убер|убра|удал|добав|встав|перенес|перемест|сдвин|поднят|подним|опуст|"
    r"увелич|уменьш|"
    r"сделайте\b.{0,60}?\w{2,30}(?:ее|ше|[ыи]м|ой)\b|сократ|дополн|постав|напиш|"
    r"указ|выдел|выровня|скройт|скры|"
    r"разб[еи]й|объедин|переимен|верн|долж(?:ен|на|но|ны) (?:быть|стать|стоять)|"
    r"нужн[оаы]? .{0,60}?(?:\bвместо\b|\d)|вместо|"
    r"\breplace|\bchange\b.{0,60}?\bto\b|\bcorrect|\bfix\b.{0,60}?\bto\b|\bremove|\bdelete|\badd\b|\binsert|"
    r"\bmove\b|\braise|"
    r"\blower\b|\benlarge|\breduce|"
    r"\bmake\b.{0,60}?\b(?:bigger|smaller|larger|bolder|lighter|darker|\w{2,30}er)\b|\bshorten|"
    r"\bput\b|\bwrite\b|\balign|\bhide\b|\bsplit|\bmerge|\brename|\bshould (?:be|say|read)\b|\binstead of\b"
)
_QUOTED = r"[«“\"„][^»”\"“]{1,200}[»”\"“]"

_SIGNS: dict[RevisionPart, re.Pattern[str]] = {
    "what": re.compile(rf"\b(?:{_THINGS})|{_QUOTED}", re.IGNORECASE),
    "where": re.compile(_PLACES, re.IGNORECASE),
    "why": re.compile(_REASONS, re.IGNORECASE),
    "how": re.compile(_DEEDS, re.IGNORECASE),
}
_ASKS: dict[str, dict[RevisionPart, str]] = {
    "ru": {
        "what": "Что именно изменить?",
        "where": "В каком месте?",
        "why": "Зачем, что это даст?",
        "how": "Как должно стать?",
    },
    "en": {
        "what": "What exactly is to change?",
        "where": "In which place?",
        "why": "What for?",
        "how": "How should it be?",
    },
}


@dataclass(frozen=True, slots=True)
class RevisionCheck:
    """What a remark says and what it lacks, with the question for each part that is missing."""

    has: tuple[RevisionPart, ...]
    missing: tuple[RevisionPart, ...]
    asks: tuple[str, ...]

    @property
    def ok(self) -> bool:
        """True when the remark is a revision."""
        return not self.missing


def check_revision(text: str) -> RevisionCheck:
    """Return which of what, where, why and how a remark says.

    Signs of each part are looked for in Russian and English; the check asks back rather than guess, so
    a remark that says a part in unusual words may be asked for it once more.
    """
    read = " ".join(text[:LONGEST].replace("ё", "е").split())
    has = tuple(part for part, sign in _SIGNS.items() if sign.search(read))
    missing = tuple(part for part in _SIGNS if part not in has)
    asks = _ASKS["ru" if re.search("[а-я]", read, re.IGNORECASE) or not read else "en"]
    return RevisionCheck(has, missing, tuple(asks[part] for part in missing))


def is_revision(text: str) -> bool:
    """Return whether a remark is a revision: it says what, where, why and how.

    «тут не так» and «мне просто не нравится» are none: `check_revision` tells what to ask.
    """
    return check_revision(text).ok
