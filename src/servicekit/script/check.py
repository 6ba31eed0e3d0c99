"""What is wrong with a speech module before anybody says it: its slots and its templates."""

from collections.abc import Iterator, Sequence
from math import prod

from jinja2 import nodes

from servicekit.finding import Finding
from servicekit.model import Slot, SpeechModule
from servicekit.model.rule import Language
from servicekit.script.amounts import forms_needed
from servicekit.script.check_filters import check_filters
from servicekit.script.module_index import MOST_CASES
from servicekit.script.problems import line_of_text, problem
from servicekit.script.slots import NotOfType, read_value
from servicekit.script.template import TemplateProblem, names_in, nodes_in, parse_text, problems_in
from servicekit.source import Place
from servicekit.text.nearest import did_you_mean

__all__ = ["check_module"]

RESERVED = frozenset("and or not in is if else elif for true false none True False None loop self".split())


def check_module(module: SpeechModule) -> list[Finding]:
    """Return every problem of a module's slots, templates and wordings, each with its place."""
    return [
        *_check_slots(module),
        *_check_texts(module),
        *_check_wordings(module),
        *_check_size(module),
    ]


def _check_slots(module: SpeechModule) -> Iterator[Finding]:
    for name, slot in module.slots.items():
        place = slot.place or module.place
        if not name.isidentifier() or not name.isascii() or name.startswith("_") or name in RESERVED:
            yield problem(
                "slot-name",
                f"{name!r} cannot be the name of a slot",
                "a template reads its slots by their names",
                "write small Latin letters, digits and _, as in new_date",
                place,
            )
        if module.verbatim and not slot.required and slot.fallback is None:
            what = f"slot {name!r} may be missing from a text that is said to the letter"
            why = "a gap could only be closed by changing the words"
            yield problem("verbatim-gap", what, why, "make it required, or give it a fallback", place)
        for language in dict.fromkeys(spoken for spoken, _, _, _ in module.texts()):
            yield from _check_slot_values(name, slot, language, place)


def _check_slot_values(name: str, slot: Slot, language: Language, place: Place | None) -> Iterator[Finding]:
    for key, value in (("example", slot.example), ("fallback", slot.fallback)):
        for one in value if isinstance(value, (list, tuple)) and slot.many else [value]:
            try:
                if one is not None:
                    read_value(slot, one, language)
            except NotOfType as error:
                what, why = f"the {key} of slot {name!r} {error}", "it stands in the text like any value"
                yield problem(f"slot-{key}", what, why, f"write {key} as the type of the slot says", place)
    if slot.unit and len(slot.unit) != forms_needed(language) and language == "ru":
        what = f"slot {name!r} has {len(slot.unit)} forms of its unit, and Russian needs three"
        why = "1 день, 2 дня, 5 дней: each number takes its own form"
        yield problem("unit-forms", what, why, "write unit: [день, дня, дней]", place)


def _check_texts(module: SpeechModule) -> Iterator[Finding]:
    used: set[str] = set()
    broken = False
    for language, _, text, place in module.texts():
        try:
            tree = parse_text(text, language)
        except TemplateProblem as error:
            broken = True
            yield _told(module, error, text, place)
            continue
        troubles = list(problems_in(tree))
        every = nodes_in(tree)
        yield from (_told(module, error, text, place) for error in troubles)
        used |= {name for name, _ in names_in(every)}
        yield from _check_names(module, every, text, place or module.place)
        for check, line, what, say in () if troubles else check_filters(every, module.slots, language):
            why = "it would fail, or say something odd, before a client"
            yield problem(check, _in(module, what), why, say, line_of_text(place or module.place, text, line))
    if not broken:
        yield from _check_unused(module, used)


def _told(module: SpeechModule, error: TemplateProblem, text: str, place: Place | None) -> Finding:
    where = line_of_text(place or module.place, text, error.line)
    return problem(error.check, _in(module, str(error)), error.why, error.say, where)


def _check_names(
    module: SpeechModule, every: Sequence[nodes.Node], text: str, place: Place | None
) -> Iterator[Finding]:
    for name, line in dict.fromkeys(names_in(every)):
        if name not in module.slots:
            what = _in(module, f"the text reads {name!r}, and no slot has this name")
            say = f"declare it under 'slots'. {did_you_mean(name, module.slots)}".rstrip()
            why = "a gap that nobody fills would reach the client"
            yield problem("undeclared-slot", what, why, say, line_of_text(place, text, line))


def _check_unused(module: SpeechModule, used: set[str]) -> Iterator[Finding]:
    for name, slot in module.slots.items():
        if name not in used:
            what = _in(module, f"slot {name!r} stands in none of its texts")
            why = "an agent would look for a value that nobody reads"
            yield problem(
                "unused-slot", what, why, "use it in the text, or delete it", slot.place or module.place
            )


def _check_wordings(module: SpeechModule) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    why = "for each channel and language exactly one text must be right"
    for number, (language, channels, _, place) in enumerate(module.texts()):
        for channel in channels or ("",):
            if (language, channel) in seen:
                where = f"channel {channel!r}" if channel else "every channel"
                what = _in(module, f"it has two texts in language {language!r} for {where}")
                yield problem("wording-twice", what, why, "keep one of them", place or module.place)
            seen.add((language, channel))
        if (
            number
            and (language, "") not in seen
            and not any(spoken == language and not others for spoken, others, _, _ in module.texts())
        ):
            what = _in(module, f"its text in language {language!r} is for some channels only")
            say = f"add a variant with 'language: {language}' and no channel"
            yield problem("wording-missing", what, why, say, place or module.place)


def _check_size(module: SpeechModule) -> Iterator[Finding]:
    cases = prod(len(set(values)) for values in module.conditions.values())
    if cases > MOST_CASES:
        what = _in(module, f"its conditions name {cases} combinations, and at most {MOST_CASES} are kept")
        why = "every combination has its own place in the table in which modules are found"
        yield problem(
            "too-many-cases", what, why, "leave out a condition that lets everything through", module.place
        )


def _in(module: SpeechModule, what: str) -> str:
    return f"speech module {module.id!r}: {what}"
