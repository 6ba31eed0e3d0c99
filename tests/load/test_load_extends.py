"""How standards extend one another: parents in order, entries by id, changes that change something."""

import pytest

from servicekit.errors import StandardError, StandardInvalid, StandardSyntaxError
from servicekit.load import load_standard
from servicekit.load.family import MAX_PARENTS


def refusal(source, kind=StandardInvalid):
    with pytest.raises(kind) as caught:
        load_standard(source)
    return caught.value


def only(error, rule):
    assert [finding.rule for finding in error.findings] == [rule], str(error)
    return error.findings[0]


@pytest.fixture
def family(write, rule):
    """Write a Russian and an English parent, and whatever child a test wants beside them."""

    def make(child, **others):
        return (
            write(
                russian="standard: russian\nchannels: [chat, fax]\nstop_phrases:\n" + rule(),
                english="standard: english\nlanguage: en\naddress: informal\nstop_phrases:\n"
                + rule("calm", "calm down"),
                child=child,
                **others,
            )
            / "child.yaml"
        )

    return make


def test_parents_come_first_in_order_and_keep_their_language_and_place(family, rule):
    path = family(
        "standard: child\nextends: [russian.yaml, english.yaml]\nstop_phrases:\n"
        + rule("own", "сами виноваты")
    )
    standard = load_standard(path)
    assert [(r.id, r.language) for r in standard.stop_phrases] == [
        ("not-mine", "ru"),
        ("calm", "en"),
        ("own", "ru"),
    ]
    assert [r.place.file.rpartition("/")[2] for r in standard.stop_phrases] == [
        "russian.yaml",
        "english.yaml",
        "child.yaml",
    ]
    assert standard.extends == ("russian.yaml", "english.yaml")


def test_language_address_and_channels_are_inherited_title_is_not(family):
    standard = load_standard(family("standard: child\nextends: [english.yaml, russian.yaml]\n"))
    assert (standard.language, standard.address, standard.title) == ("en", "informal", "")
    assert standard.channels == ("chat", "email", "phone", "messenger", "sms", "social", "fax")
    standard = load_standard(
        family("standard: child\nextends: [english.yaml]\nlanguage: ru\nchannels: [sms]\n")
    )
    assert (standard.language, standard.channels) == ("ru", ("sms",))


def test_a_bundled_standard_a_file_and_a_folder_can_be_extended(write, rule):
    folder = write(
        base__header="standard: base\n",
        base__rules="stop_phrases:\n" + rule("base-rule", "сами виноваты"),
        mine__header="standard: mine\nextends: [ru-core, ../base]\n",
    )
    standard = load_standard(folder / "mine")
    assert len(standard.stop_phrases) == len(load_standard("ru-core").stop_phrases) + 1
    assert standard.stop_phrases[-1].id == "base-rule"


def test_override_switches_off_and_retunes(family):
    child = """\
        standard: child
        extends: [russian.yaml, english.yaml]
        override:
          not-mine: {severity: off}
          calm: {severity: warning, title: Calm, why: Because., say: [I hear you.], channels: [chat], critical: client}
        """
    standard = load_standard(family(child))
    assert not standard.rule("not-mine").is_on
    calm = standard.rule("calm")
    assert (calm.severity, calm.title, calm.why, calm.say, calm.channels, calm.critical) == (
        "warning", "Calm", "Because.", ("I hear you.",), ("chat",), "client",
    )  # fmt: skip
    assert calm.language == "en"
    assert calm.place.file.endswith("english.yaml")


def test_added_phrases_and_exceptions_stand_behind_the_inherited_ones(family):
    child = """\
        standard: child
        extends: [russian.yaml]
        add_phrases: {not-mine: [не моё дело, {phrase: не моя забота, slop: 0}]}
        add_unless: {not-mine: [не моё дело решать]}
        """
    changed = load_standard(family(child)).rule("not-mine")
    assert [p.phrase for p in changed.phrases] == ["не моя проблема", "не моё дело", "не моя забота"]
    assert changed.phrases[2].slop == 0
    assert [p.phrase for p in changed.unless] == ["это только не моя проблема", "не моё дело решать"]
    assert changed.phrases[1].place.file.endswith("child.yaml")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("override: {not-mine: {severity: error}}", "'severity'"),
        ("override: {not-mine: {say: [Сейчас выясню.]}}", "'say'"),
        ("override: {not-mine: {channels: []}}", "'channels'"),
        ("override: {not-mine: {}}", "override"),
        ("override: {not-mine: }", "override"),
        ("add_phrases: {not-mine: [не моя проблема]}", "add_phrases"),
        ("add_phrases: {not-mine: [не моё дело, не моё дело]}", "add_phrases"),
        ("add_phrases: {not-mine: []}", "add_phrases"),
        ("add_unless: {not-mine: [{phrase: это только не моя проблема}]}", "add_unless"),
    ],
)
def test_a_change_that_changes_nothing_is_refused(family, change, says):
    finding = only(refusal(family(f"standard: child\nextends: [russian.yaml]\n{change}\n")), "no-effect")
    assert says in finding.message
    assert finding.place.line == 3


@pytest.mark.parametrize(
    ("change", "name", "words"),
    [
        ("override: {not-min: {severity: off}}", "dangling-reference", "'not-mine'"),
        ("add_unless: {not-min: [а]}", "dangling-reference", "'not-mine'"),
        ("override: {not-mine: {severity: of}}", "unknown-value", "'off'"),
        ("override: {not-mine: {severty: off}}", "unknown-key", "'severity'"),
        ("override: {not-mine: {id: mine}}", "fixed-key", "Delete"),
        ("override: {not-mine: {channels: [pigeon]}}", "dangling-reference", "chat"),
        ("override: {not-mine: {say: []}}", "too-few", "Add 1"),
        ("add_phrases: {not-mine: [нe моё]}", "mixed-alphabets", "не"),
        ("add_phrases: {not-mine: [(а]}", "notation", ""),
        ("add_phrases: {not-mine: не моё}", "no-effect", "list"),
        ("override: {not-mine: off}", "changed-value", "off"),
        ("extends: [english.yaml]", "duplicate-key", "delete"),
    ],
)
def test_a_wrong_change_is_refused_at_its_place(family, change, name, words):
    error = refusal(family(f"standard: child\nextends: [russian.yaml]\n{change}\n"), StandardError)
    finding = next(f for f in error.findings if f.rule == name)
    assert words in finding.say[0]
    assert finding.place.file.endswith("child.yaml")
    assert finding.place.line == 3


def test_the_same_id_again_is_refused_with_the_way_to_change_it(family, rule):
    finding = only(
        refusal(family("standard: child\nextends: [russian.yaml]\nstop_phrases:\n" + rule())), "duplicate-id"
    )
    assert "russian.yaml:4:9" in finding.message
    assert "override: {not-mine:" in finding.say[0]
    assert finding.place.line == 4


def test_an_override_of_an_own_rule_is_refused(family, rule):
    child = (
        "standard: child\nstop_phrases:\n"
        + rule("own", "сами виноваты")
        + "override: {own: {severity: off}}\n"
    )
    assert "Change the rule itself" in only(refusal(family(child)), "own-rule").say[0]


def test_nothing_can_be_added_to_a_rule_without_phrases(write):
    limit = """\
        standard: parent
        rules:
          - id: short
            kind: limit
            of: sentences
            at_most: 5
            why: Короткое читают.
            say: [Разбейте ответ.]
            catches: [а, б]
            allows: [в, г]
        """
    folder = write(parent=limit, child="standard: child\nextends: [parent.yaml]\nadd_phrases: {short: [а]}\n")
    assert "limit rule" in only(refusal(folder / "child.yaml"), "wrong-kind").message


def test_a_standard_reached_by_two_ways_counts_once_and_its_change_wins(family):
    others = {
        "left": "standard: left\nextends: [russian.yaml]\n",
        "right": "standard: right\nextends: [russian.yaml]\noverride: {not-mine: {severity: off}}\n",
        "other": "standard: other\nextends: [russian.yaml]\noverride: {not-mine: {severity: info}}\n",
    }
    standard = load_standard(family("standard: child\nextends: [left.yaml, right.yaml]\n", **others))
    assert [r.severity for r in standard.all_rules()] == ["off"]
    standard = load_standard(family("standard: child\nextends: [right.yaml, left.yaml]\n", **others))
    assert [r.severity for r in standard.all_rules()] == ["off"]
    assert only(refusal(family("standard: child\nextends: [right.yaml, other.yaml]\n", **others)), "conflict")


def test_two_parents_with_the_same_id_are_refused(family, rule):
    other = "standard: other\nstop_phrases:\n" + rule("not-mine", "не моё дело")
    error = refusal(family("standard: child\nextends: [russian.yaml, other.yaml]\n", other=other))
    assert "Extend only one" in only(error, "duplicate-id").say[0]


def test_a_circle_is_shown_as_a_chain(write):
    folder = write(
        a="standard: a\nextends: [b.yaml]\n",
        b="standard: b\nextends: [c.yaml]\n",
        c="standard: c\nextends: [a.yaml]\n",
    )
    finding = only(refusal(folder / "a.yaml"), "cycle")
    assert [name in finding.message for name in ("a.yaml → ", "b.yaml → ", "c.yaml → ")] == [True] * 3
    assert finding.place.file.endswith("c.yaml")
    assert only(refusal(write(me="standard: me\nextends: [me.yaml]\n") / "me.yaml"), "cycle")


def test_a_chain_without_end_is_refused(write):
    chain = {f"s{n}": f"standard: s{n}\nextends: [s{n + 1}.yaml]\n" for n in range(MAX_PARENTS + 5)}
    folder = write(**chain, **{f"s{MAX_PARENTS + 5}": "standard: last\n"})
    assert "long-chain" in {f.rule for f in refusal(folder / "s0.yaml").findings}


def test_errors_of_a_parent_are_shown_with_those_of_the_child(family):
    path = family("standard: child\nextends: [bad.yaml]\ntitel: x\n", bad='standard: bad\ntitle: "x" y\n')
    error = refusal(path, StandardSyntaxError)
    assert {f.place.file.rpartition("/")[2]: f.rule for f in error.findings} == {
        "bad.yaml": "quotes",
        "child.yaml": "unknown-key",
    }


def test_a_missing_file_does_not_make_overrides_dangle(family):
    path = family(
        "standard: child\nextends: [bad.yaml, gone.yaml]\noverride: {any: {severity: off}}\n",
        bad="standard: [\n",
    )
    assert {f.rule for f in refusal(path, StandardSyntaxError).findings} == {
        "unclosed-bracket",
        "dangling-reference",
    }
    dangling = [f for f in refusal(path, StandardSyntaxError).findings if f.rule == "dangling-reference"]
    assert ["gone.yaml" in f.message for f in dangling] == [True]


def test_a_parent_named_twice_is_refused(family):
    finding = only(refusal(family("standard: child\nextends: [russian.yaml, ./russian.yaml]\n")), "no-effect")
    assert (finding.place.line, finding.place.column) == (2, 25)


def test_a_mapping_extends_too():
    standard = load_standard({"standard": "shop", "extends": ["en-core"]})
    assert {r.language for r in standard.all_rules()} == {"en"}


def test_nothing_is_shared_between_two_loads(family):
    path = family("standard: child\nextends: [russian.yaml]\noverride: {not-mine: {severity: off}}\n")
    child, parent = load_standard(path), load_standard(path.parent / "russian.yaml")
    assert (child.rule("not-mine").severity, parent.rule("not-mine").severity) == ("off", "error")
