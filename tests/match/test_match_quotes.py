"""What quotes cost: a text is read once for them, and each quote is judged once."""

from collections import Counter

import pytest

from servicekit.match import PhraseEntry, compile_phrases
from servicekit.match.earnest import quotes
from servicekit.model import Phrase

MATCHER = compile_phrases([PhraseEntry(Phrase(phrase="вы должны"), "ru")])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вы пишете: «" + "вы должны, " * 50 + "и всё».", 0),
        ("Вы пишете: «вы должны ответить». " * 50, 0),
        ("Тариф «Дом» и тариф «Двор». Вы должны решить. " * 50, 50),
        ("> Вы должны ответить.\n" * 50 + "Ответим сегодня.", 0),
        ("«Дом», вы должны. " * 50 + "«", 50),
    ],
)
def test_quotes_are_looked_for_once(monkeypatch: pytest.MonkeyPatch, text: str, found: int) -> None:
    """However many phrases stand in a text, its quotes are found once, and each is judged once."""
    calls: Counter[str] = Counter()
    judged: Counter[int] = Counter()

    def find_quotes(read: quotes.ReadText) -> list[tuple[int, int]]:
        calls["found"] += 1
        return original_find(read)

    def who_says(tokens: list[str], start: int) -> tuple[bool, bool]:
        judged[start] += 1
        return original_who(tokens, start)

    original_find, original_who = quotes._find_quotes, quotes._who_says
    monkeypatch.setattr(quotes, "_find_quotes", find_quotes)
    monkeypatch.setattr(quotes, "_who_says", who_says)
    assert len(MATCHER.find(text)) == found
    assert calls["found"] <= 1
    assert set(judged.values()) <= {1}
