"""What the screens keep of real phrases: the examples of the shipped standards, stretched and taken apart."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from servicekit import load_standard
from servicekit.lint.plan import plan_of
from servicekit.match import Matcher, PhraseEntry, PhraseMatch, compile_phrases
from servicekit.match.many import BatchScreen
from servicekit.match.one import NOWHERE
from servicekit.model.phrase import Phrase

STANDARDS = ["ru-core", "en-core"]
# Words that may be halves of others, and words that belong to nearly every phrase.
PADDING = {
    "ru-core": "то когда есть за чего возможно код не ни зачем как что вы это мне".split(),
    "en-core": "one thing body no any every some ever you have to it not".split(),
}
BETWEEN = [" ", "  ", ", ", "\n", " - ", "-"]
# What may stand between two sentences, or break one off.
ENDS = [
    ". ", "! ", "? ", "… ", ".\n", "!\n", "\n", "\n\n", "\r\n", "\n- ", "\n1. ", " \n", "». ", ").\n", ".» ", " :( ", ":(\n",
    ", ", ",", " — ", ":\n", ";\n", "\n> ", "\n«", "\nOK\n", "\nI ", "\nНо ", "г. ", "п. 3. ", "😀\n", "\u00a0",
]  # fmt: skip


@cache
def matcher(standard: str) -> Matcher:
    found = plan_of(load_standard(standard)).phrases.matcher
    assert found is not None
    return found


@cache
def batch_screen(standard: str) -> BatchScreen:
    return BatchScreen(matcher(standard))


@cache
def halves(standard: str) -> dict[str, list[tuple[str, str]]]:
    """Return the words that may be written in two, each with its halves."""
    found: dict[str, list[tuple[str, str]]] = {}
    for head, tail in matcher(standard).compiled.splits:
        for whole in (head + tail, f"{head}-{tail}"):
            found.setdefault(whole, []).append((head, tail))
    return found


@cache
def sayings(standard: str) -> list[str]:
    rules = load_standard(standard).stop_phrases
    return [
        *(example.text for rule in rules for example in (*rule.catches, *rule.allows)),
        *(phrase.phrase for rule in rules for phrase in rule.phrases),
    ]


@st.composite
def sentences(draw: st.DrawFn, standard: str) -> str:
    """Draw an example with words written in two and up to four words put in, broken off anywhere."""
    words = draw(st.sampled_from(sayings(standard))).split()
    for at, word in enumerate(words):
        apart = halves(standard).get(word.strip(".,!?").lower().replace("ё", "е"))
        if apart and draw(st.booleans()):
            head, tail = draw(st.sampled_from(apart))
            words[at] = head + draw(st.sampled_from(BETWEEN)) + tail
    for _ in range(draw(st.integers(0, 4))):
        words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from(PADDING[standard])))
    return " ".join(words[: draw(st.sampled_from([None, 1, 2, 3, 4]))])


def replies(standard: str) -> st.SearchStrategy[str]:
    """Draw up to three of them in a row."""
    part = st.tuples(sentences(standard), st.sampled_from(ENDS)).map("".join)
    return st.lists(part, min_size=1, max_size=3).map("".join)


def places(matches: list[PhraseMatch]) -> list[tuple[int, int, int]]:
    return [(match.entry, match.start, match.end) for match in matches]


@pytest.mark.parametrize("standard", STANDARDS)
@settings(deadline=None, max_examples=200)
@given(data=st.data())
def test_screens_lose_nothing_of_the_shipped_phrases(standard: str, data: st.DataObject) -> None:
    """What is found without a screen is found through the screen of one reply and that of many."""
    texts = data.draw(st.lists(replies(standard), min_size=1, max_size=8))
    kept = batch_screen(standard).keep(texts)
    for row, text in enumerate(texts):
        everything = places(matcher(standard).explain(text)[0])
        assert places(matcher(standard).find(text)) == everything
        assert places(matcher(standard).find(text, kept=kept.get(row, NOWHERE))) == everything


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("someone will be in_touch", "Someone really will certainly be in touch."),
        ("someone will be in_touch", "Someone just really will certainly be in touch."),
    ],
)
def test_other_words_may_stand_farther_than_the_two_rarest(phrase: str, text: str) -> None:
    """Words that belong together may be the rarest two: the others may stand as far away as ever."""
    alone = compile_phrases([PhraseEntry(Phrase(phrase=phrase), "en")])
    everything = places(alone.explain(text)[0])
    assert len(everything) == 1
    kept = BatchScreen(alone).keep([text]).get(0, NOWHERE)
    assert places(alone.find(text)) == places(alone.find(text, kept=kept)) == everything
