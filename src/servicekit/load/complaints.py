"""From an error of the models to a finding: what, where, why, and how to mend it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from pydantic import ValidationError

from servicekit.finding import Finding
from servicekit.load.scalars import CHANGED_WHY
from servicekit.load.shape import ModelShape
from servicekit.load.spots import Spot, find_spot
from servicekit.load.tree import Map, Seq, problem
from servicekit.text.nearest import did_you_mean

__all__ = ["complaints"]

Words = tuple[str, str, str, str]


def complaints(error: ValidationError, data: Map, shape: ModelShape, trapped: set[Any]) -> list[Finding]:
    """Return a finding for each error, but for values about which something was said already.

    ``trapped`` holds the file, line and column of what was said.
    """
    findings = []
    for each in error.errors(include_url=False, include_input=False):
        spot = find_spot(each["loc"], data, shape, each.get("ctx", {}), each["msg"])
        if each["type"] == "too_short" and len(spot.value) >= each["ctx"]["min_length"]:
            continue  # Its items are bad, each with a finding of its own; there are enough of them.
        words = _words(each["type"], spot)
        finding = problem(*words, spot.span)
        place = finding.place
        if (
            place is None
            or words[0] == "missing-key"
            or (place.file, place.line, place.column) not in trapped
        ):
            findings.append(finding)
    return findings


def _words(kind: str, spot: Spot) -> Words:
    """Choose the words for one kind of error of the models."""
    if kind in ("missing", "extra_forbidden") and _was_meant_as_text(spot):
        spot.value, spot.span = spot.parent, spot.parent.span
        return _mapping_for_text(spot)
    return _WORDS.get(kind, _other)(spot)


def _was_meant_as_text(spot: Spot) -> bool:
    owner, parent = spot.owner, spot.parent
    if not isinstance(owner, ModelShape) or owner.lone_key is None or not isinstance(parent, Map):
        return False
    return not any(key in owner.fields for key in parent)


def _missing(spot: Spot) -> Words:
    key = str(spot.key)
    why, mend = _REQUIRED.get(key, ("The loader cannot guess it.", f"Add `{key}: …`."))
    return ("missing-key", f"{key!r} is missing in {spot.inside}", why, mend)


def _text(spot: Spot) -> Words:
    """Explain a value that is no text: YAML changed it, or a list or mapping stands there."""
    value = spot.value
    if value is None:
        return (
            "empty-value",
            f"nothing is written for {spot.subject}",
            _TEXT,
            "Write the text." if spot.key in _REQUIRED else "Write the text, or delete the line.",
        )
    if isinstance(value, bool | int | float | date):
        written = spot.span[0].written(spot.span[1], spot.span[2]) or str(value)
        kind = _TYPES.get(type(value), "a date")
        what = f"YAML reads {written} as {kind} where text is meant"
        return ("changed-value", what, CHANGED_WHY, f'Write "{written}" in quotes.')
    if isinstance(value, Map):
        return _mapping_for_text(spot)
    return (
        "wrong-type",
        f"{spot.subject} must be one text, not a list",
        _TEXT,
        "Write the text without '- ' and brackets.",
    )


def _mapping_for_text(spot: Spot) -> Words:
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


def _model(spot: Spot) -> Words:
    """Explain a value that should have been a mapping with known keys."""
    if isinstance(spot.owner, ModelShape) and spot.owner.lone_key is not None:
        if isinstance(spot.value, Seq):
            what = "YAML takes the brackets for a list where a text is meant"
            mend = 'Put the text in quotes: "[…] …"; a word that may be missing stands in (…).'
            if spot.owner.is_example:
                mend = 'Put the text in quotes, its marks included: "[[…]] …".'
            return ("brackets", what, _TEXT, mend)
        return _text(spot)
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


def _list(spot: Spot) -> Words:
    if spot.value is None:
        return (
            "empty-value",
            f"nothing is written for {spot.subject}",
            _LIST,
            "Write the items below, or delete the line.",
        )
    written = spot.span[0].written(spot.span[1], spot.span[2]).split("\n")[0]
    return ("wrong-type", f"{spot.subject} must be a list", _LIST, f"Write it as a list: [{written or '…'}]")


def _mapping(spot: Spot) -> Words:
    return ("wrong-type", f"{spot.subject} must be a mapping", _KEYS, "Write `key: value` lines below it.")


def _choice(spot: Spot) -> Words:
    expected = str(spot.details.get("expected", "")).replace("'", "").replace(" or ", ", ")
    known = [name.strip() for name in expected.split(",")]
    return _unknown_value(spot, spot.value, known)


def _unknown_value(spot: Spot, value: Any, known: list[str]) -> Words:
    what = f"{spot.subject} cannot be {_shown(value)}"
    mend = f"{did_you_mean(str(value), known)} It is one of: {', '.join(known)}.".strip()
    if mend.startswith("Known here"):
        mend = f"Write one of: {', '.join(known)}."
    return ("unknown-value", what, "Only these values have a meaning here.", mend)


def _kind(spot: Spot) -> Words:
    known = [name.strip().strip("'") for name in str(spot.details.get("expected_tags", "")).split(",")]
    value = spot.value.get("kind") if isinstance(spot.value, Map) else None
    if isinstance(spot.value, Map) and "kind" in spot.value:
        spot.span, spot.key = spot.value.value_span("kind"), "kind"
    return _unknown_value(spot, value, known)


def _no_kind(spot: Spot) -> Words:
    if not isinstance(spot.value, Map):
        return _model(spot)
    return (
        "missing-key",
        "'kind' is missing in a rule",
        "The kind decides the keys of a rule.",
        "Add `kind: require`, or another kind.",
    )


def _few(spot: Spot) -> Words:
    least, has = spot.details.get("min_length", 1), spot.details.get("actual_length", 0)
    why = _REQUIRED.get(str(spot.key), ("",))[0] or "With fewer it says nothing."
    what = f"{spot.subject} needs at least {least}, and holds {has}"
    return ("too-few", what, why, f"Add {int(least) - int(has)} more.")


def _empty(spot: Spot) -> Words:
    return (
        "empty-value",
        f"{spot.subject} is empty text",
        "Empty text says and finds nothing.",
        "Write the text, or delete the line.",
    )


def _name(spot: Spot) -> Words:
    shown = _shown(spot.value)
    if spot.key not in ("id", "standard"):
        return (
            "bad-value",
            f"{spot.subject} cannot be {shown}",
            spot.said,
            "Write it in the form the reference page gives.",
        )
    why = "Findings and commands call it so: small Latin letters and digits, with '-' or '.' between them."
    return ("bad-id", f"{spot.subject} cannot be {shown}", why, "Write it like not-my-problem.")


def _number(spot: Spot) -> Words:
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
        f"{spot.subject} {need}, not {_shown(spot.value)}",
        _NUMBER,
        "Write a number such as 3, without quotes.",
    )


def _switch(spot: Spot) -> Words:
    return (
        "wrong-type",
        f"{spot.subject} is a switch",
        "It is on or off, nothing else.",
        "Write true or false.",
    )


def _said(spot: Spot) -> Words:
    """Pass on what a model itself says in its own words."""
    said = str(spot.details.get("error", spot.said))
    mend = "Close each [[ with ]]." if "[[" in said else "Change it as the message says."
    return ("bad-value", said, f"The keys and values of {spot.inside} must fit together.", mend)


def _other(spot: Spot) -> Words:
    why = f"The model says: {spot.said}."
    return (
        "bad-value",
        f"{spot.subject} cannot be {_shown(spot.value)}",
        why,
        "See the reference page of the standard.",
    )


def _shown(value: Any) -> str:
    """Show a value in a message, short, and never more than it takes to recognise it."""
    if isinstance(value, Map):
        return "a mapping"
    if isinstance(value, Seq):
        return "a list"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}…"


_TYPES: dict[type, str] = {bool: "a truth value", int: "a number", float: "a number"}
_BOUNDS = {"ge": "at least", "gt": "more than", "le": "at most", "lt": "less than"}
_TEXT = "A text must reach the reader as it was written."
_KEYS = "Its keys say what it does."
_LIST = "Even one item stands in a list, so that another can be added."
_NUMBER = "It is counted and compared."
_REQUIRED = {
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
_WORDS: dict[str, Callable[[Spot], Words]] = {
    "missing": _missing,
    "string_type": _text,
    "string_unicode": _text,
    "string_too_short": _empty,
    "string_pattern_mismatch": _name,
    "model_type": _model,
    "model_attributes_type": _model,
    "dataclass_type": _model,
    "tuple_type": _list,
    "list_type": _list,
    "set_type": _list,
    "frozen_set_type": _list,
    "dict_type": _mapping,
    "mapping_type": _mapping,
    "literal_error": _choice,
    "enum": _choice,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _no_kind,
    "too_short": _few,
    "int_type": _number,
    "int_parsing": _number,
    "int_from_float": _number,
    "float_type": _number,
    "float_parsing": _number,
    "greater_than": _number,
    "greater_than_equal": _number,
    "less_than": _number,
    "less_than_equal": _number,
    "bool_type": _switch,
    "bool_parsing": _switch,
    "value_error": _said,
}
