"""Compiled phrases as one block of bytes: written once, then read where it lies, never executed.

The block is a head, a directory and sections; words are looked up in the sections themselves
(``static_map``), so a memory map of a large standard costs what is looked up in it.
"""

import json
import struct
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from servicekit.match.found import PhraseEntry
from servicekit.match.store.compiled import Compiled
from servicekit.match.store.patterns import Patterns
from servicekit.match.store.row import Row
from servicekit.match.store.static_map import StaticMap, freeze_map
from servicekit.match.store.texts import Texts, TextsMade
from servicekit.match.store.unit_pairs import PairSet, PairTable

__all__ = ["BrokenBlock", "freeze", "thaw"]

_MAGIC = b"servicekit phrases 7\n"
_HEAD = struct.Struct("<QI")
_UNIT = struct.Struct("<I")
_MOST_KEPT = 100_000


class BrokenBlock(ValueError):  # noqa: N818 - read as a word: the block is broken.
    """The bytes are no whole block of this version."""


def freeze(compiled: Compiled) -> bytes:
    """Return compiled phrases as bytes for ``thaw``; the entries themselves are not in it."""
    patterns, pairs = compiled.patterns, compiled.pairs
    slips = compiled.slip_forms
    sections: dict[str, bytes] = {
        **_map("forms", ((form.encode(), units) for form, units in compiled.forms.items())),
        **_map("splits", ((" ".join(pair).encode(), units) for pair, units in compiled.splits.items())),
        **_map("alone", ((_UNIT.pack(unit), numbers) for unit, numbers in compiled.alone.items())),
        **_list("patterns", patterns.texts),
        **_list("places", patterns.places),
        "anchors": bytes(patterns.anchors),
        **_list("slips", slips if isinstance(slips, Texts) else TextsMade(slips)),
        "joins": array("Q", compiled.joins.keys).tobytes(),
        "pair keys": array("Q", pairs.keys_of_pairs).tobytes(),
        "pair ends": array("I", pairs.ends).tobytes(),
        "pair numbers": array("I", pairs.numbers).tobytes(),
        "slip keys": array("Q", compiled.slip_keys).tobytes(),
        "form keys": array("Q", compiled.form_keys).tobytes(),
        "form ends": array("I", compiled.form_ends).tobytes(),
        "form units": array("I", compiled.form_units).tobytes(),
        "alone units": array("I", compiled.alone_units).tobytes(),
        "pair reaches": bytes(compiled.pair_reaches),
        "pair thirds": array("Q", compiled.pair_thirds).tobytes(),
        "farthest": _UNIT.pack(compiled.farthest),
        "heads": "\n".join(sorted(compiled.heads)).encode(),
        "pieces": bytes(compiled.pieces),
        "entries": _UNIT.pack(len(compiled.entries)),
        "languages": " ".join(sorted(compiled.languages)).encode(),
    }
    parts: list[bytes] = []
    size, directory = 0, {}
    for name, content in sections.items():
        directory[name] = (size, len(content))
        padding = bytes(-len(content) % 8)
        parts += (content, padding)
        size += len(content) + len(padding)
    index = json.dumps(directory).encode()
    index += b" " * (-(len(_MAGIC) + _HEAD.size + len(index)) % 8)
    return b"".join([_MAGIC, _HEAD.pack(size, len(index)), index, *parts])


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
        patterns=Patterns(_texts(sections, "patterns"), _texts(sections, "places"), sections["anchors"]),
        forms=forms,
        joins=PairSet(sections["joins"].cast("Q")),
        splits=_Frozen(_static(sections, "splits"), _join_words, _split_words, tuple),
        alone=_Frozen(_static(sections, "alone"), _UNIT.pack, _first, list),
        pairs=PairTable(
            sections["pair keys"].cast("Q"),
            sections["pair ends"].cast("I"),
            sections["pair numbers"].cast("I"),
        ),
        slip_forms=_texts(sections, "slips"),
        slip_keys=sections["slip keys"].cast("Q"),
        form_keys=sections["form keys"].cast("Q"),
        form_ends=sections["form ends"].cast("I"),
        form_units=sections["form units"].cast("I"),
        heads=frozenset(bytes(sections["heads"]).decode().split("\n")),
        pieces=sections["pieces"],
        alone_units=sections["alone units"].cast("I"),
        pair_reaches=sections["pair reaches"],
        pair_thirds=sections["pair thirds"].cast("Q"),
        farthest=_UNIT.unpack(sections["farthest"])[0],
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


def _list(name: str, texts: Texts) -> dict[str, bytes]:
    return {f"{name} ends": array("I", texts.ends).tobytes(), name: bytes(texts.whole)}


def _texts(sections: dict[str, memoryview], name: str) -> Texts:
    return Texts(sections[f"{name} ends"].cast("I"), sections[name])


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
