"""Compiled phrases as one block of bytes: written once, then read where it lies, never executed.

The block is a head, a directory and sections; words are looked up in the sections themselves
(``static_map``), so a memory map of a large standard costs what is looked up in it.
"""

import json
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, overload

from servicekit.match.compiled import Compiled, Condition, Pattern, PatternPlace, places_by_unit
from servicekit.match.found import PhraseEntry
from servicekit.match.row import Row
from servicekit.match.static_map import StaticMap, freeze_map
from servicekit.model.phrase import Phrase

__all__ = ["BrokenBlock", "freeze", "thaw"]

_MAGIC = b"servicekit phrases 4\n"
_HEAD = struct.Struct("<QI")
_UNIT = struct.Struct("<I")
_PAIR = struct.Struct("<II")
_MOST_KEPT = 100_000


class BrokenBlock(ValueError):  # noqa: N818 - read as a word: the block is broken.
    """The bytes are no whole block of this version."""


def freeze(compiled: Compiled) -> bytes:
    """Return compiled phrases as bytes for ``thaw``; the entries themselves are not in it."""
    patterns = [json.dumps(_plain(pattern), ensure_ascii=False).encode() for pattern in compiled.patterns]
    slips = [form.encode() for form in compiled.slip_forms]
    sections: dict[str, bytes] = {
        **_map("forms", ((form.encode(), units) for form, units in compiled.forms.items())),
        **_map("joins", ((_PAIR.pack(*pair), ()) for pair in compiled.joins)),
        **_map("splits", ((" ".join(pair).encode(), units) for pair, units in compiled.splits.items())),
        **_map("alone", ((_UNIT.pack(unit), numbers) for unit, numbers in compiled.alone.items())),
        **_map("pairs", ((_UNIT.pack(unit), _flat(seconds)) for unit, seconds in compiled.pairs.items())),
        **_list("patterns", patterns),
        **_list("slips", slips),
        "slip keys": array("Q", compiled.slip_keys).tobytes(),
        "form keys": array("I", compiled.form_keys).tobytes(),
        "alone units": array("I", compiled.alone_units).tobytes(),
        "pair keys": array("Q", compiled.pair_keys).tobytes(),
        "pair reaches": bytes(compiled.pair_reaches),
        "heads": "\n".join(sorted(compiled.heads)).encode(),
        "entries": _UNIT.pack(len(compiled.entries)),
        "languages": " ".join(sorted(compiled.languages)).encode(),
    }
    body, directory = bytearray(), {}
    for name, content in sections.items():
        body += bytes(-len(body) % 8)
        directory[name] = (len(body), len(content))
        body += content
    index = json.dumps(directory).encode()
    index += b" " * (-(len(_MAGIC) + _HEAD.size + len(index)) % 8)
    return _MAGIC + _HEAD.pack(len(body), len(index)) + index + bytes(body)


def thaw(block: memoryview, own: Sequence[PhraseEntry], idioms: Iterable[PhraseEntry] = ()) -> Compiled:
    """Return the compiled phrases in ``block``; raises ``BrokenBlock`` where it is no such block.

    It was made of just the entries ``own`` and of the ``idioms`` in their languages. Whether its bytes are
    whole is for the file to tell in which they were kept.
    """
    sections = _sections(block)
    languages = frozenset(bytes(sections["languages"]).decode().split())
    entries = Row(own, [idiom for idiom in idioms if idiom.language in languages])
    if _UNIT.unpack(sections["entries"])[0] != len(entries):
        raise BrokenBlock("the block was made of other phrases")
    forms = _Frozen(_static(sections, "forms"), str.encode, bytes.decode, tuple)
    return Compiled(
        entries=entries,
        languages=languages,
        patterns=_Patterns(_Texts(sections, "patterns")),
        forms=forms,
        joins=_Pairs(_static(sections, "joins")),
        splits=_Frozen(_static(sections, "splits"), _join_words, _split_words, tuple),
        alone=_Frozen(_static(sections, "alone"), _UNIT.pack, _first, list),
        pairs=_Frozen(_static(sections, "pairs"), _UNIT.pack, _first, _unflat),
        slip_forms=_Texts(sections, "slips"),
        slip_keys=sections["slip keys"].cast("Q"),
        form_keys=sections["form keys"].cast("I"),
        heads=frozenset(bytes(sections["heads"]).decode().split("\n")),
        alone_units=sections["alone units"].cast("I"),
        pair_keys=sections["pair keys"].cast("Q"),
        pair_reaches=sections["pair reaches"],
    )


def _sections(block: memoryview) -> dict[str, memoryview]:
    start = len(_MAGIC) + _HEAD.size
    if len(block) < start or bytes(block[: len(_MAGIC)]) != _MAGIC:
        raise BrokenBlock("these are no compiled phrases of this version")
    size, index_size = _HEAD.unpack_from(block, len(_MAGIC))
    index, body = block[start : start + index_size], block[start + index_size :]
    if len(body) != size:
        raise BrokenBlock("the block is half written")
    return {name: body[at : at + length] for name, (at, length) in json.loads(bytes(index)).items()}


def _map(name: str, items: Iterable[tuple[bytes, Iterable[int]]]) -> dict[str, bytes]:
    slots, entries = freeze_map(items)
    return {f"{name} slots": slots, f"{name} entries": entries}


def _static(sections: dict[str, memoryview], name: str) -> StaticMap:
    return StaticMap(sections[f"{name} slots"], sections[f"{name} entries"])


def _list(name: str, texts: list[bytes]) -> dict[str, bytes]:
    ends, end = array("I"), 0
    for text in texts:
        end += len(text)
        ends.append(end)
    return {f"{name} ends": ends.tobytes(), name: b"".join(texts)}


def _flat(seconds: Mapping[int, Sequence[int]]) -> Iterator[int]:
    for second, numbers in seconds.items():
        yield from (second, len(numbers), *numbers)


def _unflat(numbers: tuple[int, ...]) -> dict[int, list[int]]:
    result, at = {}, 0
    while at < len(numbers):
        second, count = numbers[at : at + 2]
        result[second] = list(numbers[at + 2 : at + 2 + count])
        at += 2 + count
    return result


def _join_words(pair: tuple[str, str]) -> bytes:
    return " ".join(pair).encode()


def _split_words(key: bytes) -> tuple[str, str]:
    first, _, second = key.decode().partition(" ")
    return first, second


def _first(key: bytes) -> int:
    return int(_UNIT.unpack(key)[0])


class _Frozen(Mapping[Any, Any]):
    """A mapping that is looked up in the block; what was found, or not found, is kept for a while."""

    def __init__(self, static: StaticMap, pack: Any, unpack: Any, read: Any) -> None:
        self._static, self._pack, self._unpack, self._read = static, pack, unpack, read
        self._found: dict[Any, Any] = {}

    def get(self, key: Any, default: Any = None) -> Any:
        try:
            found = self._found[key]
        except KeyError:
            numbers = self._static.find(self._pack(key))
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            found = self._found[key] = None if numbers is None else self._read(numbers)
        return default if found is None else found

    def __getitem__(self, key: Any) -> Any:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: object) -> bool:
        return self.get(key) is not None

    def __iter__(self) -> Iterator[Any]:
        return (self._unpack(key) for key, _ in self._static.walk())

    def __len__(self) -> int:
        return sum(1 for _ in self._static.walk())


class _Pairs(AbstractSet[tuple[int, int]]):
    def __init__(self, static: StaticMap) -> None:
        self._static = static

    def __contains__(self, pair: object) -> bool:
        return isinstance(pair, tuple) and self._static.find(_PAIR.pack(*pair)) is not None

    def __iter__(self) -> Iterator[tuple[int, int]]:
        for key, _ in self._static.walk():
            first, second = _PAIR.unpack(key)
            yield first, second

    def __len__(self) -> int:
        return sum(1 for _ in self._static.walk())


class _Texts(Sequence[str]):
    def __init__(self, sections: dict[str, memoryview], name: str) -> None:
        self._ends, self._texts = sections[f"{name} ends"].cast("I"), sections[name]

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> list[str]: ...
    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return [self[i] for i in range(*number.indices(len(self)))]
        start = self._ends[number - 1] if number else 0
        return str(self._texts[start : self._ends[number]], "utf-8")


class _Patterns(Sequence[Pattern]):
    """Patterns, each read when it is first asked for."""

    def __init__(self, texts: _Texts) -> None:
        self._texts = texts
        self._read: dict[int, Pattern] = {}

    def __len__(self) -> int:
        return len(self._texts)

    @overload
    def __getitem__(self, number: int) -> Pattern: ...
    @overload
    def __getitem__(self, number: slice) -> list[Pattern]: ...
    def __getitem__(self, number: int | slice) -> Pattern | list[Pattern]:
        if isinstance(number, slice):
            return [self[i] for i in range(*number.indices(len(self)))]
        pattern = self._read.get(number)
        if pattern is None:
            pattern = self._read[number] = _pattern(json.loads(self._texts[number]))
        return pattern


def _plain(pattern: Pattern) -> list[Any]:
    places = [
        [p.typed, list(p.units.items()), p.kind, p.optional, p.glue, p.word_class, p.person, p.elided]
        for p in pattern.places
    ]
    head = [pattern.entry, pattern.phrase.to_dict(), pattern.language]
    head += [pattern.ordered, pattern.slop, pattern.counts_all, pattern.subject, pattern.anchor]
    return [*head, places, [_plain(exception) for exception in pattern.unless]]


def _pattern(plain: list[Any]) -> Pattern:
    *head, plain_places, unless = plain
    entry, phrase, language, ordered, slop, counts_all, subject, anchor = head
    places = tuple(
        PatternPlace(word, {unit: Condition(condition) for unit, condition in units}, *rest)
        for word, units, *rest in plain_places
    )
    return Pattern(
        entry,
        Phrase.model_validate(phrase),
        language,
        places,
        ordered,
        slop,
        counts_all,
        subject,
        anchor,
        tuple(_pattern(one) for one in unless),
        places_by_unit(places),
    )
