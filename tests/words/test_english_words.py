"""The tables of English words: contractions, irregular verbs, known words, names."""

from importlib.resources import files

import pytest

from servicekit.match.tables import contraction, contractions, is_known_en, is_name, past_participle


def rows(table: str) -> list[str]:
    text = files("servicekit.match").joinpath("words", f"{table}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("don't", "do not"), ("can't", "can not"), ("cannot", "can not"), ("won't", "will not"), ("it's", "it is"),
        ("That’s", "that is"), ("I'm", "i am"), ("we've", "we have"), ("they'll", "they will"), ("isn't", "is not"),
        ("shouldn't've", "should not have"), ("dont", "do not"), ("thats", "that is"), ("youre", "you are"),
        ("im", "i am"), ("ive", "i have"), ("doesnt", "does not"), ("you'd", "you would"),
    ],
)  # fmt: skip
def test_contractions_are_spread_out(short: str, long: str) -> None:
    assert " ".join(contraction(short)) == long


@pytest.mark.parametrize(
    "word", ["its", "well", "were", "wed", "hell", "shell", "id", "ill", "lets", "shed", "help", ""]
)
def test_a_word_of_its_own_is_no_contraction(word: str) -> None:
    assert contraction(word) == ()


def test_d_is_never_read_as_had() -> None:
    """«You'd like to» must not become «you had»."""
    had = [short for short, words in contractions().items() if "had" in words and not short.startswith("had")]
    assert had == []
    assert all("would" in words for short, words in contractions().items() if short.endswith("'d"))


def test_contractions_spread_into_words_that_are_none() -> None:
    assert all(len(words) >= 2 for words in contractions().values())
    assert {word for words in contractions().values() for word in words} & set(contractions()) == set()


@pytest.mark.parametrize("table", ["contractions_en", "irregular_verbs_en"])
def test_a_table_is_sorted_and_without_doubles(table: str) -> None:
    heads = [row.split()[0] for row in rows(table)]
    assert rows(table) == sorted(rows(table))
    assert len(set(heads)) == len(heads)


def test_irregular_verbs() -> None:
    assert len(rows("irregular_verbs_en")) >= 200
    assert all(len(row.split()) >= 3 for row in rows("irregular_verbs_en"))
    assert past_participle("Understand") == ("understood", "understood")
    assert past_participle("go") == ("went", "gone")
    assert past_participle("learn") == ("learned", "learned", "learnt")
    assert past_participle("help") == ()


def test_forms_of_irregular_verbs_are_known_words() -> None:
    forms = {form for row in rows("irregular_verbs_en") for form in row.split() if 3 <= len(form) <= 12}
    assert sorted(form for form in forms if not is_known_en(form)) == []


@pytest.mark.parametrize(
    "word", ["refund", "Invoice", "colour", "color", "calmed", "apologise", "don't", "dont"]
)
def test_known_words(word: str) -> None:
    assert is_known_en(word)


@pytest.mark.parametrize("word", ["refnud", "invocie", "clam-down", "probelm", "uderstand"])
def test_misspellings_are_unknown(word: str) -> None:
    assert not is_known_en(word)


def test_known_words_are_enough_and_not_too_many() -> None:
    words = [word for row in rows("known_words_en") for word in row.split()]
    assert 30_000 <= len(words) <= 60_000
    assert words == sorted(set(words))
    assert sum(len(row) + 1 for row in rows("known_words_en")) <= 450_000


@pytest.mark.parametrize(
    "name", ["Мария", "Марией", "Ивановне", "сергею", "Алёна", "наталья", "John", "EMILY", "Саша"]
)
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "word", ["заказ", "любой", "веры", "света", "марта", "мая", "bill", "will", "may", "order", "mark", ""]
)
def test_common_words_are_no_names(word: str) -> None:
    assert not is_name(word)
