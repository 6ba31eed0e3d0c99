"""What encoding bytes are in that are no UTF-8, told from the letters they would be."""

__all__ = ["russian_encoding", "wide_encoding"]

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_RUSSIAN = ("cp1251", "koi8-r", "cp866")
_COMMON_LETTERS = frozenset("оеаинтсрвл")
_HEAD = 4096


def wide_encoding(data: bytes) -> str | None:
    """Return UTF-16 or UTF-32 when the bytes begin as such a text does, with its mark or without."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    head = data[:_HEAD]
    if len(head) < 2:
        return None
    # The upper halves of Latin and Russian letters are 0 and 4; in UTF-32 two more zeros follow.
    even, odd = ((half.count(0) + half.count(4)) / len(half) for half in (head[::2], head[1::2]))
    if head.count(0) > 0.45 * len(head) and max(even, odd) > 0.95 and min(even, odd) > 0.3:
        return "UTF-32"
    if max(even, odd) > 0.7:
        return "UTF-16BE" if even > odd else "UTF-16LE"
    return None


def russian_encoding(data: bytes) -> tuple[str, float]:
    """Return the 8-bit encoding in which the bytes look most like Russian, and how much, from 0 to 1."""
    letters = bytes(byte for byte in data if byte > 127)
    shares = {name: _russian_share(letters.decode(name, "replace")) for name in _RUSSIAN}
    best = max(_RUSSIAN, key=shares.__getitem__)
    return best, shares[best]


def _russian_share(text: str) -> float:
    """Return which share of the letters are the most common ones of Russian."""
    return sum(sign in _COMMON_LETTERS for sign in text) / max(1, len(text))
