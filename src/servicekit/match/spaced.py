"""Reads words whose letters stand one by one: «у с п о к о й т е с ь», «д.о.л.ж.н.ы»."""

from collections import Counter
from collections.abc import Iterator

from servicekit.match.readings import Part, Readings, is_gap_word
from servicekit.text import ReadText
from servicekit.text.lookalikes import is_mixed, read_as_cyrillic, read_as_latin

__all__ = ["spaced_words"]

_SEPARATORS = frozenset(".-–—*_~'’,·•|/\\+=#^:")
_SHORTEST = 3
_LONGEST_WORD = 24
_MOST_LETTERS = 64
_MOST_MARKS = 7
_HEAD = 3
# What a word costs when a row of letters is parted: few words are best, long ones and a short one better
# than two of middle length, and letters that make no word are left over only where nothing else helps.
_FORM, _SMALL, _UNKNOWN, _LETTER = 200, 230, 600, 20
_DEAREST = 1_000_000


def spaced_words(read: ReadText, at: int, last: int, readings: Readings) -> list[tuple[Part, int, int]]:
    """Return the words of the letters from token ``at`` on, each with its first and last token.

    Nothing is returned where fewer than three letters stand one by one, or where most are digits.
    """
    letters, gaps = _letters(read, at, last)
    digits = sum(read.tokens[i].isdigit() for i in letters)
    if len(letters) < _SHORTEST or digits * 3 > len(letters):
        return []
    found: list[tuple[Part, int, int]] = []
    for word, tokens in _pieces(read, letters, gaps):
        start = 0
        for parts, size in _parted(word, readings):
            covered = [token for token in tokens[start : start + size] if token >= 0]
            found.extend((part, covered[0], covered[-1]) for part in parts)
            start += size
    return found


def _letters(read: ReadText, at: int, last: int) -> tuple[list[int], list[str]]:
    """Return the tokens of one letter from ``at`` on, and what stands between each two of them."""
    letters = [at]
    gaps: list[str] = []
    after = at + 1
    while after <= last and len(letters) < _MOST_LETTERS:
        token = read.tokens[after]
        if len(token) == 1 and token.isalnum():
            gap = read.normal.chars[read.ends[letters[-1]] : read.starts[after]]
            extra = "".join(gap.replace((gaps or [gap])[0], "").split())
            if not _SEPARATORS.issuperset(extra) or (
                token.isdigit() and not _is_letter(read, after + 1, last)
            ):
                break
            letters.append(after)
            gaps.append(gap)
        elif token[0].isalnum() or token[0] == "\n" or after - letters[-1] > _MOST_MARKS:
            break
        after += 1
    return letters, gaps


def _is_letter(read: ReadText, after: int, last: int) -> bool:
    """Tell whether the next word is one letter: only among letters is a digit a letter."""
    behind = next((token for token in read.tokens[after : last + 1] if token[0].isalnum()), "")
    return len(behind) == 1 and behind.isalpha()


def _pieces(read: ReadText, letters: list[int], gaps: list[str]) -> Iterator[tuple[str, list[int]]]:
    """Part a row of letters where it is parted otherwise than within words: «у м.е.н.я», «н а с  м н о г о».

    A hyphen or an apostrophe that stands there besides is a letter of the word, with no token of its own.
    """
    usual = Counter(gaps).most_common(1)[0][0]
    marks = "".join(usual.split())
    word, tokens = read.tokens[letters[0]], [letters[0]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        inner = "".join(gap.split())
        if gap != usual and inner != marks:
            sign = inner.strip(marks) if marks not in {"-", "'"} else inner.replace(marks, "")
            if sign in {"-", "'"}:
                word, tokens = word + sign, [*tokens, -1]
            else:
                yield word, tokens
                word, tokens = "", []
        elif gap != usual:
            yield word, tokens
            word, tokens = "", []
        word, tokens = word + read.tokens[letter], [*tokens, letter]
    yield word, tokens


def _parted(word: str, readings: Readings) -> list[tuple[tuple[Part, ...], int]]:
    """Return the words of a row of letters, each with the count of its letters."""
    if len(word) < _SHORTEST:
        return [(readings.read(word) or (Part((), word),), len(word))]
    whole = readings.read(word) or readings.read(word.replace("-", ""))
    if whole and whole[0].reading != "typo":
        return [(_spaced(whole), len(word))]
    others = [*read_as_cyrillic(word)[:2], *read_as_latin(word)[:2]] if is_mixed(word) else []
    rows = [row for row in (word, *others) if len(row) == len(word)]
    cost, ways = min((_cheapest(row, readings) for row in rows), key=lambda way: way[0])
    return [(_spaced(whole), len(word))] if whole and cost >= _UNKNOWN else ways


def _cheapest(row: str, readings: Readings) -> tuple[int, list[tuple[tuple[Part, ...], int]]]:
    best = [0] + [_DEAREST] * len(row)
    ways: list[tuple[int, int, tuple[Part, ...]]] = [(0, 0, ())] * (len(row) + 1)
    for start in range(len(row)):
        headed = readings.may_begin(row[start : start + _HEAD])
        for end in range(start + 1, min(start + _LONGEST_WORD, len(row)) + 1):
            word = row[start:end]
            known = _word(word, readings) if headed or len(word) < _HEAD else None
            cost, parts = known or (_UNKNOWN + _LETTER * len(word), (Part((), word, "spaced"),))
            if best[start] + cost < best[end]:
                best[end] = best[start] + cost
                ways[end] = (start, end - start, parts)
    found, at = [], len(row)
    while at:
        start, size, parts = ways[at]
        found.append((parts, size))
        at = start
    return best[-1], found[::-1]


def _word(word: str, readings: Readings) -> tuple[int, tuple[Part, ...]] | None:
    for plain in dict.fromkeys((word, word.replace("-", ""))):
        if found := readings.exactly(plain):
            return _FORM - len(word) ** 2 // 4, _spaced(found)
    if is_gap_word(word):
        return _SMALL - len(word) ** 2 // 4, (Part((), word, "spaced"),)
    return None


def _spaced(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(
        Part(part.units, part.word, "spaced" if part.reading != "typo" else "typo") for part in parts
    )
