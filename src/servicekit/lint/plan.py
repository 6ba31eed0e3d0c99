"""What a standard needs to lint, compiled once: its phrases and the rules that always run."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property

from servicekit.errors import UnknownId
from servicekit.finding import Finding
from servicekit.lint.brief import BriefFinding
from servicekit.lint.client_types import rules_for_types, types_shown
from servicekit.lint.crash import crash_finding
from servicekit.lint.entries import Entries
from servicekit.lint.limit import validate_limit
from servicekit.lint.pattern import validate_pattern
from servicekit.lint.phrases import Found, Phrases
from servicekit.lint.replace import validate_replace
from servicekit.lint.reply import Reply
from servicekit.lint.require import validate_require
from servicekit.lint.stop_phrases import brief_stop_phrases, validate_stop_phrase
from servicekit.match.found import PhraseMatch
from servicekit.match.one import Kept
from servicekit.model import LimitRule, PatternRule, ReplaceRule, RequireRule, Rule, Standard, StopPhrase
from servicekit.model.kept_phrases import KeptStopPhrases, RuleHead
from servicekit.text.nearest import did_you_mean

__all__ = ["Plan", "plan_for_types", "plan_of"]


class Plan:
    """The rules of a standard that can fire, ready to run over one reply after another."""

    def __init__(
        self,
        standard: Standard,
        stops: Sequence[StopPhrase],
        others: Sequence[Rule],
        compiled: memoryview | None,
    ) -> None:
        self.standard = standard
        self.channels = frozenset(standard.channels)
        self.for_types = tuple(rules_for_types(standard))
        self.always = tuple(rule for rule in others if not isinstance(rule, StopPhrase | ReplaceRule))
        self.phrases = Phrases(Entries(stops, others), compiled, standard.words)

    def findings(
        self, reply: Reply, only: AbstractSet[str] | None = None, kept: Kept | None = None
    ) -> list[Finding]:
        """Return what the rules, or ``only`` those ids, find in the reply, in reading order.

        ``kept`` is what a screen said of the reply, when it was asked before.
        """
        if reply.is_blank:
            return []
        findings = self.own_findings(reply, only, kept)
        if self.for_types and reply.client_message:
            shown = types_shown(self.standard, reply.client_message)
            if shown:
                counting = {rule.id for rule in self.for_types if not shown.isdisjoint(rule.client_types)}
                counting &= counting if only is None else only
                findings += plan_for_types(self.standard).own_findings(reply, counting)
        return sorted(findings, key=lambda finding: finding.sort_key)

    def own_findings(
        self, reply: Reply, only: AbstractSet[str] | None, kept: Kept | None = None
    ) -> list[Finding]:
        """Return what these rules find, those for the client's type left out, in the order of the rules."""
        return [finding for one in self._due(reply, only, kept) for finding in self._run(one, reply)]

    def brief_findings(self, reply: Reply, kept: Kept | None = None) -> list[BriefFinding]:
        """Return the same as ``findings``, without the words: of stop-phrases none is put together."""
        if self.for_types and reply.client_message:
            return [BriefFinding.of(finding) for finding in self.findings(reply, kept=kept)]
        found: list[BriefFinding] = []
        for one in () if reply.is_blank else self._due(reply, None, kept):
            if isinstance(one.head, StopPhrase | RuleHead) and one.error is None:
                found += brief_stop_phrases(one.head, one.matches)
            else:
                found += map(BriefFinding.of, self._run(one, reply))
        return sorted(found, key=BriefFinding.sort_key)

    def _due(self, reply: Reply, only: AbstractSet[str] | None, kept: Kept | None) -> Iterator[Found]:
        """Yield the rules that have to run, each with what its phrases found."""
        found = self.phrases.find(reply.text, reply.client_message, kept)
        if self.always:
            found = {rule.id: Found.of(rule) for rule in self.always} | found
        return (one for one in found.values() if _counts(one.head, reply.channel, only))

    def look(self, text: str) -> Kept | None:
        """Return what the screen says of a text, or none where it breaks: then each rule is tried alone."""
        matcher = self.phrases.matcher
        try:
            return matcher.screen.look(text) if matcher is not None else None
        except Exception:  # noqa: BLE001 - whatever breaks here is told rule by rule.
            return None

    @cached_property
    def sees_all(self) -> bool:
        """True when some rule may find something in a reply that stands alone and holds no phrase.

        Rules of the first or the last turn stay silent there.
        """
        return not all(isinstance(rule, RequireRule) and rule.in_ != "reply" for rule in self.always)

    def check_names(self, channel: str | None, rules: AbstractSet[str] | None) -> None:
        """Raise ``UnknownId`` for a channel or a rule that the standard does not hold."""
        if channel is not None and channel not in self.channels:
            raise UnknownId(_unknown("channel", channel, self.channels))
        if rules:
            for rule_id in sorted(rules - self._known):
                raise UnknownId(_unknown("rule", rule_id, self._known))

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset((*self.standard.rule_ids(), *(rule.id for rule in self.for_types)))

    def _run(self, one: Found, reply: Reply) -> list[Finding]:
        rule = one.make()
        if one.error is not None:
            return [crash_finding(rule, one.error)]
        try:
            return list(self._validate(rule, reply, one.matches))
        except Exception as error:  # noqa: BLE001 - a crash is a finding, never silence.
            return [crash_finding(rule, error)]

    def _validate(self, rule: Rule, reply: Reply, matches: Sequence[PhraseMatch]) -> Iterator[Finding]:
        if isinstance(rule, StopPhrase):
            return validate_stop_phrase(rule, reply, matches)
        if isinstance(rule, ReplaceRule):
            return validate_replace(
                rule, reply, matches, lambda text: self.phrases.find_of(rule, text, reply.client_message)
            )
        if isinstance(rule, RequireRule):
            return validate_require(rule, reply, matches)
        if isinstance(rule, LimitRule):
            return validate_limit(rule, reply, matches)
        if isinstance(rule, PatternRule):
            return validate_pattern(rule, reply, matches)
        msg = f"no code runs rules of the type {type(rule).__name__}"
        raise NotImplementedError(msg)


def plan_of(standard: Standard) -> Plan:
    """Return the plan of the standard, compiled when it is first asked for."""
    return standard.derived("lint plan", _plan)


def plan_for_types(standard: Standard) -> Plan:
    """Return the plan of the rules that count for some client types only, compiled when first asked for."""
    return standard.derived(
        "lint plan for types", lambda s: Plan(s, (), list(rules_for_types(s)), s.compiled("for types"))
    )


def _plan(standard: Standard) -> Plan:
    # A rule bound to stages needs a caller who declares them; client types tell themselves.
    stops: Sequence[StopPhrase] = standard.stop_phrases
    if not isinstance(stops, KeptStopPhrases):
        stops = [rule for rule in stops if rule.counts_always]
    others = [rule for rule in standard.rules if rule.counts_always]
    return Plan(standard, stops, others, standard.compiled_phrases)


def _counts(rule: Rule | RuleHead, channel: str | None, only: AbstractSet[str] | None) -> bool:
    if only is not None and rule.id not in only:
        return False
    return not rule.channels or channel in rule.channels


def _unknown(what: str, name: str, known: AbstractSet[str]) -> str:
    return f"the standard holds no {what} {name!r}. {did_you_mean(name, known)}".rstrip()
