"""Word classes of the notation: ``<глагол> <число> <сумма> <дата> <имя>``."""

import re

from servicekit.match.fit.verb_class_english import is_verb_en
from servicekit.match.reading.view import SentenceView
from servicekit.match.tables import is_name, word_class

__all__ = ["class_size"]

_NUMBER = re.compile(r"\d[\d,.-]*(?:st|nd|rd|th|го|й|е|я|х|ти)?")
_NUMERALS_RU = re.compile(
    r"(?:один|одн|два|две|дву|двух|тр[ие]|четыр|пят|шест|сем|восем|девят|десят|одиннадцат|двенадцат|тринадцат|"
    r"четырнадцат|пятнадцат|шестнадцат|семнадцат|восемнадцат|девятнадцат|двадцат|тридцат|сорок|сто|двести|"
    r"триста|"
    r"пятьсот|шестьсот|семьсот|восемьсот|девятьсот|тысяч|миллион)[а-я]{0,6}"
)
_NUMERALS_EN = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand "
    "million".split()
)
_CURRENCY = re.compile(
    r"(?:руб(?:л[а-я]+)?|р|копе[а-я]+|коп|доллар[а-я]*|евро|фунт[а-я]*|тенге|гривн[а-я]*|тыс|тысяч[а-я]*|"
    r"dollars?|euros?|pounds?|cents?|pence|usd|eur|gbp|rub|roubles?|rubles?)"
)
_MONTH = re.compile(
    r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)[а-я]{1,3}|ма[йяею]|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|"
    r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_DAY = re.compile(
    r"понедельник[а-я]*|вторник[а-я]*|сред[аыуе]|четверг[а-я]*|пятниц[а-я]+|суббот[а-я]+|воскресень[а-я]+|"
    r"сегодня|завтра|послезавтра|today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
)


def class_size(view: SentenceView, at: int, name: str, language: str) -> int:
    """Return how many words from ``at`` on make a word of the class ``name``; 0 when none does."""
    if name == "verb":
        return _verb(view, at, language)
    return _SIZES[name](view, at)


def _verb(view: SentenceView, at: int, language: str) -> int:
    if language == "ru":
        return int(word_class(view.words[at]) in {"finite", "infinitive", "predicative"})
    return int(is_verb_en(view, at))


def _number(view: SentenceView, at: int) -> int:
    end = at
    while (
        end < len(view.words)
        and _is_number(view.words[end])
        and (end == at or not view.marks[end].strip(".,"))
    ):
        end += 1
    return end - at


def _is_number(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word) or _NUMERALS_RU.fullmatch(word) or word in _NUMERALS_EN)


def _amount(view: SentenceView, at: int) -> int:
    size = _number(view, at)
    if not size:
        return 0
    after = at + size
    if any(sign in view.marks[at] + view.marks[after] for sign in "₽$€£"):
        return size
    return size + 1 if after < len(view.words) and _CURRENCY.fullmatch(view.words[after]) else 0


def _date(view: SentenceView, at: int) -> int:
    words = view.words
    if _DAY.fullmatch(words[at]):
        return 1
    dated = at + 1 < len(words) and _NUMBER.fullmatch(words[at])
    if dated and (_MONTH.fullmatch(words[at + 1]) or view.marks[at + 1] in {".", "/"}):
        return 2
    return (
        2 if _MONTH.fullmatch(words[at]) and at + 1 < len(words) and _NUMBER.fullmatch(words[at + 1]) else 0
    )


def _name(view: SentenceView, at: int) -> int:
    return int(is_name(view.words[at]))


_SIZES = {"number": _number, "amount": _amount, "date": _date, "name": _name}
