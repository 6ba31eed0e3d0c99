"""Compiled phrases come back from their block as they were, and none comes back from a spoiled one."""

from collections.abc import Iterator

import pytest

from servicekit.match import PhraseEntry, compile_phrases
from servicekit.match.store.compiled import Compiled
from servicekit.match.store.frozen import BrokenBlock
from servicekit.model.phrase import Phrase

RUSSIAN = ["(это) не моя проблема", "ждите ответа|отклика", "неправильно", "вам перезвонят ~9", "как-то сам"]
ENGLISH = ["calm down", "not my (own) problem", "as I said before ~12", "unfortunately"]


def _entries() -> Iterator[PhraseEntry]:
    excused = (Phrase(phrase="не моя проблема решена"),)
    for number, text in enumerate(RUSSIAN):
        yield PhraseEntry(Phrase(phrase=text), "ru", excused if number == 0 else ())
    for text in ENGLISH:
        yield PhraseEntry(Phrase(phrase=text), "en")


@pytest.fixture(scope="module")
def fresh() -> Compiled:
    return compile_phrases(_entries()).compiled


@pytest.fixture(scope="module")
def thawed() -> Compiled:
    block = compile_phrases(_entries()).freeze()
    return compile_phrases(_entries(), memoryview(block)).compiled


def test_a_block_holds_everything(fresh: Compiled, thawed: Compiled) -> None:
    assert list(thawed.entries) == list(fresh.entries)
    assert thawed.languages == fresh.languages
    assert list(thawed.patterns) == list(fresh.patterns)
    assert dict(thawed.forms) == dict(fresh.forms)
    assert set(thawed.joins) == set(fresh.joins)
    assert dict(thawed.splits) == dict(fresh.splits)
    assert dict(thawed.alone) == dict(fresh.alone)
    assert dict(thawed.pairs) == dict(fresh.pairs)
    assert list(thawed.slip_forms) == list(fresh.slip_forms)
    assert list(thawed.slip_keys) == list(fresh.slip_keys)
    assert list(thawed.form_keys) == list(fresh.form_keys)
    assert list(thawed.form_ends) == list(fresh.form_ends)
    assert list(thawed.form_units) == list(fresh.form_units)
    assert thawed.heads == fresh.heads


def test_keys_of_pairs_are_sorted_and_tell_the_farthest_reach(fresh: Compiled, thawed: Compiled) -> None:
    farthest = {
        first << 32 | second: max(fresh.patterns[number].reach for number in numbers)
        for first, seconds in fresh.pairs.items()
        for second, numbers in seconds.items()
    }
    for compiled in (fresh, thawed):
        assert list(compiled.pair_keys) == sorted(farthest)
        assert list(compiled.pair_thirds) == list(fresh.pair_thirds)
        assert list(compiled.pair_reaches) == [farthest[key] for key in sorted(farthest)]
        assert list(compiled.alone_units) == sorted(fresh.alone)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda block: b"",
        lambda block: b"something else entirely",
        lambda block: block[:-1],
        lambda block: block.replace(b"phrases 7", b"phrases 6"),
    ],
    ids=["empty", "foreign", "half written", "other version"],
)
def test_a_spoiled_block_is_refused(spoil) -> None:
    block = spoil(compile_phrases(_entries()).freeze())
    with pytest.raises(BrokenBlock):
        compile_phrases(_entries(), memoryview(block))


def test_a_block_of_other_phrases_is_refused() -> None:
    block = compile_phrases(_entries()).freeze()
    with pytest.raises(BrokenBlock):
        compile_phrases(list(_entries())[1:], memoryview(block))
