"""What a client reads, and what is refused before he can: cases that a quality lead can read and add to."""

from pathlib import Path

import pytest
import yaml

from servicekit import load_standard, render_script
from servicekit.errors import SlotMissing, StandardInvalid

CASES = yaml.safe_load((Path(__file__).parent / "render_cases.yaml").read_text(encoding="utf-8"))["cases"]


def _standard(case):
    module = {"id": "words", "situation": "any", "text": case["text"], "slots": case.get("slots", {})}
    module["verbatim"] = case.get("verbatim", False)
    return {
        "standard": "made",
        "language": case.get("language", "ru"),
        "situations": [{"id": "any", "title": "Любая"}],
        "speech_modules": [module],
    }


def _name(case):
    return f"{case['text'][:40]} {list(case.get('with', {}).values())}"


@pytest.mark.parametrize("case", [case for case in CASES if "says" in case], ids=_name)
def test_the_client_reads_the_words(case):
    assert render_script(load_standard(_standard(case)), "words", case["with"]) == case["says"]


@pytest.mark.parametrize("case", [case for case in CASES if "lacks" in case], ids=_name)
def test_a_missing_or_wrong_value_is_told_and_never_printed(case):
    with pytest.raises(SlotMissing) as refused:
        render_script(load_standard(_standard(case)), "words", case["with"])
    assert case["lacks"] in str(refused.value)
    values = [v for v in case["with"].values() if isinstance(v, str) and len(v) > 4]
    assert not any(value in str(refused.value) for value in values)


@pytest.mark.parametrize("case", [case for case in CASES if "wrong" in case], ids=_name)
def test_a_bad_template_is_refused_with_the_standard(case):
    with pytest.raises(StandardInvalid) as refused:
        load_standard(_standard(case))
    found = [finding for finding in refused.value.findings if finding.rule == case["wrong"]]
    assert found, [finding.rule for finding in refused.value.findings]
    assert any(case.get("say", "") in say for say in found[0].say)


def test_there_are_enough_cases():
    assert len(CASES) >= 60
