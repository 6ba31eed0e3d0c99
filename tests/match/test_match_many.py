"""The parts of the screen over many replies, each held against a slow and simple way to do the same."""

from collections import Counter
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicekit.match import PhraseEntry, compile_phrases
from servicekit.match.many import BatchScreen
from servicekit.match.many.key_table import KeyTable
from servicekit.match.many.near_pairs import NearPairs
from servicekit.match.many.new_words import MISTYPED, UNREAD, NewWords
from servicekit.match.many.unit_rows import FIRST_FORM, UnitRows
from servicekit.match.many.words import LONGEST, Words, words_of
from servicekit.match.one import NOWHERE
from servicekit.match.reading.typos import may_be_slip
from servicekit.match.store.unit_pairs import ANY_SIGN
from servicekit.model.phrase import Phrase

LAWS = settings(deadline=None, max_examples=150)
PHRASES = [("вы должны", "ru"), ("не моя проблема", "ru"), ("неправильно", "ru"), ("you have_to wait", "en")]
MATCHER = compile_phrases(PhraseEntry(Phrase(phrase=phrase), language) for phrase, language in PHRASES)
NEW_WORDS = NewWords(MATCHER.compiled, (*MATCHER.screen.heads, *MATCHER.screen.tails))
FORMS = sorted(MATCHER.compiled.forms)
JOINED = st.sampled_from(
    ["выдолжны", "должнывы", "немоя", "немояпроблема", "мояпроблема", "youhaveto", "tihaveto"]
)
SMALL = st.integers(1, 9)


@st.composite
def _words(draw: st.DrawFn) -> str:
    """Draw a word: forms, one or more of them in a row, with a letter more, less, other or of the other alphabet."""
    word = "".join(draw(st.lists(st.sampled_from(FORMS), min_size=1, max_size=3)))
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(word)))
        word = (
            word[:at] + draw(st.sampled_from(["", "а", "е", "o", "e", "0", "ии", "ь", "t"])) + word[at + 1 :]
        )
    return word or "а"


@LAWS
@given(
    st.lists(st.one_of(_words(), JOINED, st.text(st.sampled_from("авдежлмнопртуыьяehotvwx017"), min_size=1)))
)
def test_a_word_that_is_not_read_is_a_form_or_nothing(drawn: list[str]) -> None:
    """What is sorted out without being read would have been read as the form that it is, or as nothing."""
    words = words_of(" ".join(word for word in drawn if len(word) <= LONGEST))
    rows = UnitRows(MATCHER.compiled, np.ones(1, bool))
    for number, sort in enumerate(NEW_WORDS.sort_out(words.folded, words.starts, words.lengths).tolist()):
        word = words.as_read(number)
        if sort >= UNREAD or (sort == MISTYPED and not may_be_slip(word)):
            units = rows.all_units([sort + FIRST_FORM]) if sort >= 0 else set()
            assert units == set(MATCHER.screen.units_of(word))


@LAWS
@given(
    st.dictionaries(st.integers(1, 2**64 - 1), st.integers(1, 1_000), max_size=50),
    st.lists(st.integers(1, 200)),
)
def test_key_table_is_a_dictionary(known: dict[int, int], more: list[int]) -> None:
    """A table of keys gives what a dictionary gives, and 0 where that holds nothing."""
    table = KeyTable()
    small = {key: key for key in set(more)} | known
    table.add(np.array(list(small), np.uint64), np.array(list(small.values()), np.int32))
    asked = [*small, *range(1, 300)]
    assert table.find(np.array(asked, np.uint64)).tolist() == [small.get(key, 0) for key in asked]


@LAWS
@given(st.sets(st.tuples(SMALL, SMALL), max_size=12), st.lists(SMALL, max_size=30), SMALL)
def test_near_pairs_are_those_of_two_loops(
    pairs: set[tuple[int, int]], numbers: list[int], reach: int
) -> None:
    """The pairs found in windows are those that two loops over the same numbers find."""
    keys = sorted(first << 32 | second for first, second in pairs)
    near = NearPairs(keys, [reach] * len(keys), [ANY_SIGN] * len(keys))
    row = np.array([number for number in numbers if number < len(near.members)], np.int64)
    firsts = near.firsts(row)
    begins, ends = np.maximum(firsts - reach, 0), np.minimum(firsts + reach + 1, len(row))
    lefts, rights, *_ = near.find(row, firsts, begins, ends)
    places = range(len(row))
    assert set(zip(lefts.tolist(), rights.tolist(), strict=True)) == {
        (a, b) for a in places for b in places if abs(a - b) <= reach and (row[a], row[b]) in pairs
    }


@pytest.mark.parametrize(
    "text",
    [
        " ".join("нажмитекнопкувверхуслева" * 40),
        "вы же должны, " * 400,
        "Спасибо! Вы должны ответить, см. https://example.org/a. 😀 Хорошо. " * 60,
        "не моя проблема " * 400,
    ],
)
def test_each_word_of_a_text_is_read_a_few_times_at_most(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """However often words repeat, a text is not read again for each of them; what is found stays the same."""
    read: Counter[int] = Counter()
    decoded: Counter[str] = Counter()

    def as_read(self: Words, word: int) -> str:
        read[word] += 1
        return original(self, word)

    def places(self: Words, row: int, text: str, places: Any) -> Any:
        decoded[text] += 1
        return original_places(self, row, text, places)

    original, original_places = Words.as_read, Words.places
    monkeypatch.setattr(Words, "as_read", as_read)
    monkeypatch.setattr(Words, "places", places)
    kept = BatchScreen(MATCHER).keep([text])
    assert MATCHER.find(text, kept=kept.get(0, NOWHERE)) == MATCHER.find(text)
    assert max(read.values(), default=0) <= 4
    assert max(decoded.values(), default=0) <= 1


def test_a_crowded_text_is_left_to_the_single_path() -> None:
    """A text that repeats a phrase without end is not held against itself pair by pair; others are as before."""
    texts = ["вы же должны " * 400, "Добрый день!", "Вы же должны."]
    kept = BatchScreen(MATCHER).keep(texts)
    assert set(kept) == {0, 2}
    assert kept[0] is None
    assert kept[2] is not None
