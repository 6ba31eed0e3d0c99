"""What makes escalation rules unusable: names that nothing declares, loops, paths that end at nobody."""

from collections.abc import Collection, Iterator

from servicekit.escalation.facts import DeclaredFact, check_test, fact_table
from servicekit.finding import Finding
from servicekit.model import Standard
from servicekit.model.condition import iterate_tests, parse_condition
from servicekit.model.escalation import Escalation, EscalationRule
from servicekit.source import Place
from servicekit.text.nearest import did_you_mean

__all__ = ["check_escalation"]

WHY_NAMES = "a rule that calls for what is not there calls nobody"
WHY_FACTS = "conditions stand over declared facts, so that a misspelt one cannot be silently false"
WHY_LOOP = "a case that goes round in a circle is worked on by nobody"
WHY_PERSON = "every path must end at a person (desk.escalate)"
WHY_TIME = "working time is the time of some calendar"


def check_escalation(standard: Standard) -> list[Finding]:
    """Return everything that keeps the desk levels, facts and rules of a standard from being used."""
    escalation = standard.escalation
    levels = [level.id for level in standard.desk_levels]
    targets = [*levels, *(role.id for role in escalation.roles)]
    findings = [*_check_levels(standard, levels), *_check_roles(standard, levels), *_check_time(escalation)]
    facts = fact_table(standard)
    findings += _check_window(escalation, facts)
    modules = {module.id for module in standard.speech_modules}
    for rule in escalation.rules:
        findings += _check_target(rule, targets, escalation)
        findings += _check_facts(rule, facts)
        findings += _check_notice(rule, modules)
    if not any(finding.rule in ("unknown-target", "level-loop") for finding in findings):
        findings += _check_ends(standard)
    return findings


def _check_levels(standard: Standard, levels: list[str]) -> Iterator[Finding]:
    for level in standard.desk_levels:
        if level.passes_to is not None and level.passes_to not in levels:
            what = f"desk level {level.id!r} passes to {level.passes_to!r}, which is no level"
            yield _error("unknown-target", what, WHY_NAMES, _offer(level.passes_to, levels), level.place)
    onward = {level.id: level.passes_to for level in standard.desk_levels}
    looped: set[str] = set()
    for level in standard.desk_levels:
        path, here = [level.id], onward[level.id]
        while here is not None and here in onward and here not in path:
            path.append(here)
            here = onward[here]
        if here is not None and here in path and here not in looped:
            circle = path[path.index(here) :]
            looped.update(circle)
            what = f"the desk levels go round in a circle: {' → '.join([*circle, here])}"
            yield _error("level-loop", what, WHY_LOOP, "Take 'passes_to' out of one of them.", level.place)
    owners = [level for level in standard.desk_levels if level.owns]
    for level in owners[1:]:
        what = f"desk level {level.id!r} owns the case, and so does {owners[0].id!r}"
        why = "the client has one window (desk.single)"
        yield _error("two-owners", what, why, "Leave 'owns: true' at one of them.", level.place)


def _check_roles(standard: Standard, levels: list[str]) -> Iterator[Finding]:
    for role in standard.escalation.roles:
        if role.level not in levels:
            what = f"role {role.id!r} stands on level {role.level!r}, which is no level"
            yield _error("unknown-target", what, WHY_NAMES, _offer(role.level, levels), role.place)
        if role.id in levels:
            what = f"role {role.id!r} has the name of a desk level"
            why = "a target must mean one thing"
            yield _error("role-taken", what, why, "Give the role another name.", role.place)


def _check_time(escalation: Escalation) -> Iterator[Finding]:
    if escalation.calendar is not None:
        return
    where = [f"rule {rule.id!r}" for rule in escalation.rules if rule.basis == "working"]
    where += [f"the fact {name!r}" for name, fact in escalation.facts.items() if fact.basis == "working"]
    if escalation.basis == "working":
        where.append("escalation")
    if where:
        what = f"{where[0]} counts working time, and escalation has no calendar"
        yield _error(
            "no-calendar",
            what,
            WHY_TIME,
            "Add calendar: … to escalation, or basis: elapsed.",
            escalation.place,
        )


def _check_window(escalation: Escalation, facts: dict[str, DeclaredFact]) -> Iterator[Finding]:
    window = escalation.one_window
    if window is None:
        return
    fact = facts.get(window.fact)
    if fact is None or fact.family != "count":
        what = f"one_window counts {window.fact!r}, which is no declared count"
        yield _error(
            "undeclared-fact",
            what,
            WHY_FACTS,
            f"Declare it under 'facts': {window.fact}: count.",
            window.place,
        )


def _check_target(rule: EscalationRule, targets: list[str], escalation: Escalation) -> Iterator[Finding]:
    if rule.to not in targets:
        what = f"escalation rule {rule.id!r} calls {rule.to!r}, which is neither a desk level nor a role"
        yield _error(
            "unknown-target", what, WHY_NAMES, _offer(rule.to, targets), rule.place or escalation.place
        )


def _check_facts(rule: EscalationRule, facts: dict[str, DeclaredFact]) -> Iterator[Finding]:
    told: set[str] = set()
    for test in iterate_tests(parse_condition(rule.when)):
        for what, mend in check_test(test, facts):
            if what not in told:
                told.add(what)
                name = "undeclared-fact" if test.fact not in facts else "wrong-fact"
                where = f"escalation rule {rule.id!r}: {what}"
                yield _error(name, where, WHY_FACTS, mend, rule.when_place or rule.place)


def _check_notice(rule: EscalationRule, modules: Collection[str]) -> Iterator[Finding]:
    # A standard may be written before its words are, as with checkpoints; `verify` asks for them.
    if rule.notify_client is not None and modules and rule.notify_client not in modules:
        what = (
            f"escalation rule {rule.id!r} tells the client {rule.notify_client!r}, which is no speech module"
        )
        yield _error("unknown-notice", what, WHY_NAMES, _offer(rule.notify_client, modules), rule.place)


def _check_ends(standard: Standard) -> Iterator[Finding]:
    """Follow each target to the end of its path, and ask for a person there."""
    levels = {level.id: level for level in standard.desk_levels}
    roles = {role.id for role in standard.escalation.roles}
    for rule in standard.escalation.rules:
        if rule.to in roles:
            continue
        path = [rule.to]
        # A path is walked on only while somebody may fail to acknowledge in time.
        while rule.within is not None and levels[path[-1]].passes_to is not None:
            path.append(str(levels[path[-1]].passes_to))
        if levels[path[-1]].automatic:
            what = f"escalation rule {rule.id!r} ends at {path[-1]!r}, where nobody acts: {' → '.join(path)}"
            mend = f"Let {path[-1]!r} pass to a level with a person, and give the rule a 'within'."
            yield _error("ends-at-nobody", what, WHY_PERSON, mend, rule.place)


def _offer(name: str, known: Collection[str]) -> str:
    return did_you_mean(name, known) or f"Add {name!r}, or correct it."


def _error(rule: str, what: str, why: str, mend: str, place: Place | None) -> Finding:
    return Finding(rule=rule, severity="error", message=what, why=why, say=(mend,), place=place)
