"""Numbers, counted things and money in words that agree (Russian and English)."""

from decimal import Decimal

from servicekit.model.rule import Language

__all__ = ["Counted", "Money", "format_money", "format_number", "plural"]

SIGNS = {"RUB": "₽", "USD": "$", "EUR": "€", "GBP": "£", "KZT": "₸", "BYN": "BYN"}
OWN_CURRENCY: dict[Language, str] = {"ru": "RUB", "en": "USD"}
MONEY_WORDS: dict[Language, dict[str, tuple[str, ...]]] = {
    "ru": {
        "RUB": ("рубль", "рубля", "рублей"),
        "USD": ("доллар", "доллара", "долларов"),
        "EUR": ("евро", "евро", "евро"),
        "GBP": ("фунт", "фунта", "фунтов"),
        "KZT": ("тенге", "тенге", "тенге"),
        "BYN": ("белорусский рубль", "белорусских рубля", "белорусских рублей"),
    },
    "en": {
        "RUB": ("rouble", "roubles"),
        "USD": ("dollar", "dollars"),
        "EUR": ("euro", "euros"),
        "GBP": ("pound", "pounds"),
        "KZT": ("tenge", "tenge"),
        "BYN": ("Belarusian rouble", "Belarusian roubles"),
    },
}


class Counted(Decimal):
    """A number of things, with the forms of their name."""

    unit: tuple[str, ...] = ()


class Money(Decimal):
    """A sum in a currency, an ISO code."""

    currency: str = "RUB"


def format_number(number: Decimal, language: Language) -> str:
    """Return a number as people write it: 12 500 and 1,5 in Russian, 12,500 and 1.5 in English."""
    text = f"{number.normalize():,f}" if abs(number) >= 10_000 else f"{number.normalize():f}"
    if language == "en":
        return text
    return text.replace(",", " ").replace(".", ",").replace("-", "−")


def plural(number: Decimal, forms: tuple[str, ...], language: Language) -> str:
    """Return the number with the form that agrees: 1 день, 2 дня, 5 дней, 1,5 дня."""
    return f"{format_number(number, language)} {forms[_form(abs(number), language)]}"


def forms_needed(language: Language) -> int:
    """Return how many forms a counted word has: three in Russian, two in English."""
    return 3 if language == "ru" else 2


def _form(number: Decimal, language: Language) -> int:
    whole = number == number.to_integral_value()
    if language == "en":
        return 0 if whole and number == 1 else 1
    if not whole:
        return 1
    tens, ones = int(number) % 100, int(number) % 10
    if ones == 1 and tens != 11:
        return 0
    return 1 if ones in (2, 3, 4) and tens not in (12, 13, 14) else 2


def format_money(amount: Decimal, currency: str, language: Language, form: str = "sign") -> str:
    """Return a sum of money: «12 500 ₽», and with ``form="words"`` «12 500 рублей»."""
    whole = amount.to_integral_value()
    amount = Decimal(whole) if amount == whole else amount.quantize(Decimal("0.01"))
    if form == "words":
        return plural(amount, MONEY_WORDS[language][currency], language)
    digits = f"{amount:,f}"
    sign = SIGNS[currency]
    if language == "ru":
        return f"{digits.replace(',', ' ').replace('.', ',')} {sign}"
    return f"{sign}{digits}" if len(sign) == 1 and sign not in "₽₸" else f"{digits} {currency}"
