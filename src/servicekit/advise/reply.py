"""The next words of an agent: from what the client wrote to the modules that fit, in order."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from servicekit.match.client_types import (
    DetectedSituation,
    DetectedType,
    detect_client_types,
    detect_situations,
)
from servicekit.model import Dialogue, SpeechModule, Standard, Turn
from servicekit.model.rule import Language
from servicekit.script import (
    Pick,
    example_values,
    missing_slots,
    module_of,
    pick_script,
    render_script,
    wording_of,
)

__all__ = ["Advice", "AskFor", "Suggestion", "suggest_reply"]


@dataclass(frozen=True, slots=True)
class AskFor:
    """A slot that nobody has filled yet, and how to ask for it."""

    slot: str
    type: str
    ask: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A module that fits, with the reasons for it.

    ``text`` is what to say, or none while ``missing`` slots are to be asked for; ``example`` is
    the same text with the examples of the standard in its gaps.
    """

    module: str
    text: str | None
    missing: tuple[AskFor, ...]
    reasons: tuple[str, ...]
    example: str
    pick: Pick | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        return {
            "module": self.module,
            "text": self.text,
            "missing": [{"slot": m.slot, "type": m.type, "ask": m.ask} for m in self.missing],
            "reasons": list(self.reasons),
            "example": self.example,
        }


@dataclass(frozen=True, slots=True)
class Advice:
    """What the client's last words show, and the modules that answer them, the best first."""

    client_types: tuple[DetectedType, ...]
    situations: tuple[DetectedSituation, ...]
    suggestions: tuple[Suggestion, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain data, ready for ``json.dumps``."""
        return {
            "client_types": [kind.to_dict() for kind in self.client_types],
            "situations": [
                {"situation": s.situation, "title": s.title, "signals": [one.to_dict() for one in s.signals]}
                for s in self.situations
            ],
            "suggestions": [one.to_dict() for one in self.suggestions],
        }


def suggest_reply(
    standard: Standard,
    turns: str | Dialogue | Sequence[Turn],
    *,
    situation: str | None = None,
    stage: str | None = None,
    channel: str | None = None,
    language: Language | None = None,
    facts: Mapping[str, str] | None = None,
    slots: Mapping[str, Any] | None = None,
    most: int = 3,
) -> Advice:
    """Return the modules that answer the client's last turns, at most ``most``, each with reasons.

    ``turns`` is the client's message or the dialogue so far, of which the client's turns since the
    agent last wrote count. ``situation`` is detected from its signals when it is not given. Texts
    are rendered where ``slots`` fill them; what is missing is named. Nothing is guessed: without a
    signal there is no suggestion. Raises ``UnknownId`` for names that the standard does not hold.
    """
    message, channel = _last_words(turns, channel)
    kinds = detect_client_types(standard, message)
    shown = detect_situations(standard, message)
    known = {"stage": stage, "channel": channel, "language": language, "facts": facts}
    about = {s.situation: _signals(s.signals) for s in shown}
    if situation is not None:
        about = {situation: f"{about.get(situation, '')} as given".strip()}
    chosen = [*_for_situations(standard, about, kinds, known), *_for_types(standard, kinds, set(about))]
    if not chosen and stage is not None:
        at = {one.id: f"it arises in stage {stage}" for one in standard.situations if stage in one.stage}
        chosen = list(_for_situations(standard, at, kinds, known))
    suggestions = [_suggestion(standard, one, slots or {}, known) for one in _distinct(chosen, most)]
    return Advice(tuple(kinds), tuple(shown), tuple(suggestions))


Candidate = tuple[SpeechModule, Pick | None, list[str]]


def _last_words(turns: str | Dialogue | Sequence[Turn], channel: str | None) -> tuple[str, str | None]:
    """Return what the client wrote since the agent's last turn, and the channel of it."""
    if isinstance(turns, str):
        return turns, channel
    last: list[Turn] = []
    for turn in reversed(turns.turns if isinstance(turns, Dialogue) else turns):
        if turn.role == "agent" and not turn.auto:
            break
        if turn.role == "client":
            last.insert(0, turn)
    seen = next((turn.channel for turn in reversed(last) if turn.channel), None)
    return "\n".join(turn.text for turn in last), channel or seen


def _for_situations(
    standard: Standard, situations: Mapping[str, str], kinds: list[DetectedType], known: dict[str, Any]
) -> Iterator[Candidate]:
    kind = kinds[0].client_type if kinds else None
    for situation, why in situations.items():
        pick = pick_script(standard, situation, client_type=kind, **known)
        reasons = [f"situation is {situation}: {why}", *(str(reason) for reason in pick.reasons)]
        yield module_of(standard, pick.module), pick, reasons


def _for_types(standard: Standard, kinds: list[DetectedType], shown: set[str]) -> Iterator[Candidate]:
    """Yield the modules that the detected types name, but for a situation that would have told itself."""
    telling = {one.id for one in standard.situations if one.signals}
    for kind in kinds:
        for module_id in kind.modules:
            module = module_of(standard, module_id)
            if module.situation not in telling or module.situation in shown:
                yield module, None, [f"client_type is {kind.client_type}: {_signals(kind.signals)}"]


def _distinct(candidates: list[Candidate], most: int) -> list[Candidate]:
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate[0].id, candidate)
    return list(first.values())[:most]


def _signals(signals: Sequence[Any]) -> str:
    return ", ".join(f"«{signal.matched}»" for signal in signals)


def _suggestion(
    standard: Standard, candidate: Candidate, slots: Mapping[str, Any], known: dict[str, Any]
) -> Suggestion:
    module, pick, reasons = candidate
    language: Language = known["language"] or standard.language
    if pick is None and wording_of(module, language, known["channel"]) is None:
        language = module.language
    how: dict[str, Any] = {} if pick else {"channel": known["channel"], "language": language}
    gaps = missing_slots(module, slots)
    example = render_script(standard, pick or module.id, example_values(module, language), **how)
    text = None if gaps else render_script(standard, pick or module.id, slots, **how)
    missing = tuple(AskFor(name, module.slots[name].type, module.slots[name].ask) for name in gaps)
    return Suggestion(module.id, text, missing, tuple(reasons), example, pick)
