"""Who acts next by the shipped standards: cases with clocks, in YAML."""

from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import yaml

from servicekit import decide_escalation, load_standard

MOSCOW = ZoneInfo("Europe/Moscow")
CASES = yaml.safe_load((Path(__file__).parent / "decision_cases.yaml").read_text(encoding="utf-8"))
MOMENTS = [(case, moment) for case in CASES for moment in case["at"]]


@cache
def standard(name="ru-service"):
    return load_standard(name)


def moment(text):
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=MOSCOW)


def aware(value):
    """Put every moment of a case on the clock of Moscow."""
    if isinstance(value, dict):
        return {
            key: moment(inner) if key in ("at", "since") and isinstance(inner, str) else aware(inner)
            for key, inner in value.items()
        }
    return [aware(inner) for inner in value] if isinstance(value, list) else value


def case_of(given):
    told = aware({"facts": given.get("facts", {}), "events": given.get("events", [])})
    return {"case": "case", "opened_at": moment(given["opened"]), **told}


def said(decision, key):
    """Return what a decision says, in the words of the cases."""

    def clock(at, otherwise):
        return otherwise if at is None else f"{at.astimezone(MOSCOW):%Y-%m-%d %H:%M}"

    return {
        "level": lambda: decision.level,
        "to": lambda: decision.to,
        "kind": lambda: decision.kind,
        "due": lambda: clock(decision.due_at, "none"),
        "check": lambda: clock(decision.next_check_at, "never"),
        "notice": lambda: decision.client_notice,
        "pass": lambda: decision.may_pass,
        "fired": lambda: sorted(decision.active),
    }[key]()


def test_there_are_eighty_cases():
    assert len(MOMENTS) >= 80
    fired = {rule for case, at in MOMENTS for rule in case["at"][at].get("fired", ())}
    assert fired == {rule.id for rule in standard().escalation.rules}, "each rule fires in some case"


@pytest.mark.parametrize(("case", "at"), MOMENTS, ids=lambda x: x if isinstance(x, str) else x["name"])
def test_the_decision_is_as_written(case, at):
    decision = decide_escalation(standard(), case_of(case), now=moment(at))
    wanted = dict(case["at"][at])
    for fact, rules in wanted.pop("unknown", {}).items():
        assert list(decision.unknown[fact]) == rules
    wanted["fired"] = sorted(wanted["fired"]) if "fired" in wanted else sorted(decision.active)
    assert {key: said(decision, key) for key in wanted} == wanted
    fired = {reason.rule for reason in decision.reasons if reason.outcome == "fired"}
    assert fired == set(decision.active)
    assert all(r.failed or r.needs or r.note for r in decision.reasons)


@pytest.mark.parametrize("name", ["ru-service", "en-service"])
def test_the_standards_hold_policies_for_all_that_the_material_names(name):
    escalation = standard(name).escalation
    assert len(escalation.rules) >= 25
    assert {rule.id for rule in escalation.rules} == {rule.id for rule in standard().escalation.rules}
    assert all(rule.title and rule.source for rule in escalation.rules)
    assert [level.id for level in standard(name).desk_levels] == ["l1", "l2", "l3"]
    assert [level.id for level in standard(name).desk_levels if level.owns] == ["l1"]
    assert all(level.duties and level.person for level in standard(name).desk_levels)
