"""The filters that a speech module may use; there are no others."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from servicekit.errors import ServicekitError
from servicekit.model.rule import Language
from servicekit.script.amounts import OWN_CURRENCY, Counted, Money, format_money, format_number, plural
from servicekit.script.declension import Case
from servicekit.script.gap import Gap, GapLeft
from servicekit.script.moments import format_date, format_datetime
from servicekit.script.names import PersonName, decline_name, gender_of, vocative
from servicekit.script.word_cases import CannotDecline, decline_words

__all__ = ["FILTERS", "BadFilter", "filters_for", "show"]

AND: dict[Language, str] = {"ru": "и", "en": "and"}


class BadFilter(ServicekitError, ValueError):  # noqa: N818 - it becomes a SlotMissing one call above
    """A filter on a value that it cannot take, or that it cannot inflect."""


def show(value: Any, language: Language) -> str:
    """Return a value as the client reads it when no filter is named."""
    if isinstance(value, (str, Gap)):
        return str(value)
    if isinstance(value, Money):
        return format_money(value, value.currency, language)
    if isinstance(value, Counted) and value.unit:
        return plural(value, value.unit, language)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return format_number(Decimal(value), language)
    if isinstance(value, datetime):
        return format_datetime(value, language)
    if isinstance(value, date):
        return format_date(value, language)
    if isinstance(value, list):
        return str(join_list(language, value))
    msg = f"a value of type {type(value).__name__} cannot be said to a client"
    raise BadFilter(msg)


def count_things(language: Language, value: Any, *forms: str) -> Any:
    """Return the number with the agreeing form: ``5|plural('день', 'дня', 'дней')`` is «5 дней»."""
    if isinstance(value, Gap):
        return value
    if not isinstance(value, (int, float, Decimal)) or isinstance(value, bool):
        raise BadFilter(_cannot("plural", value, "a number"))
    forms = forms or (value.unit if isinstance(value, Counted) else ())
    return plural(Decimal(str(value)), forms, language)


def decline(language: Language, value: Any, case: Case) -> Any:
    """Return a name or a word in a case: ``'Мария'|case('dative')`` is «Марии»."""
    if isinstance(value, Gap):
        # A declined name is a part of its sentence, so the sentence cannot close over it.
        raise GapLeft(value.slot)
    if not isinstance(value, str):
        raise BadFilter(_cannot("case", value, "a name or a word"))
    if language != "ru":
        return value
    if isinstance(value, PersonName):
        return decline_name(value, case)
    try:
        return decline_words(value, case)
    except CannotDecline as error:
        msg = "the filter 'case' needs a noun in the nominative that the dictionary knows"
        raise BadFilter(msg) from error


def speak_to(language: Language, value: Any) -> Any:
    """Return the name as one addresses its bearer: «Мария Петровна»."""
    if isinstance(value, Gap):
        return value
    if not isinstance(value, PersonName):
        raise BadFilter(_cannot("vocative", value, "a slot of type name"))
    return vocative(value) if language == "ru" else value


def choose_by_gender(language: Language, value: Any, masculine: str, feminine: str, neutral: str) -> str:
    """Return the wording for the gender that the name tells, or the neutral one."""
    known = gender_of(value) if isinstance(value, PersonName) and language == "ru" else None
    return {"masc": masculine, "femn": feminine}.get(known or "", neutral)


def say_date(language: Language, value: Any, form: str = "day") -> Any:
    """Return a date in words: «10 декабря»."""
    if isinstance(value, Gap):
        return value
    if not isinstance(value, date):
        raise BadFilter(_cannot("date", value, "a date"))
    return format_date(value, language, form)


def say_datetime(language: Language, value: Any, form: str = "by") -> Any:
    """Return a moment in words: «в четверг, 10 декабря, до 18:00»."""
    if isinstance(value, Gap):
        return value
    if not isinstance(value, datetime):
        raise BadFilter(_cannot("datetime", value, "a date with a time"))
    return format_datetime(value, language, form)


def say_money(language: Language, value: Any, form: str = "sign") -> Any:
    """Return a sum in words: «12 500 ₽», ``money('words')`` «12 500 рублей»."""
    if isinstance(value, Gap):
        return value
    if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
        raise BadFilter(_cannot("money", value, "a sum"))
    currency = value.currency if isinstance(value, Money) else OWN_CURRENCY[language]
    return format_money(Decimal(value), currency, language, form)


def join_list(language: Language, value: Any, word: str = "") -> Any:
    """Return values in a row: «договор, счёт и акт»; ``word`` stands before the last one."""
    if isinstance(value, Gap):
        return value
    if not isinstance(value, list):
        raise BadFilter(_cannot("list", value, "a slot with 'many: true'"))
    said = [show(one, language) for one in value]
    if len(said) == 1:
        return said[0]
    return f"{', '.join(said[:-1])} {word or AND[language]} {said[-1]}"


def _cannot(name: str, value: Any, needs: str) -> str:
    return f"the filter {name!r} needs {needs}, and stands on a value of type {type(value).__name__}"


FILTERS: dict[str, Callable[..., Any]] = {
    "by_gender": choose_by_gender,
    "case": decline,
    "date": say_date,
    "datetime": say_datetime,
    "list": join_list,
    "money": say_money,
    "plural": count_things,
    "vocative": speak_to,
}


def filters_for(language: Language) -> dict[str, Callable[..., Any]]:
    """Return the filters as they speak one language."""
    return {name: partial(function, language) for name, function in FILTERS.items()}
