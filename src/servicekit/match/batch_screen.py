"""The screen over many replies at once: characters folded by a table, words hashed, pairs looked up.

It keeps every reply that the matcher could find something in, and few others. Replies with markup or
rare characters are kept for the single path to judge.
"""

from threading import Lock
from typing import Any

import numpy as np

from servicekit.match.asked_units import AskedUnits
from servicekit.match.fold import RARE, SEPARATOR, boundaries, fold, without_addresses
from servicekit.match.key_table import KeyTable, mixed

__all__ = ["SEPARATOR", "BatchScreen"]

_LONGEST = 24
_NOTHING = 1
_MOST_KEYS = 2_000_000
_LOW_BYTES = np.array([(1 << 8 * min(n, 8)) - 1 for n in range(9)], np.uint64)


class BatchScreen:
    """Screens chunks of replies; what it learns of a word it keeps for the next chunk."""

    def __init__(self, asked: AskedUnits) -> None:
        self._asked = asked
        self._turn = Lock()
        self._words = KeyTable()
        self._pairs = KeyTable()
        if asked.pairs:
            pairs = np.array(sorted(asked.pairs), np.uint64)
            reaches = np.array([asked.pairs[int(a), int(b)] for a, b in pairs], np.int32)
            self._pairs.add(_pair_keys(pairs[:, 0], pairs[:, 1]), reaches)
        top = 1 + max((*asked.alone, *(one for pair in asked.pairs for one in pair)), default=0)
        self._is_anchor = np.zeros(top, bool)
        self._is_anchor[[first for first, _ in asked.pairs]] = True
        self._is_alone = np.zeros(top, bool)
        self._is_alone[list(asked.alone)] = True
        # A word's number stands for the units it may be: 1 for none.
        self._number_of: dict[tuple[int, ...], int] = {(): _NOTHING}
        self._units_of: list[tuple[int, ...]] = [(), ()]

    def keep(self, joined: str, rows: int) -> Any:
        """Return for each of ``rows`` replies, joined by ``SEPARATOR``, whether it must be matched.

        Threads may share a screen; they take turns, for each may teach it words.
        """
        with self._turn:
            return self._keep(joined, rows)

    def _keep(self, joined: str, rows: int) -> Any:
        joined = without_addresses(joined)
        wide = np.frombuffer(joined.encode("utf-16-le", "surrogatepass"), np.uint16)
        ends = np.append(np.flatnonzero(wide == ord(SEPARATOR)), len(wide))
        if len(ends) != rows:
            return np.ones(rows, bool)
        kept = np.zeros(rows, bool)
        folded = fold(wide)
        kept[np.searchsorted(ends, np.flatnonzero(folded == RARE))] = True
        starts, lengths = _words(folded)
        if not starts.size:
            return kept
        kept[np.searchsorted(ends, starts[lengths > _LONGEST])] = True
        kept[np.searchsorted(ends, _spaced(starts, lengths))] = True
        numbers = self._numbers(wide, folded, starts, lengths)
        told = np.flatnonzero(numbers > _NOTHING)
        if told.size:
            units, back = self._spread(numbers[told])
            pieces = np.searchsorted(np.union1d(ends, boundaries(wide, folded)), starts[told])
            rows_of = np.searchsorted(ends, starts[told])
            self._keep_pairs(kept, units, told[back], rows_of[back], pieces[back])
        return kept

    def _numbers(self, wide: Any, folded: Any, starts: Any, lengths: Any) -> Any:
        """Return the number of each word, learning those that are new."""
        keys = _hashes(folded, starts, lengths)
        numbers = self._words.find(keys)
        new = np.flatnonzero(numbers == 0)
        if new.size:
            fresh, first, back = np.unique(keys[new], return_index=True, return_inverse=True)
            at = new[first]
            learned = np.array([self._learn(wide, int(starts[i]), int(lengths[i])) for i in at], np.int32)
            numbers[new] = learned[back]
            if len(self._words) + len(fresh) > _MOST_KEYS:
                self._words = KeyTable()
            self._words.add(fresh, learned)
        return numbers

    def _learn(self, wide: Any, start: int, length: int) -> int:
        """Return the number of a word that was not met before."""
        if length > _LONGEST:
            return _NOTHING
        word = wide[start : start + length].tobytes().decode("utf-16-le")
        word = word.lower().replace("ё", "е").replace("’", "'").replace("\u2011", "-")
        units = self._asked.of(word)
        number = self._number_of.setdefault(units, len(self._units_of))
        if number == len(self._units_of):
            self._units_of.append(units)
        return number

    def _spread(self, numbers: Any) -> tuple[Any, Any]:
        """Return the units of words in a row, and for each unit the index of its word in ``numbers``."""
        told, back = np.unique(numbers, return_inverse=True)
        units = [self._units_of[number] for number in told]
        counts = np.array([len(some) for some in units])
        flat = np.concatenate([np.array(some) for some in units])
        begins = np.cumsum(counts) - counts
        sizes = counts[back]
        within = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return flat[np.repeat(begins[back], sizes) + within], np.repeat(np.arange(len(numbers)), sizes)

    def _keep_pairs(self, kept: Any, units: Any, words: Any, rows: Any, pieces: Any) -> None:
        """Keep the rows in which the two rarest words of some phrase stand near each other in one piece."""
        kept[rows[self._is_alone[units]]] = True
        anchors = np.flatnonzero(self._is_anchor[units])
        for distance in range(1, len(units)):
            anchors = anchors[~kept[rows[anchors]]]
            any_near = False
            for other in (anchors - distance, anchors + distance):
                inside = (other >= 0) & (other < len(units))
                left, right = anchors[inside], other[inside]
                apart = abs(words[left] - words[right])
                near = (pieces[left] == pieces[right]) & (apart <= self._asked.reach)
                left, right, apart = left[near], right[near], apart[near]
                if left.size:
                    any_near = True
                    reach = self._pairs.find(_pair_keys(units[left], units[right]))
                    kept[rows[left[(reach > 0) & (apart <= reach)]]] = True
            if not any_near:
                return


def _pair_keys(left: Any, right: Any) -> Any:
    return mixed((left.astype(np.uint64) << np.uint64(32)) | right.astype(np.uint64))


def _words(folded: Any) -> tuple[Any, Any]:
    """Return where words start and how long they are."""
    inside = np.pad((folded > 0) & (folded != RARE), 1)
    edges = np.flatnonzero(inside[1:] != inside[:-1])
    return edges[::2], edges[1::2] - edges[::2]


def _spaced(starts: Any, lengths: Any) -> Any:
    """Return where three words of one letter follow each other."""
    single = lengths == 1
    return starts[:-2][single[:-2] & single[1:-1] & single[2:]]


def _hashes(folded: Any, starts: Any, lengths: Any) -> Any:
    """Return 64-bit keys of words of up to 24 letters; words of up to eight never share one."""
    padded = np.concatenate((folded, np.zeros(_LONGEST + 8, np.uint8)))
    eight = np.ndarray((len(padded) - 7,), np.dtype("<u8"), padded.data, strides=(1,))
    keys = eight[starts] & _LOW_BYTES[np.minimum(lengths, 8)]
    for part in (8, 16):
        longer = np.flatnonzero(lengths > part)
        if longer.size:
            more = eight[starts[longer] + part] & _LOW_BYTES[np.clip(lengths[longer] - part, 0, 8)]
            keys[longer] = mixed(keys[longer]) * np.uint64(0xC2B2AE3D27D4EB4F) + more + np.uint64(part)
    return mixed(keys)
