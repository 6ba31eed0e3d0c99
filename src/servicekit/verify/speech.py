"""Proofs over speech modules: every case gets exactly one, and every name they use is declared."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations_with_replacement, islice, product
from math import prod

from servicekit.finding import Finding
from servicekit.model import ClientType, Situation, SpeechModule, Standard
from servicekit.model.rule import Language
from servicekit.script import check_module, closed_lists
from servicekit.script.module_index import MOST_CASES, index_of
from servicekit.script.problems import problem
from servicekit.source import Place
from servicekit.text.nearest import did_you_mean

__all__ = ["check_speech", "find_ties"]

Case = dict[str, str]
MOST_TIES = 100
WHY_NAMES = "a name that nothing declares is never true, so these words would never be said"
WHY_ONE = "a client must get one answer, the same every time"


def check_speech(standard: Standard) -> list[Finding]:
    """Return everything that is wrong with the modules, situations and client types of a standard.

    Templates and slots, names that nothing declares, situations without a default, and ties: two
    modules that fit the same case equally well, shown with that case.
    """
    if not (standard.speech_modules or standard.situations or standard.client_types):
        return []
    findings = [one for module in standard.speech_modules for one in check_module(module)]
    misnamed = list(_check_names(standard))
    if misnamed:
        # A case that holds an unknown name would only mislead.
        return findings + misnamed
    return [*findings, *_check_defaults(standard), *find_ties(standard)]


def _check_names(standard: Standard) -> Iterator[Finding]:
    """Check the names that stand inside ``when`` and ``modules``; the loader checks the others."""
    lists = closed_lists(standard)
    situations = {one.id: one for one in standard.situations}
    for module in standard.speech_modules:
        if module.situation in situations:
            yield from _check_conditions(module, situations[module.situation], lists)
    yield from _check_client_types(standard.client_types, {m.id for m in standard.speech_modules})
    for one in standard.situations:
        yield from _check_fact_names(one, lists)


def _check_conditions(
    module: SpeechModule, situation: Situation, lists: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    where = f"speech module {module.id!r}"
    for name, values in module.when.items():
        known = lists.get(name, situation.facts.get(name))
        if known is None:
            names = {**lists, **situation.facts}
            yield _unknown(f"{where}, situation {situation.id!r},", "fact", name, names, module.place)
        else:
            for value in dict.fromkeys(values):
                if value not in known:
                    yield _unknown(where, name, value, known, module.place)


def _check_client_types(kinds: tuple[ClientType, ...], modules: set[str]) -> Iterator[Finding]:
    for kind in kinds:
        for module in kind.modules:
            if module not in modules:
                yield _unknown(f"client type {kind.id!r}", "speech module", module, modules, kind.place)


def _check_fact_names(situation: Situation, lists: Mapping[str, frozenset[str]]) -> Iterator[Finding]:
    for name in situation.facts:
        if name in lists or name in ("situation", "language"):
            what = f"situation {situation.id!r} declares the fact {name!r}, which every standard has already"
            yield problem(
                "fact-taken",
                what,
                "it would have two lists of values",
                "give it another name",
                situation.place,
            )


def _unknown(where: str, what: str, name: str, known: Iterable[str], place: Place | None) -> Finding:
    say = did_you_mean(name, known) or f"declare {name!r} first, or correct it"
    message = f"{where} names the {what} {name!r}, which is not declared"
    return problem("unknown-name", message, WHY_NAMES, say, place)


def _languages(module: SpeechModule) -> list[Language]:
    return list(dict.fromkeys(language for language, _, _, _ in module.texts()))


def _grouped(standard: Standard) -> dict[tuple[str, Language], list[SpeechModule]]:
    groups: dict[tuple[str, Language], list[SpeechModule]] = {}
    for module in standard.speech_modules:
        for language in _languages(module):
            groups.setdefault((module.situation, language), []).append(module)
    return groups


def _check_defaults(standard: Standard) -> Iterator[Finding]:
    groups = _grouped(standard)
    for situation in standard.situations:
        spoken = [language for name, language in groups if name == situation.id] or [situation.language]
        for language in spoken:
            modules = groups.get((situation.id, language), [])
            if not any(not module.conditions for module in modules):
                what = f"situation {situation.id!r} has no default module in language {language!r}"
                why = "an agent who asks for words must always get some"
                say = f"add a speech module with 'situation: {situation.id}' and no further condition"
                place = modules[0].place if modules else situation.place
                yield problem("no-default", what, why, say, place)


def find_ties(standard: Standard) -> Iterator[Finding]:
    """Yield each pair of modules that fit some case equally well, with that case; at most a hundred.

    The search is exact. A tie in any case is a tie in the smallest case that both modules need,
    because what is not known fulfils no condition; so only these cases are tried.
    """
    yield from islice(_ties(standard), MOST_TIES)


def _ties(standard: Standard) -> Iterator[Finding]:
    index = index_of(standard)
    for (situation, language), modules in _grouped(standard).items():
        for one, other in _pairs(modules):
            for case in _shared_cases(one, other):
                best = index.best(situation, language, case)
                if one.id != other.id and one in best and other in best:
                    yield _tie(situation, language, one, other, case)
                    break


def _pairs(modules: list[SpeechModule]) -> Iterator[tuple[SpeechModule, SpeechModule]]:
    """Yield the pairs with as many conditions each that share a value wherever they name the same one."""
    shapes: dict[tuple[str, ...], list[SpeechModule]] = {}
    for module in modules:
        if prod(len(values) for values in module.conditions.values()) <= MOST_CASES:
            shapes.setdefault(tuple(module.conditions), []).append(module)
    for left, right in combinations_with_replacement(shapes, 2):
        if len(left) == len(right):
            yield from _meeting(shapes[left], shapes[right], [name for name in left if name in right])


def _meeting(
    left: list[SpeechModule], right: list[SpeechModule], shared: list[str]
) -> Iterator[tuple[SpeechModule, SpeechModule]]:
    """Join two lists of modules on the values of the conditions that both name."""
    table: dict[tuple[str, ...], list[SpeechModule]] = {}
    for module in left:
        for key in product(*(dict.fromkeys(module.conditions[name]) for name in shared)):
            table.setdefault(key, []).append(module)
    told: set[tuple[str, str]] = set()
    for module in right:
        for key in product(*(dict.fromkeys(module.conditions[name]) for name in shared)):
            for other in table.get(key, ()):
                names = (min(other.id, module.id), max(other.id, module.id))
                if other is not module and names not in told:
                    told.add(names)
                    yield other, module


def _shared_cases(one: SpeechModule, other: SpeechModule) -> Iterator[Case]:
    """Yield every case that both modules fit and in which nothing else is known."""
    wants, also = one.conditions, other.conditions
    shared = {name: [v for v in values if v in also.get(name, (v,))] for name, values in wants.items()}
    shared |= {name: list(values) for name, values in also.items() if name not in wants}
    for values in product(*shared.values()):
        yield dict(zip(shared, values, strict=True))


def _tie(situation: str, language: Language, one: SpeechModule, other: SpeechModule, case: Case) -> Finding:
    asked = ", ".join([f"situation = {situation}", *(f"{n} = {v}" for n, v in sorted(case.items()))])
    where = f" ({other.place})" if other.place else ""
    what = f"speech modules {one.id!r} and {other.id!r}{where} fit the same case equally well: {asked}"
    if len({one.language, other.language, language}) > 1:
        what += f", language = {language}"
    names = ", ".join(sorted(case)) or "no condition"
    say = f"take one of them out of this case, or add a third module for all of it: {names}"
    return problem("module-tie", what, WHY_ONE, say, one.place)
