"""From a speech module and the facts of a case to the words a client reads."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Template, TemplateError

from servicekit.errors import ServicekitError, SlotMissing, StandardInvalid
from servicekit.finding import Finding
from servicekit.model import SpeechModule, Standard
from servicekit.model.rule import Language
from servicekit.script.filters import BadFilter
from servicekit.script.gap import GAP, GapLeft, close_gaps, smooth
from servicekit.script.module_index import languages_of
from servicekit.script.pick import module_of, wording_of
from servicekit.script.picked import Pick
from servicekit.script.problems import problem
from servicekit.script.slots import fill
from servicekit.script.template import TemplateProblem, compile_text, run_text
from servicekit.source import Place

__all__ = ["render_script", "render_wording"]


def render_script(
    standard: Standard,
    pick: Pick | str,
    slots: Mapping[str, Any] | None = None,
    *,
    channel: str | None = None,
    language: Language | None = None,
) -> str:
    """Return the text of a picked module, or of a module's id, with its slots filled.

    ``slots`` may hold more than the module asks for. ``channel`` and ``language`` choose the
    wording where ``pick`` is an id. Raises ``SlotMissing`` for every slot that is missing or of a
    wrong type, ``StandardInvalid`` with its place for a template that cannot be rendered; values
    are never printed.
    """
    if isinstance(pick, Pick):
        module, number = module_of(standard, pick.module), pick.wording
    else:
        module = module_of(standard, pick)
        chosen = wording_of(module, language or _own_language(standard, module), channel)
        if chosen is None:
            raise _invalid(
                module, "no-wording", f"it has no text in language {language!r}", "add a variant in it"
            )
        number = chosen
    templates: dict[tuple[str, int], Template] = standard.derived("script: templates", lambda _: {})
    key = (module.id, number)
    if key not in templates:
        templates[key] = _compiled(module, number)
    return _render(module, number, templates[key], slots or {})


def render_wording(module: SpeechModule, number: int, slots: Mapping[str, Any]) -> str:
    """Return one wording of a module, by its place in ``module.texts()``, with its slots filled."""
    return _render(module, number, _compiled(module, number), slots)


def _own_language(standard: Standard, module: SpeechModule) -> Language:
    return standard.language if standard.language in languages_of(module) else module.language


def _compiled(module: SpeechModule, number: int) -> Template:
    language, _, text, place = module.texts()[number]
    try:
        return compile_text(text, language)
    except TemplateProblem as error:
        what = f"line {error.line} of its text: {error}"
        raise _invalid(module, error.check, what, error.say, place, error.why) from error


def _render(module: SpeechModule, number: int, template: Template, slots: Mapping[str, Any]) -> str:
    language, _, _, place = module.texts()[number]
    values = fill(module, slots, language)

    def refuse(what: str) -> Exception:
        return _invalid(module, "text-too-long", what, "shorten the text or its slots", place)

    try:
        text = run_text(template, values, refuse)
    except GapLeft as error:
        raise SlotMissing(_about(module, place, str(error))) from error
    except BadFilter as error:
        raise SlotMissing(_about(module, place, str(error))) from error
    except ServicekitError:
        raise
    except (TemplateError, TypeError, ValueError, LookupError, ArithmeticError, RecursionError) as error:
        # The error's own words may hold a value, so only its kind is told.
        what = f"its text cannot be rendered ({type(error).__name__})"
        say = "check that each slot has a filter of its own type"
        raise _invalid(module, "template-fails", what, say, place) from error
    return _finish(module, text, place)


def _finish(module: SpeechModule, text: str, place: Place | None) -> str:
    if GAP in text:
        text = close_gaps(text)
    if GAP in text:
        msg = (
            "a name that may be missing is missing, and the sentence cannot close over it; "
            "put the name at the head or the end of its sentence, or wrap its words in {% if %}"
        )
        raise SlotMissing(_about(module, place, msg))
    text = text.strip() if module.verbatim else smooth(text)
    if not text:
        raise SlotMissing(_about(module, place, "with these slots there is nothing left to say"))
    return text


def _about(module: SpeechModule, place: Place | None, what: str) -> str:
    where = place or module.place
    return f"{f'{where}: ' if where else ''}speech module {module.id!r}: {what}"


def _invalid(
    module: SpeechModule,
    check: str,
    what: str,
    say: str,
    place: Place | None = None,
    why: str = "a client must never see half a text",
) -> StandardInvalid:
    message = _about(module, place, what)
    found: Finding = problem(check, message, why, say, place or module.place)
    return StandardInvalid(f"{message}; {why}. To mend it: {say}.", [found])
