"""What fills a slot: values are read by the type of the slot, checked, and never printed in an error."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from numbers import Real
from typing import Any

from servicekit.errors import SlotMissing
from servicekit.model import Slot, SpeechModule
from servicekit.model.rule import Language
from servicekit.script.amounts import OWN_CURRENCY, Counted, Money
from servicekit.script.gap import Gap
from servicekit.script.names import PersonName

__all__ = ["MOST_VALUES", "NotOfType", "example_values", "fill", "missing_slots", "read_value"]

MOST_VALUES = 50
"""A slot with ``many`` takes at most so many values: a text is read by a person."""

NOTHING = frozenset({"none", "null", "nil", "nan", "undefined", "n/a", "#n/a"})
LINK = re.compile(
    r"(?:https?://[^\s/$.?#{}<>\"'][^\s{}<>\"]*|mailto:[^\s{}<>\"]+@[^\s{}<>\"]+|tel:\+?[\d-]{5,20})"
)
WANTED = {
    "text": "a short text without braces",
    "name": "the name of a person, as in Мария Петровна",
    "date": "a date, as in 2026-12-10",
    "datetime": "a date with a time, as in 2026-12-10 18:00",
    "money": "a sum, as in 12500 or 1234.50",
    "count": "a number that is not negative, as in 3 or 1.5",
    "link": "a link that begins with https://, http://, mailto: or tel:",
}


class NotOfType(ValueError):  # noqa: N818 - it is caught one call above
    """A value that the type of its slot does not allow; the message says what is wanted."""


def fill(module: SpeechModule, values: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Return a value for each slot of the module, read by its type.

    What the module does not ask for is left aside. Raises ``SlotMissing`` that names every slot
    that is missing or of a wrong type, and prints no value.
    """
    filled: dict[str, Any] = {}
    wrong: list[str] = []
    for name, slot in module.slots.items():
        try:
            filled[name] = _fill_one(name, slot, values.get(name), language)
        except NotOfType as error:
            wrong.append(f"slot {name!r} {error}")
    if wrong:
        where = f"{module.place}: " if module.place else ""
        raise SlotMissing(f"{where}speech module {module.id!r}: {'; '.join(wrong)}")
    return filled


def missing_slots(module: SpeechModule, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the required slots that ``values`` leaves empty, in written order."""
    return tuple(n for n, slot in module.slots.items() if slot.required and _is_nothing(values.get(n)))


def example_values(module: SpeechModule, language: Language) -> dict[str, Any]:
    """Return an example for each slot: the author's own, else one of its type."""
    return {name: example_of(name, slot, language) for name, slot in module.slots.items()}


def example_of(name: str, slot: Slot, language: Language) -> Any:
    """Return the example of one slot: the author's own, else one of its type."""
    if slot.example is not None:
        return slot.example
    russian = language == "ru"
    one = {
        "text": name.replace("_", " "),
        "name": "Мария Петровна" if russian else "Maria Brown",
        "date": date(2026, 12, 10),
        "datetime": datetime(2026, 12, 10, 18, 0),  # noqa: DTZ001 - the wall clock of an example.
        "money": 12_500,
        "count": 3,
        "link": "https://example.org/help",
        "choice": slot.choices[0] if slot.choices else "",
    }[slot.type]
    return [one] if slot.many else one


def _fill_one(name: str, slot: Slot, value: Any, language: Language) -> Any:
    if _is_nothing(value) and slot.fallback is not None:
        value = slot.fallback
    if _is_nothing(value):
        if slot.required:
            asked = f" ({slot.ask})" if slot.ask else ""
            msg = f"is missing{asked}; give it {wanted(slot)}"
            raise NotOfType(msg)
        return Gap(name, closes=slot.type == "name" and not slot.many)
    if not slot.many:
        return read_value(slot, value, language)
    if isinstance(value, str) or not isinstance(value, (list, tuple)):
        value = [value]
    if len(value) > MOST_VALUES:
        msg = f"has {len(value)} values, and at most {MOST_VALUES} are read"
        raise NotOfType(msg)
    return [read_value(slot, one, language) for one in value]


def wanted(slot: Slot) -> str:
    """Say what a slot wants, for a message."""
    if slot.type == "choice":
        return f"one of {', '.join(slot.choices)}"
    return WANTED[slot.type]


def read_value(slot: Slot, value: Any, language: Language) -> Any:
    """Return the value as its slot types it, or raise ``NotOfType`` that says what is wanted."""
    try:
        read = READERS[slot.type](slot, value, language)
    except (ValueError, InvalidOperation, OverflowError):
        read = None
    if read is None:
        msg = f"wants {wanted(slot)}, and got {_shape(value)}"
        raise NotOfType(msg)
    return read


def _shape(value: Any) -> str:
    if isinstance(value, str):
        return f"a text of {len(value)} characters instead"
    return f"a value of type {type(value).__name__}"


def _is_nothing(value: Any) -> bool:
    if isinstance(value, str):
        return not value.strip()
    return value is None or (isinstance(value, (list, tuple)) and not value)


def _text(slot: Slot, value: Any, language: Language) -> str | None:
    del language
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        return None
    text = " ".join(str(value).split())
    if len(text) > slot.max_length or text.casefold() in NOTHING or "{" in text or "}" in text:
        return None
    return text if all(_is_writable(letter) for letter in text) else None


def _is_writable(letter: str) -> bool:
    return unicodedata.category(letter) not in ("Cc", "Cs", "Co", "Cn")


def _name(slot: Slot, value: Any, language: Language) -> PersonName | None:
    text = _text(slot, value, language) if isinstance(value, str) else None
    if not text or len(text) > 80 or not all(c.isalpha() or c in " -'’.ʼ" or c == "\u0301" for c in text):
        return None
    if not text[0].isalpha():
        return None
    return PersonName(
        text.title() if text.islower() or (text.isupper() and "." not in text and len(text) > 2) else text
    )


def _date(slot: Slot, value: Any, language: Language) -> date | None:
    del slot, language
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else date.fromisoformat(value) if isinstance(value, str) else None


def _datetime(slot: Slot, value: Any, language: Language) -> datetime | None:
    del slot, language
    if isinstance(value, str) and len(value) > 10:
        return datetime.fromisoformat(value)
    return value if isinstance(value, datetime) else None


def _number(value: Any, language: Language) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (Real, Decimal, str)):
        return None
    text = str(value)
    if isinstance(value, str):
        # «1 234,5» in Russian is 1,234.5 in English.
        text = "".join(text.split()).replace(",", "." if language == "ru" else "")
    number = Decimal(text)
    return number if number.is_finite() and 0 <= number < Decimal(10) ** 15 else None


def _count(slot: Slot, value: Any, language: Language) -> Counted | None:
    number = _number(value, language)
    if number is None:
        return None
    counted = Counted(round(number, 6).normalize())
    counted.unit = slot.unit
    return counted


def _money(slot: Slot, value: Any, language: Language) -> Money | None:
    number = _number(value, language)
    if number is None:
        return None
    money = Money(round(number, 2))
    money.currency = slot.currency or OWN_CURRENCY[language]
    return money


def _link(slot: Slot, value: Any, language: Language) -> str | None:
    del slot, language
    return value if isinstance(value, str) and len(value) <= 2_000 and LINK.fullmatch(value) else None


def _choice(slot: Slot, value: Any, language: Language) -> str | None:
    del language
    return value if value in slot.choices else None


READERS: dict[str, Callable[[Slot, Any, Language], Any]] = {
    "text": _text,
    "name": _name,
    "date": _date,
    "datetime": _datetime,
    "money": _money,
    "count": _count,
    "link": _link,
    "choice": _choice,
}
