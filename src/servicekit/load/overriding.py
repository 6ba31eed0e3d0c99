"""What a company changes in the rules it inherits: ``override``, ``add_phrases``, ``add_unless``."""

from typing import Any

from servicekit.load.dressing import Ledger, dress
from servicekit.load.merging import Entry, Merger
from servicekit.load.shape import ListShape, ModelShape
from servicekit.load.tree import Map, Node, Seq, Span

__all__ = ["CHANGES", "change"]

_FIXED = ("id", "kind", "language")
_DANGLING = (
    "dangling-reference",
    "no inherited rule has the id {name!r}",
    "A change to a rule that is not there would be lost without a word.",
)
_EXTEND = "Name the standard that holds it in `extends: […]`; `servicekit rule ID` shows a rule."
_NOTHING = "A change that changes nothing is a mistake or a leftover."


def change(merger: Merger, key: str, wanted: Map, *, complete: bool) -> None:
    """Carry out one of ``CHANGES`` for each id it names. ``complete`` is false when a file is missing."""
    inherited = [known for (_, known), entry in merger.index.items() if entry.inherited]
    for name, value in wanted.items():
        entries = merger.entries(name)
        reason = _refuses(name, entries)
        if not entries:
            reason = (*_DANGLING, merger.ledger.nearest(name, inherited) or _EXTEND) if complete else None
        if reason is not None:
            rule, what, why, mend = reason
            merger.ledger.complain(rule, f"{key}: {what.format(name=name)}", why, mend, wanted.key_span(name))
        elif entries and entries[0].model is not None:
            CHANGES[key](entries[0], value, wanted.value_span(name), merger.ledger)


def _refuses(name: str, entries: list[Entry]) -> tuple[str, str, str, str] | None:
    """Return why the entries of a name cannot be changed."""
    if len(entries) > 1:
        why = "Several sections have an entry of this id, and the change cannot tell which is meant."
        return "ambiguous-id", "{name!r} names several entries", why, f"Rename one of the {name!r}."
    if entries and not entries[0].inherited:
        why = "A rule that stands in the same standard says itself what it does."
        return "own-rule", "{name!r} is a rule of this very standard", why, "Change the rule itself."
    return None


def _override(entry: Entry, value: Node, span: Span, ledger: Ledger) -> None:
    model = entry.model
    if model is None:
        return
    if not isinstance(value, Map) or not value:
        mend = "Write the keys to change: {severity: off}."
        ledger.complain("no-effect", "override: a mapping of keys is expected", _NOTHING, mend, span)
        return
    dressed = dress(value, model, entry.node.get("language"), ledger, span)
    changed = entry.node.twin()
    for key in value:
        if key in _FIXED and key in model.fields:
            why = f"Whatever refers to the rule relies on its {key}."
            ledger.complain(
                "fixed-key",
                f"override: {key!r} cannot be changed",
                why,
                "Delete the key.",
                value.key_span(key),
            )
        elif key in dressed:
            if _bare(dressed[key]) == _bare(entry.node.get(key, _default(model, key))):
                what = f"override: {key!r} has this value already"
                ledger.complain("no-effect", what, _NOTHING, "Delete the key.", value.key_span(key))
            changed[key] = dressed[key]
            changed.spots[key] = value.spots[key]
    changed.changed = True
    entry.holder[entry.at] = changed


def _add_phrases(entry: Entry, value: Node, span: Span, ledger: Ledger) -> None:
    fields = entry.model.fields if entry.model else {}
    lists = [key for key, shape in fields.items() if _holds_phrases(shape) and key != "unless"]
    _add("add_phrases", lists[0] if lists else None, entry, value, span, ledger)


def _add_unless(entry: Entry, value: Node, span: Span, ledger: Ledger) -> None:
    fields = entry.model.fields if entry.model else {}
    _add("add_unless", "unless" if "unless" in fields else None, entry, value, span, ledger)


def _add(name: str, key: str | None, entry: Entry, value: Node, span: Span, ledger: Ledger) -> None:
    model = entry.model
    if model is None or key is None:
        title = model.title if model else "entry"
        why = f"A {title} has no such list."
        ledger.complain(
            "wrong-kind", f"{name}: nothing can be added to a {title}", why, "Use `override`.", span
        )
        return
    if not isinstance(value, Seq) or not value:
        ledger.complain(
            "no-effect", f"{name}: a list of phrases is expected", _NOTHING, "Write it as a list: […].", span
        )
        return
    old = entry.node.get(key)
    held = Seq(old, old.span, list(old.spots)) if isinstance(old, Seq) else Seq([], span, [])
    dressed = dress(value, model.fields[key], entry.node.get("language"), ledger, span)
    known = {repr(_bare(item)) for item in held}
    for at, item in enumerate(dressed):
        bare = repr(_bare(item))
        if bare in known:
            what = f"{name}: the phrase stands in the rule already"
            ledger.complain("no-effect", what, _NOTHING, "Delete the phrase.", value.spots[at])
        known.add(bare)
        held.append(item)
        held.spots.append(value.spots[at])
    changed = entry.node.twin()
    changed[key] = held
    changed.spots.setdefault(key, (span, span))
    changed.changed = True
    entry.holder[entry.at] = changed


def _holds_phrases(shape: Any) -> bool:
    return isinstance(shape, ListShape) and isinstance(shape.item, ModelShape) and shape.item.is_phrase


def _default(model: ModelShape, key: str) -> Any:
    for name, info in model.model.model_fields.items():
        if (info.alias or name) == key and not info.is_required():
            return info.get_default(call_default_factory=True, validated_data={})
    return None


def _bare(value: Any) -> Any:
    """Return a value without its places, in which two writings of the same thing are equal."""
    if isinstance(value, dict):
        return {key: _bare(item) for key, item in sorted(value.items()) if key != "place"}
    if isinstance(value, list | tuple):
        return [_bare(item) for item in value]
    return value


CHANGES = {"override": _override, "add_phrases": _add_phrases, "add_unless": _add_unless}
"""The keys of a file that change inherited entries, and what carries each of them out."""
