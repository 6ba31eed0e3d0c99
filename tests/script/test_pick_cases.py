"""The most specific module wins, for the reasons it tells: cases that a quality lead can read and add to."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from servicekit import load_standard
from servicekit.errors import StandardInvalid, UnknownId
from servicekit.script import pick_script, render_script

FILE = yaml.safe_load((Path(__file__).parent / "pick_cases.yaml").read_text(encoding="utf-8"))
CASES = FILE["cases"]


@cache
def _standard(name):
    return load_standard(FILE.get(name, name))


def _name(case):
    return f"{case['standard']} {' '.join(str(part) for part in case['ask'].values())}"


@pytest.mark.parametrize("case", [case for case in CASES if "picks" in case], ids=_name)
def test_the_case_gets_its_module(case):
    pick = pick_script(_standard(case["standard"]), **case["ask"])
    assert pick.module == case["picks"]
    if "because" in case:
        assert [reason.condition for reason in pick.reasons] == case["because"]
        assert pick.is_default is (not case["because"])
    why = {rejected.module: rejected.why for rejected in pick.rejected}
    for module, part in case.get("passed_over", {}).items():
        assert part in why[module]
    if "says" in case:
        assert render_script(_standard(case["standard"]), pick) == case["says"]


@pytest.mark.parametrize("case", [case for case in CASES if "refused" in case], ids=_name)
def test_the_case_is_refused_with_a_way_out(case):
    with pytest.raises((UnknownId, StandardInvalid)) as refused:
        pick_script(_standard(case["standard"]), **case["ask"])
    assert case["refused"] in str(refused.value)


@pytest.mark.parametrize("value", [1, True, ["once"], {"once": 1}])
def test_a_fact_is_a_text(value):
    with pytest.raises(UnknownId, match="one of the texts once, twice"):
        pick_script(_standard("made"), "late", facts={"times": value})


def test_there_are_enough_cases():
    assert len(CASES) >= 60


def test_a_pick_is_plain_data_with_every_reason():
    pick = pick_script(_standard("made"), "late", client_type="angry", channel="chat")
    as_data = pick.to_dict()
    assert as_data["module"] == "late-angry-chat"
    assert as_data["reasons"][0] == {"condition": "channel", "value": "chat", "among": ["chat", "sms"]}
    assert {one["module"] for one in as_data["rejected"]} == {
        module.id for module in _standard("made").speech_modules if module.situation == "late"
    } - {"late-angry-chat"}
