"""A word that no dictionary holds is found in every form, like the word it is inflected like."""

import pytest

from servicekit import StandardInvalid, load_standard, validate_reply
from servicekit.match.compile.own_words import own_forms, why_unlike

STANDARD = {
    "standard": "shop",
    "words": {"фигвамка": "марка"},
    "stop_phrases": [
        {
            "id": "no-such-thing",
            "phrases": ["у нас нет фигвамок"],
            "why": "Клиент слышит отказ.",
            "say": ["Привезём к пятнице."],
            "catches": ["у нас нет фигвамки", "фигвамок нет у нас"],
            "allows": ["Фигвамка едет к вам.", "У нас есть фигвамки."],
        }
    ],
}


def test_every_form_of_an_own_word_is_found() -> None:
    standard = load_standard(STANDARD)
    for reply in ("У нас нет фигвамки.", "Фигвамок у нас нет.", "У нас нет фигвамкаааа."):
        assert [f.rule for f in validate_reply(standard, reply).findings] == ["no-such-thing"], reply
    assert validate_reply(standard, "Фигвамка едет к вам.").ok


def test_forms_follow_the_model_word() -> None:
    forms = own_forms({"симка": "марка"})["симку"]
    assert {"симка", "симки", "симке", "симку", "симкой", "симок", "симками"} <= forms


def test_a_word_unlike_its_model_is_refused_with_the_reason() -> None:
    assert why_unlike("вайбер", "берёза") == "'вайбер' does not end in 'а', the part of 'береза' that changes"
    assert why_unlike("вайбер", "абвгдка") == "'абвгдка' is not in the dictionary"
    assert why_unlike("вайбер", "шофёр") is None
    with pytest.raises(StandardInvalid, match="unlike-words"):
        load_standard({**STANDARD, "words": {"вайбер": "берёза"}})
