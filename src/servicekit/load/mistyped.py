"""Words for a value of the wrong type: what YAML or its author made of it, and how to mend it."""

from datetime import date
from typing import Any

from servicekit.load.scalars import CHANGED_WHY
from servicekit.load.shape import ModelShape
from servicekit.load.spots import Spot
from servicekit.load.tree import Map, Seq

__all__ = [
    "REQUIRED",
    "Words",
    "list_words",
    "mapping_for_text",
    "mapping_words",
    "model_words",
    "number_words",
    "shown",
    "switch_words",
    "text_words",
]

Words = tuple[str, str, str, str]

_TYPES: dict[type, str] = {bool: "a truth value", int: "a number", float: "a number"}
_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
_TEXT = "A text must reach the reader as it was written."
_KEYS = "Its keys say what it does."
_LIST = "Even one item stands in a list, so that another can be added."
_NUMBER = "It is counted and compared."
REQUIRED = {
    "standard": (
        "Other standards and the command line call it by this id.",
        "Add `standard: my-company` to the header.",
    ),
    "why": ("A finding without a reason is not obeyed.", "Add `why: …`: what the client hears or loses."),
    "say": ("A finding without a way out helps nobody.", "Add `say: […]`: what to say instead."),
    "phrases": ("Without phrases the rule finds nothing.", "Add `phrases: […]`."),
    "catches": (
        "A rule is proved by examples that it must find.",
        "Add `catches:` with two replies or more that must be found.",
    ),
    "allows": (
        "A rule is proved by near misses that it must leave alone.",
        "Add `allows:` with two replies or more that must stay silent.",
    ),
}


def text_words(spot: Spot) -> Words:
    """Explain a value that is no text: YAML changed it, or a list or mapping stands there."""
    value = spot.value
    if value is None:
        return (
            "empty-value",
            f"nothing is written for {spot.subject}",
            _TEXT,
            "Write the text." if spot.key in REQUIRED else "Write the text, or delete the line.",
        )
    if isinstance(value, bool | int | float | date):
        written = spot.span[0].written(spot.span[1], spot.span[2]) or str(value)
        kind = _TYPES.get(type(value), "a date")
        what = f"YAML reads {written} as {kind} where text is meant"
        return ("changed-value", what, CHANGED_WHY, f'Write "{written}" in quotes.')
    if isinstance(value, Map):
        return mapping_for_text(spot)
    return (
        "wrong-type",
        f"{spot.subject} must be one text, not a list",
        _TEXT,
        "Write the text without '- ' and brackets.",
    )


def mapping_for_text(spot: Spot) -> Words:
    """Explain a text that a colon, braces or a question mark made a mapping."""
    value = spot.value
    written = spot.span[0].written(spot.span[1], spot.span[2]).split("\n")[0] or ", ".join(value)
    quoted = f'"{written}"' if '"' not in written else f"'{written}'"
    if value.flow and written.startswith("{"):
        what = "YAML takes the braces for a mapping where a text is meant"
        return ("braces", what, _TEXT, f"Write {quoted} in quotes; a word that may be missing stands in (…).")
    if value.flow and written.startswith("?"):
        what = "YAML takes '?' at the beginning of an item for a key"
        return ("question-mark", what, _TEXT, f"Write {quoted} in quotes.")
    what = "YAML takes the text before ': ' for a key where a text is meant"
    return ("colon", what, _TEXT, f"Write {quoted} in quotes.")


def model_words(spot: Spot) -> Words:
    """Explain a value that should have been a mapping with known keys."""
    if isinstance(spot.owner, ModelShape) and spot.owner.lone_key is not None:
        if isinstance(spot.value, Seq):
            what = "YAML takes the brackets for a list where a text is meant"
            mend = 'Put the text in quotes: "[…] …"; a word that may be missing stands in (…).'
            if spot.owner.is_example:
                mend = 'Put the text in quotes, its marks included: "[[…]] …".'
            return ("brackets", what, _TEXT, mend)
        return text_words(spot)
    if spot.value is None:
        return (
            "empty-value",
            f"nothing is written for {spot.subject}",
            _KEYS,
            "Write its keys below, or delete the line.",
        )
    return (
        "wrong-type",
        f"{spot.subject} must be a mapping of keys, such as `id: …`",
        _KEYS,
        "Write `key: value` lines.",
    )


def list_words(spot: Spot) -> Words:
    """Explain a value that should have been a list."""
    if spot.value is None:
        return (
            "empty-value",
            f"nothing is written for {spot.subject}",
            _LIST,
            "Write the items below, or delete the line.",
        )
    written = spot.span[0].written(spot.span[1], spot.span[2]).split("\n")[0]
    return ("wrong-type", f"{spot.subject} must be a list", _LIST, f"Write it as a list: [{written or '…'}]")


def mapping_words(spot: Spot) -> Words:
    """Explain a value that should have been a mapping."""
    return ("wrong-type", f"{spot.subject} must be a mapping", _KEYS, "Write `key: value` lines below it.")


def number_words(spot: Spot) -> Words:
    """Explain a value that is no number, or one out of bounds."""
    if spot.value is None:
        return (
            "empty-value",
            f"nothing is written for {spot.subject}",
            _NUMBER,
            "Write a number, or delete the line.",
        )
    bound = next((f"{word} {spot.details[key]}" for key, word in _BOUNDS.items() if key in spot.details), "")
    need = f"must be {bound}" if bound else "must be a whole number"
    return (
        "bad-number",
        f"{spot.subject} {need}, not {shown(spot.value)}",
        _NUMBER,
        "Write a number such as 3, without quotes.",
    )


def switch_words(spot: Spot) -> Words:
    """Explain a value that is neither true nor false."""
    return (
        "wrong-type",
        f"{spot.subject} is a switch",
        "It is on or off, nothing else.",
        "Write true or false.",
    )


def shown(value: Any) -> str:
    """Show a value in a message, short, and never more than it takes to recognise it."""
    if isinstance(value, Map):
        return "a mapping"
    if isinstance(value, Seq):
        return "a list"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"
