"""Forms looked up by paradigm are the forms that the dictionary itself gives."""

import pymorphy3
import pytest

from servicekit.match.compile.paradigms import inflected

ANALYZER = pymorphy3.MorphAnalyzer()
# Of the dictionary, with ё, with a prefix in its paradigm, and guessed by an end or a prefix.
WORDS = "решить решён ждём проблема лучший скорее путь дети сами двух кот-д'ивуар нагуглить супербыстрый"
ASKED = [({"VERB"}, ()), ({"VERB"}, ("past",)), ({"INFN"}, ()), ({"NOUN"}, ("gent",)), ({"ADJF", "COMP"}, ())]


@pytest.mark.parametrize("word", WORDS.split())
def test_forms_are_those_of_the_lexeme(word: str) -> None:
    for parse in ANALYZER.parse(word):
        for parts, needed in ASKED:
            whole = [
                form.word.lower().replace("ё", "е")
                for form in parse.lexeme
                if parts & form.tag.grammemes and set(needed) <= form.tag.grammemes
            ]
            assert inflected(parse, parts, needed) == whole
