"""Columns of replies give the very findings that the replies give one by one."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicekit import InputError, UnknownId, load_standard, validate_reply
from servicekit.batch import validate_replies, validate_stream

STANDARD = load_standard(
    {
        "standard": "shop",
        "stop_phrases": [
            {
                "id": "not-my-problem",
                "phrases": ["(это) не моя проблема", "разбирайтесь сами"],
                "why": "Клиент остаётся один.",
                "say": ["Сейчас выясню."],
                "catches": ["не мои проблемы", "разберитесь сами"],
                "allows": ["нет проблем", "мы сами разберёмся"],
            },
            {
                "id": "wait",
                "phrases": ["ждите ответа"],
                "channels": ["chat"],
                "why": "Срок не назван.",
                "say": ["Напишу до 18:00."],
                "catches": ["ждите ответа", "жди ответа"],
                "allows": ["жду ответа", "ответ придёт"],
            },
        ],
    }
)
REPLIES = [
    "Здравствуйте! Это уж точно не моя проблема.",
    "",
    "Разбирайтесь сами\x1eили ждите ответа",
    "Разб\u200bирайтесь сами 🙂",
    "Вы дружны с нами уже пять лет.",
    "р а з б и р а й т е с ь сами",
    "<b>не моя</b> пробелма, https://пример.рф/разбирайтесь-сами",
    "Ждите ответа.",
]
DEMO = Path(__file__).parents[2] / "docs" / "examples" / "demo-dialogues.jsonl"


def one_by_one(replies: list[str | None], channel: str | None = None, standard=STANDARD) -> list[tuple]:
    return [
        (row, f.rule, f.severity, f.start, f.end, f.matched)
        for row, reply in enumerate(replies)
        for f in validate_reply(standard, reply or "", channel=channel).findings
    ]


def rows(table: pa.Table) -> list[tuple]:
    return [tuple(row.values()) for row in table.to_pylist()]


def columns() -> list:
    view = [pa.array(REPLIES, pa.string_view())] if hasattr(pa, "string_view") else []
    return [
        REPLIES,
        tuple(REPLIES),
        pa.array(REPLIES),
        pa.array(REPLIES, pa.large_string()),
        pa.array(REPLIES).dictionary_encode(),
        pa.chunked_array([REPLIES[:3], REPLIES[3:]]),
        pa.array(["Разбирайтесь сами.", *REPLIES, "конец"]).slice(1, len(REPLIES)),
        pa.table({"row_id": list(range(len(REPLIES))), "text": REPLIES}),
        pa.record_batch({"text": pa.array(REPLIES)}),
        *view,
    ]


@pytest.mark.parametrize("column", columns(), ids=lambda column: type(column).__name__)
def test_every_kind_of_column_gives_the_findings_of_its_replies(column) -> None:
    found = rows(validate_replies(STANDARD, column))
    assert found == one_by_one(REPLIES)
    assert len(found) == 5


def test_nulls_and_turns_of_the_client_have_no_findings() -> None:
    table = pa.table(
        {"text": ["Разбирайтесь сами", None, "Разбирайтесь сами"], "role": ["agent", "agent", "client"]}
    )
    assert [row for row, *_ in rows(validate_replies(STANDARD, table))] == [0]


def test_a_channel_counts_as_it_does_one_by_one() -> None:
    assert rows(validate_replies(STANDARD, REPLIES, channel="chat")) == one_by_one(REPLIES, "chat")
    given_each = ["chat" if i % 2 else "email" for i in range(len(REPLIES))]
    found = rows(validate_replies(STANDARD, REPLIES, channel=given_each))
    assert [row for row, rule, *_ in found if rule == "wait"] == [7]


def test_a_stream_counts_its_rows_through() -> None:
    tables = list(validate_stream(STANDARD, [REPLIES[:4], REPLIES[4:]]))
    assert [row for table in tables for row in rows(table)] == one_by_one(REPLIES)


def test_a_standard_with_rules_for_every_reply_gives_them_all() -> None:
    standard = load_standard("ru-service")
    texts = [json.loads(line)["text"] for line in DEMO.read_text(encoding="utf-8").splitlines()]
    assert rows(validate_replies(standard, texts, channel="chat")) == one_by_one(texts, "chat", standard)


@given(st.lists(st.text(alphabet="разбийтесьмоянпрлэжд .,!-'*_\x1e\u200bAaеё1🙂", max_size=40), max_size=12))
def test_batch_and_single_find_the_same(texts: list[str]) -> None:
    """For every list of texts: validate_replies(texts) is validate_reply of each, in order."""
    assert rows(validate_replies(STANDARD, texts)) == one_by_one(texts)


@pytest.mark.parametrize(
    ("replies", "given", "words"),
    [
        ("одна реплика", {}, "one text; give a list"),
        ([1, 2], {}, "no column of texts"),
        (pa.array([1, 2]), {}, "holds int64, not texts"),
        (pa.table({"reply": ["а"]}), {}, "Rename the column that holds the replies to 'text'"),
        (["а", "б"], {"channel": ["chat"]}, "has 1 rows and the replies have 2"),
        (["а"], {"chanel": "chat"}, "Did you mean 'channel'"),
    ],
)
def test_what_is_no_column_is_refused_with_a_way_out(replies, given, words: str) -> None:
    with pytest.raises(InputError, match=words):
        validate_replies(STANDARD, replies, **given)


def test_an_unknown_channel_is_refused() -> None:
    with pytest.raises(UnknownId, match="chat"):
        validate_replies(STANDARD, ["Разбирайтесь сами"], channel="chta")


def test_threads_may_share_a_standard() -> None:
    replies = [f"Разбирайтесь сами{'и' * n}, слово{n} и ещё{n * 7}." for n in range(400)]
    alone = rows(validate_replies(STANDARD, replies))
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda part: rows(validate_replies(STANDARD, part)), [replies] * 8))
    assert all(result == alone for result in results)
