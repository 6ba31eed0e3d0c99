"""From the text of one file to a tree of places, without recursion and within bounds."""

from typing import Any

import yaml

from servicekit.finding import Finding
from servicekit.load.scalars import CHANGED_WHY, Changed, read_plain
from servicekit.load.syntax import QUESTION, explain
from servicekit.load.tree import Map, Node, Refusal, Seq, SourceText, Span, problem
from servicekit.load.tree_words import (
    ENDLESS,
    KEY_NOT_TEXT,
    MANY_DOCUMENTS,
    MAX_DEPTH,
    MAX_NODES,
    MERGE_KEY,
    TEMPLATE,
    TOO_DEEP,
    TOO_MANY,
    UNUSED_ANCHOR,
    star,
)

__all__ = ["MAX_DEPTH", "MAX_NODES", "Composed", "compose"]

_MAX_REPAIRS = 20
_MAX_REPAIRED_TEXT = 500_000
_NO_KEY: Any = object()
_LOST_KEY: Any = object()
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Composed:
    """The tree of one file, the findings of its syntax, and the lines that were patched over."""

    def __init__(self, root: Node, findings: list[Finding], patched: set[int], readable: bool) -> None:
        self.root = root
        self.findings = findings
        self.patched = patched
        self.readable = readable


def compose(source: SourceText) -> Composed:
    """Return the tree of a text and every finding about its syntax.

    YAML stops at its first error. Where the error is one of the known traps of a single line,
    the line is patched and the rest is read, so that the author sees all of them at once.
    """
    findings: list[Finding] = []
    patched: set[int] = set()
    text = source.text
    most = _MAX_REPAIRS if len(text) <= _MAX_REPAIRED_TEXT else 0
    while True:
        composer = _Composer(source)
        try:
            root = composer.run(text)
        except Refusal as refusal:
            return Composed(None, [*findings, *composer.findings, refusal.finding], patched, False)
        except yaml.YAMLError as error:
            finding, patch = explain(error, source, text)
            findings.append(finding)
            if patch is None or len(patched) >= most:
                return Composed(None, [*findings, *composer.findings], patched, False)
            start, end, blank = patch
            text = text[:start] + blank + text[end:]
            patched.add(source.line_of(start) + 1)
        else:
            return Composed(root, [*findings, *composer.findings], patched, not patched)


class _Frame:
    """A collection that is still open."""

    __slots__ = ("anchor", "before", "end", "key", "key_span", "node", "start")

    def __init__(self, node: Map | Seq, start: int, anchor: str | None, before: int) -> None:
        self.node, self.start, self.anchor, self.before = node, start, anchor, before
        self.end = start
        self.key: Any = _NO_KEY
        self.key_span: Span = node.span


class _Anchor:
    __slots__ = ("node", "size", "span", "used")

    def __init__(self, span: Span) -> None:
        self.node: Node = _NO_KEY
        self.span, self.size, self.used = span, 0, False


class _Composer:
    """Walks the events of one document; the stack is a list, so depth costs no recursion."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.stack: list[_Frame] = []
        self.anchors: dict[str, _Anchor] = {}
        self.unused: list[_Anchor] = []
        self.count = 0
        self.root: Node = None
        self.documents = 0

    def run(self, text: str) -> Node:
        """Return the tree of the only document."""
        steps = {
            yaml.ScalarEvent: self.scalar,
            yaml.MappingStartEvent: self.open,
            yaml.SequenceStartEvent: self.open,
            yaml.MappingEndEvent: self.close,
            yaml.SequenceEndEvent: self.close,
            yaml.AliasEvent: self.alias,
            yaml.DocumentStartEvent: self.document,
        }
        for event in yaml.parse(text, Loader=_LOADER):
            step = steps.get(type(event))
            if step is not None:
                step(event)
        for anchor in self.unused:
            if not anchor.used:
                self.complain(*UNUSED_ANCHOR, anchor.span)
        return self.root

    def complain(self, rule: str, what: str, why: str, mend: str, span: Span) -> None:
        """Note a finding and go on."""
        self.findings.append(problem(rule, what, why, mend, span))

    def document(self, event: Any) -> None:
        """Refuse a second document."""
        self.documents += 1
        if self.documents > 1:
            span = (self.source, event.start_mark.index, event.end_mark.index)
            raise Refusal(problem(*MANY_DOCUMENTS, span))

    def scalar(self, event: Any) -> None:
        """Take a scalar: a key stays as typed, a value gets its type."""
        span = (self.source, event.start_mark.index, event.end_mark.index)
        if event.tag is not None:
            self.refuse_tag(event.tag, span)
        frame = self.stack[-1] if self.stack else None
        value: Any = event.value
        if event.implicit[0] and event.tag is None and not self.wants_key(frame):
            value = self.plain(value, frame, span)
        self.anchored(event.anchor, value, span)
        self.put(value, span)

    def plain(self, text: str, frame: _Frame | None, span: Span) -> Any:
        """Return the value of an unquoted scalar; ``severity: off`` is the one word kept as text."""
        if "?" in text and frame is not None and frame.node.flow:
            self.complain(*QUESTION, f'Write "{text}" in quotes.', span)
        try:
            return read_plain(text)
        except Changed as changed:
            if text == "off" and frame is not None and frame.key == "severity":
                return text
            self.complain("changed-value", str(changed), CHANGED_WHY, changed.mend, span)
            return text

    @staticmethod
    def wants_key(frame: _Frame | None) -> bool:
        """Return whether the next node is a key."""
        return frame is not None and isinstance(frame.node, Map) and frame.key is _NO_KEY

    def open(self, event: Any) -> None:
        """Begin a collection."""
        start = event.start_mark.index
        span = (self.source, start, event.end_mark.index)
        if event.tag is not None:
            self.refuse_tag(event.tag, span)
        if len(self.stack) >= MAX_DEPTH:
            raise Refusal(problem(*TOO_DEEP, (self.source, start, start + 1)))
        node = Map({}, span, {}) if isinstance(event, yaml.MappingStartEvent) else Seq([], span, [])
        node.flow = bool(event.flow_style)
        self.anchored(event.anchor, _NO_KEY, span)
        self.stack.append(_Frame(node, start, event.anchor, self.count))

    def close(self, event: Any) -> None:
        """End a collection; a block ends with its last item, not with the blank lines after it."""
        frame = self.stack.pop()
        node = frame.node
        end = event.end_mark.index if node.flow else frame.end
        node.span = (self.source, frame.start, max(end, frame.start))
        if frame.anchor is not None:
            anchor = self.anchors[frame.anchor]
            anchor.node, anchor.size = node, self.count - frame.before
        self.put(node, node.span)

    def anchored(self, name: str | None, node: Node, span: Span) -> None:
        """Remember a named node; a collection is filled in when it closes."""
        if name is None:
            return
        anchor = _Anchor(span)
        anchor.node = node
        self.anchors[name] = anchor
        self.unused.append(anchor)

    def alias(self, event: Any) -> None:
        """Take ``*name``: the named node again, counted as if it were written out."""
        span = (self.source, event.start_mark.index, event.end_mark.index)
        anchor = self.anchors.get(event.anchor)
        if anchor is None:
            self.complain("star", *star(event.anchor), span)
            self.put(f"*{event.anchor}", span)
            return
        anchor.used = True
        if anchor.node is _NO_KEY:
            raise Refusal(problem(*ENDLESS, span))
        self.count += anchor.size
        self.put(anchor.node, span)

    def put(self, node: Node, span: Span) -> None:
        """Give a finished node to the collection it stands in."""
        self.count += 1
        if self.count > MAX_NODES:
            raise Refusal(problem(*TOO_MANY, span))
        if not self.stack:
            self.root = node
            return
        frame = self.stack[-1]
        frame.end = max(frame.end, span[2])
        if isinstance(frame.node, Seq):
            frame.node.append(node)
            frame.node.spots.append(span)
        elif frame.key is _NO_KEY:
            frame.key, frame.key_span = self.key(frame.node, node, span), span
        else:
            if frame.key is not _LOST_KEY:
                frame.node[frame.key] = node
                frame.node.spots[frame.key] = (frame.key_span, span)
            frame.key = _NO_KEY

    def key(self, owner: Map, key: Node, span: Span) -> Any:
        """Return the key, or the mark of a lost one when it cannot stand."""
        if not isinstance(key, str) or not key:
            written = span[0].written(span[1], span[2])
            self.complain(*(TEMPLATE if written.startswith("{") else KEY_NOT_TEXT), span)
        elif key == "<<":
            self.complain(*MERGE_KEY, span)
        elif key in owner:
            first = owner.spots[key][0]
            line = first[0].line_of(first[1]) + 1
            self.complain(
                "duplicate-key",
                f"the key {key!r} stands twice here, first on line {line}",
                "YAML keeps the last one and drops the other without a word.",
                "Join the two, or delete one of them.",
                span,
            )
        else:
            return key
        return _LOST_KEY

    def refuse_tag(self, tag: str, span: Span) -> None:
        """Refuse ``!word``: tags build other types, and a standard has none."""
        word = span[0].written(span[1], span[2]).split("\n")[0][:40] or tag
        self.complain(
            "tag",
            f"YAML takes {word.split()[0]!r} for a type tag and drops it",
            "A word after ! at the beginning of a value is not text in YAML.",
            f'Write "{word}" in quotes.',
            span,
        )
