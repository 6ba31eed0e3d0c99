"""The laws of a decision, each held against cases of every kind."""

import json
import pickle
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from second_oracle import LEVELS, levels_on

from servicekit import decide_escalation, load_standard
from servicekit.model.case import Case
from servicekit.verify.escalation_proofs import prove_escalation

START = datetime(2026, 5, 12, 9, tzinfo=UTC)
LAST = 60
SEVERITY = ["low", "normal", "high"]
COMPARISONS = ["at_least", "more_than", "at_most", "less_than"]


def at(second):
    return START + timedelta(seconds=second)


durations = st.integers(0, 25).map(lambda n: f"{n}s")
tests_of_facts = st.one_of(
    st.builds(lambda op, n: {"overdue": {op: n}}, st.sampled_from(COMPARISONS), durations),
    st.builds(lambda op, n: {"unheard": {op: n}}, st.sampled_from(COMPARISONS), durations),
    st.builds(lambda op, n: {"transfers": {op: n}}, st.sampled_from(COMPARISONS), st.integers(0, 4)),
    st.builds(
        lambda v: {"severity": v}, st.lists(st.sampled_from(SEVERITY), min_size=1, max_size=2, unique=True)
    ),
    st.builds(lambda v: {"urgent": v}, st.booleans()),
)
conditions = st.recursive(
    tests_of_facts,
    lambda inner: st.one_of(
        st.builds(lambda a, b: {"all": [a, b]}, inner, inner),
        st.builds(lambda a, b: {"any": [a, b]}, inner, inner),
        st.builds(lambda a: {"not": a}, inner),
    ),
    max_leaves=4,
)
worsening = st.recursive(
    st.one_of(
        st.builds(lambda n: {"overdue": {"at_least": n}}, durations),
        st.builds(lambda n: {"transfers": {"more_than": n}}, st.integers(0, 4)),
        st.builds(lambda v: {"severity": v}, st.sampled_from([["high"], ["normal", "high"], SEVERITY])),
        st.builds(lambda v: {"urgent": v}, st.booleans()),
        st.builds(lambda n: {"not": {"transfers": {"less_than": n}}}, st.integers(0, 4)),
    ),
    lambda inner: st.one_of(
        st.builds(lambda a, b: {"all": [a, b]}, inner, inner),
        st.builds(lambda a, b: {"any": [a, b]}, inner, inner),
    ),
    max_leaves=4,
)


def rules_over(condition):
    rule = st.fixed_dictionaries(
        {
            "when": condition,
            "to": st.sampled_from(LEVELS),
            "kind": st.sampled_from(["functional", "hierarchical"]),
            "within": st.none() | st.integers(1, 12),
            "repeat": st.none() | st.tuples(st.integers(1, 9), st.integers(1, 3)),
            "cool_off": st.integers(0, 10),
            "notify_client": st.none() | st.sampled_from(["sorry", "news"]),
        }
    )
    return st.lists(rule, min_size=3, max_size=3).map(
        lambda rules: [{"id": f"r{n}", **rule} for n, rule in enumerate(rules)]
    )


def facts_of(*, clocks=True):
    length = st.integers(0, 30)
    running = st.integers(-20, 40).map(lambda n: ("since", n)) if clocks else length
    return st.fixed_dictionaries(
        {},
        optional={
            "overdue": st.one_of(length, running, st.none()),
            "unheard": st.one_of(length, running),
            "transfers": st.integers(0, 5) | st.none(),
            "severity": st.sampled_from(SEVERITY),
            "urgent": st.booleans(),
        },
    )


def events_of(rules=("r0", "r1", "r2", "all")):
    deed = st.one_of(
        st.builds(lambda f: {"facts": f}, facts_of().filter(bool)),
        st.builds(lambda r: {"acknowledge": r}, st.sampled_from(rules)),
        st.builds(lambda r: {"release": r}, st.sampled_from(rules)),
    )
    event = st.builds(lambda s, d: {"second": s, **d}, st.integers(1, LAST - 5), deed)
    return st.lists(event, max_size=4).map(lambda events: sorted(events, key=lambda e: e["second"]))


cases = st.fixed_dictionaries({"facts": facts_of(), "events": events_of()})


def standard_of(rules):
    """Return the standard of plain rules; everything is elapsed time."""
    written = []
    for rule in rules:
        entry = {"id": rule["id"], "when": rule["when"], "to": rule["to"], "kind": rule["kind"]}
        entry["cool_off"] = f"{rule['cool_off']}s"
        if rule["within"]:
            entry["within"] = f"{rule['within']}s"
        if rule["repeat"]:
            entry["repeat"] = {"every": f"{rule['repeat'][0]}s", "at_most": rule["repeat"][1]}
        if rule["notify_client"]:
            entry["notify_client"] = rule["notify_client"]
        written.append(entry)
    return load_standard(
        {
            "standard": "laws",
            "version": "1",
            "desk_levels": [
                {"id": "l1", "owns": True, "passes_to": "l2"},
                {"id": "l2", "passes_to": "l3"},
                {"id": "l3"},
            ],
            "escalation": {
                "facts": {
                    "overdue": "duration",
                    "unheard": "duration",
                    "transfers": "count",
                    "severity": {"type": "choice", "values": SEVERITY, "worse": "more"},
                    "urgent": "flag",
                },
                "one_window": {"fact": "transfers", "at_most": 2},
                "rules": written,
            },
        }
    )


def written(facts):
    def one(name, value):
        if isinstance(value, tuple):
            return {"since": at(value[1])}
        return f"{value}s" if name in ("overdue", "unheard") and value is not None else value

    return {name: one(name, value) for name, value in facts.items()}


def case_of(plain):
    events = [
        {
            "at": at(e["second"]),
            **{k: written(v) if k == "facts" else v for k, v in e.items() if k != "second"},
        }
        for e in plain["events"]
    ]
    data = {"case": "c", "opened_at": START, "facts": written(plain["facts"]), "events": events}
    return Case.model_validate(data)


@given(rules=rules_over(conditions), plain=cases)
def test_the_level_is_that_of_a_walk_second_by_second(rules, plain):
    """The highest level called at each second is what plain comparisons, second after second, give."""
    standard, case = standard_of(rules), case_of(plain)
    walked = levels_on(rules, plain, LAST)
    for second in range(LAST + 1):
        decision = decide_escalation(standard, case, now=at(second))
        called = {rule: levels[second] for rule, levels in walked.items() if levels[second] is not None}
        assert set(decision.active) == set(called), second
        assert decision.level == LEVELS[max(called.values(), default=0)], second


@given(rules=rules_over(conditions), plain=cases)
def test_nothing_changes_before_the_next_check_and_something_does_at_it(rules, plain):
    """The answer of every second before `next_check_at` is this one, and that of `next_check_at` is not."""
    standard, case = standard_of(rules), case_of(plain)
    answers = [decide_escalation(standard, case, now=at(second)) for second in range(LAST + 70)]
    for second, decision in enumerate(answers[:LAST]):
        changed = next(
            (n for n in range(second + 1, len(answers)) if answers[n].answer != decision.answer), None
        )
        promised = decision.next_check_at
        if changed is None:
            assert promised is None or promised > at(len(answers) - 1)
        else:
            assert promised == at(changed), second


@given(
    rules=rules_over(conditions),
    facts=facts_of(),
    deeds=events_of().map(lambda es: [e for e in es if "release" not in e]),
)
def test_levels_never_fall_as_time_passes(rules, facts, deeds):
    """Whatever happens but a release, a later moment never has a lower level."""
    standard, case = standard_of(rules), case_of({"facts": facts, "events": deeds})
    levels = [LEVELS.index(decide_escalation(standard, case, now=at(second)).level) for second in range(LAST)]
    assert levels == sorted(levels)


@st.composite
def better_and_worse(draw):
    """Return two sets of facts; in the second each ordered fact is as bad or worse."""
    lengths = sorted(draw(st.lists(st.integers(0, 30), min_size=2, max_size=2)))
    counts = sorted(draw(st.lists(st.integers(0, 6), min_size=2, max_size=2)))
    ranks = sorted(draw(st.lists(st.integers(0, 2), min_size=2, max_size=2)))
    urgent = draw(st.booleans())
    return [
        {"overdue": n, "transfers": c, "severity": SEVERITY[r], "urgent": urgent}
        for n, c, r in zip(lengths, counts, ranks, strict=True)
    ]


@given(rules=rules_over(worsening), pair=better_and_worse(), second=st.integers(0, LAST))
def test_levels_never_fall_as_facts_worsen(rules, pair, second):
    """Where `verify` finds no condition that comes untrue, worse facts never give a lower level."""
    standard = standard_of(rules)
    assert not [f for f in prove_escalation(standard) if f.rule == "falls-as-it-worsens"]
    better, worse = (
        decide_escalation(standard, case_of({"facts": facts, "events": []}), now=at(second)) for facts in pair
    )
    assert LEVELS.index(better.level) <= LEVELS.index(worse.level)
    assert set(better.active) <= set(worse.active)


@given(rules=rules_over(conditions), plain=cases, second=st.integers(0, LAST))
def test_the_same_question_has_the_same_answer(rules, plain, second):
    """A decision depends on nothing but the standard, the case and the moment; it can be kept as JSON."""
    standard, case = standard_of(rules), case_of(plain)
    first = decide_escalation(standard, case, now=at(second))
    again = decide_escalation(pickle.loads(pickle.dumps(standard)), case, now=at(second))  # noqa: S301 - our own bytes
    assert first == again
    assert json.loads(json.dumps(first.to_dict())) == again.to_dict()


@given(rules=rules_over(conditions), plain=cases)
def test_a_step_keeps_its_key_and_is_done_once(rules, plain):
    """A step that is ahead falls due under the same key, keys are unique, and a done step is not due again."""
    standard, case = standard_of(rules), case_of(plain)
    for second in range(0, LAST, 7):
        decision = decide_escalation(standard, case, now=at(second))
        keys = [step.key for step in (*decision.steps, *decision.ahead)]
        assert len(keys) == len(set(keys))
        assert all(key.startswith("c@laws-1/") for key in keys)
        if decision.steps:
            done = {"at": at(LAST), "done": decision.steps[0].key}
            later = case.model_copy(
                update={
                    "events": (
                        *case.events,
                        Case.model_validate({"case": "x", "opened_at": START, "events": [done]}).events[0],
                    )
                }
            )
            left = decide_escalation(standard, later, now=at(LAST)).steps
            assert decision.steps[0].key not in [step.key for step in left]


@given(rules=rules_over(conditions), plain=cases, second=st.integers(0, LAST))
def test_what_is_unknown_would_decide(rules, plain, second):
    """A rule is unknown only over facts that are not known, and says which."""
    standard, case = standard_of(rules), case_of(plain)
    decision = decide_escalation(standard, case, now=at(second))
    for reason in decision.reasons:
        assert bool(reason.needs) == (reason.outcome == "unknown")
        assert reason.outcome != "not fired" or reason.failed
    assert set(decision.unknown) == {fact for reason in decision.reasons for fact in reason.needs}


@pytest.mark.parametrize("name", ["ru-service", "en-service"])
def test_the_shipped_policies_are_proved(name):
    """The shipped rules never sink a case, contradict themselves, or call what is not there."""
    assert prove_escalation(load_standard(name)) == []


@settings(max_examples=15)
@given(first=st.integers(0, 4), hours=st.integers(0, 200))
def test_every_path_ends_at_a_person(first, hours):
    """A call of the shipped standard that nobody acknowledges comes to the head of the company."""
    standard = load_standard("ru-service")
    facts = [{"contacts": 2}, {"overdue": "4h"}, {"needs": "specialist"}, {"new_tasks": 1}, {"reopened": 1}][
        first
    ]
    opened = datetime(2026, 5, 12, 6, tzinfo=UTC) + timedelta(hours=hours)
    decision = decide_escalation(
        standard, {"case": "c", "opened_at": opened, "facts": facts}, now=opened + timedelta(days=30)
    )
    assert decision.level == "l3"
    assert not standard.desk_levels[-1].automatic


@pytest.mark.parametrize("fact", ["transfers", "overdue", "severity"])
@pytest.mark.parametrize(
    ("comparison", "answers"),
    [
        ("at_least", [False, True, True]),
        ("more_than", [False, False, True]),
        ("at_most", [True, True, False]),
        ("less_than", [True, False, False]),
    ],
)
def test_a_comparison_is_exact_at_its_bound(fact, comparison, answers):
    """One below, at, and one above the bound, for counts, lengths and ordered lists."""
    values = {"transfers": [2, 3, 4], "overdue": ["2s", "3s", "4s"], "severity": SEVERITY}[fact]
    rule = {"id": "r0", "when": {fact: {comparison: values[1]}}, "to": "l2", "kind": "functional"}
    standard = standard_of([{**rule, "within": None, "repeat": None, "cool_off": 0, "notify_client": None}])
    fired = [
        decide_escalation(
            standard, {"case": "c", "opened_at": START, "facts": {fact: value}}, now=START
        ).active
        for value in values
    ]
    assert [active == ("r0",) for active in fired] == answers


@pytest.mark.parametrize(
    ("when", "known", "outcome", "needs"),
    [
        ({"any": [{"urgent": True}, {"severity": "high"}]}, {"urgent": True}, "fired", ()),
        ({"any": [{"urgent": True}, {"severity": "high"}]}, {"urgent": False}, "unknown", ("severity",)),
        ({"all": [{"urgent": True}, {"severity": "high"}]}, {"urgent": False}, "not fired", ()),
        ({"all": [{"urgent": True}, {"severity": "high"}]}, {"urgent": True}, "unknown", ("severity",)),
        ({"not": {"severity": "high"}}, {"urgent": True}, "unknown", ("severity",)),
        ({"not": {"severity": "high"}}, {"severity": "low"}, "fired", ()),
        (
            {"not": {"any": [{"urgent": True}, {"transfers": 1}]}},
            {"urgent": False},
            "unknown",
            ("transfers",),
        ),
        ({"urgent": True, "overdue": {"at_least": "2s"}}, {}, "unknown", ("overdue", "urgent")),
    ],
)
def test_unknown_is_not_false(when, known, outcome, needs):
    """A condition over an unknown fact is unknown unless the known ones decide it; the facts it waits for are named."""
    rule = {"id": "r0", "when": when, "to": "l2", "kind": "functional", "within": None}
    standard = standard_of([{**rule, "repeat": None, "cool_off": 0, "notify_client": None}])
    decision = decide_escalation(standard, {"case": "c", "opened_at": START, "facts": known}, now=START)
    assert (decision.reasons[0].outcome, decision.reasons[0].needs) == (outcome, needs)
    assert decision.unknown == dict.fromkeys(needs, ("r0",))
