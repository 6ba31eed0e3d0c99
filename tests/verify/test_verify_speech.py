"""A standard whose words cannot be told apart, or cannot be said, is refused when it is loaded."""

import pytest

from servicekit import load_standard
from servicekit.errors import StandardInvalid

SITUATION = {"id": "late", "title": "Опоздание", "facts": {"cause": ["ours", "theirs"]}}
TYPES = [{"id": "angry", "title": "Сердитый"}, {"id": "rude", "title": "Грубый"}]


def _load(*modules, **more):
    default = {"id": "late-any", "situation": "late", "text": "Опоздали."}
    return load_standard(
        {
            "standard": "made",
            "language": "ru",
            "situations": [SITUATION],
            "client_types": TYPES,
            "speech_modules": [
                default,
                *({"situation": "late", "text": "Слова.", **module} for module in modules),
            ],
            **more,
        }
    )


def _refused(*modules, **more):
    with pytest.raises(StandardInvalid) as refused:
        _load(*modules, **more)
    return {finding.rule: finding for finding in refused.value.findings}


def test_a_tie_is_shown_with_the_case_in_which_it_happens():
    found = _refused(
        {"id": "by-type", "client_type": "angry"}, {"id": "by-channel", "channel": ["chat", "sms"]}
    )
    tie = found["module-tie"]
    assert "'by-type' and 'by-channel'" in tie.message
    assert "situation = late, channel = chat, client_type = angry" in tie.message
    assert "add a third module" in tie.say[0]


def test_a_third_module_for_the_whole_case_settles_a_tie():
    both = {"id": "both", "client_type": "angry", "channel": ["chat", "sms"]}
    assert _load(
        {"id": "by-type", "client_type": "angry"}, {"id": "by-channel", "channel": ["chat", "sms"]}, both
    )


def test_a_third_module_for_a_part_of_the_case_does_not():
    part = {"id": "part", "client_type": "angry", "channel": "chat"}
    found = _refused(
        {"id": "by-type", "client_type": "angry"}, {"id": "by-channel", "channel": ["chat", "sms"]}, part
    )
    assert "channel = sms, client_type = angry" in found["module-tie"].message


def test_conditions_that_never_meet_do_not_tie():
    assert _load(
        {"id": "one", "client_type": "angry", "when": {"cause": "ours"}},
        {"id": "other", "client_type": "rude", "when": {"cause": "ours"}},
        {"id": "third", "client_type": "angry", "when": {"cause": "theirs"}},
    )


def test_two_defaults_tie():
    assert "module-tie" in _refused({"id": "late-too"})


def test_modules_of_two_languages_do_not_tie():
    assert _load({"id": "late-en", "language": "en", "text": "We are late."})


def test_a_situation_without_a_default_is_refused():
    found = _refused(situations=[SITUATION, {"id": "early", "title": "Рано"}])
    assert "'early' has no default module" in found["no-default"].message


def test_a_language_without_a_default_is_refused():
    found = _refused({"id": "late-en", "language": "en", "client_type": "angry", "text": "We are late."})
    assert "in language 'en'" in found["no-default"].message


@pytest.mark.parametrize(
    ("module", "part"),
    [
        ({"id": "one", "when": {"couse": "ours"}}, "the fact 'couse'"),
        ({"id": "one", "when": {"cause": "nobody"}}, "the cause 'nobody'"),
        ({"id": "one", "when": {"client_type": "angri"}}, "the client_type 'angri'"),
        ({"id": "one", "when": {"channel": "pigeon"}}, "the channel 'pigeon'"),
    ],
)
def test_a_name_that_nothing_declares_is_refused(module, part):
    assert part in _refused(module)["unknown-name"].message


def test_a_module_that_a_client_type_names_must_be_there():
    found = _refused(client_types=[{"id": "angry", "title": "Сердитый", "modules": ["late-anny"]}])
    assert "late-anny" in found["unknown-name"].message
    assert "late-any" in found["unknown-name"].say[0]


def test_a_fact_may_not_take_the_name_of_what_every_case_has():
    found = _refused(situations=[{"id": "late", "title": "Опоздание", "facts": {"channel": ["a"]}}])
    assert "channel" in found["fact-taken"].message


def test_a_condition_is_given_once():
    assert (
        "twice" in _refused({"id": "one", "channel": "chat", "when": {"channel": "sms"}})["bad-value"].message
    )


def test_two_texts_for_one_channel_are_refused():
    variants = [{"channel": "sms", "text": "А."}, {"channel": ["sms", "chat"], "text": "Б."}]
    assert "wording-twice" in _refused({"id": "one", "client_type": "angry", "variants": variants})


def test_a_language_needs_a_text_for_every_channel():
    variants = [{"channel": "sms", "language": "en", "text": "A."}]
    assert "wording-missing" in _refused({"id": "one", "client_type": "angry", "variants": variants})


def test_too_many_combinations_are_refused():
    facts = {name: [f"{name}{n}" for n in range(20)] for name in "abc"}
    situation = {"id": "late", "title": "Опоздание", "facts": facts}
    assert "too-many-cases" in _refused({"id": "one", "when": facts}, situations=[situation])


def test_the_place_of_a_problem_is_its_line_in_the_file(tmp_path):
    file = tmp_path / "made.yaml"
    file.write_text(
        "standard: made\nlanguage: ru\nsituations: [{id: late, title: Опоздание}]\nspeech_modules:\n"
        "  - id: one\n    situation: late\n    slots:\n      name: {type: name}\n    text: |-\n"
        "      Здравствуйте!\n      Да, {{ nane }}, {{ name|date }}.\n"
        '  - {id: two, situation: late, client_type: [], text: "{{ x.y }}"}\n',
        encoding="utf-8",
    )
    with pytest.raises(StandardInvalid) as refused:
        load_standard(file)
    places = {(finding.rule, finding.place.line) for finding in refused.value.findings}
    assert {("undeclared-slot", 11), ("filter-type", 11), ("template-not-allowed", 12)} <= places
