"""Finds compiled phrases in a text: screen the whole, then match the sentences that are left."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from servicekit.finding import Evidence, WordEvidence
from servicekit.match.earnest import (
    Quotes,
    asks_otherwise,
    why_suppressed_en,
    why_suppressed_ru,
)
from servicekit.match.fit import Assignment, Reject, find_assignments
from servicekit.match.found import PhraseEntry, PhraseMatch, Silence
from servicekit.match.idioms import IDIOMS
from servicekit.match.one import Kept, Screen
from servicekit.match.reading.readings import Readings
from servicekit.match.reading.typos import is_guess
from servicekit.match.reading.view import SentenceView
from servicekit.match.store.compiled import Compiled
from servicekit.match.store.frozen import freeze, thaw
from servicekit.match.store.pattern import Pattern
from servicekit.match.store.row import Row
from servicekit.text import ReadText, Sentence, is_unmarked, read_text

__all__ = ["Matcher", "compile_phrases"]

_BESIDE_GUESS = 3
"""How many words a phrase must have for a short one of them to be guessed."""


def compile_phrases(
    entries: Iterable[PhraseEntry], block: memoryview | None = None, words: Mapping[str, str] | None = None
) -> "Matcher":
    """Return a matcher for these phrases; raises ``PhraseError`` on a bad notation.

    ``block`` is what ``freeze`` made of the very same phrases: with it nothing is compiled, and no entry is
    asked for. ``words`` are words that no dictionary holds, each with
    a word that it is inflected like.
    """
    own = entries if isinstance(entries, Sequence) else tuple(entries)
    if block is not None:
        return Matcher(thaw(block, own, IDIOMS), len(own))
    # Half of this package serves compiling alone; a start from the cache does without it.
    from servicekit.match.compile import compile_entries

    languages = {entry.language for entry in own}
    known = Row(own, [idiom for idiom in IDIOMS if idiom.language in languages])
    return Matcher(compile_entries(known, len(own), words), len(own))


class Matcher:
    """Phrases ready to be found; threads may share it, for what it remembers of words changes no answer."""

    def __init__(self, compiled: Compiled, own: int) -> None:
        self.compiled = compiled
        self.readings = Readings(compiled)
        self.idioms = compiled.patterns[own:]
        self.idioms_with: dict[int, list[int]] = {}
        for number, idiom in enumerate(self.idioms):
            for unit in idiom.places[idiom.anchor].units:
                self.idioms_with.setdefault(unit, []).append(number)
        self.screen = Screen(compiled, self.readings)

    def find(
        self, text: str | ReadText, *, client_message: str | None = None, kept: Kept | None = None
    ) -> list[PhraseMatch]:
        """Return the matches in reading order, overlapping ones of different phrases included.

        ``kept`` is what a screen said of the text, when it was asked before.
        """
        if kept is None:
            kept = self.screen.look(text.text if isinstance(text, ReadText) else text)
        if kept.tokens is not None and not kept.tokens:
            return []
        reads = _reads(text, kept)
        quotes = Quotes(reads[0].text, client_message, reads[0] if reads[0].is_whole else None)
        found = [
            match for read in reads for match in _Search(self, read, quotes, explain=False).run(kept.tokens)
        ]
        return sorted(found, key=_in_reading_order)

    def freeze(self) -> bytes:
        """Return the compiled phrases as bytes, for ``compile_phrases`` in another process."""
        return freeze(self.compiled)

    def explain(
        self, text: str | ReadText, *, client_message: str | None = None
    ) -> tuple[list[PhraseMatch], list[Silence]]:
        """Return the matches, and the phrases whose words stand in the text and yet are not reported."""
        read = text if isinstance(text, ReadText) else read_text(text)
        search = _Search(self, read, Quotes(read.text, client_message, read), explain=True)
        return sorted(search.run(), key=_in_reading_order), search.silences


class _Search:
    """One look through one text, or a stretch of it; ``quotes`` are those of the whole text."""

    def __init__(self, matcher: Matcher, read: ReadText, quotes: Quotes, *, explain: bool) -> None:
        self.matcher = matcher
        self.read = read
        self.quotes = quotes
        self.explain = explain
        self.silences: list[Silence] = []
        self.exceptions: dict[int, list[Assignment]] = {}

    def run(self, tokens: frozenset[str] | None = None) -> list[PhraseMatch]:
        """Return the matches in the sentences that hold one of ``tokens``, in all when there are none."""
        found: list[PhraseMatch] = []
        read, sentences = self.read, self.read.sentences
        opens, closes = read.stretch[0] == 0, read.stretch[1] == len(read.text)
        for index, sentence in enumerate(sentences):
            if tokens is None or not tokens.isdisjoint(read.tokens[sentence.first : sentence.last + 1]):
                edge = (opens and index == 0, closes and index == len(sentences) - 1)
                found.extend(self.in_sentence(sentence, edge))
        return found

    def in_sentence(self, sentence: Sentence, edge: tuple[bool, bool]) -> Iterable[PhraseMatch]:
        matcher = self.matcher
        self.exceptions = {}
        view = SentenceView(self.read, sentence, matcher.readings)
        for number in matcher.screen.by_units.patterns_in(view.units):
            pattern = matcher.compiled.patterns.member(number)
            rejects: list[Reject] | None = [] if self.explain else None
            for assignment in find_assignments(view, pattern, rejects):
                reason = self.why_silent(view, pattern, assignment, edge)
                if reason is None:
                    yield _match(view, pattern, assignment)
                elif self.explain:
                    self.silence(view, pattern, assignment.first, assignment.last, reason)
            for reject in rejects or ():
                self.silence(view, pattern, reject.first, reject.last, reject.reason)

    def why_silent(
        self, view: SentenceView, pattern: Pattern, found: Assignment, edge: tuple[bool, bool]
    ) -> str | None:
        where = pattern.phrase.in_
        if where == "question" and not view.sentence.asks:
            return "the sentence asks nothing, and the phrase counts in a question only"
        if where == "question" and asks_otherwise(view, found):
            return "another word asks («как вы поняли?»)"
        if (where == "first" and not edge[0]) or (where == "last" and not edge[1]):
            return f"the phrase counts in the {where} sentence only"
        if _too_many_typos(view, found):
            return "too many of its words are mistyped"
        excused = self.why_excused(view, pattern, found)
        if excused or pattern.phrase.voice == "any":
            return excused
        if quoted := self.quotes.why(view.place(found.first)[0], view.place(found.last)[1]):
            return quoted
        return (why_suppressed_ru if pattern.language == "ru" else why_suppressed_en)(view, found)

    def why_excused(self, view: SentenceView, pattern: Pattern, found: Assignment) -> str | None:
        """Return which exception or set expression stands there instead of the phrase, or none."""
        for number, exception in enumerate(pattern.unless, 1):
            if self.stands_there(view, exception, found, idiom=False):
                return f"its exception no. {number} stands there: {exception.phrase.phrase}"
        idioms_with = self.matcher.idioms_with
        for number in sorted({one for unit in idioms_with.keys() & view.units for one in idioms_with[unit]}):
            idiom = self.matcher.idioms[number]
            if idiom.language == pattern.language and self.stands_there(view, idiom, found, idiom=True):
                return f"it is part of a set expression: {idiom.phrase.phrase}"
        return None

    def stands_there(self, view: SentenceView, exception: Pattern, found: Assignment, *, idiom: bool) -> bool:
        """Tell whether the exception stands in the sentence, sharing at least one word with the match.

        An ``idiom`` shares a word of its own, not one of a class or a choice («вы всё равно должны» is «вы
        должны»), and has a word that the phrase does not spell out itself.
        """
        if exception.phrase.in_ == "question" and not view.sentence.asks:
            return False
        if view.units.isdisjoint(exception.places[exception.anchor].units):
            return False
        others = self.exceptions.get(id(exception))
        if others is None:
            others = self.exceptions[id(exception)] = find_assignments(view, exception)
        at = bisect_left(others, found.first, key=lambda other: other.last)
        if at == len(others) or others[at].first > found.last:
            return False
        other = others[at]
        own = (
            word
            for place, word in zip(exception.places, other.words, strict=True)
            if not place.word_class and "|" not in place.typed
        )
        if not idiom:
            return True
        spelled = all(word in found.words for word in other.words)
        return not spelled and any(word is not None and word in found.words for word in own)

    def silence(self, view: SentenceView, pattern: Pattern, first: int, last: int, reason: str) -> None:
        start, end = view.place(first)[0], view.place(last)[1]
        self.silences.append(Silence(pattern.entry, pattern.phrase, start, end, reason))


def _reads(text: str | ReadText, kept: Kept) -> list[ReadText]:
    """Return what has to be read of a text: the stretches that were kept, else all of it."""
    if isinstance(text, ReadText):
        return [text]
    if not kept.stretches or not is_unmarked(text):
        return [ReadText(text, kept.normal)]
    return [ReadText(text, stretch=stretch) for stretch in kept.stretches]


def _in_reading_order(match: PhraseMatch) -> tuple[int, int, int]:
    return match.start, match.end, match.entry


def _too_many_typos(view: SentenceView, found: Assignment) -> bool:
    # Words that were written as one («don't») hold one slip of the finger.
    words = {view.firsts[word]: view.parts[word] for word in found.words if word is not None}
    slips = [at for at, part in words.items() if part.reading == "typo"]
    if any(is_guess(view.read.tokens[at], words[at].word) for at in slips):
        return len(slips) > 1 or len(words) < _BESIDE_GUESS
    return bool(slips) and len(words) > 1 and len(slips) * 2 > len(words)


def _match(view: SentenceView, pattern: Pattern, found: Assignment) -> PhraseMatch:
    start, end = view.place(found.first)[0], view.place(found.last)[1]
    likely = any(view.parts[word].reading == "typo" for word in found.words if word is not None)
    return PhraseMatch(pattern.entry, pattern.phrase, start, end, partial(_evidence, view, found), likely)


def _evidence(view: SentenceView, found: Assignment) -> Evidence:
    words = []
    for place, word in zip(found.pattern.places, found.words, strict=True):
        if word is not None:
            start, end = view.place(word)
            words.append(
                WordEvidence(
                    typed=place.typed,
                    found=view.read.text[start:end],
                    start=start,
                    end=end,
                    reading=view.parts[word].reading,
                )
            )
    return Evidence(phrase=found.pattern.phrase.phrase, words=tuple(words), extra_words=found.extra)
