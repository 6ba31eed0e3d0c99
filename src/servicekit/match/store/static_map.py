"""Maps from bytes to numbers that live in one block of bytes, and so in a memory map.

Layout: ``slots`` is a table of 32-bit offsets (0: empty) into ``entries``, probed from the CRC of the key;
an entry is the key's length, the count of numbers (16 bits each), the key, and the numbers (32 bits each).
"""

import struct
from array import array
from collections.abc import Iterable, Iterator
from zlib import crc32

__all__ = ["StaticMap", "freeze_map"]

_HEAD = struct.Struct("<HH")


def freeze_map(items: Iterable[tuple[bytes, Iterable[int]]]) -> tuple[bytes, bytes]:
    """Return ``slots`` and ``entries`` of a map; keys are unique and under 64 KiB."""
    entries = bytearray(b"\0\0\0\0")
    placed: list[tuple[int, int]] = []
    for key, numbers in items:
        values = array("I", numbers)
        placed.append((crc32(key), len(entries)))
        entries += _HEAD.pack(len(key), len(values)) + key + values.tobytes()
    size = 8
    while size < 2 * len(placed):
        size *= 2
    slots = array("I", bytes(4 * size))
    for code, offset in placed:
        at = code & (size - 1)
        while slots[at]:
            at = (at + 1) & (size - 1)
        slots[at] = offset
    return slots.tobytes(), bytes(entries)


class StaticMap:
    """Reads a frozen map without unpacking it."""

    __slots__ = ("_entries", "_mask", "_slots")

    def __init__(self, slots: memoryview, entries: memoryview) -> None:
        self._slots = slots.cast("I")
        self._entries = entries
        self._mask = len(self._slots) - 1

    def find(self, key: bytes) -> tuple[int, ...] | None:
        """Return the numbers of ``key``, or none when the map does not hold it."""
        slots, entries, mask = self._slots, self._entries, self._mask
        at = crc32(key) & mask
        while offset := slots[at]:
            size, count = _HEAD.unpack_from(entries, offset)
            start = offset + _HEAD.size
            if size == len(key) and entries[start : start + size] == key:
                return struct.unpack_from(f"<{count}I", entries, start + size)
            at = (at + 1) & mask
        return None

    def walk(self) -> Iterator[tuple[bytes, tuple[int, ...]]]:
        """Yield keys and numbers in the order in which they were frozen."""
        offset = 4
        while offset < len(self._entries):
            size, count = _HEAD.unpack_from(self._entries, offset)
            start = offset + _HEAD.size
            yield (
                bytes(self._entries[start : start + size]),
                struct.unpack_from(f"<{count}I", self._entries, start + size),
            )
            offset = start + size + 4 * count
