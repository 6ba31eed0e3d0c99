"""Whether each filter of a template stands on the right slot and has the right arguments."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2 import nodes

from servicekit.model import Slot
from servicekit.model.rule import Language
from servicekit.script.amounts import forms_needed
from servicekit.script.declension import CASES
from servicekit.script.moments import DATE_FORMS, DATETIME_FORMS
from servicekit.text.nearest import did_you_mean

__all__ = ["check_filters"]

Trouble = tuple[str, int, str, str]
SUITS: dict[str, frozenset[str]] = {
    "plural": frozenset({"count"}),
    "case": frozenset({"name", "text", "choice"}),
    "vocative": frozenset({"name"}),
    "by_gender": frozenset({"name"}),
    "date": frozenset({"date", "datetime"}),
    "datetime": frozenset({"datetime"}),
    "money": frozenset({"money"}),
}
FORMS: dict[str, tuple[str, ...]] = {
    "case": CASES,
    "date": DATE_FORMS,
    "datetime": DATETIME_FORMS,
    "money": ("sign", "words"),
}


def check_filters(
    every: Sequence[nodes.Node], slots: Mapping[str, Slot], language: Language
) -> Iterator[Trouble]:
    """Yield the check, the line, what is wrong and how to mend it, for each filter that will fail."""
    loops = [node for node in every if isinstance(node, nodes.For)]
    looped = {
        loop.target.name: loop.iter.name
        for loop in loops
        if isinstance(loop.target, nodes.Name) and isinstance(loop.iter, nodes.Name)
    }
    for loop in loops:
        if isinstance(loop.iter, nodes.Name) and loop.iter.name in slots and not slots[loop.iter.name].many:
            what = f"a loop goes over slot {loop.iter.name!r}, which holds one value"
            yield "filter-type", loop.lineno, what, "add 'many: true' to the slot"
    for found in (node for node in every if isinstance(node, nodes.Filter)):
        name = found.node.name if isinstance(found.node, nodes.Name) else None
        slot = slots.get(looped.get(name or "", name or ""))
        if slot is not None:
            yield from _check_type(found, slot, language, in_loop=name in looped)
        yield from _check_arguments(found, slot, language)


def _check_type(found: nodes.Filter, slot: Slot, language: Language, *, in_loop: bool) -> Iterator[Trouble]:
    del language
    is_list = slot.many and not in_loop
    if found.name == "list":
        if not is_list:
            yield (
                "filter-type",
                found.lineno,
                "the filter 'list' stands on one value",
                "add 'many: true' to the slot",
            )
        return
    if is_list:
        what = f"the filter {found.name!r} stands on a slot with many values"
        yield "filter-type", found.lineno, what, "use the filter 'list', or a loop over the slot"
    elif slot.type not in SUITS[found.name]:
        what = f"the filter {found.name!r} stands on a slot of type {slot.type}"
        yield (
            "filter-type",
            found.lineno,
            what,
            f"it needs a slot of type {' or '.join(sorted(SUITS[found.name]))}",
        )


def _check_arguments(found: nodes.Filter, slot: Slot | None, language: Language) -> Iterator[Trouble]:
    arguments = [one.value for one in found.args if isinstance(one, nodes.Const)]
    named = {str(pair.key) for pair in found.kwargs}
    checks: dict[str, Callable[[], tuple[str, str] | None]] = {
        "plural": lambda: _plural(arguments, slot, language),
        "by_gender": lambda: _by_gender(arguments, named),
    }
    check = checks.get(found.name, lambda: _form(found.name, arguments, named))
    if trouble := check():
        yield "filter-arguments", found.lineno, *trouble


def _plural(arguments: list[object], slot: Slot | None, language: Language) -> tuple[str, str] | None:
    forms = arguments or (list(slot.unit) if slot else [])
    if len(forms) == forms_needed(language) and all(isinstance(form, str) and form for form in forms):
        return None
    example = "plural('день', 'дня', 'дней')" if language == "ru" else "plural('day', 'days')"
    what = f"the filter 'plural' has {len(forms)} forms, and this language needs {forms_needed(language)}"
    return what, f"write {example}"


def _by_gender(arguments: list[object], named: set[str]) -> tuple[str, str] | None:
    if len(arguments) + len(named & {"masculine", "feminine", "neutral"}) == 3 and not named - {
        "masculine",
        "feminine",
        "neutral",
    }:
        return None
    what = "the filter 'by_gender' needs three wordings: masculine, feminine and neutral"
    return what, "write by_gender('уважаемый', 'уважаемая', 'здравствуйте,')"


def _form(name: str, arguments: list[object], named: set[str]) -> tuple[str, str] | None:
    most = {"vocative": 0}.get(name, 1)
    if named or len(arguments) > most or (name == "case" and not arguments):
        what = f"the filter {name!r} has wrong arguments"
        return what, f"write it with {'no argument' if not most else 'one word in quotes'}"
    known = FORMS.get(name)
    if arguments and known and arguments[0] not in known:
        what = f"the filter {name!r} knows no {arguments[0]!r}"
        return what, f"{did_you_mean(str(arguments[0]), known)} It is one of: {', '.join(known)}".strip()
    return None
