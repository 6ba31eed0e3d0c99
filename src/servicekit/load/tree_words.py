"""Bounds of a file's tree, and the words for what cannot stand in one."""

__all__ = [
    "ENDLESS",
    "KEY_NOT_TEXT",
    "MANY_DOCUMENTS",
    "MAX_DEPTH",
    "MAX_NODES",
    "MERGE_KEY",
    "TEMPLATE",
    "TOO_DEEP",
    "TOO_MANY",
    "UNUSED_ANCHOR",
    "star",
]

MAX_DEPTH = 32
"""The deepest key of a standard stands some ten levels deep; a file nested deeper is an attack."""

MAX_NODES = 3_000_000
"""Twenty thousand rules have half a million nodes, aliases written out; more would fill the memory."""

UNUSED_ANCHOR = (
    "unused-anchor",
    "YAML takes the word after & for the name of this value and drops it",
    "Nothing refers to that name, so it was probably meant as text.",
    'Put the text in quotes: "&…".',
)
KEY_NOT_TEXT = (
    "key-not-text",
    "a key must be text",
    "Keys are names; YAML found a list, a mapping or nothing before the colon.",
    'Put the whole text in quotes if it is one phrase: "…".',
)
TEMPLATE = (
    "braces",
    "YAML takes {{ for two mappings inside one another",
    "An unquoted value that begins with a brace is not text in YAML.",
    "Begin the value with |- and write the text on the next lines, or put it in quotes.",
)
MERGE_KEY = (
    "merge-key",
    "'<<' merges are not read",
    "What a rule says must stand in the rule, or come by `extends` and `override`.",
    "Write the keys out, or extend a standard.",
)
MANY_DOCUMENTS = (
    "many-documents",
    "a second YAML document begins here",
    "A file holds one part of one standard; what follows '---' would be lost.",
    "Delete the line '---', or move what follows to another file of the folder.",
)
TOO_DEEP = (
    "too-deep",
    f"the file is nested deeper than {MAX_DEPTH} levels",
    "No key of a standard stands so deep; a file like this is broken or hostile.",
    "Look for an unclosed bracket or a line that is indented too far.",
)
TOO_MANY = (
    "too-many-values",
    f"the file holds more than {MAX_NODES} values, repeated ones (*name) written out",
    "Reading it would fill the memory.",
    "Split the standard, and do not nest repeated values in one another.",
)
ENDLESS = (
    "endless-alias",
    "this value holds itself",
    "An alias inside the value it names never ends.",
    "Write the value out instead of referring to it.",
)


def star(name: str) -> tuple[str, str, str]:
    """Return the words for a star at the beginning of a value."""
    return (
        f"YAML takes '*{name}' for a reference, and nothing here is named &{name}",
        "A word after * at the beginning of a value is not text in YAML.",
        f'Write "*{name}" in quotes; a list item begins with "- ".',
    )
