"""Parts a row of letters into words: «немогупомочь», when nothing tells where one ends."""

from collections.abc import Iterator

from servicekit.match.reading.readings import Part, Readings, is_gap_word
from servicekit.text.lookalikes import is_mixed, read_as_cyrillic, read_as_latin

__all__ = ["words_in"]

Words = list[tuple[tuple[Part, ...], int]]
"""The words of a row, each as it is read, with the count of its letters."""

_Known = tuple[int, tuple[Part, ...]]

_HEAD = 3
_MOST_KEPT = 100_000
_LONGEST_WORD = 20
# What a word costs: few words are best, a long one and a short one better than two of middle length.
# Letters that make no known word are left over where they must.
_FORM, _SMALL, _ONE, _UNKNOWN, _LETTER = 200, 230, 190, 200, 100
# «А я з а н я т»: such a word stands alone as it always does.
_ONE_LETTER = frozenset("аивкосу")
# «А я в обед занят»: these are words, unless they spell one of a phrase («у в а с»).
_PLAIN = _ONE_LETTER | {"я"}
# «Т. к. я занят», "P. S. I can't": these are no words and yet stand for some.
_SHORT = frozenset("тк тд тп тч ps am pm".split())
_DEAREST = 1_000_000


def words_in(row: str, readings: Readings) -> Words:
    """Return the words of a row of letters, the likeliest ones."""
    if len(row) < _HEAD:
        return [(readings.read(row) or (Part((), row),), len(row))]
    whole: tuple[Part, ...] = ()
    if len(row) <= _LONGEST_WORD:
        whole = readings.read(row) or readings.read(row.replace("-", ""))
        if not any(part.units for part in whole):
            whole = ()
        elif whole[0].reading != "typo":
            return [(_spaced(whole), len(row))]
    others = [*read_as_cyrillic(row)[:1], *read_as_latin(row)[:1]] if is_mixed(row) else []
    rows = [other for other in (row, *others) if len(other) == len(row)]
    cost, words = min((_cheapest(other, readings) for other in rows), key=lambda way: way[0])
    if _PLAIN.issuperset(row) and all(size == 1 or not parts[0].units for parts, size in words):
        return [(readings.read(letter) or (Part((), letter),), 1) for letter in row]
    return [(whole, len(row))] if whole and cost > _FORM + _UNKNOWN else words


def _cheapest(row: str, readings: Readings) -> tuple[int, Words]:
    """Return the cheapest way to part a row, and what it costs."""
    best = [0] + [_DEAREST] * len(row)
    ways: list[tuple[int, tuple[Part, ...]]] = [(0, ())] * (len(row) + 1)
    left_over, left_from = _DEAREST, 0
    for start in range(len(row)):
        cost = best[start]
        if cost + _UNKNOWN < left_over:
            left_over, left_from = cost + _UNKNOWN, start
        left_over += _LETTER
        if left_over < best[start + 1]:
            best[start + 1] = left_over
            ways[start + 1] = left_from, (Part((), row[left_from : start + 1], "spaced"),)
        for end, known in _words_from(row, start, readings):
            if cost + known[0] < best[end]:
                best[end] = cost + known[0]
                ways[end] = start, known[1]
    words, at = [], len(row)
    while at:
        start, parts = ways[at]
        words.append((parts, at - start))
        at = start
    return best[-1], words[::-1]


def _words_from(row: str, start: int, readings: Readings) -> Iterator[tuple[int, _Known]]:
    """Yield the ends of the words that may begin at ``start``, each with its cost and how it is read."""
    longest = _LONGEST_WORD if readings.may_begin(row[start : start + _HEAD]) else _HEAD - 1
    known = readings.spelled
    for end in range(start + 1, min(start + longest, len(row)) + 1):
        word = row[start:end]
        if word in known:
            found = known[word]
        else:
            if len(known) >= _MOST_KEPT:
                known.clear()
            found = known[word] = _word(word, readings)
        if found:
            yield end, found


def _word(word: str, readings: Readings) -> _Known | None:
    found = readings.exactly(word) or ("-" in word and readings.exactly(word.replace("-", "")))
    if found:
        return (_FORM - len(word) ** 2 // 4 if len(word) > 1 else _ONE), _spaced(found)
    if word in _ONE_LETTER or word in _SHORT:
        return _ONE, (Part((), word, "spaced"),)
    return (_SMALL - len(word) ** 2 // 4, (Part((), word, "spaced"),)) if is_gap_word(word) else None


def _spaced(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part if part.reading == "typo" else Part(part.units, part.word, "spaced") for part in parts)
