"""Gives each value of a file what the models want: its place, its language, one form of writing.

On the way it reports what only the written text can tell: unknown keys, letters of the wrong
alphabet, a phrase that a comment cut short. Nothing is validated here; that is the models' task.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, get_args

from servicekit.finding import Finding
from servicekit.load.alphabets import mixed_word
from servicekit.load.shape import KindShape, LeafShape, ListShape, MappingShape, ModelShape, Shape
from servicekit.load.tree import Map, Node, Seq, Span, problem
from servicekit.model import Standard
from servicekit.model.rule import Language
from servicekit.text.nearest import did_you_mean

__all__ = ["LANGUAGES", "Ledger", "dress"]

_COMMA = (
    "comma",
    "a comma has cut an unquoted text in two, and this is its rest",
    "Inside brackets a comma ends an item.",
    "Put the whole text in quotes.",
)
LANGUAGES = get_args(Language)
"""The languages whose forms of words are known."""

MAX_HINTS = 100
"""Looking for near names costs time; who makes more mistakes than this repeats one of them."""

_COMMENT = re.compile(r"[ \t]+#[^\n]*")
_LOST_DASH = re.compile(r"\n[ \t]*-\S")
_WITHOUT_ALPHABET = frozenset({"id", "pattern", "kind", "source"})
_CLOSED_LISTS = ("channels", "client_types", "stages", "situations", "calendars")
_REFERENCES = {name: name for name in _CLOSED_LISTS} | {name[:-1]: name for name in _CLOSED_LISTS}
_REFERENCES |= {"notice": "speech_modules", "slip_notice": "speech_modules"}


@dataclass
class Ledger:
    """What is noted while a file is dressed.

    ``phrases``: phrases with their language. ``references``: a closed list, a name in it and
    where it is used. ``patterns``: regular expressions.
    """

    findings: list[Finding] = field(default_factory=list)
    phrases: list[tuple[Map, Any]] = field(default_factory=list)
    references: list[tuple[str, str, Span]] = field(default_factory=list)
    patterns: list[tuple[str, Span]] = field(default_factory=list)

    hints: int = MAX_HINTS

    def nearest(self, name: str, known: Collection[str]) -> str:
        """Offer the nearest names, for the first findings and among names that begin or end alike."""
        if self.hints <= 0:
            return ""
        self.hints -= 1
        if len(known) > 200:
            known = [other for other in known if other[:2] == name[:2] or other[-3:] == name[-3:]][:2_000]
        return did_you_mean(name, known)

    def complain(self, rule: str, what: str, why: str, mend: str, span: Span) -> None:
        """Note a finding and go on."""
        self.findings.append(problem(rule, what, why, mend, span))


def dress(node: Node, shape: Shape, language: Any, ledger: Ledger, span: Span) -> Node:
    """Return the value with places and language filled in; the value given stays as it is."""
    if isinstance(shape, LeafShape):
        if shape.text and type(node) is str:
            _check_alphabet(node, span, ledger)
        return _plain(node) if shape.free else node
    if isinstance(shape, ListShape):
        return _dress_list(node, shape, language, ledger)
    if isinstance(shape, MappingShape):
        return _dress_mapping(node, shape, language, ledger)
    if isinstance(shape, KindShape):
        kind = shape.kinds.get(_kind_of(node, shape))
        return node if kind is None else _dress_model(node, kind, language, ledger, span)
    if isinstance(shape, ModelShape):
        return _dress_model(node, shape, language, ledger, span)
    return node


def _plain(node: Node) -> Any:
    """Return plain data, for values that the models keep as they are: they must not hold the file."""
    if isinstance(node, Map):
        return {key: _plain(value) for key, value in node.items()}
    return [_plain(item) for item in node] if isinstance(node, Seq) else node


def _kind_of(node: Node, shape: KindShape) -> str:
    kind = node.get(shape.key) if isinstance(node, Map) else None
    return kind if isinstance(kind, str) else ""


def _dress_list(node: Node, shape: ListShape, language: Any, ledger: Ledger) -> Node:
    if not isinstance(node, Seq):
        return node
    items = [dress(item, shape.item, language, ledger, node.spots[at]) for at, item in enumerate(node)]
    dressed = Seq(items, node.span, node.spots)
    dressed.flow = node.flow
    return dressed


def _dress_mapping(node: Node, shape: MappingShape, language: Any, ledger: Ledger) -> Node:
    if not isinstance(node, Map):
        return node
    dressed = Map({}, node.span, node.spots)
    dressed.flow = node.flow
    for key, value in node.items():
        dressed[key] = dress(value, shape.item, language, ledger, node.value_span(key))
        if shape.notation:
            where = node.key_span(key)
            _check_alphabet(key, where, ledger, phrase=True)
            ledger.phrases.append((_lone(key, "phrase", where), language))
    return dressed


def _lone(text: str, key: str, span: Span) -> Map:
    return Map({key: text}, span, {key: (span, span)})


def _dress_model(node: Node, shape: ModelShape, language: Any, ledger: Ledger, span: Span) -> Node:
    if type(node) is str and shape.lone_key is not None:
        _check_cut(node, span, ledger)
        node = _lone(node, shape.lone_key, span)
    if not isinstance(node, Map) or _is_colon_trap(node, shape):
        return node
    dressed = Map({}, node.span, node.spots)
    dressed.flow = node.flow
    if shape.has_place:
        dressed["place"] = span[0].place(node.span[1], node.span[2])
    if shape.has_language:
        own = node.get("language", language)
        dressed["language"] = own
        language = own if own in LANGUAGES else language
    for key in node:
        if key in shape.fields:
            dressed[key] = _dress_field(node, key, shape, language, ledger)
            if f"{key}_place" in shape.hidden:
                source, start, end = node.value_span(key)
                dressed[f"{key}_place"] = source.place(start, end)
        else:
            unknown_key(node, key, shape.title, shape.fields, ledger)
    if shape.is_phrase:
        ledger.phrases.append((dressed, language))
    return dressed


def _dress_field(node: Map, key: str, shape: ModelShape, language: Any, ledger: Ledger) -> Node:
    value = node[key]
    where = node.value_span(key)
    target = _REFERENCES.get(key)
    if target is not None and shape.model is not Standard:
        _note_references(target, value, where, ledger)
    if key == "pattern" and shape.is_rule and type(value) is str:
        ledger.patterns.append((value, where))
    if type(value) is str and (key in _WITHOUT_ALPHABET or shape.is_example):
        return value
    if shape.is_phrase and key == "phrase" and type(value) is str:
        _check_alphabet(value, where, ledger, phrase=True)
        return value
    return dress(value, shape.fields[key], language, ledger, where)


def _note_references(target: str, value: Node, span: Span, ledger: Ledger) -> None:
    if type(value) is str:
        ledger.references.append((target, value, span))
    elif isinstance(value, Seq):
        named = [(item, value.spots[at]) for at, item in enumerate(value) if type(item) is str]
        ledger.references.extend((target, item, spot) for item, spot in named)


def unknown_key(node: Map, key: str, title: str, known: Collection[str], ledger: Ledger) -> None:
    """Report a key that nothing reads, with the nearest of the known ones."""
    if node.flow and node[key] is None:
        ledger.complain(*_COMMA, node.key_span(key))
        return
    mend = ledger.nearest(key, known) or f"Keys here: {', '.join(known)}."
    if key == "spans":
        mend = "Mark the words that must be found in the text itself: [[…]]."
    ledger.complain(
        "unknown-key",
        f"unknown key {key!r} in a {title}",
        "A key that nobody reads would be lost without a word.",
        mend,
        node.key_span(key),
    )


def _is_colon_trap(node: Map, shape: ModelShape) -> bool:
    """Return whether a text was meant and a colon or brackets made a mapping of it."""
    return shape.lone_key is not None and not any(key in shape.fields for key in node)


def _check_alphabet(text: str, span: Span, ledger: Ledger, *, phrase: bool = False) -> None:
    mixed = mixed_word(text, phrase=phrase)
    if mixed is None:
        return
    start, end, right, wrong = mixed
    ledger.complain(
        "mixed-alphabets",
        f"the word {text[start:end]!r} mixes Latin and Russian letters: {wrong}",
        "The letters look alike, so nobody sees the slip, and the word is found nowhere.",
        f"Type the word anew: {right}",
        inside(span, text, start, end),
    )


def inside(span: Span, text: str, start: int, end: int) -> Span:
    """Return the span of a part of a text, exact where the text stands in the file as it is read."""
    source, first, last = span
    if not source.text:
        return span
    for shift in (0, 1):
        if source.text[first + shift : last - shift] == text:
            return source, first + shift + start, first + shift + end
    return span


def _check_cut(text: str, span: Span, ledger: Ledger) -> None:
    """Report a phrase or example that a comment cut short, or that swallowed the next line."""
    source, start, end = span
    if not source.text or source.text[start : start + 1] in ("", '"', "'", "|", ">"):
        return
    cut = _COMMENT.match(source.text, end)
    if cut:
        ledger.complain(
            "comment",
            f"YAML takes {cut.group().strip()[:40]!r} behind the phrase for a comment and drops it",
            "A reader cannot tell whether it belongs to the phrase.",
            f'Write "{text}{cut.group().rstrip()}" in quotes, or move the comment to its own line.',
            (source, cut.start(), cut.end()),
        )
    if _LOST_DASH.search(source.text, start, end):
        ledger.complain(
            "dash",
            "the next line begins with a dash and no space, so YAML joins it to this one",
            "Two items of the list become one, and neither is found.",
            'Write "- " with a space before each item.',
            span,
        )
