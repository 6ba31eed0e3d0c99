"""Examples of client types that do not hold are told with a way to mend them."""

import pytest

from servicekit import load_standard
from servicekit.verify import check_client_types


@pytest.mark.parametrize("name", ["ru-service", "en-service"])
def test_the_shipped_types_hold(name):
    assert check_client_types(load_standard(name)) == []


def test_an_example_that_does_not_hold_is_told():
    kind = {
        "id": "angry",
        "title": "Сердитый",
        "signals": ["безобразие"],
        "catches": ["Это безобразие!", "Сколько можно ждать?"],
        "allows": ["Спасибо.", "Безобразие исправили, спасибо."],
    }
    found = check_client_types(load_standard({"standard": "made", "language": "ru", "client_types": [kind]}))
    assert [
        "not seen in its own example: Сколько" in found[0].message,
        "Безобразие исправили" in found[1].message,
    ] == [True, True]
    assert "'безобразие'" in found[1].say[0]
