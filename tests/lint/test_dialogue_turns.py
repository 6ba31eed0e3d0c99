"""Which turns of a dialogue are linted, and what their findings carry."""

import pytest
from lint_samples import SAMPLE, make_standard

from servicekit import Dialogue, InputError, Place, Turn, UnknownId, validate_dialogue
from servicekit.lint import is_crash

HELLO = "Здравствуйте, уже смотрю."


def lint(*turns, standard=SAMPLE, whole=True, **keys):
    made = tuple(
        Turn(role=role, text=text, **more)
        for role, text, *rest in turns
        for more in [rest[0] if rest else {}]
    )
    return [
        (f.rule, f.turn)
        for f in validate_dialogue(standard, Dialogue(turns=made, whole=whole), **keys).findings
    ]


def test_only_what_a_person_of_the_company_wrote():
    """Turns of the client and automatic ones are never linted as the agent's."""
    assert lint(
        ("client", "Успокойтесь сами!!"),
        ("agent", "Успокойтесь, вы в очереди!!", {"auto": True}),
        ("agent", HELLO),
        ("agent", "Успокойтесь."),
    ) == [("calm-down", 3)]


def test_first_turn_of_a_person_greets():
    """The greeting is looked for in the first turn of a person, not in an automatic or blank one."""
    assert lint(
        ("agent", "Вы первый в очереди", {"auto": True}),
        ("agent", "  "),
        ("agent", "Смотрю."),
        ("agent", "Готово."),
    ) == [("say-hello", 2)]
    assert lint(("agent", HELLO), ("agent", "Готово.")) == []


def test_last_turn_closes_in_its_channel():
    """A rule of the last turn counts in its channels only, and only in the last turn."""
    chat = {"channel": "chat"}
    assert lint(("agent", HELLO, chat), ("agent", "Готово.", chat), ("client", "Спасибо")) == [("say-bye", 1)]
    assert lint(("agent", HELLO), ("agent", "Готово.")) == []


def test_a_cut_dialogue_has_no_first_turn():
    """Turns cut out of a conversation are neither its first nor its last."""
    assert lint(("agent", "Готово.", {"channel": "chat"}), whole=False) == []


def test_place_and_turn():
    """A finding carries the index of its turn and the place the turn was read from."""
    place = Place("log.jsonl", 14, 3, 14, 20)
    dialogue = Dialogue(
        turns=(Turn(role="agent", text=HELLO), Turn(role="agent", text="Успокойтесь.", place=place))
    )
    [finding] = validate_dialogue(SAMPLE, dialogue).findings
    assert (finding.turn, finding.place, finding.start) == (1, place, 0)


def test_findings_follow_the_turns():
    """Findings are in reading order: by turn, then by place, then by rule."""
    found = lint(("agent", "Успокойтесь."), ("agent", "Успокойтесь!!"))
    assert found == [("say-hello", 0), ("calm-down", 0), ("calm-down", 1), ("calm-marks", 1)]


def test_client_message_is_what_was_said_since_the_last_reply():
    """What the client wrote since the agent's last turn, and only that, can be quoted."""
    seen = []
    standard = make_standard(stop_phrases=[{"id": "calm", "phrases": ["успокойтесь"]}])
    from servicekit.lint.plan import plan_of

    plan = plan_of(standard)
    real = plan.phrases.find
    plan.phrases.find = lambda text, said, _: (seen.append(said), real(text, said))[1]
    lint(
        ("client", "раз"),
        ("client", "два"),
        ("agent", "вы в очереди", {"auto": True}),
        ("agent", "да"),
        ("agent", "ещё"),
        ("client", "три"),
        ("agent", "нет"),
        standard=standard,
    )
    assert seen == ["раз\nдва", None, "три"]


def test_unknown_channel_names_the_turn():
    """A channel that the standard does not hold is told with its turn and the nearest names."""
    with pytest.raises(UnknownId, match=r"turn 0: .*'cat'. Did you mean 'chat'"):
        lint(("agent", HELLO, {"channel": "cat"}))
    assert lint(("client", HELLO, {"channel": "cat"})) == []


def test_crash_carries_its_turn():
    """The finding of a rule that broke says in which turn it broke."""
    standard = make_standard(rules=[{"id": "look", "kind": "pattern", "pattern": "(?=а)"}])
    dialogue = Dialogue(turns=(Turn(role="client", text="а"), Turn(role="agent", text="а")))
    [finding] = validate_dialogue(standard, dialogue).findings
    assert (finding.turn, is_crash(finding)) == (1, True)


@pytest.mark.parametrize(
    ("call", "says"),
    [((SAMPLE, []), "pass Dialogue"), (("ru-core", Dialogue(turns=())), r"pass load_standard\('ru-core'\)")],
)
def test_broken_calls(call, says):
    """A call that cannot be carried out says what to pass instead."""
    with pytest.raises(InputError, match=says):
        validate_dialogue(*call)


def test_no_turns():
    """A dialogue without turns has no findings."""
    assert lint() == []
