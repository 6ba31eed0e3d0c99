"""Examples that hold, and what is said about those that do not."""

import pytest

from servicekit import Standard, UnknownId
from servicekit.verify import check_examples

WORDS = {"why": "Так легче.", "say": ["Скажите иначе."]}
CALM = {"id": "calm", "phrases": ["успокойтесь"], "unless": ["просто успокойтесь"], **WORDS}
MARKS = {"id": "marks", "kind": "limit", "of": "exclamation", "at_most": 1, **WORDS}


def check(rule, catches=("Успокойтесь.",) * 2, allows=("Хорошо.",) * 2, **keys):
    whole = {**rule, "catches": list(catches), "allows": list(allows)}
    room = "rules" if "kind" in rule else "stop_phrases"
    results = check_examples(Standard(standard="sample", **{room: [whole]}, **keys))
    assert all(bool(result.message) != result.passed for result in results)
    return results


def advice(*args, **keys):
    return next(result.message for result in check(*args, **keys) if not result.passed)


def test_all_hold():
    """Every example gives a result, in written order."""
    results = check(CALM)
    assert [(r.rule_id, r.kind, r.passed) for r in results] == [
        *[("calm", "catches", True)] * 2,
        *[("calm", "allows", True)] * 2,
    ]


@pytest.mark.parametrize(
    ("rule", "catches", "says"),
    [
        (CALM, ["Хорошо.", "Да."], "no phrase of the rule is found in it"),
        (CALM, ["Вы написали «успокойтесь, всё хорошо».", "Да."], "would be the phrase «успокойтесь»"),
        (
            CALM,
            ["Ну [[успокойтесь]]", "[[Ну успокойтесь]]"],
            "marks [[Ну успокойтесь]] at 0-14, and the rule finds [[успокойтесь]] at 3-14",
        ),
        (MARKS, ["Да!", "Нет!"], "Widen the rule, or drop the example."),
        (
            {**MARKS, "channels": ["sms"]},
            [{"text": "Да!!!", "channel": "chat"}] * 2,
            "the rule counts only in sms",
        ),
        (
            CALM,
            [{"text": "Успокойтесь", "channel": "cat"}] * 2,
            "'cat', which the standard does not hold. Did you mean 'chat'",
        ),
        (CALM, [" ", " "], "the example is blank"),
        ({**MARKS, "kind": "pattern", "pattern": "(?=а)", "id": "p"}, ["а", "б"], "rule p crashed"),
    ],
)
def test_catches_that_stay_silent(rule, catches, says):
    """An example that must fire and does not is told with the reason and a way out."""
    rule = {k: v for k, v in rule.items() if rule.get("kind") != "pattern" or k not in {"of", "at_most"}}
    assert says in advice(rule, catches)


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        (
            CALM,
            "«Успокойтесь» is found as the phrase «успокойтесь», and the example stands under 'allows'. Narrow the phrase, name the exception under 'unless'",
        ),
        (MARKS, "«!!» is found, and the example stands under 'allows'. Narrow the rule"),
    ],
)
def test_allows_that_fire(rule, says):
    """An example that must stay silent and fires is told with what fired."""
    assert says in advice(rule, ["Успокойтесь!!!"] * 2, ["Успокойтесь!!!"] * 2)


def test_channel_of_the_rule():
    """Without a channel of its own an example stands in the first channel of its rule."""
    assert all(r.passed for r in check({**CALM, "channels": ["email", "chat"]}))


def test_first_turn():
    """An example is a whole dialogue, so that rules of the first turn can be proven."""
    hello = {"id": "hello", "kind": "require", "any": ["здравствуйте"], "in": "first_agent_turn", **WORDS}
    results = check(hello, ["Слушаю.", "Да."], ["Здравствуйте.", "Ну здравствуйте!"])
    assert all(result.passed for result in results)


def test_rules_of_client_types_are_proven():
    """A rule bound to client types is tried as if the type were declared."""
    assert all(r.passed for r in check({**CALM, "client_types": ["angry"], "stages": ["greeting"]}))


def test_rule_that_is_off_has_nothing_to_prove():
    """A rule that is off is left out."""
    assert check({**CALM, "severity": "off"}) == []


def test_other_rules_do_not_help():
    """An example must be caught by its own rule."""
    room = [
        {**CALM, "catches": ["Хорошо!!"] * 2, "allows": ["Да."] * 2},
        {**CALM, "id": "good", "phrases": ["хорошо"], "catches": ["Хорошо."] * 2, "allows": ["Да."] * 2},
    ]
    results = check_examples(Standard(standard="sample", stop_phrases=room), only=["calm"])
    assert [r.passed for r in results] == [False, False, True, True]


def test_unknown_rule():
    """An id that the standard does not hold is refused with the nearest names."""
    with pytest.raises(UnknownId, match="Did you mean 'calm'"):
        check_examples(
            Standard(standard="sample", stop_phrases=[{**CALM, "catches": ["а"] * 2, "allows": ["б"] * 2}]),
            only=["clam"],
        )
