"""Each bad standard is refused with a finding that a quality lead can act on.

The cases are data: ``bad/phrases.yaml`` and ``bad/files.yaml``.
"""

from pathlib import Path

import pytest
import yaml

from servicekit.errors import StandardError
from servicekit.load import composing, load_standard

HERE = Path(__file__).parent
AROUND = """\
standard: shop
stop_phrases:
  - id: not-mine
    phrases:
{phrases}    why: Клиент слышит отказ.
    say: [Сейчас выясню.]
    catches: [это не моя проблема, не моя проблема]
    allows: [нет проблем, это моя проблема]
"""


def read_cases(name):
    return [
        pytest.param(case, id=case["name"])
        for case in yaml.safe_load((HERE / "bad" / name).read_text("utf-8"))
    ]


def text_of(case):
    if "file" in case:
        return case["file"]
    indented = "".join(f"      {line}" for line in case["phrases"].splitlines(keepends=True))
    return AROUND.format(phrases=indented)


@pytest.mark.parametrize("case", read_cases("phrases.yaml") + read_cases("files.yaml"))
def test_each_case_is_refused_with_its_place_its_words_and_its_repair(case, tmp_path):
    path = tmp_path / "shop.yaml"
    path.write_text(text_of(case), "utf-8")
    with pytest.raises(StandardError) as caught:
        load_standard(path)
    found = caught.value.findings
    wanted = case["finds"] if isinstance(case["finds"], list) else [case["finds"]]
    for each in wanted:
        assert any(fits(finding, each) for finding in found), (each, str(caught.value))
    assert len(found) == len(wanted), str(caught.value)
    for finding in found:
        assert str(finding.place) in str(caught.value)
        assert finding.message in str(caught.value)
        assert finding.why in str(caught.value)
        assert finding.say[0] in str(caught.value)


@pytest.mark.parametrize("case", read_cases("phrases.yaml") + read_cases("files.yaml"))
def test_each_case_is_refused_at_the_same_line_without_the_c_library(case, tmp_path, monkeypatch):
    """PyYAML may have been built without libyaml; then it stops with other words."""
    path = tmp_path / "shop.yaml"
    path.write_text(text_of(case), "utf-8")
    monkeypatch.setattr(composing, "_LOADER", yaml.SafeLoader)
    with pytest.raises(StandardError) as caught:
        load_standard(path)
    wanted = case["finds"] if isinstance(case["finds"], list) else [case["finds"]]
    found = {(finding.rule, finding.place.line) for finding in caught.value.findings}
    for each in wanted:
        lines = [int(each["at"].split(":")[0])] if "at" in each else range(1, 30)
        assert any((each["rule"], line) in found for line in lines), str(caught.value)


def fits(finding, wanted):
    at = f"{finding.place.line}:{finding.place.column}"
    return (
        finding.rule == wanted["rule"]
        and wanted.get("at", at) == at
        and all(str(word) in finding.message for word in wanted.get("says", []))
        and all(str(word).lower() in finding.say[0].lower() for word in wanted.get("mend", []))
    )
