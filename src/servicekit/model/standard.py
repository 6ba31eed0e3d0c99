"""A service standard as one frozen value."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import Field, PrivateAttr, SerializerFunctionWrapHandler, WrapSerializer

from servicekit.model.agreement import AgreementPolicy
from servicekit.model.calendar import Calendar
from servicekit.model.checkpoints import Checkpoints
from servicekit.model.client_types import ClientType
from servicekit.model.complaint import Complaints
from servicekit.model.escalation import DeskLevel, Escalation
from servicekit.model.kept_phrases import KeptStopPhrases
from servicekit.model.noun import Noun
from servicekit.model.profile import ProfilePolicy
from servicekit.model.reply_rules import ReplyRule
from servicekit.model.rule import ID, Address, Language, Rule, StopPhrase
from servicekit.model.situations import Situation, Stage
from servicekit.model.speech import SpeechModule

__all__ = ["COMPILED_PHRASES", "DEFAULT_CHANNELS", "Standard"]

Made = TypeVar("Made")

COMPILED_PHRASES = "compiled phrases"
"""The key of ``derived`` under which a loader hands over phrases that are compiled already."""

DEFAULT_CHANNELS = ("chat", "email", "phone", "messenger", "sms", "social")


def _write_as_tuple(rules: Iterable[StopPhrase], write: SerializerFunctionWrapHandler) -> Any:
    return write(tuple(rules))


class Standard(Noun):
    """Everything one service standard says, with what it extends already merged in.

    The value never changes and can be shared by threads and pickled to workers. What is
    compiled from it is kept beside it (``derived``), is rebuilt after unpickling, and takes
    no part in comparison.
    """

    id: str = Field(pattern=ID, alias="standard")
    title: str = ""
    version: str = "0"
    language: Language = "ru"
    address: Address = "formal"
    source: str | None = None
    extends: tuple[str, ...] = ()
    channels: tuple[str, ...] = DEFAULT_CHANNELS
    words: dict[str, str] = Field(default_factory=dict)
    stop_phrases: Annotated[tuple[StopPhrase, ...], WrapSerializer(_write_as_tuple)] = ()
    rules: tuple[ReplyRule, ...] = ()
    stages: tuple[Stage, ...] = ()
    situations: tuple[Situation, ...] = ()
    client_types: tuple[ClientType, ...] = ()
    speech_modules: tuple[SpeechModule, ...] = ()
    calendars: dict[str, Calendar] = Field(default_factory=dict)
    checkpoints: dict[str, Checkpoints] = Field(default_factory=dict)
    desk_levels: tuple[DeskLevel, ...] = ()
    escalation: Escalation = Field(default_factory=Escalation)
    complaints: Complaints = Field(default_factory=Complaints)
    agreement: AgreementPolicy = Field(default_factory=AgreementPolicy)
    profile: ProfilePolicy = Field(default_factory=ProfilePolicy)

    _derived: dict[str, Any] = PrivateAttr(default_factory=dict)

    def derived(self, key: str, make: Callable[["Standard"], Made]) -> Made:
        """Return what ``make`` builds of this standard, built once and kept beside it."""
        # Asking pydantic for a private attribute takes longer than screening a reply.
        kept: dict[str, Any] = self.__pydantic_private__["_derived"]  # type: ignore[index]
        if key not in kept:
            kept.setdefault(key, make(self))
        made: Made = kept[key]
        return made

    @property
    def compiled_phrases(self) -> memoryview | None:
        """The phrases of its rules as ``Matcher.freeze`` wrote them, when the standard was kept with them."""
        return self.compiled("phrases")

    def compiled(self, what: str) -> memoryview | None:
        """Return the phrases of one kind as ``Matcher.freeze`` wrote them, where they were kept.

        Kinds: ``phrases`` of its rules, ``for types`` of the rules for some client types,
        ``client types`` and ``situations`` for their signals.
        """
        block: memoryview | None = self._derived.get(f"compiled {what}")
        return block

    def __getstate__(self) -> dict[Any, Any]:
        """Leave what was compiled behind: a worker builds or loads its own."""
        state = super().__getstate__()
        return {**state, "__pydantic_private__": {"_derived": {}}}

    def __copy__(self) -> "Standard":
        """Leave what was compiled behind: ``model_copy(update=…)`` says something else."""
        copied = super().__copy__()
        copied._derived = {}  # noqa: SLF001 - the copy is one of us.
        return copied

    def __deepcopy__(self, memo: dict[int, Any] | None = None) -> "Standard":
        """Leave what was compiled behind, for a file that is looked into cannot be copied."""
        return super(Standard, self.__copy__()).__deepcopy__(memo)

    def __eq__(self, other: object) -> bool:
        """Two standards are equal when they say the same."""
        return isinstance(other, Standard) and self.model_dump() == other.model_dump()

    __hash__ = object.__hash__

    def all_rules(self) -> Iterator[Rule]:
        """Yield every rule of every kind, those that are off included, in written order."""
        yield from self.stop_phrases
        yield from self.rules

    def occasional_rules(self) -> Iterator[Rule]:
        """Yield every rule that is off or waits for client types or stages, in written order."""
        stops: Sequence[StopPhrase] = self.stop_phrases
        if isinstance(stops, KeptStopPhrases):
            stops = tuple(stops.occasional())
        yield from (rule for rule in stops if not rule.counts_always)
        yield from (rule for rule in self.rules if not rule.counts_always)

    def rule_ids(self) -> Iterator[str]:
        """Yield the id of every rule in written order; rules that lie in a file stay there."""
        stops: Sequence[StopPhrase] = self.stop_phrases
        yield from stops.ids() if isinstance(stops, KeptStopPhrases) else (rule.id for rule in stops)
        yield from (rule.id for rule in self.rules)

    def rule(self, rule_id: str) -> Rule | None:
        """Return the rule with that id, or none."""
        number = self.derived("rules by id", _numbers_by_id).get(rule_id)
        if number is None:
            return None
        stops = len(self.stop_phrases)
        return self.stop_phrases[number] if number < stops else self.rules[number - stops]


def _numbers_by_id(standard: Standard) -> dict[str, int]:
    return {rule_id: number for number, rule_id in enumerate(standard.rule_ids())}
