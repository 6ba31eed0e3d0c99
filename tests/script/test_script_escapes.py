"""A template reaches no attribute, file or network, and cannot run for long: the known ways out are shut."""

import time

import pytest

from servicekit import load_standard, render_script
from servicekit.errors import SlotMissing, StandardInvalid
from servicekit.model import Standard
from servicekit.script.filters import FILTERS
from servicekit.script.template import _environment

ESCAPES = [
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ what.__init__.__globals__ }}",
    "{{ what.__class__.__base__.__subclasses__() }}",
    "{{ (what|attr('__class__')).__mro__ }}",
    "{{ what['__class__'] }}",
    "{{ what[0] }}",
    "{{ what[::-1] }}",
    "{{ what.upper() }}",
    "{{ what.format(what) }}",
    "{{ '{0.__class__}'.format(what) }}",
    "{{ '%s'|format(what) }}",
    "{{ what.format_map({}) }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self }}",
    "{{ config }}",
    "{{ request.application.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ namespace.__init__.__globals__ }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ url_for.__globals__ }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ range(999999999)|list }}",
    "{{ dict(a=1) }}",
    "{{ {'a': 1} }}",
    "{{ __import__('os') }}",
    "{{ ().__class__.__bases__[0] }}",
    "{{ [].append(1) }}",
    "{{ (lambda: 1)() }}",
    "{{ 'a' * 999999999 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 1 + 1 }}",
    "{{ -1 }}",
    "{{ what is defined }}",
    "{{ what is callable }}",
    "{{ what|map(attribute='__class__')|list }}",
    "{{ what|select('x') }}",
    "{{ what|groupby('__class__') }}",
    "{{ what|sort(attribute='__class__') }}",
    "{{ what|pprint }}",
    "{{ what|safe }}",
    "{{ what|string|attr('x') }}",
    "{{ what|random }}",
    "{{ what|xmlattr }}",
    "{{ what|default(self) }}",
    "{{ what|plural(*what) }}",
    "{{ what|date(form=self) }}",
    "{{ what|date(**what) }}",
    "{% set x = what.__class__ %}{{ x }}",
    "{% set x %}{{ what }}{% endset %}",
    "{% set ns = namespace() %}{% set ns.x = 1 %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{{ m() }}",
    "{% call(x) what() %}{% endcall %}",
    "{% filter upper %}a{% endfilter %}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% from 'os' import popen %}",
    "{% extends '/etc/passwd' %}",
    "{% block a %}{{ self.a() }}{% endblock %}",
    "{% with a=what.__class__ %}{{ a }}{% endwith %}",
    "{% for x in range(10**9) %}{% endfor %}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{% for a, b in many %}{{ a }}{% endfor %}",
    "{% for x in many %}{% for y in many %}{{ y }}{% endfor %}{% endfor %}",
    "{% for x in many recursive %}{{ loop(many) }}{% endfor %}",
    "{% for x in many %}{{ loop.index }}{% endfor %}",
    "{% for x in many %}{{ loop.__class__ }}{% endfor %}",
    "{% for x in 'aaaa' %}{{ x }}{% endfor %}",
    "{% autoescape true %}{{ what }}{% endautoescape %}",
    "{% trans %}{{ what }}{% endtrans %}",
    "{% do what.x() %}",
    "{% debug %}",
    "{% raw %}{{ what }}{% endraw %}",
    "{{ '{{' }}",
    "{# {{ what }} #}{",
    "{% if what %}" * 200 + "a" + "{% endif %}" * 200,
    "{{ " + "(" * 5000 + "what" + ")" * 5000 + " }}",
    "{{ " + "not " * 3000 + "what }}",
    "{{ what if what else " * 500 + "what" + " }}" * 500,
]


def _data(text):
    slots = {
        "what": {"required": False, "fallback": "счёт", "example": "счёт"},
        "many": {"many": True, "example": ["счёт"]},
    }
    used = {name: slot for name, slot in slots.items() if name in text}
    module = {"id": "words", "situation": "any", "text": text, "slots": used}
    return {
        "standard": "made",
        "language": "ru",
        "situations": [{"id": "any", "title": "Любая"}],
        "speech_modules": [module],
    }


@pytest.mark.parametrize("text", ESCAPES, ids=lambda text: text[:60])
def test_the_escape_is_refused_when_the_standard_is_loaded(text):
    with pytest.raises(StandardInvalid):
        load_standard(_data(text))


@pytest.mark.parametrize("text", ESCAPES, ids=lambda text: text[:60])
def test_the_escape_is_refused_again_when_it_is_rendered(text):
    with pytest.raises((StandardInvalid, SlotMissing)):
        render_script(Standard.model_validate(_data(text)), "words", {"what": "счёт", "many": ["a", "b"]})


@pytest.mark.parametrize(
    "value",
    [
        "{{ 7*7 }}",
        "{% for x in y %}",
        "{# a #}",
        "}}",
        "{{ ''.__class__ }}",
        "a{b",
        "\ue000",
        "a\x00b",
        "\ud800",
    ],
)
def test_a_value_is_never_read_as_a_template(value):
    standard = load_standard(_data("Вот {{ what }}."))
    with pytest.raises(SlotMissing):
        render_script(standard, "words", {"what": value})


def test_there_is_nothing_in_the_environment_but_the_filters():
    for language in ("ru", "en"):
        environment = _environment(language)
        assert not environment.globals
        assert not environment.tests
        assert set(environment.filters) == set(FILTERS)
        assert environment.loader is None


def test_a_text_has_an_end():
    """The longest text and the fullest slots still give a bounded text in a short time, or an error."""
    text = "{% for one in many %}" + "{{ one }} " * 1_500 + "{% endfor %}"
    standard = load_standard(_data(text))
    began = time.perf_counter()
    with pytest.raises(StandardInvalid, match="grows over"):
        render_script(standard, "words", {"many": ["ю" * 300] * 50})
    assert time.perf_counter() - began < 2


def test_too_many_values_are_refused():
    standard = load_standard(_data("{{ many|list }}"))
    with pytest.raises(SlotMissing, match="at most 50"):
        render_script(standard, "words", {"many": ["a"] * 51})
