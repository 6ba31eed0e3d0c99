"""Cases that the engine does not meet yet; one that begins to pass fails here and moves to ``cases``."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from servicekit.match import PhraseEntry, compile_phrases
from servicekit.model.phrase import OneExample, OnePhrase

GAPS = Path(__file__).parent / "known_gaps.yaml"
EXAMPLE = TypeAdapter(OneExample)
PHRASE = TypeAdapter(OnePhrase)


def _gaps() -> list[Any]:
    gaps: list[Any] = []
    for number, group in enumerate(yaml.safe_load(GAPS.read_text(encoding="utf-8")) or ()):
        mark = pytest.mark.xfail(reason=group["reason"], raises=AssertionError, strict=True)
        for kind in ("catches", "allows"):
            for index, text in enumerate(group.get(kind, ())):
                gaps.append(pytest.param(group, kind, text, id=f"{number}-{kind}-{index}", marks=mark))
    return gaps


@pytest.mark.parametrize(("group", "kind", "text"), _gaps())
def test_gap_is_still_open(group: dict[str, Any], kind: str, text: str) -> None:
    example = EXAMPLE.validate_python(text)
    unless = tuple(PHRASE.validate_python(item) for item in group.get("unless", ()))
    matcher = compile_phrases(
        PhraseEntry(PHRASE.validate_python(item), group.get("language", "ru"), unless)
        for item in group["phrases"]
    )
    spans = [(match.start, match.end) for match in matcher.find(example.text)]
    if kind == "allows":
        assert not spans
    else:
        assert spans
        assert not example.spans or spans == list(example.spans)
