"""Every speech module said aloud: rendered in every wording and channel, and linted by its own standard."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import Any

from servicekit.errors import ServicekitError
from servicekit.finding import Finding
from servicekit.lint import validate_reply
from servicekit.model import Slot, SpeechModule, Standard
from servicekit.model.rule import Channel, Language
from servicekit.script import example_values, render_wording
from servicekit.script.problems import problem
from servicekit.source import Place

__all__ = ["rehearse_modules", "sample_values"]

WHY_LINT = "an agent who says the standard's own words must not break the standard"
WHY_RENDER = "an agent who asks for these words would get none"
DATES = (date(2026, 1, 1), date(2026, 5, 19), date(2028, 2, 29))
MOMENTS = (datetime(2026, 3, 3, 9, 5), datetime(2026, 11, 1, 0, 0))  # noqa: DTZ001 - clocks on a wall.
NAMES: dict[Language, tuple[str, ...]] = {
    "ru": ("Саша", "Пётр Ильич", "Коваленко Ирина Олеговна", "Жан-Поль", "Нино", "John Smith"),
    "en": ("Sam", "Maria Brown", "Jean-Luc O’Neill", "Мария Петровна"),
}
SAMPLES: dict[str, tuple[Any, ...]] = {
    "date": DATES,
    "datetime": MOMENTS,
    "money": (1, 99.9, 1_234_567),
    "count": (1, 2, 5, 11, 21, 1.5, 104),
    "link": ("https://example.org/a?b=c&d=1",),
}


def rehearse_modules(standard: Standard, only: Collection[str] | None = None) -> list[Finding]:
    """Return what goes wrong when each module, or those with an id in ``only``, is really said.

    Each wording is rendered with its examples, with other values of each type, and without the
    slots that may be missing; then it is linted in each of its channels, as an answer to a client
    of the type that it is made for.
    """
    findings: list[Finding] = []
    for module in standard.speech_modules:
        if only is None or module.id in only:
            for number in range(len(module.texts())):
                findings += _rehearse(standard, module, number)
    return findings


def sample_values(module: SpeechModule, language: Language) -> Iterator[dict[str, Any]]:
    """Yield sets of values: examples, one other value at a time, and without what may be missing."""
    examples = example_values(module, language)
    yield examples
    for name, slot in module.slots.items():
        for value in _others(slot, language):
            yield {**examples, name: [value] if slot.many else value}
        if not slot.required:
            yield {key: value for key, value in examples.items() if key != name}
    if sum(not slot.required for slot in module.slots.values()) > 1:
        yield {key: value for key, value in examples.items() if module.slots[key].required}


def _others(slot: Slot, language: Language) -> tuple[Any, ...]:
    if slot.type == "name":
        return NAMES[language]
    return slot.choices if slot.type == "choice" else SAMPLES.get(slot.type, ())


def _rehearse(standard: Standard, module: SpeechModule, number: int) -> Iterator[Finding]:
    language, _, _, place = module.texts()[number]
    seen: set[str] = set()
    for values in sample_values(module, language):
        try:
            text = render_wording(module, number, values)
        except ServicekitError as error:
            missing = ", ".join(name for name in module.slots if name not in values) or "none"
            what = f"speech module {module.id!r} cannot be said (slots left out: {missing}): {error}"
            say = "give the slot a 'fallback', or wrap its words in {% if %}"
            yield problem("module-fails", what, WHY_RENDER, say, place or module.place)
            return
        if text not in seen:
            seen.add(text)
            faults = list(_faults(standard, module, number, text))
            yield from faults
            if faults:
                return


def _faults(standard: Standard, module: SpeechModule, number: int, text: str) -> Iterator[Finding]:
    place: Place | None = module.texts()[number][3] or module.place
    told: set[str] = set()
    for channel in channels_of(standard, module, number):
        report = validate_reply(standard, text, channel=channel, client_message=_message_to(standard, module))
        for found in report.findings:
            if found.rule not in told:
                told.add(found.rule)
                what = (
                    f"speech module {module.id!r} breaks the rule {found.rule!r} of its own standard "
                    f"in channel {channel!r}: {found.message}"
                )
                yield problem("module-breaks-rule", what, WHY_LINT, "change the text, or the rule", place)


def channels_of(standard: Standard, module: SpeechModule, number: int) -> tuple[Channel, ...]:
    """Return the channels in which a wording is said, by its place in ``module.texts()``."""
    texts = module.texts()
    language, own, _, _ = texts[number]
    if own:
        return own
    taken = {one for spoken, channels, _, _ in texts if spoken == language for one in channels}
    wanted = module.conditions.get("channel", standard.channels)
    return tuple(channel for channel in wanted if channel not in taken)


def _message_to(standard: Standard, module: SpeechModule) -> str | None:
    """Return a message of a client of the type that the module is made for."""
    wanted = module.conditions.get("client_type", ())
    kind = next((kind for kind in standard.client_types if kind.id in wanted and kind.catches), None)
    return kind.catches[0].text if kind else None
