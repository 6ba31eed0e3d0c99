"""A Russian word is looked up without the morphology."""

import subprocess
import sys

import pytest

from servicekit.match.tables import is_known_ru


@pytest.mark.parametrize(
    "word",
    ["проблема", "успокойтесь", "ещё", "еще", "пришлём", "пришлем", "Перезвоним", "по-русски", "зелёный"],
)
def test_known_words(word: str) -> None:
    assert is_known_ru(word)


@pytest.mark.parametrize("word", ["успкойтесь", "прболема", "зделаем", "перезвониим", "hello", "42", ""])
def test_unknown_words(word: str) -> None:
    assert not is_known_ru(word)


def test_tables_are_read_without_the_morphology() -> None:
    code = (
        "import sys\n"
        "from servicekit.match.tables import is_known_ru, word_class, aspect_partners\n"
        "is_known_ru('ещё'), word_class('ещё'), aspect_partners('ждать')\n"
        "assert not {'pymorphy3', 'numpy', 'yaml', 'jinja2'} & set(sys.modules), sorted(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_both_readers_of_the_word_graph_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fast reader is an extra; without it each answer is the same."""
    from servicekit.match import tables

    words = ["ещё", "еще", "пришлем", "успкойтесь", "берёза", "береза", "зделаем"]
    fast = [is_known_ru(word) for word in words]
    tables._russian_words.cache_clear()
    monkeypatch.setitem(sys.modules, "dawg", None)
    assert [is_known_ru(word) for word in words] == fast
    tables._russian_words.cache_clear()
