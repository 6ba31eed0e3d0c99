"""Proofs over escalation: levels never fall as facts worsen, each rule can fire, and one window is kept."""

from collections.abc import Iterator, Mapping

from servicekit.escalation.conditions import Bound, Joined, Member, Negated, Node, bind
from servicekit.escalation.facts import DeclaredFact, fact_table
from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.model.condition import parse_condition
from servicekit.model.escalation import EscalationRule
from servicekit.source import Place
from servicekit.text.nearest import did_you_mean
from servicekit.verify.escalation import check_escalation

__all__ = ["prove_escalation"]

WHY_FALLS = "a case must not sink to a lower level because it got worse"
WHY_DEAD = "a rule that never fires protects nobody"
WHY_NOTICE = "the client is told of what happens with the case (con.notify)"
WHY_WINDOW = "the client is not passed on ten times (desk.single)"


def prove_escalation(standard: Standard) -> list[Finding]:
    """Return what is wrong with a standard's escalation, those proofs included that a draft may still miss.

    That no condition comes untrue as a fact gets worse; that none contradicts itself; that somebody
    answers when the client was passed on too often; that every notice exists.
    """
    findings = check_escalation(standard)
    if findings:
        # Proofs over rules that name what is not there would only mislead.
        return findings
    facts = fact_table(standard)
    known = {module.id for module in standard.speech_modules}
    for rule in standard.escalation.rules:
        node = bind(parse_condition(rule.when), facts)
        findings += _falls(rule, node, facts)
        findings += _contradicts(rule, node)
        if rule.notify_client is not None and rule.notify_client not in known:
            name = rule.notify_client
            what = f"escalation rule {rule.id!r} tells the client {name!r}, which is no speech module"
            mend = did_you_mean(rule.notify_client, known) or "Write the module, or name another."
            findings.append(_error("unknown-notice", what, WHY_NOTICE, mend, rule.place))
    return [*findings, *_window(standard)]


def _falls(rule: EscalationRule, node: Node, facts: Mapping[str, DeclaredFact]) -> Iterator[Finding]:
    """Yield each test that comes untrue as its fact gets worse."""
    told: set[str] = set()
    for fact, what in _wrong_way(node, facts, wanted=True):
        if fact not in told:
            told.add(fact)
            message = f"escalation rule {rule.id!r} {what}, so it may come untrue as {fact!r} gets worse"
            mend = f"Write {fact}: {{at_least: …}}, or declare the fact with 'worse: less' or 'worse: none'."
            yield _error("falls-as-it-worsens", message, WHY_FALLS, mend, rule.when_place or rule.place)


def _wrong_way(node: Node, facts: Mapping[str, DeclaredFact], *, wanted: bool) -> Iterator[tuple[str, str]]:
    if isinstance(node, Joined):
        if _is_exact(node):
            yield node.parts[0].test.fact, "asks for one exact length"  # type: ignore[union-attr]
            return
        for part in node.parts:
            yield from _wrong_way(part, facts, wanted=wanted)
    elif isinstance(node, Negated):
        yield from _wrong_way(node.part, facts, wanted=not wanted)
    elif isinstance(node, Member):
        if not _opens(node, facts[node.fact], wanted=wanted):
            yield node.fact, f"wants {node.fact!r} to be of some values and not of worse ones"
    else:
        good = "more" if node.below is not wanted else "less"
        if node.fact.worse not in ("none", good):
            yield node.fact.name, f"wants {node.fact.name!r} {node.test.relation.replace('_', ' ')} a bound"


def _opens(node: Member, fact: DeclaredFact, *, wanted: bool) -> bool:
    """Tell whether a membership stays true as the fact gets worse: its values reach the worst one."""
    if fact.worse == "none":
        return True
    if fact.family != "list":
        return False
    order = fact.values if (fact.worse == "more") is wanted else fact.values[::-1]
    return frozenset(order[-len(node.among) :]) == node.among


def _is_exact(node: Joined) -> bool:
    """Tell the pair of bounds that stands for one exact length."""
    return bool(node.parts) and all(isinstance(p, Bound) and p.test.relation == "in" for p in node.parts)


def _contradicts(rule: EscalationRule, node: Node) -> Iterator[Finding]:
    """Yield a rule whose joined tests leave a fact no value at all."""
    tests = node.parts if isinstance(node, Joined) and node.all else (node,)
    among: dict[str, frozenset[str | bool | int]] = {}
    least: dict[str, tuple[DeclaredFact, int, int | None]] = {}
    for test in tests:
        if isinstance(test, Member):
            among[test.fact] = among.get(test.fact, test.among) & test.among
        elif isinstance(test, Bound):
            fact, low, high = least.get(test.fact.name, (test.fact, 0, None))
            low = low if test.below else max(low, test.least)
            high = (
                min(high, test.least)
                if high is not None and test.below
                else test.least
                if test.below
                else high
            )
            least[test.fact.name] = (fact, low, high)
    empty = [name for name, values in among.items() if not values]
    empty += [name for name, (_, low, high) in least.items() if high is not None and low >= high]
    for name in empty:
        what = f"escalation rule {rule.id!r} leaves {name!r} no value that all of its tests allow"
        yield _error("never-fires", what, WHY_DEAD, "Widen one of the tests.", rule.when_place or rule.place)


def _window(standard: Standard) -> Iterator[Finding]:
    """Ask for a rule that answers when the client was passed on as often as allowed."""
    window = standard.escalation.one_window
    if window is None:
        return
    facts = fact_table(standard)
    for rule in standard.escalation.rules:
        node = bind(parse_condition(rule.when), facts)
        counts = isinstance(node, Bound) and node.fact.name == window.fact and not node.below
        if counts and isinstance(node, Bound) and node.least <= window.at_most + 1:
            return
    what = f"no rule fires on {window.fact!r} alone when it reaches {window.at_most}"
    mend = f"Add a rule with when: {{{window.fact}: {{at_least: {window.at_most}}}}}."
    yield _error("nobody-at-the-window", what, WHY_WINDOW, mend, window.place or standard.escalation.place)


def _error(rule: str, what: str, why: str, mend: str, place: Place | None) -> Finding:
    return Finding(rule=rule, severity="error", message=what, why=why, say=(mend,), place=place)
