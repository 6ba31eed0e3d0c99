"""From an error of the models to a finding: what, where, why, and how to mend it."""

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from servicekit.finding import Finding
from servicekit.load.mistyped import (
    REQUIRED,
    Words,
    list_words,
    mapping_for_text,
    mapping_words,
    model_words,
    number_words,
    shown,
    switch_words,
    text_words,
)
from servicekit.load.shape import ModelShape
from servicekit.load.spots import Spot, find_spot
from servicekit.load.tree import Map, problem
from servicekit.text.nearest import did_you_mean

__all__ = ["complaints"]


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
        return mapping_for_text(spot)
    return _WORDS.get(kind, _other)(spot)


def _was_meant_as_text(spot: Spot) -> bool:
    owner, parent = spot.owner, spot.parent
    if not isinstance(owner, ModelShape) or owner.lone_key is None or not isinstance(parent, Map):
        return False
    return not any(key in owner.fields for key in parent)


def _missing(spot: Spot) -> Words:
    key = str(spot.key)
    why, mend = REQUIRED.get(key, ("The loader cannot guess it.", f"Add `{key}: …`."))
    return ("missing-key", f"{key!r} is missing in {spot.inside}", why, mend)


def _choice(spot: Spot) -> Words:
    expected = str(spot.details.get("expected", "")).replace("'", "").replace(" or ", ", ")
    known = [name.strip() for name in expected.split(",")]
    return _unknown_value(spot, spot.value, known)


def _unknown_value(spot: Spot, value: Any, known: list[str]) -> Words:
    what = f"{spot.subject} cannot be {shown(value)}"
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
        return model_words(spot)
    return (
        "missing-key",
        "'kind' is missing in a rule",
        "The kind decides the keys of a rule.",
        "Add `kind: require`, or another kind.",
    )


def _few(spot: Spot) -> Words:
    least, has = spot.details.get("min_length", 1), spot.details.get("actual_length", 0)
    why = REQUIRED.get(str(spot.key), ("",))[0] or "With fewer it says nothing."
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
    wrong = shown(spot.value)
    if spot.key not in ("id", "standard"):
        return (
            "bad-value",
            f"{spot.subject} cannot be {wrong}",
            spot.said,
            "Write it in the form the reference page gives.",
        )
    why = "Findings and commands call it so: small Latin letters and digits, with '-' or '.' between them."
    return ("bad-id", f"{spot.subject} cannot be {wrong}", why, "Write it like not-my-problem.")


def _said(spot: Spot) -> Words:
    """Pass on what a model itself says in its own words."""
    said = str(spot.details.get("error", spot.said))
    mend = "Close each [[ with ]]." if "[[" in said else "Change it as the message says."
    return ("bad-value", said, f"The keys and values of {spot.inside} must fit together.", mend)


def _other(spot: Spot) -> Words:
    why = f"The model says: {spot.said}."
    return (
        "bad-value",
        f"{spot.subject} cannot be {shown(spot.value)}",
        why,
        "See the reference page of the standard.",
    )


_WORDS: dict[str, Callable[[Spot], Words]] = {
    "missing": _missing,
    "string_type": text_words,
    "string_unicode": text_words,
    "string_too_short": _empty,
    "string_pattern_mismatch": _name,
    "model_type": model_words,
    "model_attributes_type": model_words,
    "dataclass_type": model_words,
    "tuple_type": list_words,
    "list_type": list_words,
    "set_type": list_words,
    "frozen_set_type": list_words,
    "dict_type": mapping_words,
    "mapping_type": mapping_words,
    "literal_error": _choice,
    "enum": _choice,
    "union_tag_invalid": _kind,
    "union_tag_not_found": _no_kind,
    "too_short": _few,
    "int_type": number_words,
    "int_parsing": number_words,
    "int_from_float": number_words,
    "float_type": number_words,
    "float_parsing": number_words,
    "greater_than": number_words,
    "greater_than_equal": number_words,
    "less_than": number_words,
    "less_than_equal": number_words,
    "bool_type": switch_words,
    "bool_parsing": switch_words,
    "value_error": _said,
}
