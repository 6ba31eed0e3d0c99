"""What is refused of standards and of cases: with its place, its reason and its repair."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from servicekit import decide_escalation, load_standard
from servicekit.errors import InputError, ScheduleError, StandardInvalid
from servicekit.load.cases import read_case
from servicekit.verify.escalation_proofs import prove_escalation

BAD = yaml.safe_load((Path(__file__).parent / "bad_escalation.yaml").read_text(encoding="utf-8"))
LEVELS = "[{id: l1, passes_to: l2}, {id: l2, passes_to: l3}, {id: l3}]"
BASE = """standard: shop
version: "1"
desk_levels: LEVELS
escalation:
  facts: {overdue: duration, transfers: count, severity: [low, high], needs: [nobody, department], urgent: flag}
  """
NOW = datetime(2026, 5, 12, 9, tzinfo=UTC)
GOOD = "rules: [{id: late, when: {overdue: {at_least: 4h}}, to: l2, within: 2h}]"


def shop(tmp_path, escalation=GOOD, levels=LEVELS):
    path = tmp_path / "shop.yaml"
    path.write_text(BASE.replace("LEVELS", levels) + escalation + "\n", encoding="utf-8")
    return load_standard(path)


@pytest.mark.parametrize("bad", BAD, ids=[bad["name"] for bad in BAD])
def test_a_bad_standard_is_refused_at_its_place(bad, tmp_path):
    with pytest.raises(StandardInvalid) as refused:
        shop(tmp_path, bad["escalation"], bad.get("levels", LEVELS))
    [finding] = [f for f in refused.value.findings if f.rule == bad["finding"]]
    told = f"{finding.message} {finding.why} {' '.join(finding.say)}"
    for words in bad["words"]:
        assert words in told
    assert finding.place is not None
    assert finding.place.file.endswith("shop.yaml")
    assert finding.place.line >= 3
    assert finding.why
    assert finding.say


PROOFS = {
    "falls-as-it-worsens": "rules: [{id: a, when: {transfers: {at_most: 2}}, to: l2}]",
    "falls-as-it-worsens by equality": "rules: [{id: a, when: {transfers: 2}, to: l2}]",
    "falls-as-it-worsens by negation": "rules: [{id: a, when: {not: {overdue: {at_least: 2h}}}, to: l2}]",
    "falls-as-it-worsens by an exact length": "rules: [{id: a, when: {overdue: 2h}, to: l2}]",
    "never-fires": "rules: [{id: a, when: {all: [{severity: low}, {severity: high}]}, to: l2}]",
    "never-fires by bounds": "rules: [{id: a, when: {transfers: {at_least: 3}, any: [{urgent: true}], all: [{transfers: {at_least: 1}}]}, to: l2}]",
    "nobody-at-the-window": "one_window: {at_most: 2}\n  rules: [{id: a, when: {urgent: true}, to: l2}]",
    "unknown-notice": "rules: [{id: a, when: {urgent: true}, to: l2, notify_client: sorry}]",
}


@pytest.mark.parametrize("name", [name for name in PROOFS if name != "never-fires by bounds"])
def test_a_proof_that_fails_says_how_to_mend_it(name, tmp_path):
    findings = prove_escalation(shop(tmp_path, PROOFS[name]))
    assert [finding.rule for finding in findings] == [name.split(" by ")[0]]
    assert findings[0].say
    assert findings[0].place is not None


def test_a_sound_standard_is_proved(tmp_path):
    assert prove_escalation(shop(tmp_path)) == []
    assert prove_escalation(shop(tmp_path, PROOFS["never-fires by bounds"])) == []


def case_file(tmp_path, text):
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


OPENED = "case: c\nopened_at: 2026-05-12T09:00:00+00:00\n"
CASES = {
    "undeclared-fact": (OPENED + "facts:\n  overdu: 4h\n", 4, "Did you mean 'overdue'?"),
    "wrong-fact": (OPENED + "facts:\n  transfers: two\n", 4, "whole number"),
    "wrong-fact negative": (OPENED + "facts: {transfers: -1}\n", 3, "whole number"),
    "wrong-fact naive clock": (OPENED + "facts:\n  overdue: {since: 2026-05-12 08:00}\n", 4, "naive"),
    "wrong-fact in an event": (
        OPENED + "events:\n  - {at: 2026-05-12T10:00:00+00:00, facts: {severity: hgh}}\n",
        4,
        "low, high",
    ),
    "bad-value naive": ("case: c\nopened_at: 2026-05-12 09:00\n", 2, "is naive"),
    "bad-value order": (
        OPENED
        + "events:\n  - {at: 2026-05-12T11:00:00+00:00, acknowledge: late}\n"
        + "  - {at: 2026-05-12T10:00:00+00:00, release: late}\n",
        1,
        "put the events in the order",
    ),
    "bad-value before the opening": (
        OPENED + "events: [{at: 2026-05-12T08:00:00+00:00, acknowledge: late}]\n",
        1,
        "came before it",
    ),
    "missing-key": ("case: c\n", 1, "'opened_at' is missing"),
    "unknown-key": (OPENED + "fact: {}\n", 3, "'facts'"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_bad_case_is_refused_at_its_place(name, tmp_path):
    text, line, words = CASES[name]
    with pytest.raises(InputError) as refused:
        read_case(case_file(tmp_path, text), shop(tmp_path))
    [finding] = refused.value.findings
    assert finding.rule == name.split(" ")[0]
    assert words in f"{finding.message} {' '.join(finding.say)}"
    assert finding.place is not None
    assert finding.place.line == line


def test_a_case_of_another_version_is_not_decided(tmp_path):
    """A case pins the version of the standard it began under."""
    standard = shop(tmp_path)
    pinned = {"case": "c", "opened_at": NOW, "standard": "shop", "version": "1"}
    assert decide_escalation(standard, pinned, now=NOW).version == "1"
    for other in ({"version": "0.9"}, {"standard": "another"}):
        with pytest.raises(InputError, match="began under"):
            decide_escalation(standard, {**pinned, **other}, now=NOW)


def test_a_naive_now_is_refused(tmp_path):
    with pytest.raises(ScheduleError, match="naive"):
        decide_escalation(shop(tmp_path), {"case": "c", "opened_at": NOW}, now=datetime(2026, 5, 12))  # noqa: DTZ001


def test_a_deed_on_a_rule_that_is_not_there_is_refused(tmp_path):
    case = {"case": "c", "opened_at": NOW, "events": [{"at": NOW, "release": "lat"}]}
    with pytest.raises(InputError, match="Did you mean 'late'"):
        decide_escalation(shop(tmp_path), case, now=NOW)


def test_a_standard_without_a_desk_decides_nothing():
    with pytest.raises(InputError, match="has no desk levels"):
        decide_escalation(load_standard("ru-core"), {"case": "c", "opened_at": NOW}, now=NOW)


def test_a_company_overrides_and_extends_the_shipped_rules(tmp_path):
    """A child retunes an inherited rule by id, and adds rules of its own over the inherited facts."""
    path = tmp_path / "own.yaml"
    path.write_text(
        "standard: own\nextends: [ru-service]\noverride:\n  overdue-half-a-day: {to: l3}\n"
        "escalation:\n  rules:\n    - {id: own-rule, when: {slips: {at_least: 5}}, to: l3}\n",
        encoding="utf-8",
    )
    standard = load_standard(path)
    rules = {rule.id: rule for rule in standard.escalation.rules}
    assert rules["overdue-half-a-day"].to == "l3"
    assert "own-rule" in rules
    decision = decide_escalation(
        standard, {"case": "c", "opened_at": NOW, "facts": {"overdue": "4h"}}, now=NOW
    )
    assert decision.level == "l3"


@pytest.mark.parametrize(
    ("opened", "since", "now"),
    [
        ("2026-05-12T09:00+03:00", "2026-05-12T09:00+03:00", "2028-02-01T09:00+03:00"),
        ("2026-05-12T09:00+03:00", "2023-05-12T09:00+03:00", "2026-05-12T09:00+03:00"),
        ("2023-05-12T09:00+03:00", "2026-05-12T09:00+03:00", "2026-05-12T09:00+03:00"),
    ],
)
def test_moments_of_which_the_calendar_knows_nothing_are_refused(opened, since, now):
    """Where working time is not known, no rule is silently false."""
    case = {"case": "c", "opened_at": opened, "facts": {"overdue": {"since": since}}}
    with pytest.raises(ScheduleError, match="verified"):
        decide_escalation(load_standard("ru-service"), case, now=datetime.fromisoformat(now))


def test_a_decision_near_the_end_of_the_calendar_is_still_made():
    """What lies past the calendar is left out of what is ahead; what is known is decided."""
    opened = datetime(2027, 12, 31, 6, tzinfo=UTC)
    case = {"case": "c", "opened_at": opened, "facts": {"overdue": {"since": opened}, "needs": "specialist"}}
    decision = decide_escalation(load_standard("ru-service"), case, now=opened)
    assert decision.level == "l2"
    assert all(step.at.year == 2027 for step in decision.ahead)
