"""The choice of words: the most specific speech module for a case (std.modules)."""

from collections.abc import Collection, Mapping

from servicekit.errors import StandardInvalid, UnknownId
from servicekit.model import Situation, SpeechModule, Standard
from servicekit.model.rule import Language
from servicekit.script.module_index import ModuleIndex, index_of, languages_of
from servicekit.script.picked import Pick, Reason, Rejected
from servicekit.script.problems import problem
from servicekit.text.nearest import did_you_mean

__all__ = ["module_of", "pick_script"]


def pick_script(
    standard: Standard,
    situation: str,
    *,
    stage: str | None = None,
    client_type: str | None = None,
    channel: str | None = None,
    language: Language | None = None,
    facts: Mapping[str, str] | None = None,
) -> Pick:
    """Return the module with the most conditions fulfilled, with the reasons for it.

    A condition on something that was not given is not fulfilled. ``facts`` may hold what the
    situation declares, nothing else; ``language`` is the standard's own when it is not given.
    The answer does not depend on the order of the YAML. Raises ``UnknownId`` for a name that the
    standard does not hold, ``StandardInvalid`` where the standard has no words or a tie (std.modules).
    """
    held = _situation(standard, situation)
    asked = {"stage": stage, "client_type": client_type, "channel": channel, **(facts or {})}
    case = {name: value for name, value in sorted(asked.items()) if value is not None}
    _refuse_unknown(standard, held, case)
    spoken = language or standard.language
    index = index_of(standard)
    best = index.best(situation, spoken, case)
    if len(best) != 1:
        raise _undecided(standard, held, spoken, best)
    return _pick(standard, best[0], situation, spoken, case)


def module_of(standard: Standard, module_id: str) -> SpeechModule:
    """Return the speech module with that id, or raise ``UnknownId`` with the nearest ids."""
    by_id = index_of(standard).by_id
    if module_id not in by_id:
        raise UnknownId(_unknown("speech module", module_id, by_id, standard))
    return by_id[module_id]


def wording_of(module: SpeechModule, language: Language, channel: str | None) -> int | None:
    """Return the place in ``module.texts()`` of the wording for a language and a channel."""
    general = None
    for number, (spoken, channels, _, _) in enumerate(module.texts()):
        if spoken == language and channel is not None and channel in channels:
            return number
        if spoken == language and not channels and general is None:
            general = number
    return general


def _situation(standard: Standard, situation: str) -> Situation:
    held = standard.derived("script: situations", lambda s: {one.id: one for one in s.situations})
    if situation not in held:
        raise UnknownId(_unknown("situation", situation, held, standard))
    return held[situation]


def _refuse_unknown(standard: Standard, situation: Situation, case: Mapping[str, str]) -> None:
    lists = standard.derived("script: closed lists", closed_lists)
    for name, value in case.items():
        known: Collection[str] | None = lists.get(name) or situation.facts.get(name)
        if known is None and name in lists:
            known = ()
        if known is None:
            names = {**lists, **situation.facts}
            what = f"fact of situation {situation.id!r}"
            raise UnknownId(_unknown(what, name, names, standard))
        if not isinstance(value, str):
            raise UnknownId(
                f"{name} is one of the texts {', '.join(sorted(known))}, not {type(value).__name__}"
            )
        if value not in known:
            raise UnknownId(_unknown(name, value, known, standard))


def closed_lists(standard: Standard) -> dict[str, frozenset[str]]:
    """Return the values that every standard declares for stage, client type and channel."""
    return {
        "stage": frozenset(stage.id for stage in standard.stages),
        "client_type": frozenset(kind.id for kind in standard.client_types),
        "channel": frozenset(standard.channels),
    }


def _unknown(what: str, name: str, known: Collection[str], standard: Standard) -> str:
    offer = did_you_mean(name, known)
    return f"standard {standard.id!r} has no {what} {name!r}. {offer}".rstrip()


def _undecided(
    standard: Standard, situation: Situation, language: Language, best: list[SpeechModule]
) -> StandardInvalid:
    if best:
        names = ", ".join(sorted(module.id for module in best))
        what = f"several modules of situation {situation.id!r} fit this case equally well: {names}"
        why = "a client must get one answer, the same every time"
        say = "give one of them a further condition, or take the shared value out of the other"
        found = problem("module-tie", what, why, say, best[0].place)
    else:
        what = f"situation {situation.id!r} has no default module in language {language!r}"
        why = "an agent who asks for words must always get some"
        say = f"add a speech module with 'situation: {situation.id}' and no further condition"
        found = problem("no-default", what, why, say, situation.place)
    where = f"{found.place}: " if found.place else f"standard {standard.id!r}: "
    return StandardInvalid(f"{where}{what}; {why}. To mend it, {say}.", [found])


def _pick(
    standard: Standard, module: SpeechModule, situation: str, language: Language, case: dict[str, str]
) -> Pick:
    reasons = tuple(Reason(name, case[name], values) for name, values in module.conditions.items())
    wording = wording_of(module, language, case.get("channel"))
    return Pick(
        module=module.id,
        situation=situation,
        language=language,
        channel=case.get("channel"),
        case=case,
        reasons=reasons,
        wording=0 if wording is None else wording,
        verbatim=module.verbatim,
        explain=_Explanation(index_of(standard)),
    )


class _Explanation:
    """Tells of each other module of the situation why it was not taken."""

    def __init__(self, index: ModuleIndex) -> None:
        self.index = index

    def __call__(self, pick: Pick) -> tuple[Rejected, ...]:
        others = (m for m in self.index.by_situation[pick.situation] if m.id != pick.module)
        return tuple(Rejected(m.id, _why_not(m, pick)) for m in sorted(others, key=lambda m: m.id))


def _why_not(module: SpeechModule, pick: Pick) -> str:
    if pick.language not in languages_of(module):
        return f"it has no text in language {pick.language}"
    for name, values in module.conditions.items():
        needs = f"{name} = {' or '.join(values)}"
        if name not in pick.case:
            return f"it needs {needs}, and {name} is not known"
        if pick.case[name] not in values:
            return f"it needs {needs}, and {name} is {pick.case[name]}"
    count = len(module.conditions)
    return f"it fits, but is less specific: {count} of its conditions met against {len(pick.reasons)}"
