"""What libyaml's words mean to a quality lead: the trap, the place, and what to write."""

import re
from typing import Any

from servicekit.finding import Finding
from servicekit.load.tree import SourceText, problem
from servicekit.load.tree_words import TOO_DEEP

__all__ = ["QUESTION", "explain", "is_too_deep"]

_LINE = re.compile(r"""(?P<lead>\s*(?:-\s+)*)(?P<key>[A-Za-z_.-]+:\s+)?(?P<value>.*?)\s*\Z""")
_QUOTED_HEAD = re.compile(r"""(?P<quote>["'])(?P<inside>(?:(?!(?P=quote)).)*)(?P=quote)(?P<rest>\s*\S.*)""")

# How libyaml, since 0.2.6, says that it counts no more than a thousand open brackets.
_DEEP = "maximum nesting depth"

Patch = tuple[int, int, str]
Words = tuple[str, str, str, str]


def explain(error: Any, source: SourceText, text: str) -> tuple[Finding, Patch | None]:
    """Return a finding for an error of the YAML reader.

    Where the error is a trap of one line, the second value is the stretch of that line and as
    many other characters that may stand in its place, so that the rest of the file can be read.
    """
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        return problem("yaml-syntax", "the file is not YAML", str(error)[:200], _SEE, (source, 0, 0)), None
    at = min(mark.index, len(text))
    if is_too_deep(error):
        return problem(*TOO_DEEP, (source, at, min(at + 1, len(text)))), None
    line = source.line_of(at)
    words = _whole_file_trap(error, source, at)
    if words is not None:
        opened = getattr(error, "context_mark", None)
        if opened is not None and words[0] in ("unclosed-quote", "unclosed-bracket"):
            at = min(opened.index, len(text))
            if at == len(text) or text[at].isspace():
                at = max(text.rfind("[", 0, at), text.rfind("{", 0, at), 0)
        return problem(*words, (source, at, min(at + 1, len(text)))), None
    start = source.line_starts()[line]
    shape = _LINE.fullmatch(source.line_text(line))
    value = shape["value"] if shape else ""
    begin = start + (shape.start("value") if shape else 0)
    said = getattr(error, "problem", "") or ""
    trap = _value_trap(value, said)
    if trap is None and said.startswith(("could not find", "did not find expected '-'")):
        lost = _lost_dash(source, line)
        if lost is not None:
            return problem(*_DASH, (source, *lost[:2])), lost
    if trap is None:
        return problem(*_plain_words(error, source), (source, at, min(at + 1, len(text)))), None
    end = begin + len(value)
    fits = len(value) > 2 and bool(shape and (shape["lead"].strip() or shape["key"]))
    patch = (begin, end, _blank(value)) if fits and begin <= at <= end else None
    return problem(*trap, (source, begin, end)), patch


def is_too_deep(error: Any) -> bool:
    """Tell whether the YAML reader gave up for the depth of what it read."""
    return _DEEP in (getattr(error, "problem", None) or "")


def _blank(value: str) -> str:
    """Return a harmless text of the same length."""
    return '"' + "_" * (len(value) - 2) + '"'


def _lost_dash(source: SourceText, line: int) -> Patch | None:
    """Return the nearest line above which is a list item without a space after its dash."""
    for near in range(line, max(line - 4, -1), -1):
        found = re.match(r"\s*(-[^\s-].{2,}?)\s*\Z", source.line_text(near))
        if found:
            begin = source.line_starts()[near] + found.start(1)
            return begin, begin + len(found[1]), "- " + _blank(found[1][2:])
    return None


def _whole_file_trap(error: Any, source: SourceText, at: int) -> Words | None:
    """Recognise errors whose cause stands elsewhere than where YAML stopped."""
    said, context = getattr(error, "problem", "") or "", getattr(error, "context", "") or ""
    indent = source.line_text(source.line_of(at))[: 1 + _column(source, at)]
    if "\t" in indent and ("token" in said or "tab" in said):
        return _TAB
    opened = getattr(error, "context_mark", None)
    if "quoted scalar" in context and "end of stream" in said:
        return _UNCLOSED_QUOTE
    elsewhere = opened is not None and opened.line != source.line_of(at)
    if "flow" in context and ("node content" not in said if elsewhere else not source.text[at:].strip()):
        return _UNCLOSED_BRACKET
    return None


def _column(source: SourceText, at: int) -> int:
    return at - source.line_starts()[source.line_of(at)]


def _value_trap(value: str, said: str) -> Words | None:
    """Recognise the trap of one line by the sign with which its value begins."""
    first = value[:1]
    quoted = _quoted(value)
    if first in ('"', "'"):
        head = _QUOTED_HEAD.fullmatch(value)
        if head is None or "escape" in said or "hexdec" in said:
            return None
        return _after_quotes(head["inside"], head["rest"].strip())
    if value.startswith("{{"):
        return ("braces", "YAML takes {{ at the beginning of a value for a mapping", _SIGN, _BLOCK)
    if first and first in _BRACKETS:
        closed = value.find(_BRACKETS[first])
        if closed < 0 or not value[closed + 1 :].strip():
            return None
        rule = "brackets" if first == "[" else "braces"
        mend = f"Write {quoted}. A word that may be missing stands in round brackets: (слово)."
        return (rule, f"YAML takes '{first}' for the beginning of a {_MADE[first]}", _SIGN, mend)
    if first and first in _SIGNS:
        rule, meaning = _SIGNS[first]
        return (rule, f"YAML takes '{first}' at the beginning for {meaning}", _SIGN, f"Write {quoted}.")
    if "mapping values" in said and ": " in value:
        return ("colon", "a second ': ' in one line makes a mapping in YAML", _COLON, f"Write {quoted}.")
    if "sequence entries" in said and value.startswith("- "):
        mend = "Write the list on the lines below, each item after its own '- '."
        return (
            "list-in-line",
            "a list cannot begin behind a key",
            "YAML reads '- ' only at the beginning of a line.",
            mend,
        )
    return None


def _quoted(value: str) -> str:
    """Return the value in the kind of quotes that it does not hold."""
    return f'"{value}"' if '"' not in value else "'" + value.replace("'", "''") + "'"


def _after_quotes(inside: str, rest: str) -> Words:
    return (
        "quotes",
        f"text follows the closing quote: {rest[:40]!r}",
        "Quotes in YAML hold a whole value; they cannot mark words as exact.",
        f"Write «{inside}» {rest} for exactly these words in a row, or quote it all: '\"{inside}\" {rest}'.",
    )


def _plain_words(error: Any, source: SourceText) -> Words:
    """Say in general words why the line cannot be read."""
    said = (getattr(error, "problem", "") or str(error)).strip()
    why = f"YAML says: {said}."
    if "expected ':'" in said or "mapping values" in said:
        return ("yaml-syntax", "a key, a colon and a space are expected here", why, _KEYS)
    if "',' or" in said:
        return _item_words(source.text[: error.problem_mark.index].rstrip()[-1:], said, why)
    for sign, rule, what, mend in _SAID:
        if sign in said:
            return (rule, what, why, mend)
    return ("yaml-syntax", "the line cannot be read as YAML", why, _SEE)


def _item_words(sign_before: str, said: str, why: str) -> Words:
    if said.endswith("'?'"):
        return (*QUESTION, 'Put the item in quotes: "…?".')
    if sign_before in ('"', "'"):
        return (
            "quotes",
            "text follows the closing quote of an item",
            "Quotes in YAML hold a whole item; they cannot mark words as exact.",
            "Write «x» y to want exactly these words in a row, or put the whole item in quotes.",
        )
    mend = "Put a comma between the items, and quote items that hold : # [ ] { } or quotes."
    return ("yaml-syntax", "a comma or a closing bracket is expected here", why, mend)


_BACKSLASH = ("backslash", "in double quotes a backslash begins a special sign", "Use single quotes: '…'.")
_NAME = ("yaml-syntax", "a name after & or * is expected here", "Put the text in quotes.")
_SAID = (
    ("node content", "empty-item", "an item of the list is empty", "Delete the comma that is too many."),
    ("escape", *_BACKSLASH),
    ("hexdec", *_BACKSLASH),
    ("anchor", *_NAME),
    ("alias", *_NAME),
)
_BRACKETS = {"[": "]", "{": "}"}
_MADE = {"[": "list", "{": "mapping"}
_SIGNS = {
    "*": ("star", "a reference to another value"),
    "&": ("ampersand", "the name of a value"),
    "!": ("tag", "a type tag"),
    "@": ("at-sign", "a sign kept for later versions"),
    "`": ("backtick", "a sign kept for later versions"),
    "%": ("percent", "a directive"),
    ">": ("block-sign", "the beginning of a folded block"),
    "|": ("block-sign", "the beginning of a block of lines"),
}
_SIGN = "Some signs at the beginning of a value mean something to YAML, so the text must stand in quotes."
_COLON = "YAML reads «key: value» wherever a colon is followed by a space."
_BLOCK = "Begin the value with |- and write the text on the next lines, or put it in quotes."
_KEYS = (
    "Write «key: value» with a space after the colon, under the key to which it belongs, with the "
    "same indentation as its neighbours; put text that holds ': ' in quotes."
)
_SEE = (
    "Compare the indentation with the lines above: neighbours begin in the same column; put text "
    "with special signs in quotes, and see that each quote above is closed."
)
QUESTION = (
    "question-mark",
    "an unquoted '?' inside brackets",
    "Some YAML readers take it for the sign of a key and stop here.",
)
_DASH = (
    "dash",
    "a list item has no space after its dash",
    "YAML takes the dash for a part of the text.",
    'Write "- " and then the text.',
)
_TAB = (
    "tab",
    "a tab stands in the indentation",
    "YAML allows only spaces there, because a tab has no agreed width.",
    "Replace the tab by two spaces.",
)
_UNCLOSED_QUOTE = (
    "unclosed-quote",
    "a quote is opened and never closed",
    "All that follows is taken for one text.",
    "Close the quote at the end of the text, or take it away.",
)
_UNCLOSED_BRACKET = (
    "unclosed-bracket",
    "the list or mapping opened here does not end before other keys begin",
    "YAML looks for a comma or the closing bracket; an item may also hold a sign that must be quoted.",
    "Close the bracket, put a comma between the items, and quote items that hold : # [ ] { } or quotes.",
)
