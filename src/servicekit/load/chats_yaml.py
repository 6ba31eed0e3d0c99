"""Dialogues in YAML: a list of turns, or a mapping with ``turns:``, one dialogue a document."""

from collections.abc import Iterator
from datetime import date
from io import BufferedReader
from typing import Any

import yaml

from servicekit.finding import Finding
from servicekit.load.chats_bad import bad_input, nothing_to_check
from servicekit.load.chats_columns import COLUMNS, ChatRow, column_of, no_text_column, read_row
from servicekit.load.syntax import is_too_deep
from servicekit.load.text_file import decode_whole
from servicekit.model import Dialogue, Turn
from servicekit.source import Place
from servicekit.text.nearest import did_you_mean

__all__ = ["read_yaml_dialogues"]

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Deeper trees than a dialogue needs would exhaust the stack of the YAML library.
DEEPEST = 50
_TOO_DEEP = "nested too deep for a dialogue"
TEXT_TAGS = frozenset({"tag:yaml.org,2002:str"})
# YAML may read any other column as a number or a date: it is then taken as it is written.
WORDS = frozenset({"text", "role"})
READ_AS = {"bool": True, "int": 0, "float": 0.0, "timestamp": date.min}
A_TURN = "Write each turn as '- {role: agent, text: …}'."
KEYS = ("turns", "conversation", "channel")


def read_yaml_dialogues(file: str, stream: BufferedReader) -> Iterator[Dialogue | Finding]:
    """Yield the dialogues of a YAML file, and a finding for each value that cannot be read."""
    text = decode_whole(file, stream)
    if isinstance(text, Finding):
        yield text
        return
    empty = True
    try:
        _check_depth(text)
        for node in yaml.compose_all(text, Loader=Loader):
            empty = False
            yield from _Reader(file, text).dialogue(node)
    except yaml.YAMLError as error:
        yield _syntax(file, error)
        return
    if empty:
        yield nothing_to_check(file)


class _Reader:
    """One file whose nodes become dialogues."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text

    def dialogue(self, node: yaml.Node) -> Iterator[Dialogue | Finding]:
        """Yield the dialogue of one document, after what is wrong in it."""
        given: dict[str, yaml.Node] = {"turns": node}
        if isinstance(node, yaml.MappingNode):
            given.pop("turns")
            yield from self._keys(node, given)
        if "turns" not in given:
            yield self._bad(node, "this dialogue has no 'turns:'", "Write the turns under 'turns:'.")
        elif not isinstance(given["turns"], yaml.SequenceNode):
            yield self._bad(given["turns"], "the turns are no list", A_TURN)
        elif not given["turns"].value:
            yield self._bad(given["turns"], "this dialogue has no turns", A_TURN)
        else:
            yield from self._turns(given["turns"], given)

    def _keys(self, node: yaml.MappingNode, given: dict[str, yaml.Node]) -> Iterator[Finding]:
        for key, at, value in self._pairs(node):
            if isinstance(value, Finding):
                yield value
            elif key in KEYS:
                given[key] = value
            else:
                yield self._bad(at, f"unknown key {key!r} of a dialogue", did_you_mean(key, KEYS))

    def _turns(self, node: yaml.SequenceNode, given: dict[str, yaml.Node]) -> Iterator[Dialogue | Finding]:
        turns: list[Turn] = []
        for item in node.value:
            for row in self._turn(item, given.get("channel")):
                if isinstance(row, ChatRow):
                    turns.append(row.turn)
                else:
                    yield row
        if turns:
            name = given.get("conversation")
            yield Dialogue(turns=tuple(turns), id=name.value if isinstance(name, yaml.ScalarNode) else None)

    def _turn(self, node: yaml.Node, channel: yaml.Node | None) -> Iterator[ChatRow | Finding]:
        if not isinstance(node, yaml.MappingNode):
            yield self._bad(node, "this turn is no mapping", A_TURN)
            return
        cells: dict[str, Any] = {}
        if isinstance(channel, yaml.ScalarNode):
            cells["channel"] = self._value("channel", channel)
        place = self._place(node)
        for key, at, value in self._pairs(node):
            name = column_of(key)
            if isinstance(value, Finding):
                yield value
            elif name is None:
                yield self._bad(
                    at, f"unknown key {key!r} of a turn", did_you_mean(key, COLUMNS) or "Take it out."
                )
            else:
                cells[name] = self._value(name, value)
                place = self._text_place(value) if name == "text" else place
        if "text" not in cells:
            names = [key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)]
            yield no_text_column(self.file, names, place.line, place.column)
        else:
            yield from read_row(cells, place)

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node, Any]]:
        """Yield keys, their nodes, and those of their values or the finding about a key seen before."""
        seen: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name in seen:
                yield name, key, self._bad(key, f"the key {name!r} stands here twice", "Keep one of them.")
            else:
                yield name, key, value
            seen.add(name)

    def _value(self, column: str, node: yaml.Node) -> Any:
        """Return the words of a scalar, or what YAML made of it, so that it is told apart."""
        if not isinstance(node, yaml.ScalarNode):
            return [] if isinstance(node, yaml.SequenceNode) else {}
        if node.tag.endswith(":null"):
            return None
        if node.tag in TEXT_TAGS or column not in WORDS:
            return node.value
        return READ_AS.get(node.tag.rpartition(":")[2], ...)

    def _text_place(self, node: yaml.Node) -> Place:
        """Return where the words of the text begin: behind a quote, or on the line under ``|``."""
        place = self._place(node)
        style = node.style if isinstance(node, yaml.ScalarNode) else None
        if style in {"'", '"'}:
            return Place(self.file, place.line, place.column + 1, place.end_line, place.end_column - 1)
        return self._block(place) if style in {"|", ">"} else place

    def _block(self, place: Place) -> Place:
        """Return the stretch of the lines under ``|``, from the first word to the last."""
        lines = self.text.split("\n")[: place.end_line]
        filled = [number for number in range(place.line, len(lines)) if lines[number].strip()]
        if not filled:
            return place
        first, last = filled[0], filled[-1]
        if last + 1 == place.end_line and len(filled) > 1:
            # The stretch of a block ends where the next key or turn begins.
            last = filled[-2] if place.end_column <= len(lines[last]) else last
        indent = len(lines[first]) - len(lines[first].lstrip(" "))
        return Place(self.file, first + 1, indent + 1, last + 1, len(lines[last].rstrip()) + 1)

    def _place(self, node: yaml.Node) -> Place:
        start, end = node.start_mark, node.end_mark
        return Place(self.file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)

    def _bad(self, node: yaml.Node, message: str, say: str) -> Finding:
        place = self._place(node)
        return bad_input(self.file, message, line=place.line, column=place.column, say=(say,))


def _check_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=_TOO_DEEP, problem_mark=mark)


def _syntax(file: str, error: yaml.YAMLError) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    problem = _TOO_DEEP if is_too_deep(error) else problem
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    say = "Put a text with ': ', ' #' or a mark at its beginning in quotes, or write it under '|'."
    return bad_input(file, f"this file is no YAML: {problem}", line=line, column=column, say=(say,))
