"""Reads words whose letters stand one by one: «у с п о к о й т е с ь», «д.о.л.ж.н.ы»."""

from collections import Counter
from collections.abc import Iterator

from servicekit.match.reading.letter_rows import words_in
from servicekit.match.reading.readings import Part, Readings
from servicekit.text import ReadText

__all__ = ["spaced_words"]

_SEPARATORS = frozenset(".-–—*_~'’·•|/\\+=#^")
# Between some letters only, these part words.
_PARTING = frozenset(",;:!?")
# These may be letters of the word: «о п я т ь - т а к и».
_LETTER_LIKE = frozenset("-'")
_SHORTEST = 3
_MOST_LETTERS = 64
_MOST_MARKS = 7
# «5 и 5 и 5 и …» need not be looked through to its end to be no word.
_FEW_DIGITS = 4


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
        for parts, size in words_in(word, readings):
            covered = [token for token in tokens[start : start + size] if token >= 0]
            if covered:  # A sign alone is no word.
                found.extend((part, covered[0], covered[-1]) for part in parts)
            start += size
    return found


def _letters(read: ReadText, at: int, last: int) -> tuple[list[int], list[str]]:
    """Return the tokens of one letter from ``at`` on, and what stands between each two of them."""
    letters, digits = [at], 0
    gaps: list[str] = []
    after = at + 1
    while after <= last and len(letters) < _MOST_LETTERS:
        token = read.tokens[after]
        if len(token) == 1 and token.isalnum():
            gap = read.normal.chars[read.ends[letters[-1]] : read.starts[after]]
            extra = "".join(gap.replace((gaps or [gap])[0], "").split())
            parts = gaps[:1] == gaps and gap not in gaps and _PARTING & set("".join(gaps))
            if parts or not _SEPARATORS.issuperset(extra):
                break
            if token.isdigit() and not _is_letter(
                read.tokens[after + 1 : min(last, after + _MOST_MARKS) + 1]
            ):
                break
            letters.append(after)
            gaps.append(gap)
            digits += token.isdigit()
            if digits > _FEW_DIGITS and digits * 3 > len(letters):
                break
        elif token[0].isalnum():
            gap = read.normal.chars[read.ends[letters[-1]] : read.starts[after]]
            while gaps and gap and not any(map(str.isspace, gap)):  # "I s_a_id" is no row of letters.
                gap = gaps.pop()
                letters.pop()
            break
        elif token.startswith("\n\n") or after - letters[-1] > _MOST_MARKS:
            break
        after += 1
    return letters, gaps


def _is_letter(behind: list[str]) -> bool:
    """Tell whether the next word is one letter: only among letters is a digit a letter."""
    word = next((token for token in behind if token[0].isalnum()), "")
    return len(word) == 1 and word.isalpha()


def _pieces(read: ReadText, letters: list[int], gaps: list[str]) -> Iterator[tuple[str, list[int]]]:
    """Part a row of letters where it is parted otherwise than within words: «у м.е.н.я», «н а с  м н о г о».

    A hyphen or an apostrophe that stands there besides is a letter of the word, with no token of its own.
    """
    counts = Counter(gaps)
    usual = max(counts, key=lambda gap: (counts[gap], _likeliness(gap, counts[gap])))
    if counts[usual] * 2 < len(gaps):  # «д.о-л_ж н~ы»: nothing tells where a word ends.
        yield "".join(read.tokens[letter] for letter in letters), letters
        return
    marks = "".join(usual.split())
    word, tokens = read.tokens[letters[0]], [letters[0]]
    for gap, letter in zip(gaps, letters[1:], strict=True):
        inner = "".join(gap.split())
        sign = inner.replace(marks, "") if marks in _LETTER_LIKE else inner.strip(marks)
        if inner != marks and sign in _LETTER_LIKE:
            word, tokens = word + sign, [*tokens, -1]
        elif gap != usual and any(map(str.isspace, gap)):
            yield word, tokens
            word, tokens = "", []
        word, tokens = word + read.tokens[letter], [*tokens, letter]
    yield word, tokens


def _likeliness(gap: str, count: int) -> tuple[bool, bool, bool, int, bool]:
    """Return how likely what stands between letters parts letters rather than words.

    What stands there once and holds a space likely parts words: "P.S. I", «т.к. я».
    """
    once, spaced = count == 1, any(map(str.isspace, gap))
    letter_like = once and bool(_LETTER_LIKE & set(gap))
    return not letter_like, not (once and spaced), bool(gap.strip()), len(gap), gap != " "
