"""The words around a schedule, in the language of its standard."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from servicekit.model.rule import Language
from servicekit.schedule import Checkpoint, SpecialDay

__all__ = ["WORDS", "say_date", "say_day_kind", "say_length", "say_moment", "say_share", "say_state"]

WORDS: dict[Language, Mapping[str, str]] = {
    "ru": {
        "start": "начало",
        "due": "срок",
        "share": "доля",
        "when": "когда",
        "point": "контрольная точка",
        "owner": "отвечает",
        "state": "состояние",
        "check": "Проверить",
        "notice": "сообщение клиенту",
        "working": "рабочее время",
        "elapsed": "время",
        "pause": "пауза",
        "waiting": "впереди",
        "due now": "пора",
        "done": "сделано",
        "missed": "пропущено",
        "paused": "ждём клиента",
        "merged": "вместе с точкой",
        "day off": "выходной",
        "closed": "выходной",
        "workday": "рабочий день",
        "short": "короткий день",
        "hours": "особые часы",
        "project": "проект",
        "due today": "На сегодня",
        "missed before": "Пропущено",
        "nothing": "ничего",
        "nobody": "никто не назначен",
        "days left out": "ещё дней",
        "of them worked": "рабочих из них",
        "hour": "ч",
        "minute": "мин",
        "second": "с",
    },
    "en": {
        "start": "start",
        "due": "due",
        "share": "share",
        "when": "when",
        "point": "checkpoint",
        "owner": "owner",
        "state": "state",
        "check": "Check",
        "notice": "word to the client",
        "working": "working time",
        "elapsed": "time",
        "pause": "pause",
        "waiting": "ahead",
        "due now": "due",
        "done": "done",
        "missed": "missed",
        "paused": "waiting for the client",
        "merged": "together with",
        "day off": "day off",
        "closed": "day off",
        "workday": "working day",
        "short": "short day",
        "hours": "own hours",
        "project": "project",
        "due today": "Due today",
        "missed before": "Missed",
        "nothing": "nothing",
        "nobody": "nobody named",
        "days left out": "more days",
        "of them worked": "of them worked",
        "hour": "h",
        "minute": "min",
        "second": "s",
    },
}
WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "ru": ("пн", "вт", "ср", "чт", "пт", "сб", "вс"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def say_date(day: date, language: Language) -> str:
    """Return a date with its weekday: ``чт 30.04.2026`` or ``Thu 30 Apr 2026``."""
    weekday = WEEKDAYS[language][day.weekday()]
    if language == "ru":
        return f"{weekday} {day.day:02}.{day.month:02}.{day.year}"
    return f"{weekday} {day.day} {MONTHS[day.month - 1]} {day.year}"


def say_moment(moment: datetime, language: Language) -> str:
    """Return a moment to the minute, or to the second where it does not fall on a minute."""
    clock = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    return f"{say_date(moment.date(), language)} {clock}"


def say_length(length: timedelta, language: Language) -> str:
    """Return a length of working time in hours, minutes and seconds; days of work differ in length."""
    words, seconds = WORDS[language], int(length.total_seconds())
    parts = ((seconds // 3600, "hour"), (seconds // 60 % 60, "minute"), (seconds % 60, "second"))
    return " ".join(f"{count} {words[unit]}" for count, unit in parts if count) or f"0 {words['hour']}"


def say_share(share: float, language: Language) -> str:
    """Return a share as a percentage: ``12,5 %`` in Russian, ``12.5%`` in English."""
    number = f"{share * 100:.4f}".rstrip("0").rstrip(".")
    return f"{number.replace('.', ',')} %" if language == "ru" else f"{number}%"


def say_state(point: Checkpoint, language: Language) -> str:
    """Return the state of a point, and the point it went into."""
    words = WORDS[language]
    if point.state == "merged":
        return f"{words['merged']} {point.merged_into}"
    return words["due now" if point.state == "due" else point.state]


def say_day_kind(day: SpecialDay, language: Language) -> str:
    """Return what is special about a day, by its own title where it has one."""
    return day.title or WORDS[language][day.kind]
