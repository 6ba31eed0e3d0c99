"""What a plain word of YAML means, and which of these meanings surprise their author."""

import re
from datetime import date
from typing import Any

import yaml
from yaml.constructor import SafeConstructor

__all__ = ["CHANGED_WHY", "Changed", "read_plain"]

CHANGED_WHY = "YAML gives some plain words another type, and the text you meant is lost."

_RESOLVERS = yaml.SafeLoader.yaml_implicit_resolvers
_PLAIN_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")
_PLAIN_FLOAT = re.compile(r"[-+]?[0-9]{1,17}\.[0-9]{1,17}")


class Changed(ValueError):  # noqa: N818 - it is caught one call above
    """A plain scalar that YAML would change. ``mend`` tells how to write what was meant."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(what)
        self.mend = mend


def read_plain(text: str) -> Any:
    """Return the value of an unquoted scalar: text, a number, a truth value, a date or none.

    Only the spellings that mean the same to a person pass: ``true``, ``5``, ``0.5``,
    ``2026-12-10``, ``null`` and nothing. Raises ``Changed`` for ``no``, ``9:30``, ``1_000``…
    """
    kind = _kind(text)
    if kind in ("", "merge", "value", "yaml"):
        return text
    if kind == "null":
        return None
    if kind == "bool":
        return _truth(text)
    if kind == "timestamp":
        return _moment(text)
    if kind == "int" and _PLAIN_INT.fullmatch(text):
        return int(text)
    if kind == "float" and _PLAIN_FLOAT.fullmatch(text):
        return float(text)
    raise Changed(*_number(text))


def _kind(text: str) -> str:
    for tag, pattern in _RESOLVERS.get(text[:1], ()):
        if pattern.match(text):
            return str(tag).rpartition(":")[2]
    return ""


def _truth(text: str) -> bool:
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    word = "true" if text.lower() in ("yes", "on") else "false"
    raise Changed(
        f"YAML reads {text} as {word}, not as the word {text!r}",
        f'Write "{text}" in quotes if you mean the word, or {word} if you mean a switch.',
    )


def _moment(text: str) -> date:
    node = yaml.ScalarNode("tag:yaml.org,2002:timestamp", text)
    try:
        value: date = SafeConstructor().construct_yaml_timestamp(node)
    except (ValueError, OverflowError):
        raise Changed(
            f"YAML reads {text} as a date, and there is no such date",
            f'Write a date that exists, such as 2026-12-10, or "{text}" in quotes if it is text.',
        ) from None
    return value


def _number(text: str) -> tuple[str, str]:
    quoted = f'Write "{text}" in quotes if you mean the text'
    if ":" in text:
        return f"YAML reads {text} as a number in base 60", f"{quoted}."
    if "_" in text:
        plain = text.replace("_", "")
        return f"YAML reads {text} as the number {plain}", f"{quoted}, or {plain} if you mean the number."
    if len(text) > 17:
        return f"YAML reads {text[:17]}… as a number too long to keep", "Write it in quotes."
    return (
        f"YAML reads {text} as a number of another notation",
        f"{quoted}, or an ordinary number such as 10 or 0.5.",
    )
