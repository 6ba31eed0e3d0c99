"""All phrases of a standard in one matcher, and whose they are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from servicekit.lint.entries import Entries, phrase_entries
from servicekit.match import Matcher, compile_phrases
from servicekit.match.found import PhraseEntry, PhraseMatch
from servicekit.match.one import Kept
from servicekit.model import Rule
from servicekit.model.kept_phrases import RuleHead

__all__ = ["Found", "Phrases"]


@dataclass(slots=True)
class Found:
    """What the phrases of one rule found, or what broke while they were looked for.

    ``head``: the rule, or as much of it as counting a finding takes · ``make``: gives the rule, which may
    still lie in a file.
    """

    head: Rule | RuleHead
    make: Callable[[], Rule]
    matches: list[PhraseMatch]
    error: Exception | None = None

    @classmethod
    def of(cls, rule: Rule, matches: Sequence[PhraseMatch] = (), error: Exception | None = None) -> "Found":
        """Return what was found of a rule that is at hand."""
        return cls(rule, lambda: rule, list(matches), error)


class Phrases:
    """The compiled phrases of many rules; a rule that breaks does not silence the others.

    ``matcher`` is that of all phrases, or none where they could not be compiled.
    """

    def __init__(
        self, entries: Entries, block: memoryview | None = None, words: Mapping[str, str] | None = None
    ) -> None:
        self._entries = entries
        self._alone: dict[str, Matcher | Exception] = {}
        self._words = words
        self._all = _compile(entries, block, words)
        self.matcher = None if isinstance(self._all, Exception) else self._all

    def find(
        self, text: str, client_message: str | None = None, kept: Kept | None = None
    ) -> dict[str, Found]:
        """Return what was found and what broke, by rule id; ``kept`` is what a screen said of the text."""
        found: dict[str, Found] = {}
        try:
            matches = _find(self._all, text, client_message, kept)
        except Exception:  # noqa: BLE001 - whatever breaks here is told rule by rule.
            return self._find_one_by_one(text, client_message)
        for match in matches:
            head, make = self._entries.head(match.entry), partial(self._entries.owner, match.entry)
            found.setdefault(head.id, Found(head, make, [])).matches.append(match)
        return found

    def find_of(self, rule: Rule, text: str, client_message: str | None = None) -> Sequence[PhraseMatch]:
        """Return the matches of one rule of these, raising what its phrases raise."""
        if rule.id not in self._alone:
            self._alone[rule.id] = _compile(list(phrase_entries(rule)), words=self._words)
        return _find(self._alone[rule.id], text, client_message)

    def _find_one_by_one(self, text: str, client_message: str | None) -> dict[str, Found]:
        found: dict[str, Found] = {}
        for rule in self._entries.owners():
            try:
                found[rule.id] = Found.of(rule, self.find_of(rule, text, client_message))
            except Exception as error:  # noqa: BLE001 - it becomes a finding of this rule.
                found[rule.id] = Found.of(rule, error=error)
        return found


def _compile(
    entries: Sequence[PhraseEntry], block: memoryview | None = None, words: Mapping[str, str] | None = None
) -> Matcher | Exception:
    """Return the matcher, or the error for which there is none, so that it is tried once only."""
    try:
        return compile_phrases(entries, block, words)
    except Exception as error:  # noqa: BLE001 - raised again where the phrases are looked for.
        return error


def _find(
    matcher: Matcher | Exception, text: str, client_message: str | None, kept: Kept | None = None
) -> Sequence[PhraseMatch]:
    if isinstance(matcher, Exception):
        raise matcher
    return matcher.find(text, client_message=client_message, kept=kept)
