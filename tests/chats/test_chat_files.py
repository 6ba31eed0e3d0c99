"""What stands in a chat log and what is read out of it."""

import io
import json
import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from servicekit.errors import InputError
from servicekit.finding import Finding
from servicekit.load import chats_group
from servicekit.load.chats import find_chat_files, read_chats
from servicekit.model import Dialogue

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))
CHECKED = {
    "name",
    "file",
    "content",
    "texts",
    "dialogues",
    "findings",
    "ids",
    "whole",
    "places",
    "roles",
    "auto",
    "channels",
}


def read(path, stream=None):
    items = list(read_chats(path, stream))
    return [i for i in items if isinstance(i, Dialogue)], [i for i in items if isinstance(i, Finding)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_case(case, tmp_path):
    """The dialogues, places and findings are those of the case, and no others."""
    assert not case.keys() - CHECKED
    path = tmp_path / case["file"]
    path.write_bytes(case["content"].encode())
    dialogues, findings = read(path)
    turns = [turn for dialogue in dialogues for turn in dialogue.turns]
    if "dialogues" in case:
        assert [[turn.text for turn in dialogue.turns] for dialogue in dialogues] == case["dialogues"]
    else:
        assert [turn.text for turn in turns] == case.get("texts", [])
    seen = {
        "ids": [dialogue.id for dialogue in dialogues],
        "whole": [dialogue.whole for dialogue in dialogues],
        "places": [f"{turn.place.line}:{turn.place.column}" for turn in turns],
        "roles": [turn.role for turn in turns],
        "auto": [turn.auto for turn in turns],
        "channels": [turn.channel for turn in turns],
    }
    for name in case.keys() & seen.keys():
        assert seen[name] == case[name]
    expected = case.get("findings", [])
    assert len(findings) == len(expected), [f.message for f in findings]
    for finding, wanted in zip(findings, expected, strict=True):
        check(finding, wanted, path)


def check(finding, wanted, path):
    words = f"{finding.message} {' '.join(finding.say)}"
    assert (finding.rule, finding.severity, finding.place.file) == ("bad-input", "error", str(path))
    assert finding.say
    assert all(part in words for part in wanted["says"]), words
    assert not any(part in words for part in wanted.get("hides", ()))
    if "at" in wanted:
        assert f"{finding.place.line}:{finding.place.column}" == wanted["at"]


def test_thousand_lines_less_one(tmp_path):
    """One broken line of a thousand leaves 999 dialogues and one finding with its number."""
    lines = [json.dumps({"conversation": n, "text": f"ответ {n}"}) for n in range(1000)]
    lines[6] = lines[6][:-4]
    path = tmp_path / "log.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    dialogues, findings = read(path)
    assert len(dialogues) == 999
    assert [(finding.place.line, finding.place.file) for finding in findings] == [(7, str(path))]


@pytest.mark.parametrize("name", ["log.jsonl", "log.csv", "reply.txt", "talk.yaml"])
@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "cp866", "utf-16", "utf-16-le", "utf-32"])
def test_other_encodings_are_named_with_the_command(name, encoding, tmp_path):
    """A file in another encoding gives one finding that holds the command to convert it."""
    path = tmp_path / name
    path.write_bytes('text\n"Здравствуйте, ваш заказ уже в пути"\n"Спасибо, до свидания"\n'.encode(encoding))
    dialogues, [finding] = read(path)
    assert not dialogues
    assert f"iconv -f {encoding.upper().replace('-LE', 'LE')} -t UTF-8 {path} > " in finding.say[0]
    assert finding.say[0].endswith(f"{path.stem}.utf8{path.suffix}")


def test_one_line_in_another_encoding(tmp_path):
    """A single line that is no UTF-8 is told with its column, and the others are read."""
    path = tmp_path / "log.jsonl"
    good = '{"text": "Здравствуйте"}\n'.encode()
    path.write_bytes(good * 3 + '{"text": "Готово"}\n'.encode("cp1251") + good)
    dialogues, [finding] = read(path)
    assert len(dialogues) == 4
    assert (finding.place.line, finding.place.column) == (4, 11)
    assert "CP1251" in finding.say[0]


def test_binary(tmp_path):
    """A picture under the name of a text is told once."""
    path = tmp_path / "reply.txt"
    path.write_bytes(bytes(range(256)) * 20)
    dialogues, [finding] = read(path)
    assert not dialogues
    assert "bytes that no text holds" in finding.message


@pytest.mark.parametrize("open_mark", ["[", "{a: "])
def test_deep_yaml(open_mark, tmp_path):
    """A tree too deep for the YAML library is told, not followed."""
    path = tmp_path / "talk.yaml"
    path.write_text(open_mark * 200_000, encoding="utf-8")
    assert "nested too deep" in read(path)[1][0].message


def test_deep_json(tmp_path):
    """A line nested too deep is told, and the next one is read."""
    path = tmp_path / "log.jsonl"
    path.write_text('{"a": ' * 200_000 + '\n{"text": "a"}\n', encoding="utf-8")
    dialogues, [finding] = read(path)
    assert (len(dialogues), finding.message) == (1, "this line is nested too deep")


def test_huge_number(tmp_path):
    """A number longer than Python reads is told."""
    path = tmp_path / "log.jsonl"
    path.write_text('{"text": "a", "turn": ' + "9" * 5000 + "}", encoding="utf-8")
    assert len(read(path)[1]) == 1


def test_huge_line(tmp_path):
    """A line of 17 MiB is told with its number, and the lines round it are read."""
    path = tmp_path / "log.jsonl"
    path.write_bytes(b'{"text": "a"}\n{"text": "' + b"x" * 17 * 2**20 + b'"}\n{"text": "b"}\n')
    dialogues, [finding] = read(path)
    assert [dialogue.turns[0].text for dialogue in dialogues] == ["a", "b"]
    assert (finding.place.line, finding.message) == (2, "this line is longer than 16 MiB")


def test_text_of_a_megabyte_in_csv(tmp_path):
    """A reply of a megabyte is read whole from CSV."""
    path = tmp_path / "log.csv"
    path.write_text("text\n" + "слово " * 100_000 + "\n", encoding="utf-8")
    dialogues, findings = read(path)
    assert not findings
    assert len(dialogues[0].turns[0].text) == 600_000


def test_no_permission(tmp_path):
    """A file that may not be read is told as a finding, so that the others are still read."""
    path = tmp_path / "log.jsonl"
    path.write_text('{"text": "a"}', encoding="utf-8")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    assert "cannot be read" in read(path)[1][0].message


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("log.jsnl", "there is no such file. Did you mean"),
        ("folder", "this is a folder"),
        ("none/log.csv", "There is no folder"),
        ("book.xlsx", "save it as CSV UTF-8"),
        ("log.json", "jq -c"),
        ("noise", "known are .csv, .jsonl"),
    ],
)
def test_paths_that_are_no_log(name, says, tmp_path):
    """A path that cannot be read raises at once and says what to do."""
    (tmp_path / "folder").mkdir()
    for made in ("log.jsonl", "book.xlsx", "log.json", "noise"):
        (tmp_path / made).write_text("{}", encoding="utf-8")
    with pytest.raises(InputError, match=says):
        read_chats(tmp_path / name)


def test_walk(tmp_path):
    """A folder gives its logs in order, without hidden ones and other kinds, each once."""
    for name in ("b/2.csv", "a/1.jsonl", ".git/x.txt", "b/.y.txt", "z.md", "picture.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = find_chat_files([tmp_path, tmp_path / "z.md", "-"])
    assert found == [str(tmp_path / name) for name in ("a/1.jsonl", "b/2.csv", "z.md")] + ["-"]


def test_nothing_found(tmp_path):
    """A folder without logs is nothing to check."""
    with pytest.raises(InputError, match="nothing to check"):
        find_chat_files([tmp_path])


def test_every_wrong_path_is_named(tmp_path):
    """All paths that cannot be used are told at once."""
    with pytest.raises(InputError, match=r"(?s)one\.csv.*two\.csv"):
        find_chat_files([tmp_path / "one.csv", tmp_path / "two.csv"])


def test_standard_input():
    """Standard input is JSONL when it begins with a brace, else one reply."""
    rows, none = read("-", io.BytesIO(b'\n {"text": "a"}\n{"text": "b"}\n'))
    assert [row.turns[0].text for row in rows] == ["a", "b"]
    assert not none
    [reply], _ = read("-", io.BytesIO("Успокойтесь.\nВсё.".encode()))
    assert reply.turns[0].text == "Успокойтесь.\nВсё."
    assert read("-", io.BytesIO(b""))[1][0].place.file == "<stdin>"


def test_standard_input_in_another_encoding():
    """The command for standard input is a pipe."""
    _, [finding] = read("-", io.BytesIO("Успокойтесь, всё хорошо".encode("cp1251")))
    assert finding.say == ("If it is CP1251: iconv -f CP1251 -t UTF-8 | servicekit lint -",)


def test_given_stream_stays_open():
    """Whoever gives a stream may go on with it."""
    stream = io.BytesIO(b"reply")
    read("-", stream)
    assert not stream.closed


def test_streams(tmp_path):
    """The first dialogue comes before the last line is read."""
    path = tmp_path / "log.csv"
    path.write_text("text\n" + "ответ\n" * 10_000 + '"', encoding="utf-8")
    assert next(iter(read_chats(path))).turns[0].text == "ответ"


def test_conversation_that_comes_back_too_late(tmp_path, monkeypatch):
    """A conversation silent for too long is checked in parts, and that is told."""
    monkeypatch.setattr(chats_group, "MOST_OPEN", 2)
    path = tmp_path / "log.csv"
    path.write_text("conversation,text\n1,a\n2,b\n3,c\n1,d\n", encoding="utf-8")
    dialogues, [finding] = read(path)
    assert [(d.id, d.whole) for d in dialogues] == [("1", True), ("2", True), ("3", True), ("1", False)]
    assert (finding.place.line, finding.say) == (5, ("Sort the log by conversation.",))


ROWS = st.lists(st.tuples(st.integers(0, 5), st.text(st.characters(codec="utf-8"), max_size=20)), max_size=30)


@given(ROWS)
def test_mixed_conversations_lose_nothing(tmp_path_factory, rows):
    """Every message of a JSONL log comes back once, in its conversation, in the order of the log."""
    path = tmp_path_factory.mktemp("mixed") / "log.jsonl"
    path.write_text(
        "".join(json.dumps({"conversation": c, "text": t}) + "\n" for c, t in rows), encoding="utf-8"
    )
    dialogues, _ = read(path)
    expected = {}
    for conversation, text in rows:
        expected.setdefault(str(conversation), []).append(text)
    assert {d.id: [t.text for t in d.turns] for d in dialogues} == expected


@given(st.binary(max_size=300), st.sampled_from(["jsonl", "csv", "txt", "yaml", "tsv"]))
def test_any_bytes(tmp_path_factory, content, suffix):
    """Any bytes give dialogues or findings, never an exception, and never nothing."""
    path = tmp_path_factory.mktemp("bytes") / f"file.{suffix}"
    path.write_bytes(content)
    assert list(read_chats(path))


@given(st.text(max_size=200), st.sampled_from(["jsonl", "csv", "txt", "yaml"]))
def test_any_text(tmp_path_factory, content, suffix):
    """Any text gives dialogues or findings, and the places lie inside the file."""
    path = tmp_path_factory.mktemp("text") / f"file.{suffix}"
    path.write_bytes(content.encode("utf-8", "replace"))
    for item in read_chats(path):
        places = [item.place] if isinstance(item, Finding) else [turn.place for turn in item.turns]
        assert all(1 <= place.line <= content.count("\n") + 2 for place in places)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=80))
def test_places_of_jsonl_are_where_the_words_begin(tmp_path_factory, text):
    """A text that JSON writes as it is stands in the log at the place it is said to stand."""
    path = tmp_path_factory.mktemp("place") / "log.jsonl"
    line = json.dumps({"role": "agent", "text": text}, ensure_ascii=False)
    path.write_text(line, encoding="utf-8")
    [dialogue], _ = read(path)
    place = dialogue.turns[0].place
    assert json.loads(f'"{line[place.column - 1 : place.end_column - 1]}"') == text
