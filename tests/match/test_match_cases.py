"""Phrases find what their cases say, at the very place that [[…]] marks, and stay silent elsewhere."""

from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from servicekit.match import Matcher, PhraseEntry, compile_phrases
from servicekit.model.phrase import Example, OneExample, OnePhrase, Phrase

CASES = Path(__file__).parent / "cases"
EXAMPLE = TypeAdapter(OneExample)
PHRASE = TypeAdapter(OnePhrase)


def _phrases(items: list) -> list[Phrase]:
    return [PHRASE.validate_python(item) for item in items]


def _cases() -> list:
    cases = []
    for path in sorted(CASES.glob("*.yaml")):
        for number, group in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            for kind in ("catches", "allows"):
                for index, text in enumerate(group.get(kind, ())):
                    name = f"{path.stem}-{number}-{kind}-{index}"
                    cases.append(pytest.param(group, kind, text, id=name))
    return cases


def _matcher(group: dict) -> Matcher:
    unless = tuple(_phrases(group.get("unless", [])))
    language = group.get("language", "ru")
    return compile_phrases(PhraseEntry(phrase, language, unless) for phrase in _phrases(group["phrases"]))


@pytest.mark.parametrize(("group", "kind", "text"), _cases())
def test_phrase_behaves_as_its_case_says(group: dict, kind: str, text: str) -> None:
    example: Example = EXAMPLE.validate_python(text)
    found, silences = _matcher(group).explain(example.text, client_message=group.get("client_message"))
    spans = [(match.start, match.end) for match in found]
    said = [example.text[start:end] for start, end in spans]
    if kind == "allows":
        assert not spans, f"found {said}"
    elif example.spans:
        assert spans == list(example.spans), f"found {said}, silent because {[s.reason for s in silences]}"
    else:
        assert spans, f"silent because {[s.reason for s in silences]}"
