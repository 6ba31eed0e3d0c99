"""What the notation does not allow is refused at its place, with the way to mend it."""

import pytest

from servicekit.match.compile import check_phrase
from servicekit.model import Phrase

BAD = [
    ("ru", "сам «a", 4, 5, "'«' opens exact words that no '»' closes", "Close them"),
    ("ru", "(это не", 0, 1, "'(' opens a part that no ')' closes", "Close it: (слово)."),
    ("ru", "вы должны|", 9, 10, "'|' needs a word on both sides", "Write а|б, without spaces."),
    ("ru", "~2 вы", 3, 5, "nothing may follow '~N'", "Move it to the end"),
    ("ru", "вы <глагл>", 3, 10, "<глагл> is no word class", "Did you mean 'глагол'?"),
    ("ru", "(это)", 0, 5, "the phrase has no word that must be there", "outside parentheses"),
    ("ru", "вы поняли?", 9, 10, "'?' has no meaning here", "in: question"),
    ("ru", "вы|ты_должны", 5, 6, "it is unclear what '_' binds behind 'а|б'", "a line of its own"),
    ("ru", "<имя>", 0, 5, "the phrase is made of word classes alone", "Add at least one word."),
    ("ru", "вы должны ~13", 10, 13, "'~N' allows at most 12 extra words", "~12 or less"),
    ("en", "we'll|we take", 0, 8, "the choices stand for different numbers of words", "a line of its own"),
    ("en", "= x", 0, 1, "'=' has no word behind it", "without a space"),
]


@pytest.mark.parametrize(("language", "phrase", "start", "end", "message", "say"), BAD)
def test_a_bad_phrase_is_refused_where_it_is_bad(
    language: str, phrase: str, start: int, end: int, message: str, say: str
) -> None:
    (error,) = check_phrase(Phrase(phrase=phrase), language)
    assert (str(error), phrase[error.start : error.end]) == (message, phrase[start:end])
    assert say in error.say


@pytest.mark.parametrize(
    "phrase", ["(это) не моя проблема", "вы должны|обязаны", "«как-то так»", "a_b ~2", "x <дата>"]
)
def test_a_good_phrase_is_read(phrase: str) -> None:
    assert check_phrase(Phrase(phrase=phrase), "ru") == []
