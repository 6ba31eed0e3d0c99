"""The laws of picking and rendering. Each docstring is the law."""

import pickle
import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from servicekit.errors import SlotMissing, StandardInvalid
from servicekit.model import Standard
from servicekit.script import pick_script, render_script
from servicekit.verify.speech import find_ties

FACTS = {"a": ["a1", "a2"], "b": ["b1", "b2"], "c": ["c1", "c2", "c3"]}
VALUES = {name: st.lists(st.sampled_from(values), min_size=1, unique=True) for name, values in FACTS.items()}
WHENS = st.fixed_dictionaries({}, optional=VALUES)
CASES = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in FACTS.items()})


def _standard(whens):
    modules = [
        {"id": f"m{number}", "situation": "s", "when": when, "text": f"Слова {number}."}
        for number, when in enumerate(whens)
    ]
    modules.append({"id": "default", "situation": "s", "text": "Слова."})
    situations = [{"id": "s", "title": "Случай", "facts": FACTS}]
    return Standard.model_validate({"standard": "made", "situations": situations, "speech_modules": modules})


def _fits(module, case):
    return all(case.get(name) in values for name, values in module.conditions.items())


def _best(standard, case):
    """Return the modules that ought to win, by a look at every one of them."""
    fitting = [module for module in standard.speech_modules if _fits(module, case)]
    most = max(len(module.conditions) for module in fitting)
    return [module.id for module in fitting if len(module.conditions) == most]


@given(st.lists(WHENS, max_size=6), CASES)
def test_the_table_finds_what_a_look_at_every_module_finds(whens, case):
    """One look-up gives the module that comparing all modules gives, and refuses where several tie."""
    standard = _standard(whens)
    best = _best(standard, case)
    if len(best) == 1:
        assert pick_script(standard, "s", facts=case).module == best[0]
    else:
        with pytest.raises(StandardInvalid, match="equally well"):
            pick_script(standard, "s", facts=case)


@given(st.lists(WHENS, max_size=5))
def test_a_standard_without_a_proved_tie_gives_every_case_exactly_one_module(whens):
    """The proof is exact: no tie is found if and only if no case ties; and the choice is total."""
    standard = _standard(whens)
    ties = list(find_ties(standard))
    every = [
        {name: value for name, value in (("a", a), ("b", b), ("c", c)) if value}
        for a in [None, *FACTS["a"]]
        for b in [None, *FACTS["b"]]
        for c in [None, *FACTS["c"]]
    ]
    tied = [case for case in every if len(_best(standard, case)) > 1]
    assert bool(ties) == bool(tied)
    if not ties:
        assert all(pick_script(standard, "s", facts=case).module for case in every)


@given(st.lists(WHENS, max_size=5), CASES, st.randoms(use_true_random=False))
def test_the_order_of_the_yaml_decides_nothing(whens, case, shuffler: random.Random):
    """A standard with its modules in another order gives the same module for the same reasons."""
    standard = _standard(whens)
    assume(len(_best(standard, case)) == 1)
    modules = list(standard.speech_modules)
    shuffler.shuffle(modules)
    other = standard.model_copy(update={"speech_modules": tuple(modules)})
    one, same = pick_script(standard, "s", facts=case), pick_script(other, "s", facts=case)
    assert one.to_dict() == same.to_dict()


@given(st.lists(WHENS, max_size=5), CASES, st.sampled_from(sorted(FACTS)))
def test_a_more_specific_module_never_loses(whens, case, name):
    """Adding a module that names all of a case makes it win that case, whatever else there is."""
    full = {**{other: values[0] for other, values in FACTS.items()}, **case}
    assume(not any(set(when) == set(FACTS) and all(full[n] in v for n, v in when.items()) for when in whens))
    standard = _standard([*whens, {other: [value] for other, value in full.items()}])
    assert pick_script(standard, "s", facts=full).module == f"m{len(whens)}"
    del name


@given(st.lists(WHENS, max_size=4), CASES)
def test_the_reasons_are_true_and_nothing_is_left_unsaid(whens, case):
    """The reasons are the conditions that the case fulfils, and every other module is told with its why."""
    standard = _standard(whens)
    assume(len(_best(standard, case)) == 1)
    pick = pick_script(standard, "s", facts=case)
    assert all(case[reason.condition] == reason.value in reason.among for reason in pick.reasons)
    assert {one.module for one in pick.rejected} == {m.id for m in standard.speech_modules} - {pick.module}
    assert pickle.loads(pickle.dumps(pick)).to_dict() == pick.to_dict()  # noqa: S301 - made here.


SLOTS = {
    "name": {"type": "name", "required": False},
    "what": {"example": "счёт"},
    "day": {"type": "date"},
    "n": {"type": "count"},
    "many": {"many": True, "example": ["счёт"]},
    "maybe": {"required": False, "example": "дождь"},
}
TEXT = (
    "{{ name|vocative }}, вот {{ what }} на {{ day|date('full') }}.\n"
    "{% for one in many %}\n— {{ one }}\n{% endfor %}\n"
    "{% if maybe %}Ещё {{ maybe }}, {% endif %}через {{ n|plural('день', 'дня', 'дней') }} ждём вас, {{ name }}!"
)
SPOKEN = Standard.model_validate(
    {
        "standard": "made",
        "situations": [{"id": "s", "title": "Случай"}],
        "speech_modules": [{"id": "words", "situation": "s", "slots": SLOTS, "text": TEXT}],
    }
)
ANY = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.lists(st.text(), max_size=3),
)


@given(st.fixed_dictionaries(dict.fromkeys(SLOTS, ANY)))
def test_rendering_never_leaks(values):
    """Whatever fills the slots, the client sees no brace, None, double space or empty greeting, or nothing at all."""
    try:
        text = render_script(SPOKEN, "words", values)
    except SlotMissing as refused:
        shown = str(refused)
        assert not any(v in shown for v in values.values() if isinstance(v, str) and len(v.strip()) > 12)
        return
    _assert_clean(text)


@given(
    st.fixed_dictionaries(
        {
            "what": st.sampled_from(["счёт", "договор  и акт", "акт, счёт"]),
            "day": st.dates(),
            "n": st.one_of(st.integers(0, 10**6), st.decimals(0, 10**4, places=2)),
            "many": st.lists(st.sampled_from(["раз", "два", "три"]), min_size=1, max_size=50),
        },
        optional={
            "name": st.sampled_from(["Саша", "МАРИЯ ПЕТРОВНА", "Жан-Поль", ""]),
            "maybe": st.just("зонт"),
        },
    )
)
def test_good_values_always_give_words(values):
    """Where each required slot has a value of its type, there is a text, and it is clean."""
    _assert_clean(render_script(SPOKEN, "words", values))


def _assert_clean(text):
    assert "{" not in text
    assert "}" not in text
    assert "None" not in text
    assert "  " not in text
    assert "\ue000" not in text
    assert not text.startswith((",", "!", " "))
    assert ", !" not in text
    assert text == text.strip()


@given(st.text(alphabet=st.sampled_from("{}%#|'\" .()[]abnx~_-*/=\n"), max_size=40))
def test_no_text_of_a_template_breaks_the_tool(text):
    """Any text at all either renders to words without a brace or is refused with a reason."""
    standard = Standard.model_validate(
        {
            "standard": "made",
            "situations": [{"id": "s", "title": "Случай"}],
            "speech_modules": [{"id": "words", "situation": "s", "text": text or "a"}],
        }
    )
    try:
        said = render_script(standard, "words", {})
    except (StandardInvalid, SlotMissing):
        return
    assert "{" not in said
    assert "}" not in said
