"""All phrases of a standard in one matcher, and whose they are."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from servicekit.match import Matcher, compile_phrases
from servicekit.match.found import PhraseEntry, PhraseMatch
from servicekit.model import Phrase, ReplaceRule, RequireRule, Rule, StopPhrase

__all__ = ["Phrases", "phrase_entries"]

Found = dict[str, list[PhraseMatch]]
Crashed = dict[str, Exception]

_NOTHING: tuple[Found, Crashed] = ({}, {})


def phrase_entries(rule: Rule, first_key: int = 0) -> Iterator[PhraseEntry]:
    """Yield the phrases that the rule looks for, with keys counted from ``first_key``."""
    for key, phrase in enumerate(_phrases(rule), first_key):
        yield PhraseEntry(key, phrase, rule.language, getattr(rule, "unless", ()))


def _phrases(rule: Rule) -> Sequence[Phrase]:
    if isinstance(rule, StopPhrase):
        return rule.phrases
    if isinstance(rule, RequireRule):
        return rule.any
    if isinstance(rule, ReplaceRule):
        return [Phrase(phrase=words) for words in rule.replace]
    return ()


class Phrases:
    """The compiled phrases of many rules; a rule that breaks does not silence the others."""

    def __init__(
        self, rules: Sequence[Rule], block: memoryview | None = None, words: Mapping[str, str] | None = None
    ) -> None:
        self._rules = tuple(rule for rule in rules if _phrases(rule))
        self._owners: list[str] = []
        self._alone: dict[str, Matcher | Exception] = {}
        entries: list[PhraseEntry] = []
        for rule in self._rules:
            entries.extend(phrase_entries(rule, len(entries)))
            self._owners.extend([rule.id] * (len(entries) - len(self._owners)))
        self._words = words
        self._matcher = _compile(entries, block, words)

    @property
    def matcher(self) -> Matcher | None:
        """The matcher of all phrases, or none where they could not be compiled."""
        return None if isinstance(self._matcher, Exception) else self._matcher

    def find(self, text: str, client_message: str | None = None) -> tuple[Found, Crashed]:
        """Return what was found and what broke, both by rule id."""
        try:
            matches = _find(self._matcher, text, client_message)
        except Exception:  # noqa: BLE001 - whatever breaks here is told rule by rule.
            return self._find_one_by_one(text, client_message)
        if not matches:
            return _NOTHING
        found: defaultdict[str, list[PhraseMatch]] = defaultdict(list)
        for match in matches:
            found[self._owners[match.key]].append(match)
        return found, {}

    def find_of(self, rule: Rule, text: str, client_message: str | None = None) -> Sequence[PhraseMatch]:
        """Return the matches of one rule of these, raising what its phrases raise."""
        if rule.id not in self._alone:
            self._alone[rule.id] = _compile(list(phrase_entries(rule)), words=self._words)
        return _find(self._alone[rule.id], text, client_message)

    def _find_one_by_one(self, text: str, client_message: str | None) -> tuple[Found, Crashed]:
        found: Found = {}
        crashed: Crashed = {}
        for rule in self._rules:
            try:
                found[rule.id] = list(self.find_of(rule, text, client_message))
            except Exception as error:  # noqa: BLE001 - it becomes a finding of this rule.
                crashed[rule.id] = error
        return found, crashed


def _compile(
    entries: list[PhraseEntry], block: memoryview | None = None, words: Mapping[str, str] | None = None
) -> Matcher | Exception:
    """Return the matcher, or the error for which there is none, so that it is tried once only."""
    try:
        return compile_phrases(entries, block, words)
    except Exception as error:  # noqa: BLE001 - raised again where the phrases are looked for.
        return error


def _find(matcher: Matcher | Exception, text: str, client_message: str | None) -> Sequence[PhraseMatch]:
    if isinstance(matcher, Exception):
        raise matcher
    return matcher.find(text, client_message=client_message)
