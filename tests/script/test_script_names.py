"""Names decline as Russian grammar says, and their gender is told or left open, never guessed."""

from itertools import islice
from pathlib import Path

import pytest
import yaml

from servicekit.script.declension import CASES
from servicekit.script.dictionary import _analyzer
from servicekit.script.names import decline_name, gender_of, vocative

NAMES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))["names"]


@pytest.mark.parametrize("known", NAMES, ids=lambda known: known["name"])
def test_each_name_has_its_forms(known):
    assert [decline_name(known["name"], case) for case in CASES[1:]] == known["forms"]


@pytest.mark.parametrize("known", NAMES, ids=lambda known: known["name"])
def test_each_name_tells_its_gender_or_none(known):
    assert (gender_of(known["name"]) or "unknown") == known["gender"]


def test_there_are_two_hundred_names():
    assert len({known["name"] for known in NAMES}) >= 200


def test_the_nominative_is_the_name():
    assert all(decline_name(known["name"], "nominative") == known["name"] for known in NAMES)


@pytest.mark.parametrize("name", ["Кузнецова", "Мельник", "Коваленко", "Черных", "Иванов"])
def test_a_surname_never_tells_the_gender(name):
    assert gender_of(name) is None


@pytest.mark.parametrize("name", ["Саша", "Женя", "Валя", "Слава", "Шура", "Ким", "John Smith", ""])
def test_a_name_of_both_genders_is_left_open(name):
    assert gender_of(name) is None


@pytest.mark.parametrize(
    ("name", "spoken"),
    [
        ("Мария Петровна", "Мария Петровна"),
        ("Белова Мария Петровна", "Мария Петровна"),
        ("Мария Петровна Белова", "Мария Петровна"),
        ("Борис Абрамович Петров", "Борис Абрамович"),
        ("Алиев Мамед Гасан оглы", "Мамед Гасан оглы"),
        ("Анна Мицкевич", "Анна Мицкевич"),
        ("Саша", "Саша"),
        ("Мельник", "Мельник"),
    ],
)
def test_one_speaks_to_a_person_without_the_surname_where_there_is_a_patronymic(name, spoken):
    assert vocative(name) == spoken


TAGS = dict(zip(CASES[1:], ("gent", "datv", "accs", "ablt", "loct"), strict=True))
BESIDE = {"Name": "{}", "Patr": "{first} {} Нео", "Surn": "{first} {}"}


def _dictionary_names(kind, gender, step):
    """Every so manieth word of the dictionary that is such a name in the nominative singular."""
    wants = {kind, gender, "nomn", "sing"}
    odd = {"Abbr", "Infr", "Erro", "Fixd"}
    known = _analyzer().dictionary.iter_known_words()
    words = (word for word, tag, *_ in known if wants <= tag.grammemes and not odd & tag.grammemes)
    return islice((word for word in words if "-" not in word), 0, None, step)


def _agrees(word, kind, gender, case):
    reading = next(r for r in _analyzer().parse(word) if {kind, gender, "nomn", "sing"} <= r.tag.grammemes)
    forms = [form for form in reading.lexeme if {TAGS[case], "sing", gender} <= form.tag.grammemes]
    wanted = {form.word.replace("ё", "е") for form in forms}
    name = BESIDE[kind].format(word.capitalize(), first="Иван" if gender == "masc" else "Анна")
    said = decline_name(name, case).split()[1 if kind != "Name" else 0]
    return not wanted or said.casefold().replace("ё", "е") in wanted


@pytest.mark.long
@pytest.mark.parametrize(
    ("kind", "gender", "step"),
    [
        (kind, gender, step)
        for kind, step in (("Name", 40), ("Patr", 60), ("Surn", 60))
        for gender in ("masc", "femn")
    ],
)
def test_the_rules_agree_with_a_dictionary_they_were_not_made_from(kind, gender, step):
    results = [
        _agrees(word, kind, gender, case) for word in _dictionary_names(kind, gender, step) for case in TAGS
    ]
    assert len(results) > 300
    assert sum(results) / len(results) >= 0.99
