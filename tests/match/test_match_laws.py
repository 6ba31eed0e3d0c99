"""The laws of the phrase engine, tried on texts made of phrases with disguises, gaps, slips and splits."""

import html
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from servicekit.match import Matcher, PhraseEntry, PhraseMatch, compile_phrases
from servicekit.match.earnest import Quotes
from servicekit.match.fit.assign import find_assignments
from servicekit.match.many import BatchScreen
from servicekit.match.matcher import _match, _Search
from servicekit.match.one import NOWHERE
from servicekit.match.one.plain_words import as_token, is_crooked, plain_words
from servicekit.match.reading.view import SentenceView
from servicekit.model.phrase import Phrase
from servicekit.text import is_word, read_text

RU = [
    "успокойтесь",
    "вы должны|обязаны",
    "(это) не моя проблема",
    "ничего не могу сделать",
    "я вам уже объяснял",
    "вы сами виноваты",
    "вы меня не слышите",
    "читайте внимательнее",
    "не надо мне угрожать",
    "«как-то так»",
    "=девушка =подождите",
    "вы поняли ~0",
    "с вас <сумма>",
    "жалуйтесь куда хотите",
    "неправильно",
    "мы не несём ответственности",
    "вас много а я один",
    "перезвоните позже",
]
EN = [
    "calm down",
    "you have_to",
    "that's not my job",
    "there's nothing I can do",
    "you should have <verb>",
    "I don't know",
    "as per our policy",
    "you're wrong",
    "call back later",
]
UNLESS = {"вы должны|обязаны": ["вы должны (будете) <сумма>"]}
LAWS = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def _entries() -> Iterator[PhraseEntry]:
    for phrase in RU:
        unless = tuple(Phrase(phrase=text) for text in UNLESS.get(phrase, ()))
        yield PhraseEntry(Phrase(phrase=phrase), "ru", unless)
    for phrase in EN:
        yield PhraseEntry(Phrase(phrase=phrase), "en")


MATCHER = compile_phrases(_entries())
SAYINGS = [
    "успокойтесь", "Вам нужно успокоиться", "вы должны приехать", "должны вы", "вы должны 420 рублей",
    "вы обязаны", "это не моя проблема", "не наши проблемы", "ничего не могу сделать", "сделать ничего не можем",
    "я вам уже объясняла", "вы сами виноваты", "вы меня не слышали", "читай внимательнее", "не надо мне угрожать",
    "ну как-то так", "девушка, подождите", "вы поняли", "с вас 500 рублей", "жалуйтесь куда хотите",
    "не правильно", "мы не несём ответственности", "вас много, а я одна", "перезвоните позже",
    "calm down", "you'll have to wait", "that isn't my job", "there is nothing we can do", "you should have called",
    "I dont know", "as per our policy", "you are simply wrong", "please call back later",
]  # fmt: skip
PADDING = [
    "здравствуйте", "к сожалению", "если", "но", "не", "вы пишете, что", "банк", "к вам", "завтра в 15:00", "😀",
    "«", "»", "и", "а", "уже", "https://example.org/a", "12.05.2026", "the", "if", "but", "not", "please", "— ", ": ",
]  # fmt: skip
LOOKALIKES = str.maketrans("аеорсухАЕОРСУХ", "aeopcyxAEOPCYX")


def _slipped(text: str, at: int) -> str:
    """Swap two letters, as a hurried finger does."""
    at %= max(1, len(text) - 1)
    return text[:at] + text[at + 1 : at + 2] + text[at] + text[at + 2 :] if text else text


DISGUISES: list[Callable[[str, int], str]] = [
    lambda text, at: text,
    lambda text, at: text.upper(),
    lambda text, at: text.capitalize(),
    lambda text, at: text.translate(LOOKALIKES),
    lambda text, at: text[: at % len(text)] + "\u200b" + text[at % len(text) :],
    lambda text, at: text[: at % len(text)] + "\u00ad" + text[at % len(text) :],
    lambda text, at: text.replace(" ", "\u00a0"),
    lambda text, at: text.replace(" ", "\n"),
    lambda text, at: text.replace(" ", ", "),
    lambda text, at: text.replace(" ", ""),
    lambda text, at: " ".join(text),
    lambda text, at: "-".join(text),
    lambda text, at: f"-{text}",
    lambda text, at: f"'{text}'",
    lambda text, at: text.replace("о", "0"),
    lambda text, at: text.replace("е", "€").replace("a", "@").replace("s", "$"),
    lambda text, at: text.translate(str.maketrans("oiestaОЗЧБВ", "01357403468")),
    lambda text, at: "-".join(text).replace(" ", ""),
    lambda text, at: ".".join(text),
    lambda text, at: "\u2800".join(text),
    lambda text, at: text.translate(str.maketrans("аопрту", "αοπρτυ")),
    lambda text, at: text.replace("ы", "bl"),
    lambda text, at: text.replace("е", "ё"),
    lambda text, at: text.replace("о", "ооо").replace("o", "ooo"),
    lambda text, at: f"**{text}**",
    lambda text, at: f"<b>{text}</b>",
    lambda text, at: f"«{text}»",
    lambda text, at: f"> {text}\n",
    lambda text, at: html.escape(text.replace(" ", "&nbsp;"), quote=False).replace("&amp;", "&"),
    lambda text, at: text[: at % len(text)] + " " + text[at % len(text) :],
    lambda text, at: text[: at % len(text)] + "|/.,🙂(…_«"[at % 9] + text[at % len(text) :],
    lambda text, at: "".join(c + ("|" if i % 4 == at % 4 else "") for i, c in enumerate(text)),
    _slipped,
    lambda text, at: text[: at % len(text)] + text[at % len(text) + 1 :],
    lambda text, at: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text),
]


@st.composite
def _replies(draw: st.DrawFn) -> str:
    """Draw a reply of phrases, disguised or not, with words, marks and breaks between them."""
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        pieces.extend(draw(st.lists(st.sampled_from(PADDING), max_size=2)))
        said = draw(st.sampled_from(SAYINGS))
        words = said.split(" ")
        if draw(st.booleans()):
            words.insert(draw(st.integers(0, len(words))), draw(st.sampled_from(PADDING)))
        piece = " ".join(words)
        for _ in range(draw(st.integers(1, 2))):
            piece = draw(st.sampled_from(DISGUISES))(piece, draw(st.integers(0, 60))) or piece
        pieces.append(piece + draw(st.sampled_from(["", ".", "!", "?", ",", "\n\n"])))
    return " ".join(pieces)


REPLIES = _replies()


def _places(matches: list[PhraseMatch]) -> set[tuple[int, int, int]]:
    return {(match.entry, match.start, match.end) for match in matches}


def _unscreened(text: str) -> set[tuple[int, int, int]]:
    """Try every phrase in every sentence, without any screen."""
    read = read_text(text)
    search = _Search(MATCHER, read, Quotes(text, read=read), explain=False)
    compiled = MATCHER.compiled
    found: list[PhraseMatch] = []
    own = len(RU) + len(EN)
    for index, sentence in enumerate(read.sentences):
        edge = (index == 0, index == len(read.sentences) - 1)
        search.exceptions = {}
        view = SentenceView(read, sentence, MATCHER.readings)
        for pattern in compiled.patterns[:own]:
            found.extend(
                _match(view, pattern, assignment)
                for assignment in find_assignments(view, pattern)
                if search.why_silent(view, pattern, assignment, edge) is None
            )
    return _places(found)


def _entries_in(text: str) -> set[int]:
    return {match.entry for match in MATCHER.find(text)}


@LAWS
@given(REPLIES)
def test_screen_loses_nothing(text: str) -> None:
    """What the screened search finds is what the search without a screen finds."""
    assert _places(MATCHER.find(text)) == _unscreened(text)


@LAWS
@given(
    st.one_of(REPLIES, st.text(st.sampled_from("аБёйz09 -'’$€@._*<&[]№…«—\u00ad\u0301\ufe0f\u200d😀→₽іЇ™\n")))
)
def test_plain_words_are_the_words_of_the_text(text: str) -> None:
    """The words of a text that needs no care are those of the text as read, whatever joins nothing left out."""
    plain = plain_words(text)
    words = None if plain is None else plain[0]
    if words is not None and not any(is_crooked(as_token(word)) for word in words):
        read = [as_token(word) for word in words if any(map(str.isalnum, as_token(word)))]
        assert read == [token for token in read_text(text).tokens if is_word(token)]


@LAWS
@given(REPLIES)
def test_explaining_changes_nothing(text: str) -> None:
    """The matches that are explained are those that are found."""
    assert MATCHER.explain(text)[0] == MATCHER.find(text)


@LAWS
@given(st.lists(REPLIES, min_size=1, max_size=12))
def test_batch_screen_keeps_every_match(texts: list[str]) -> None:
    """The screen over many replies keeps each reply in which a phrase is found, and tells where it stands."""
    kept = BatchScreen(MATCHER).keep(texts)
    for number, text in enumerate(texts):
        assert MATCHER.find(text, kept=kept.get(number, NOWHERE)) == MATCHER.find(text)


@LAWS
@given(st.lists(REPLIES, min_size=1, max_size=6), REPLIES)
def test_batch_screen_does_not_depend_on_neighbours(texts: list[str], last: str) -> None:
    """A reply that is kept with others before it is kept alone, and the other way round."""
    many = BatchScreen(MATCHER).keep([*texts, last])
    alone = BatchScreen(MATCHER).keep([last])
    assert many.get(len(texts)) == alone.get(0)


@pytest.mark.parametrize(
    "text",
    [
        "-успокойтесь",
        "'calm down'",
        "«-вы должны»",
        "'вы должны'",
        "з-д-е-с-ь- -у-с-п-о-к-о-й-т-е-с-ь",
        "у-с-\u00adп-о-к-о-й-т-е-с-ь",
        "у-_с-п-о-к-о-й-т-е-с-ь",
        "у-с-п-0-к-о-й-т-е-с-ь",
        "c@lm d0wn",
        "call b@ck l@t€r",
        "y0u'r€ wr0ng",
        "$uccess: calm d0wn$, calm d0wn",
        "y0u h4v3 70 w4it",
        "th@t'$ not my job",
        "$0rry, you ar@1y: c@1m down",
        "1 d0n't know",
        "n3прав @1 вы: вы должны",
        "y0u mu$t: c\u200b@\u200blm down",
        "3ам: в@ми вы д0лжны",
        "вы 8€рнёте: вы 0б€щали 5€, вы д0лжны ждать",
        "t-h-a-t-'-s not my job",
        "успо|койтесь",
        "успо койтесь",
        "вас дол жны. Вы дол\u00a0жны ждать",
        "as per our pol icy",
        "вы дол(ж)ны",
        "Ответ:вы долж|\u200b**ны ждать",
        "вы «дол🙂🙂жны» ждать",
        "помогло.Вы дол/жны ждать",
        "you're wr|ong, см. https://example.org/a|b",
        "c!alm down",
        "[успо](https://example.org/a)койтесь",
        "c[al](/a)m down, [please](https://example.org/b)",
        "вы д0лжны приехать и взять 100$ с$обой",
        "вы bl обязаны bыть: вbl обязаны",
        "у\u2800с\u2800п\u2800о\u2800к\u2800о\u2800й\u2800т\u2800е\u2800с\u2800ь",
        "мне вас много а я один: вас мног0 @ я один",
    ],
)
def test_batch_screen_keeps_signs_beside_words(text: str) -> None:
    """A sign beside a word or inside it does not hide the word from the screen over many replies."""
    assert MATCHER.find(text)
    assert MATCHER.find(text, kept=BatchScreen(MATCHER).keep([text])[0]) == MATCHER.find(text)


BEFORE = [
    "Добрый день! Смотрите «раздел». ",
    "Вот: https://example.org/a/b.html Хорошо. ",
    "Пишите на ivan.petrov@example.org! Ответим. ",
    "Рады помочь 😀🎉. До встречи! ",
    "Ссылка www.example.org, ещё http://example.org! Так. ",
    "Он сказал: «Хорошо. Спасибо». Да. ",
    "Цена 5\u00a0$. Верно. ",
    "Жирно: **важно**. Верно. ",
    "Прочтите <b>это</b>. Верно. ",
]


@pytest.mark.parametrize("said", ["Вы должны приехать", "Это не моя проблема", "You have to wait"])
@pytest.mark.parametrize("before", BEFORE)
def test_what_stands_before_moves_the_place_and_nothing_else(before: str, said: str) -> None:
    """Addresses, pictures, quotes and markup in other sentences do not change what is found, nor where."""
    text = f"{before}{said}. Спасибо 😀 https://example.org"
    alone = [(match.entry, match.start, match.end) for match in MATCHER.find(f"{said}.")]
    moved = [(entry, start + len(before), end + len(before)) for entry, start, end in alone]
    kept = BatchScreen(MATCHER).keep(["Привет 😀.", text])[1]
    for found in (MATCHER.find(text), MATCHER.find(text, kept=kept)):
        assert [(match.entry, match.start, match.end) for match in found] == moved != []


SAME: dict[str, Callable[[str], str]] = {
    "ё for е": lambda text: text.replace("е", "ё"),
    "е for ё": lambda text: text.replace("ё", "е"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "capitals": str.upper,
    "an invisible sign in every word": lambda text: " ".join(
        w[:1] + "\u200b" + w[1:] for w in text.split(" ")
    ),
    "soft hyphens": lambda text: " ".join(w[:2] + "\u00ad" + w[2:] for w in text.split(" ")),
    "a bold word": lambda text: "<b>" + text.replace(" ", "</b> ", 1) if " " in text else f"<b>{text}</b>",
    "a starred word": lambda text: "**" + text.replace(" ", "** ", 1) if " " in text else f"**{text}**",
    "an emoji before": lambda text: f"😀 {text}",
    "an emoji behind": lambda text: f"{text} 😀",
    "a sentence before": lambda text: f"Добрый день. 😀 {text[:1].upper()}{text[1:]}",
    "a sentence behind": lambda text: f"{text}. 😀 Добрый день.",
    "two spaces": lambda text: text.replace(" ", "  "),
    "a paragraph": lambda text: f"<p>{text}</p>",
}


@pytest.mark.parametrize("way", SAME)
@pytest.mark.parametrize("said", SAYINGS)
def test_dress_changes_nothing(said: str, way: str) -> None:
    """ё, spaces, capitals, invisible signs, emphasis and neighbours do not change what is found."""
    assert _entries_in(SAME[way](said)) == _entries_in(said)


@LAWS
@given(
    st.one_of(
        st.text(max_size=80),
        st.builds(lambda a, b, c: a + b + c, st.text(max_size=20), REPLIES, st.text(max_size=20)),
    )
)
def test_any_text_can_be_read(text: str) -> None:
    """No text raises; places are inside the text and hold the words; looking twice finds the same."""
    found = MATCHER.find(text)
    assert found == MATCHER.find(text)
    assert found == MATCHER.find(read_text(text))
    for match in found:
        assert 0 <= match.start < match.end <= len(text)
        assert min(word.start for word in match.evidence.words) == match.start
        for word in match.evidence.words:
            assert word.found == text[word.start : word.end]
            assert match.start <= word.start < word.end <= match.end


@LAWS
@given(REPLIES)
def test_matched_stretch_is_found_again(text: str) -> None:
    """Every stretch that is found begins and ends with a word, never with a space."""
    for match in MATCHER.find(text):
        stretch = text[match.start : match.end]
        assert stretch == stretch.strip()


HOSTILE = {
    "one word again and again": "вы " * 4_000,
    "two words again and again": "вы должны " * 2_000,
    "every word of a phrase but one": "я вам уже " * 1_500,
    "negations": "не " * 4_000 + "моя проблема",
    "one long word": "а" * 4_000,
    "one long hyphened word": "а-" * 4_000 + "а",
    "letters one by one": "у с п о к о й т е с " * 200,
    "words glued together": "|как" * 1_000,
    "words written in two": "дол жны " * 500,
    "short words joined": "невыяненавас" * 5 + " " + "нетянетяня" * 6,
    "open quotes": "«" * 4_000 + "успокойтесь",
    "nested quotes": "«" * 2_000 + "вы должны" + "»" * 2_000,
    "open tags": "<b " * 1_500,
    "open links": "[a](" * 1_000,
    "ampersands": "&" * 4_000,
    "stars": "*" * 4_000,
    "combining marks": "у" + "\u0301" * 4_000,
    "full stops": "." * 4_000,
    "line breaks": "вы\n" * 2_000,
    "commas": "вы, " * 2_000 + "должны",
    "numbers": "1 " * 2_000 + "рублей с вас",
    "addresses": "https://example.org/ " * 300,
    "stretched letters": "нооооо " * 600,
    "mixed alphabets": "cоoоoоoоoоoоoоo " * 300,
    "contractions": "I don't you'll that's " * 250,
    "block quotes": "> вы должны\n" * 400,
    "reports": "вы пишете, что " * 300 + "вы должны",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_read_to_its_end(kind: str) -> None:
    """A text of thousands of signs that repeat themselves is read like any other."""
    text = HOSTILE[kind]
    for match in MATCHER.find(text):
        assert text[match.start : match.end].strip()
    kept = BatchScreen(MATCHER).keep([text])
    assert MATCHER.find(text, kept=kept.get(0, NOWHERE)) == MATCHER.find(text)


@LAWS
@given(st.permutations(range(len(RU))))
def test_order_of_phrases_does_not_matter(order: list[int]) -> None:
    """A list of phrases finds the same in whatever order they are written."""
    entries = list(_entries())
    text = ". ".join(saying.capitalize() for saying in SAYINGS)
    shuffled, straight = (
        {(chosen[entry], start, end) for entry, start, end in _places(matcher.find(text))}
        for chosen in (order[:8], sorted(order[:8]))
        for matcher in [compile_phrases(entries[index] for index in chosen)]
    )
    assert shuffled == straight


PLAIN_REPLIES = st.lists(st.sampled_from([*SAYINGS, *PADDING]), min_size=1, max_size=8).map(" ".join)


@cache
def _alone(number: int) -> Matcher:
    return compile_phrases([list(_entries())[number]])


@LAWS
@given(PLAIN_REPLIES)
def test_phrase_is_found_alone_as_among_others(text: str) -> None:
    """What one phrase finds in words written as they are does not depend on the phrases beside it."""
    together = _places(MATCHER.find(text))
    alone = {
        (number, match.start, match.end)
        for number in range(len(RU) + len(EN))
        for match in _alone(number).find(text)
    }
    assert together == alone
