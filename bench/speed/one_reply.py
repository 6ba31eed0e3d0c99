"""One reply at a time: a clean one, one that needs the whole matcher, long ones and hostile ones."""

import statistics
from collections.abc import Callable
from typing import Any

from servicekit import validate_reply
from servicekit.model import Standard
from speed.timing import in_turns, median_of

__all__ = ["clean_reply", "full_match", "hostile_texts", "long_texts"]

WORDS = 53


def clean_reply(standard: Standard, phrases: list[str], texts: list[str]) -> dict[str, float]:
    """Return the median microseconds of one call on replies without a finding, beside a bare AC call."""
    try:
        from ahocorasick_rs import AhoCorasick
    except ImportError:
        return {}
    automaton = AhoCorasick(phrases)
    clean = [text for text in texts if validate_reply(standard, text).ok][:1000]
    runs: dict[str, Any] = {
        "ac": lambda _: [automaton.find_matches_as_indexes(text) for text in clean],
        "servicekit": lambda _: [validate_reply(standard, text) for text in clean],
    }
    seconds = in_turns(runs, range(9))
    return {name: statistics.median(values) / len(clean) * 1e6 for name, values in seconds.items()}


def full_match(standard: Standard, phrases: list[str], texts: list[str]) -> float:
    """Return the median microseconds for replies of 53 words of which three make a listed phrase."""
    words = " ".join(texts).split()
    times = []
    for number, phrase in enumerate(phrases[:100]):
        size = WORDS - len(phrase.split())
        around = words[number * WORDS : number * WORDS + size]
        text = " ".join((*around[: size // 2], phrase, *around[size // 2 :]))
        validate_reply(standard, text)
        times.append(median_of(lambda text=text: validate_reply(standard, text), 5))
    return statistics.median(times) * 1e6


def long_texts(standard: Standard, texts: list[str]) -> dict[int, float]:
    """Return the milliseconds for texts of a thousand to 40,000 characters, each not seen before."""
    found, start = {}, 0
    whole = " ".join(texts)
    for size in (1_000, 5_000, 10_000, 20_000, 40_000):
        times = []
        for _ in range(5):
            part = whole[start : start + size]
            start += size
            times.append(median_of(lambda part=part: validate_reply(standard, part), 1))
        found[size] = statistics.median(times) * 1e3
    return found


def hostile_texts(check: Callable[[str], object], texts: list[str]) -> dict[str, tuple[int, float]]:
    """Return size in characters and milliseconds for texts that make a careless matcher explode."""
    hostile = {
        "40,000 characters of replies": " ".join(texts)[-40_000:],
        "«вы » × 20,000": "вы " * 20_000,
        "10,000 × «(»": "(" * 10_000,
        "50,000 combining marks": "а" + "\u0301" * 50_000,
        "«вы, должны, » × 3,400": "вы, должны, " * 3_400,
        "«вы пишете: «успокойтесь, хватит». » × 1,200": "вы пишете: «успокойтесь, хватит». " * 1_200,
        "«> успокойтесь» × 2,800 lines": "> успокойтесь\n" * 2_800,
        "«что то — » × 4,400": "что то — " * 4_400,
        "letters one by one × 20,000": " ".join("".join(texts).replace(" ", "")[:20_000]),
        "«у с п о к о й т е с ь » × 2,000": "у с п о к о й т е с ь " * 2_000,
    }
    return {
        name: (len(text), median_of(lambda text=text: check(text), 3) * 1e3) for name, text in hostile.items()
    }
