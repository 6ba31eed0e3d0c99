"""Finds compiled phrases in a text: screen the whole, then match the sentences that are left."""

from collections.abc import Iterable

from servicekit.finding import Evidence, WordEvidence
from servicekit.match.assign import Assignment, Reject, find_assignments
from servicekit.match.compile import compile_entries
from servicekit.match.compiled import Compiled, Pattern
from servicekit.match.found import PhraseEntry, PhraseError, PhraseMatch, Silence
from servicekit.match.idioms import IDIOMS
from servicekit.match.notation import parse_notation
from servicekit.match.readings import Readings
from servicekit.match.suppress import Quotes, why_suppressed
from servicekit.match.view import SentenceView
from servicekit.model.phrase import Phrase
from servicekit.model.rule import Language
from servicekit.text import ReadText, Sentence, is_word, read_text

__all__ = ["Matcher", "check_phrase", "compile_phrases"]


def check_phrase(phrase: Phrase, language: Language) -> list[PhraseError]:
    """Return what is wrong with the notation of a phrase; an empty list when all is well."""
    del language  # Both languages share one notation.
    try:
        parse_notation(phrase.phrase)
    except PhraseError as error:
        return [error]
    return []


def compile_phrases(entries: Iterable[PhraseEntry]) -> "Matcher":
    """Return a matcher for these phrases; raises ``PhraseError`` on a bad notation."""
    own = tuple(entries)
    languages = {entry.language for entry in own}
    idioms = tuple(idiom for idiom in IDIOMS if idiom.language in languages)
    return Matcher(compile_entries((*own, *idioms)), len(own))


class Matcher:
    """Phrases ready to be found. Nothing in it depends on the texts seen, so threads may share it."""

    def __init__(self, compiled: Compiled, own: int) -> None:
        self._compiled = compiled
        self._readings = Readings(compiled)
        self._own = own
        self._idioms = compiled.patterns[own:]
        self._joined_heads = {head for head, _ in compiled.splits}

    def find(self, text: str | ReadText, *, client_message: str | None = None) -> list[PhraseMatch]:
        """Return the matches in reading order, overlapping ones of different phrases included."""
        read = text if isinstance(text, ReadText) else read_text(text)
        if not self._may_hold(read.tokens):
            return []
        search = _Search(self, read, client_message, explain=False)
        return search.run()

    def explain(
        self, text: str | ReadText, *, client_message: str | None = None
    ) -> tuple[list[PhraseMatch], list[Silence]]:
        """Return the matches, and the phrases whose words stand in the text and yet are not reported."""
        read = text if isinstance(text, ReadText) else read_text(text)
        search = _Search(self, read, client_message, explain=True)
        return search.run(), search.silences

    def patterns_in(self, units: set[int]) -> list[int]:
        """Return the numbers of the own patterns whose two rarest words are among ``units``."""
        compiled = self._compiled
        found: set[int] = set()
        for unit in units:
            found.update(compiled.alone.get(unit, ()))
            partners = compiled.pairs.get(unit)
            if partners:
                for second in units & partners.keys():
                    found.update(partners[second])
        return sorted(number for number in found if number < self._own)

    def _may_hold(self, tokens: list[str]) -> bool:
        """Tell, by looking words up alone, whether any phrase can stand in the text."""
        known, read = self._readings.known, self._readings.read
        units: set[int] = set()
        singles = 0
        for at, token in enumerate(tokens):
            parts = known.get(token)
            if parts is None:
                parts = read(token)
            for part in parts:
                units.update(part.units)
            if len(token) == 1:
                singles += token.isalpha()
            if token in self._joined_heads and at + 1 < len(tokens):
                units.update(self._compiled.splits.get((token, tokens[at + 1]), ()))
        return singles > 2 or bool(self.patterns_in(units))


class _Search:
    """One look through one text."""

    def __init__(self, matcher: Matcher, read: ReadText, client_message: str | None, *, explain: bool) -> None:
        self.matcher = matcher
        self.read = read
        self.explain = explain
        self.silences: list[Silence] = []
        self.quotes: Quotes | None = None
        client = read_text(client_message).tokens if client_message else []
        self.client_words = " ".join(token for token in client if is_word(token))

    def run(self) -> list[PhraseMatch]:
        found: list[PhraseMatch] = []
        sentences = self.read.sentences
        for index, sentence in enumerate(sentences):
            edge = (index == 0, index == len(sentences) - 1)
            found.extend(self.in_sentence(sentence, edge))
        return sorted(found, key=lambda m: (m.start, m.end, m.key))

    def in_sentence(self, sentence: Sentence, edge: tuple[bool, bool]) -> Iterable[PhraseMatch]:
        matcher = self.matcher
        view = SentenceView(self.read, sentence, matcher._compiled, matcher._readings)  # noqa: SLF001
        for number in matcher.patterns_in(view.units()):
            pattern = matcher._compiled.patterns[number]  # noqa: SLF001
            rejects: list[Reject] | None = [] if self.explain else None
            for assignment in find_assignments(view, pattern, rejects):
                reason = self.why_silent(view, pattern, assignment, edge)
                if reason is None:
                    yield _match(view, assignment, matcher._compiled.entries)  # noqa: SLF001
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
        if (where == "first" and not edge[0]) or (where == "last" and not edge[1]):
            return f"the phrase counts in the {where} sentence only"
        if _too_many_typos(view, found):
            return "too many of its words are mistyped"
        for number, exception in enumerate((*pattern.unless, *self.matcher._idioms)):  # noqa: SLF001
            if exception.language == pattern.language and _overlaps(view, exception, found):
                if number < len(pattern.unless):
                    return f"its exception no. {number + 1} stands there: {exception.phrase.phrase}"
                return f"it is part of a set expression: {exception.phrase.phrase}"
        if pattern.phrase.voice == "any":
            return None
        if self.quotes is None:
            self.quotes = Quotes(self.read)
        quoted = self.quotes.why(view.firsts[found.first], view.lasts[found.last], self.client_words)
        return quoted or why_suppressed(view, found.first, found.last, pattern.language)

    def silence(self, view: SentenceView, pattern: Pattern, first: int, last: int, reason: str) -> None:
        start, end = view.place(first)[0], view.place(last)[1]
        key = self.matcher._compiled.entries[pattern.entry].key  # noqa: SLF001
        self.silences.append(Silence(key, pattern.phrase, start, end, reason))


def _too_many_typos(view: SentenceView, found: Assignment) -> bool:
    words = [word for word in found.words if word is not None]
    slips = sum(view.parts[word].reading == "typo" for word in words)
    return slips > 0 and len(words) > 1 and slips * 2 > len(words)


def _overlaps(view: SentenceView, exception: Pattern, found: Assignment) -> bool:
    """Tell whether the exception stands there too, sharing at least one word with the match."""
    if exception.phrase.in_ == "question" and not view.sentence.asks:
        return False
    return any(
        other.first <= found.last and found.first <= other.last for other in find_assignments(view, exception)
    )


def _match(view: SentenceView, found: Assignment, entries: tuple[PhraseEntry, ...]) -> PhraseMatch:
    pattern = found.pattern
    words = []
    for place, word in zip(pattern.places, found.words, strict=True):
        if word is not None:
            start, end = view.place(word)
            text = view.read.text[start:end]
            words.append(
                WordEvidence(typed=place.typed, found=text, start=start, end=end, reading=view.parts[word].reading)
            )
    evidence = Evidence(phrase=pattern.phrase.phrase, words=tuple(words), extra_words=found.extra)
    start, end = view.place(found.first)[0], view.place(found.last)[1]
    likely = any(word.reading == "typo" for word in words)
    return PhraseMatch(entries[pattern.entry].key, pattern.phrase, start, end, evidence, likely)
