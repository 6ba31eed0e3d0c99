"""The shipped words: enough of them, for everything the written standard names, short and clean."""

from functools import cache

import pytest

from servicekit import load_standard
from servicekit.script import example_values, pick_script, render_wording

SHIPPED = {"ru-service": 80, "en-service": 30}
TEN_STAGES = [
    "marketing", "first-contact", "first-meeting", "analysis", "proposal", "consent", "realisation",
    "communication", "completion", "contact",
]  # fmt: skip
NOTICES = {
    "checkpoint-accepted", "checkpoint-on-plan", "checkpoint-handover-near", "checkpoint-complete",
    "checkpoint-final", "delay-apology", "slip-notice", "escalation-notice",
}  # fmt: skip
TYPES = ["angry", "arguer", "talker", "complainer", "rude", "demanding"]
WARNINGS = [
    "deadline-mover", "undecided", "round-the-clock", "deceptively-easy", "scope-creep", "expert", "no-decider",
]  # fmt: skip
# The clauses that words for a client must serve; the others are about people, files or the firm.
CLAUSES = {
    "ru-service": set(
        """con.promise con.plain con.nophone con.needs con.present con.discount con.confidential con.favours con.notify
        con.channel con.slip con.task con.profile agr.people agr.final agr.channels agr.reports agr.access agr.terms
        agr.edits agr.order agr.contacts code.client code.maker contact.bond complaint.kind complaint.goal complaint.spot
        conflict.facts exp.clarify exp.blocks exp.steps exp.order exp.screenshot exp.terms exp.summary exp.check exp.other
        std.stages std.phone std.lead std.types desk.l1 desk.l3 desk.escalate desk.single type.angry type.arguer type.talker
        type.complainer type.rude type.demanding""".split()
    ),
    "en-service": set(
        "con.notify con.slip con.promise con.needs conflict.facts complaint.goal agr.edits agr.final".split()
    ),
}


@cache
def _standard(name):
    return load_standard(name)


@pytest.mark.parametrize(("name", "least"), SHIPPED.items())
def test_there_are_enough_modules(name, least):
    assert len(_standard(name).speech_modules) >= least


@pytest.mark.parametrize("name", SHIPPED)
def test_the_words_serve_every_clause(name):
    sources = {module.source for module in _standard(name).speech_modules}
    assert CLAUSES[name] - sources == set()
    assert None not in sources


@pytest.mark.parametrize("name", SHIPPED)
def test_the_ten_stages_have_their_exit_questions(name):
    stages = {stage.id: stage for stage in _standard(name).stages}
    assert all(stages[f"consult.{stage}"].exit for stage in TEN_STAGES)
    assert all(question.endswith("?") for stage in stages.values() for question in stage.exit)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_notices_that_plans_name_are_there(name):
    modules = {module.id: module for module in _standard(name).speech_modules}
    assert set(modules) >= NOTICES
    assert all(not modules[notice].slots["client_name"].required for notice in NOTICES)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("kind", TYPES + WARNINGS)
def test_each_type_of_client_has_first_words(name, kind):
    pick = pick_script(_standard(name), "client-type.reply", client_type=kind)
    assert pick.module == f"type-{kind}"


@pytest.mark.parametrize("name", SHIPPED)
def test_the_four_steps_with_a_difficult_customer_are_there(name):
    for step in ("listen", "apologise", "help", "count", "thank"):
        assert pick_script(_standard(name), f"difficult.{step}").module == f"difficult-{step}"


@pytest.mark.parametrize("name", SHIPPED)
def test_every_module_can_be_picked_and_every_situation_has_words(name):
    standard = _standard(name)
    for module in standard.speech_modules:
        case = {condition: values[0] for condition, values in module.conditions.items()}
        known = {key: case.pop(key) for key in ("stage", "client_type", "channel") if key in case}
        assert pick_script(standard, module.situation, facts=case, **known).module == module.id
    for situation in standard.situations:
        assert pick_script(standard, situation.id).is_default


@pytest.mark.parametrize("name", SHIPPED)
def test_the_words_are_short_enough_for_their_channel(name):
    for module in _standard(name).speech_modules:
        for number, (language, channels, _, _) in enumerate(module.texts()):
            text = render_wording(module, number, example_values(module, language))
            assert len(text) <= (160 if "sms" in channels else 400), module.id
            assert max(len(part) for part in text.split("\n\n")) <= 300, module.id


@pytest.mark.parametrize("name", SHIPPED)
def test_every_text_that_fills_a_slot_has_an_example(name):
    for module in _standard(name).speech_modules:
        texts = [key for key, slot in module.slots.items() if slot.type == "text" and slot.example is None]
        assert texts == [], module.id


@pytest.mark.parametrize("name", SHIPPED)
def test_every_required_slot_says_how_to_ask_for_it(name):
    """An agent who lacks a value reads what to ask; the name of the work speaks for itself."""
    for module in _standard(name).speech_modules:
        lacking = [
            key for key, slot in module.slots.items() if slot.required and not slot.ask and key != "project"
        ]
        assert lacking == [], module.id
