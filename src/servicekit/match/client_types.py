"""Which type of client speaks, told by the phrases of the standard in the client's own words (std.types).

It stands beside the matcher, below lint, advice and the choice of words, because all three ask it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from servicekit.errors import InputError
from servicekit.finding import Confidence
from servicekit.match.found import PhraseEntry, PhraseMatch
from servicekit.match.matcher import Matcher, compile_phrases
from servicekit.model import ClientType, Phrase, Situation, Standard

__all__ = [
    "DetectedSituation",
    "DetectedType",
    "Signal",
    "detect_client_types",
    "detect_situations",
    "signals_of",
]


@dataclass(frozen=True, slots=True)
class Signal:
    """A phrase of the standard and where it stands in the client's message."""

    phrase: str
    matched: str
    start: int
    end: int
    confidence: Confidence

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        return {name: getattr(self, name) for name in ("phrase", "matched", "start", "end", "confidence")}


@dataclass(frozen=True, slots=True)
class DetectedType:
    """A client type that a message shows, with the signals that show it, in reading order.

    ``confidence`` is ``sure`` when one signal stands as typed and ``likely`` when each had to be
    read through a typing mistake. ``do``, ``avoid`` and ``modules`` are the standard's own.
    """

    client_type: str
    title: str
    confidence: Confidence
    signals: tuple[Signal, ...]
    do: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        return {
            "client_type": self.client_type,
            "title": self.title,
            "confidence": self.confidence,
            "signals": [signal.to_dict() for signal in self.signals],
            "do": list(self.do),
            "avoid": list(self.avoid),
            "modules": list(self.modules),
        }


@dataclass(frozen=True, slots=True)
class DetectedSituation:
    """A situation whose signals stand in a client's message."""

    situation: str
    title: str
    confidence: Confidence
    signals: tuple[Signal, ...]


def detect_client_types(standard: Standard, client_message: str) -> list[DetectedType]:
    """Return the client types that a message of a client shows, the most signals first.

    Words that the client quotes or denies («я не злюсь») show nothing. The answer does not
    depend on the order of the YAML. Raises ``InputError`` for anything that is no text.
    """
    _check_text(client_message)
    matcher, owners = signals_of(standard, "client types")
    kinds = {kind.id: kind for kind in standard.client_types}
    return [
        DetectedType(
            name,
            kinds[name].title,
            _confidence(found),
            found,
            kinds[name].do,
            kinds[name].avoid,
            kinds[name].modules,
        )
        for name, found in _detect(matcher, owners, client_message)
    ]


def detect_situations(standard: Standard, client_message: str) -> list[DetectedSituation]:
    """Return the situations that a message of a client shows, the most signals first."""
    _check_text(client_message)
    matcher, owners = signals_of(standard, "situations")
    titles = {one.id: one.title for one in standard.situations}
    return [
        DetectedSituation(name, titles[name], _confidence(found), found)
        for name, found in _detect(matcher, owners, client_message)
    ]


Signals = tuple[Matcher, list[tuple[str, Phrase]]]


def signals_of(standard: Standard, what: Literal["client types", "situations"]) -> Signals:
    """Return the matcher of the signals of client types or situations, and whose each phrase is."""
    things = standard.client_types if what == "client types" else standard.situations
    return standard.derived(f"signals of {what}", lambda s: _compile(things, s.compiled(what), s.words))


def _compile(
    things: Sequence[ClientType | Situation], block: memoryview | None, words: Mapping[str, str]
) -> Signals:
    entries: list[PhraseEntry] = []
    owners: list[tuple[str, Phrase]] = []
    for thing in things:
        for phrase in thing.signals:
            entries.append(PhraseEntry(phrase, thing.language, thing.unless))
            owners.append((thing.id, phrase))
    return compile_phrases(entries, block, words), owners


def _check_text(client_message: object) -> None:
    if not isinstance(client_message, str):
        raise InputError(
            f"client_message is text, not {type(client_message).__name__}: pass what the client wrote."
        )


def _detect(
    matcher: Matcher, owners: list[tuple[str, Phrase]], message: str
) -> list[tuple[str, tuple[Signal, ...]]]:
    found: dict[str, list[Signal]] = {}
    for match in matcher.find(message):
        owner, phrase = owners[match.entry]
        found.setdefault(owner, []).append(_signal(match, phrase, message))
    found = {owner: _widest(signals) for owner, signals in found.items()}
    return sorted(((name, tuple(signals)) for name, signals in found.items()), key=_by_strength)


def _widest(signals: list[Signal]) -> list[Signal]:
    """Leave out a signal that stands inside another one, so that it does not count twice."""
    spans = {(signal.start, signal.end): signal for signal in signals}
    return [
        signal
        for (start, end), signal in spans.items()
        if not any(s <= start and end <= e and (s, e) != (start, end) for s, e in spans)
    ]


def _signal(match: PhraseMatch, phrase: Phrase, message: str) -> Signal:
    confidence: Confidence = "likely" if match.likely else "sure"
    return Signal(phrase.phrase, message[match.start : match.end], match.start, match.end, confidence)


def _by_strength(one: tuple[str, tuple[Signal, ...]]) -> tuple[Any, ...]:
    name, signals = one
    sure = sum(signal.confidence == "sure" for signal in signals)
    return (-sure, -len(signals), -max(signal.end - signal.start for signal in signals), name)


def _confidence(signals: tuple[Signal, ...]) -> Confidence:
    return "sure" if any(signal.confidence == "sure" for signal in signals) else "likely"
