"""The forms that programs read are checked by the readers' own schemas."""

import json
from pathlib import Path

import jsonschema
import junitparser
import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st
from made_findings import make_entry, written

from servicekit.model import StopPhrase
from servicekit.output import FORMATS
from servicekit.source import Place

SCHEMAS = Path(__file__).with_name("schemas")
RULE = StopPhrase(
    id="do-you-understand",
    title="Понимание не спрашивают",
    why="the sender answers for being understood",
    say=("Что рассказать подробнее?",),
    phrases=("вы поняли",),
    catches=("Вы поняли?", "вы поняли"),
    allows=("я понял", "поняла"),
)
ENTRIES = (
    make_entry(mark="поняли", turn=2, place=Place("чаты/a b.jsonl", 7, 1, 7, 40)),
    make_entry(mark="поняли", turn=2, file="чаты/a b.jsonl", line=9, critical="client"),
    make_entry("а\nВы поняли?", "поняли", inside="file", file="./reply.txt", severity="warning"),
    make_entry("а\nб", inside="place", problem=True, rule="bad-line", place=Place("my.yaml", 2, 1, 2, 2)),
    make_entry(rule="no-place", severity="info", place=None),
    make_entry("\ud800\x00\x1b<&\u202e\ufffe", "\ud800\x00", file="-"),
)
FILES = ("чаты/a b.jsonl", "./reply.txt", "clean.txt")


def _schema(name):
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))


def _sarif():
    return json.loads(written(ENTRIES, "sarif", rules=[RULE]))


def test_sarif_is_valid_by_the_official_schema():
    jsonschema.Draft7Validator(_schema("sarif-schema-2.1.0.json")).validate(_sarif())


def test_sarif_tells_places_rules_and_problems():
    run = _sarif()["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    log, _, file, *_ = run["results"]
    assert log["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "%D1%87%D0%B0%D1%82%D1%8B/a%20b.jsonl"},
        "region": {"startLine": 7},
    }
    assert (log["properties"]["turn"], log["properties"]["start"], log["properties"]["end"]) == (2, 3, 9)
    assert file["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "reply.txt"},
        "region": {"startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 10},
    }
    assert file["level"] == "warning"
    rules = run["tool"]["driver"]["rules"]
    assert rules[log["ruleIndex"]]["id"] == "do-you-understand"
    assert rules[0]["shortDescription"]["text"] == "Понимание не спрашивают"
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"] == "bad-line"
    assert len(run["results"]) == len(ENTRIES) - 1


def test_sarif_of_a_clean_run_is_valid_and_successful():
    log = json.loads(written([], "sarif"))
    jsonschema.Draft7Validator(_schema("sarif-schema-2.1.0.json")).validate(log)
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is True
    assert log["runs"][0]["results"] == []


def test_an_absolute_path_is_a_file_address():
    log = json.loads(written([make_entry(file="/srv/a b.jsonl")], "sarif"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "file:///srv/a%20b.jsonl"


def test_gitlab_gets_what_its_page_requires():
    issues = json.loads(written(ENTRIES, "gitlab"))
    jsonschema.Draft202012Validator(_schema("gitlab-code-quality.json")).validate(issues)
    assert [i["severity"] for i in issues] == ["major", "critical", "minor", "blocker", "info", "major"]
    assert len({i["fingerprint"] for i in issues}) == len(issues)
    assert json.loads(written([], "gitlab")) == []


def test_fingerprints_do_not_hang_on_line_numbers():
    def names(shift):
        moved = [make_entry(mark="поняли", line=n + shift) for n in (3, 8)]
        return [issue["fingerprint"] for issue in json.loads(written(moved, "gitlab"))]

    assert names(0) == names(5)


def test_junit_is_valid_by_the_schema_of_jenkins_and_read_back():
    text = written(ENTRIES, "junit", files=FILES)
    xmlschema.validate(text, str(SCHEMAS / "junit-10.xsd"))
    suites = {suite.name: suite for suite in junitparser.JUnitXml.fromstring(text.encode())}
    assert set(suites) == {"чаты/a b.jsonl", "./reply.txt", "clean.txt", "my.yaml", "servicekit", "-"}
    assert (suites["чаты/a b.jsonl"].tests, suites["чаты/a b.jsonl"].failures) == (2, 2)
    assert (suites["./reply.txt"].tests, suites["./reply.txt"].failures) == (1, 0)
    assert (suites["clean.txt"].tests, suites["clean.txt"].failures) == (1, 0)
    assert suites["my.yaml"].errors == 1
    failure = next(iter(suites["чаты/a b.jsonl"])).result[0]
    assert "turn 2, characters 3-9" in failure.text


def test_the_fail_level_decides_what_junit_calls_a_failure():
    text = written(ENTRIES, "junit", fail_level="warning")
    assert (
        junitparser.JUnitXml.fromstring(text.encode()).failures is None
        or 'name="./reply.txt" tests="1" failures="1"' in text
    )


def test_json_is_versioned_and_says_its_column_base():
    document = json.loads(written(ENTRIES, "json", replies=9))
    assert (document["version"], document["column_base"]) == (1, 1)
    first = document["findings"][0]
    assert first["place"] == {
        "file": "чаты/a b.jsonl",
        "line": 7,
        "column": 1,
        "end_line": 7,
        "end_column": 40,
    }
    assert (first["rule"], first["start"], first["end"], first["turn"], first["kind"]) == (
        "do-you-understand",
        3,
        9,
        2,
        "finding",
    )
    assert document["summary"] == {
        "replies": 9,
        "errors": 3,
        "warnings": 1,
        "infos": 1,
        "problems": 1,
        "by_rule": {"do-you-understand": 4, "no-place": 1},
    }


def test_what_stands_in_no_file_has_no_place():
    entry = make_entry("", inside="place", problem=True, place=None, rule="bad-standard")
    assert json.loads(written([entry], "json"))["findings"][0]["place"] is None
    assert written([entry], "concise", quiet=True).startswith("servicekit: error[bad-standard] ")
    assert "-->" not in written([entry])
    assert "file=" not in written([entry], "github")


def test_jsonl_is_one_finding_a_line():
    lines = [json.loads(line) for line in written(ENTRIES, "jsonl").splitlines()]
    document = json.loads(written(ENTRIES, "json"))
    assert [
        {k: v for k, v in line.items() if k not in {"version", "column_base"}} for line in lines
    ] == document["findings"]
    assert all(line["version"] == 1 for line in lines)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_can_be_written_as_utf8(form):
    written(ENTRIES, form, files=FILES, rules=[RULE]).encode("utf-8")


@pytest.mark.parametrize("form", FORMATS)
@settings(max_examples=25, deadline=None)
@given(text=st.text(st.characters(), min_size=1, max_size=20))
def test_every_form_takes_any_text(form, text):
    """Any characters in reply, message, rule, file and repair give output that its reader accepts."""
    entry = make_entry(text, text, message=text, why=text, say=(text,), file=text, rule=text, source=text)
    output = written([entry], form)
    output.encode("utf-8")
    if form in {"json", "sarif", "gitlab"}:
        json.loads(output)
    if form == "jsonl":
        assert len(output.rstrip("\n").split("\n")) == 1
    if form == "junit":
        junitparser.JUnitXml.fromstring(output.encode())
