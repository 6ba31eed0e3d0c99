"""Whatever stands in a file, loading it gives a standard or a refusal with findings: never a crash."""

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from servicekit.errors import StandardError
from servicekit.load import composing, load_standard, standard_schema, standards_folder
from servicekit.model import Standard

KEYS = sorted({
    *standard_schema()["properties"],
    *(key for model in standard_schema()["$defs"].values() for key in model.get("properties", {})),
    "place", "<<", "", "no", "1",
})  # fmt: skip
WORDS = [
    "не моя проблема",
    "off",
    "no",
    "12:30",
    "1_000",
    "",
    "~",
    "ru",
    "require",
    "limit",
    "[[а",
    "(а",
    "x" * 600,
]
SCALARS = st.one_of(
    st.sampled_from(WORDS),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(max_size=8),
)
VALUES = st.recursive(
    SCALARS,
    lambda below: (
        st.lists(below, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), below, max_size=5)
    ),
    max_leaves=25,
)
MAPPINGS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6)
SIGNS = st.sampled_from([*" \n\t-:?,[]{}#&*!|>'\"%@`~<=\r\\\0", "\n  ", "- ", ": ", " #", "{{", "---\n", "&a ", "*a", "<<: ", "standard: a\n", "rules:\n", "stop_phrases:\n  - id: a\n    phrases: [б]\n", "extends: [ru-core]\n", "override: {", "я", "x", "1", "\ufeff", "\u2028", "😀", "é"])  # fmt: skip


def load_bytes(data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.yaml"
        path.write_bytes(data)
        load_or_refuse(path)


def load_or_refuse(source):
    try:
        standard = load_standard(source)
    except StandardError as error:
        check_findings(error.findings)
    else:
        assert isinstance(standard, Standard)


def check_findings(findings):
    assert findings
    for finding in findings:
        assert finding.message
        assert finding.why
        assert finding.say[0]
        place = finding.place
        if place is not None:
            assert min(place.line, place.column) >= 1
            assert (place.end_line, place.end_column) >= (place.line, place.column)


@settings(max_examples=150, deadline=None)
@given(MAPPINGS)
def test_any_mapping_is_a_standard_or_is_refused_with_findings(data):
    load_or_refuse(data)


@settings(max_examples=100, deadline=None)
@given(MAPPINGS)
def test_any_written_mapping_is_a_standard_or_is_refused_with_findings(data):
    load_bytes(yaml.safe_dump({"standard": "any", **data}, allow_unicode=True).encode("utf-8", "replace"))


def test_a_language_of_the_wrong_type_is_refused_and_not_looked_up():
    load_or_refuse({"standard": "any", "stages": [{"language": [], "require": ["не моя проблема"]}]})


@settings(max_examples=300, deadline=None)
@given(st.lists(SIGNS, max_size=60).map("".join))
@example("a: &a {<<: *a}")
@example("? [a]\n: b")
@example("stop_phrases: &x [*x]")
@example("a: \x85b: c")
def test_any_text_is_a_standard_or_is_refused_with_findings(text):
    load_bytes(text.encode("utf-8", "replace"))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\x00")
def test_any_bytes_are_a_standard_or_are_refused_with_findings(data):
    load_bytes(data)


@settings(max_examples=100, deadline=None)
@given(st.integers(min_value=0, max_value=2**31), st.integers(min_value=0, max_value=6), SIGNS)
def test_a_shipped_file_with_a_slip_of_the_pen_is_loaded_or_refused_with_findings(at, cut, sign):
    text = sorted(standards_folder().rglob("*.yaml"))[at % 7].read_text("utf-8")
    spot = at % len(text)
    load_bytes((text[:spot] + sign + text[spot + cut :]).encode("utf-8", "replace"))


@pytest.mark.parametrize(
    "path", sorted(standards_folder().rglob("*.yaml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_a_yaml_reader_without_the_c_library_reads_the_same(path, monkeypatch):
    """The shipped standards are read alike where PyYAML was built without libyaml."""
    source = composing.SourceText(path.name, path.read_text("utf-8"))
    quick = composing.compose(source)
    monkeypatch.setattr(composing, "_LOADER", yaml.SafeLoader)
    slow = composing.compose(source)
    assert slow.findings == quick.findings == []
    assert slow.root == quick.root
    assert spans(slow.root) == spans(quick.root)


def spans(node):
    """Return where everything of a tree stands."""
    if isinstance(node, composing.Map):
        return node.span[1:], [
            (k, node.key_span(k)[1:], node.value_span(k)[1], spans(v)) for k, v in node.items()
        ]
    if isinstance(node, composing.Seq):
        return node.span[1:], [(spot[1], spans(v)) for spot, v in zip(node.spots, node, strict=True)]
    return None
