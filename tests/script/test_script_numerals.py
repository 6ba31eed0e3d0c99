"""Each number from 0 to 1,000 takes the right form of each of twenty units."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicekit.script.amounts import format_money, format_number, plural

UNITS = [
    ("день", "дня", "дней"),
    ("час", "часа", "часов"),
    ("минута", "минуты", "минут"),
    ("секунда", "секунды", "секунд"),
    ("неделя", "недели", "недель"),
    ("месяц", "месяца", "месяцев"),
    ("год", "года", "лет"),
    ("рубль", "рубля", "рублей"),
    ("копейка", "копейки", "копеек"),
    ("человек", "человека", "человек"),
    ("заказ", "заказа", "заказов"),
    ("письмо", "письма", "писем"),
    ("правка", "правки", "правок"),
    ("страница", "страницы", "страниц"),
    ("место", "места", "мест"),
    ("комната", "комнаты", "комнат"),
    ("ночь", "ночи", "ночей"),
    ("раз", "раза", "раз"),
    ("документ", "документа", "документов"),
    ("рабочий день", "рабочих дня", "рабочих дней"),
]

# One letter for each number from 0 to 99: 1 as in «1 день», 2 as in «2 дня», 5 as in «5 дней».
TEENS = "5" * 10
ROW = "5" + "1" + "222" + "55555"
PATTERN = ROW + TEENS + ROW * 8


@pytest.mark.parametrize("forms", UNITS, ids=lambda forms: forms[0])
def test_every_number_to_a_thousand_agrees(forms):
    by_letter = dict(zip("125", forms, strict=True))
    for number in range(1001):
        expected = f"{number} {by_letter[PATTERN[number % 100]]}"
        assert plural(Decimal(number), forms, "ru") == expected


@pytest.mark.parametrize("forms", UNITS, ids=lambda forms: forms[0])
@pytest.mark.parametrize("number", ["0.5", "1.5", "2.25", "10.1", "21.7"])
def test_a_part_takes_the_form_of_two(forms, number):
    assert plural(Decimal(number), forms, "ru") == f"{number.replace('.', ',')} {forms[1]}"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("0", "0 days"),
        ("1", "1 day"),
        ("2", "2 days"),
        ("21", "21 days"),
        ("1.5", "1.5 days"),
        ("12000", "12,000 days"),
    ],
)
def test_english_has_two_forms(number, said):
    assert plural(Decimal(number), ("day", "days"), "en") == said


@pytest.mark.parametrize(
    ("number", "ru", "en"),
    [
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("1000", "1000", "1000"),
        ("12500", "12 500", "12,500"),
        ("1234567.5", "1 234 567,5", "1,234,567.5"),
        ("1E+2", "100", "100"),
        ("0.10", "0,1", "0.1"),
    ],
)
def test_numbers_are_written_as_people_write_them(number, ru, en):
    assert (format_number(Decimal(number), "ru"), format_number(Decimal(number), "en")) == (ru, en)


@pytest.mark.parametrize(
    ("amount", "currency", "language", "form", "said"),
    [
        ("12500", "RUB", "ru", "sign", "12 500 ₽"),
        ("1250", "RUB", "ru", "sign", "1 250 ₽"),
        ("1234.5", "RUB", "ru", "sign", "1 234,50 ₽"),
        ("99.99", "EUR", "ru", "sign", "99,99 €"),
        ("21", "RUB", "ru", "words", "21 рубль"),
        ("12500", "RUB", "ru", "words", "12 500 рублей"),
        ("2", "USD", "ru", "words", "2 доллара"),
        ("1.5", "RUB", "ru", "words", "1,5 рубля"),
        ("12500", "USD", "en", "sign", "$12,500"),
        ("0.5", "GBP", "en", "sign", "£0.50"),
        ("12500", "RUB", "en", "sign", "12,500 RUB"),
        ("1", "USD", "en", "words", "1 dollar"),
        ("3", "BYN", "en", "words", "3 Belarusian roubles"),
    ],
)
def test_money_is_written_as_people_write_it(amount, currency, language, form, said):
    assert format_money(Decimal(amount), currency, language, form) == said


@given(st.integers(0, 10**9), st.sampled_from(UNITS))
def test_only_the_last_two_digits_decide(number, forms):
    """The form of a counted word depends on the number modulo a hundred alone."""
    said = plural(Decimal(number), forms, "ru").rsplit(" ", len(forms[0].split()))[1:]
    same = plural(Decimal(number % 100), forms, "ru").rsplit(" ", len(forms[0].split()))[1:]
    assert said == same
