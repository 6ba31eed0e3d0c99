"""A file of named sections with a checksum, written whole or not at all, read by memory map."""

import contextlib
import json
import mmap
import os
import tempfile
from io import FileIO
from pathlib import Path
from zlib import crc32

__all__ = ["read_blocks", "write_blocks"]

_MAGIC = b"servicekit cache 3\n\n\n\n\n\n"
_ALIGNED = 8
_LONGEST_HEAD = 4096
_READ_AT_ONCE = 1 << 18


def write_blocks(path: Path, blocks: dict[str, bytes]) -> bool:
    """Write the blocks to ``path`` in one step; False when the folder does not let us.

    Two processes may write at once: each writes a file of its own and the last one to finish names it.
    """
    parts: list[bytes] = []
    size, code, index = 0, 0, {}
    for name, block in blocks.items():
        index[name] = (size, len(block))
        for part in (block, bytes(-len(block) % _ALIGNED)):
            parts.append(part)
            size, code = size + len(part), crc32(part, code)
    head = json.dumps({"blocks": index, "size": size, "sum": code}).encode()
    head += b" " * (-(len(_MAGIC) + len(head) + 1) % _ALIGNED) + b"\n"
    scratch = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, scratch = tempfile.mkstemp(prefix=".new-", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.writelines([_MAGIC, head, *parts])
        Path(scratch).replace(path)
    except OSError:
        if scratch is not None:
            with contextlib.suppress(OSError):
                Path(scratch).unlink()
        return False
    return True


def read_blocks(path: Path) -> dict[str, memoryview] | None:
    """Return the blocks of a whole file, or none when it is missing, damaged, or no file of ours."""
    try:
        # The file is read to check its sum, for a page of the map that was looked at stays in memory.
        with path.open("rb", buffering=0) as file:
            if file.read(len(_MAGIC)) != _MAGIC:
                return None
            start = file.read(_LONGEST_HEAD)
            end = start.index(b"\n") + 1
            head = json.loads(start[:end])
            if _sum(file, start[end:]) != (head["size"], head["sum"]):
                return None
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        body = mapped[len(_MAGIC) + end :]
        return {name: body[at : at + size] for name, (at, size) in head["blocks"].items()}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _sum(file: FileIO, begun: bytes) -> tuple[int, int]:
    """Return the size and the checksum of what was read already and the rest of the file."""
    size, code, buffer = len(begun), crc32(begun), bytearray(_READ_AT_ONCE)
    with memoryview(buffer) as view:
        while count := file.readinto(buffer):
            size += count
            code = crc32(view[:count], code)
    return size, code
