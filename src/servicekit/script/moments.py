"""Dates and moments in words: «в четверг, 10 декабря, до 18:00» (Russian and English)."""

from datetime import date, datetime

from servicekit.model.rule import Language

__all__ = ["DATETIME_FORMS", "DATE_FORMS", "format_date", "format_datetime"]

DATE_FORMS = ("day", "weekday", "full", "short")
DATETIME_FORMS = ("by", "at", "time")

MONTHS: dict[Language, list[str]] = {
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),
    "en": "January February March April May June July August September October November December".split(),
}
WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "ru": ("в понедельник", "во вторник", "в среду", "в четверг", "в пятницу", "в субботу", "в воскресенье"),
    "en": ("on Monday", "on Tuesday", "on Wednesday", "on Thursday", "on Friday", "on Saturday", "on Sunday"),
}


def format_date(day: date, language: Language, form: str = "day") -> str:
    """Return a date in words.

    ``day`` 10 декабря, ``weekday`` в четверг, 10 декабря, ``full`` with the year, ``short`` in digits.
    """
    if form == "short":
        return (
            f"{day:%d.%m.%Y}"
            if language == "ru"
            else f"{day.day} {MONTHS['en'][day.month - 1][:3]} {day.year}"
        )
    words = f"{day.day} {MONTHS[language][day.month - 1]}"
    if form == "weekday":
        return f"{WEEKDAYS[language][day.weekday()]}, {words}"
    if form == "full":
        return f"{words} {day.year} года" if language == "ru" else f"{words} {day.year}"
    return words


def format_datetime(moment: datetime, language: Language, form: str = "by") -> str:
    """Return a moment, as the clock in it shows: ``by`` a deadline, ``at`` an appointment, ``time`` alone."""
    clock = f"{moment:%H:%M}"
    if form == "time":
        return clock
    day = format_date(moment, language, "weekday")
    if language == "ru":
        return f"{day}, {'до' if form == 'by' else 'в'} {clock}"
    return f"{'by' if form == 'by' else 'at'} {clock} {day}"
