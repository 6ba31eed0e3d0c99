"""The parts of the screen over many replies, each held against a slow and simple way to do the same."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from servicekit.match import PhraseEntry, compile_phrases
from servicekit.match.many.key_table import KeyTable
from servicekit.match.many.near_pairs import NearPairs
from servicekit.match.many.new_words import MISTYPED, UNREAD, NewWords
from servicekit.match.many.unit_rows import FIRST_FORM, UnitRows
from servicekit.match.many.words import LONGEST, words_of
from servicekit.match.reading.typos import may_be_slip
from servicekit.match.store.unit_pairs import ANY_SIGN
from servicekit.model.phrase import Phrase

LAWS = settings(deadline=None, max_examples=150)
PHRASES = [("вы должны", "ru"), ("не моя проблема", "ru"), ("неправильно", "ru"), ("you have_to wait", "en")]
MATCHER = compile_phrases(
    PhraseEntry(number, Phrase(phrase=phrase), language) for number, (phrase, language) in enumerate(PHRASES)
)
NEW_WORDS = NewWords(MATCHER.compiled, MATCHER.screen.tails)
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
