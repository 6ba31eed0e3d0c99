"""The JSON Schema says of a file what the loader says of it, as far as a schema can."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from servicekit.load import load_standard, standard_schema, standards_folder
from servicekit.model import Standard

SAMPLE = Path(__file__).parent / "sample.yaml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def as_json(text):
    """Read YAML as an editor does: dates are text, and ``off`` is a word."""
    data = yaml.load(text.replace("severity: off", "severity: 'off'"), LOADER)  # noqa: S506 - both are safe
    return json.loads(json.dumps(data, default=str))


@pytest.fixture(scope="module")
def validator():
    schema = standard_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_schema_names_its_dialect_and_is_plain_json():
    schema = standard_schema()
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(json.dumps(schema)) == schema


def test_every_key_is_explained():
    schema = standard_schema()
    for name, model in {"Standard": schema, **schema["$defs"]}.items():
        for form in [model, *model.get("anyOf", [])]:
            for key, value in form.get("properties", {}).items():
                assert value.get("description"), f"{name}.{key}"


def test_every_field_of_a_standard_is_a_key_of_a_file_and_nothing_the_loader_fills_in():
    schema = standard_schema()
    fields = {info.alias or name for name, info in Standard.model_fields.items()}
    assert set(schema["properties"]) == fields | {"override", "add_phrases", "add_unless"}
    assert '"place"' not in json.dumps(schema)
    assert '"spans"' not in json.dumps(schema)


@pytest.mark.parametrize(
    "path", sorted(standards_folder().rglob("*.y*ml")), ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_the_shipped_standards_fit_the_schema(path, validator):
    assert [error.message for error in validator.iter_errors(as_json(path.read_text("utf-8")))] == []


def test_a_sample_with_every_key_fits_the_schema_and_loads(validator):
    text = SAMPLE.read_text("utf-8")
    assert [error.message for error in validator.iter_errors(as_json(text))] == []
    standard = load_standard(SAMPLE)
    assert {rule.kind for rule in standard.rules} == {"require", "replace", "limit", "pattern"}


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "[]",
        "stop_phrasess: []",
        "standard: Лавка",
        "language: fr",
        "stop_phrases: text",
        "stop_phrases: [{id: a}]",
        "stop_phrases: [{id: a, phrases: [б], why: в, say: [г], catches: [д, е], allows: [ё]}]",
        "stop_phrases: [{id: a, phrases: [], why: в, say: [г], catches: [д, е], allows: [ё, ж]}]",
        "stop_phrases: [{id: a, phrases: [5], why: в, say: [г], catches: [д, е], allows: [ё, ж]}]",
        "stop_phrases: [{id: a, phrases: [{phrase: б, place: в}], why: в, say: [г], catches: [д, е], allows: [ё, ж]}]",
        "stop_phrases: [{id: a, phrases: [{slop: 1}], why: в, say: [г], catches: [д, е], allows: [ё, ж]}]",
        "rules: [{id: a, kind: limits}]",
        "rules: [{id: a, kind: limit, of: words, at_most: 5, why: в, say: [г], catches: [д, е], allows: [ё, ж]}]",
        "override: {a: {severity: of}}",
        "override: {a: {id: b}}",
        "override: {a: {}}",
        "override: [a]",
        "add_phrases: {a: []}",
        "add_unless: {a: text}",
        "extends: ru-core",
    ],
)
def test_bad_files_do_not_fit_the_schema(text, validator):
    assert list(validator.iter_errors(as_json(text)))


@pytest.mark.parametrize(
    "text",
    [
        "language: en",
        "title: Лавка",
        "override: {a: {severity: off, channels: [chat]}}",
        "add_phrases: {a: [б, {phrase: в, in: question}]}",
        "stop_phrases: [{id: a, phrases: [б], why: в, say: [г], catches: [д, {text: е, channel: chat}], allows: [ё, ж]}]",
    ],
)
def test_a_file_of_a_folder_needs_no_header(text, validator):
    assert not list(validator.iter_errors(as_json(text)))
