"""What is found in single replies: rule, place, words, advice and edit."""

import pytest
from lint_samples import CASES, SAMPLE, WORDS

from servicekit import validate_reply


def read_marks(marked):
    text, spans = "", []
    for index, part in enumerate(marked.replace("]]", "[[").split("[[")):
        if index % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, spans


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["text"].strip()[:40] or "blank")
def test_reply(case):
    """Exactly the findings of the case, each with its words and its place."""
    assert not case.keys() - {"text", "why", "channel", "only", "findings", "marks"}
    text, spans = read_marks(case["text"])
    report = validate_reply(SAMPLE, text, channel=case.get("channel"), rules=case.get("only"))
    assert [(f.rule, f.message) for f in report.findings] == [
        (w["rule"], w["message"]) for w in case["findings"]
    ]
    places = iter(spans)
    for finding, wanted in zip(report.findings, case["findings"], strict=True):
        assert not wanted.keys() - {"rule", "message", "say", "edit", "critical", "empty", "matched"}
        if "matched" in wanted:
            assert finding.matched == wanted["matched"]
        else:
            assert (finding.start, finding.end) == ((0, 0) if wanted.get("empty") else next(places))
        assert text[finding.start : finding.end] == finding.matched
        assert finding.why == WORDS["why"]
        assert list(finding.say) == wanted.get("say", list(finding.say))
        assert finding.edit == wanted.get("edit")
        assert finding.critical == wanted.get("critical", SAMPLE.rule(finding.rule).critical)
