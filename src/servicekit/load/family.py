"""One standard with its files and its parents, put together before the models judge it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from servicekit.errors import StandardNotFound
from servicekit.load.composing import Composed, compose
from servicekit.load.dressing import LANGUAGES, Ledger, dress, unknown_key
from servicekit.load.header import (
    INHERITED,
    fallback_language,
    inherit_header,
    is_partial_language,
    names_of,
    say_defaults,
)
from servicekit.load.merging import Merger
from servicekit.load.overriding import CHANGES, change
from servicekit.load.plain import plant
from servicekit.load.reading import read_source
from servicekit.load.shape import merges, standard_shape
from servicekit.load.shelf import files_of, find_standard
from servicekit.load.tree import Map, Refusal, Seq, SourceText, Span

__all__ = ["FILE_KEYS", "MAX_PARENTS", "Family", "Gatherer"]

FILE_KEYS = ("extends", *CHANGES)
"""The keys of a file that say how it joins others; ``extends`` is kept in the standard as well."""

MAX_PARENTS = 32
"""A company extends a standard or two; a chain longer than this is a mistake."""

_TWICE = (
    "no-effect",
    "extends: this standard is extended already",
    "A standard counts once, however often it is named.",
    "Delete it here.",
)


@dataclass
class Sheet:
    """One file of a standard. ``root`` is its mapping, or none when it could not be read."""

    source: SourceText
    root: Map | None
    folder: Path | None

    @property
    def span(self) -> Span:
        """Return the beginning of the file, for what the file lacks."""
        return self.root.span if self.root is not None else (self.source, 0, 0)


@dataclass
class Family:
    """The merged data of one standard; ``complete`` is false when some file could not be read."""

    data: Map
    complete: bool


@dataclass
class Gatherer:
    """Reads a standard and all it extends, each file once, and notes every finding on the way.

    ``unreadable`` is true when some file is no YAML text; ``patched`` are the lines that were
    patched over, about which nothing more is said; ``made_of`` are the files read, with their SHA-256.
    """

    ledger: Ledger = field(default_factory=Ledger)
    unreadable: bool = False
    patched: set[tuple[str, int]] = field(default_factory=set)
    made_of: dict[str, str] = field(default_factory=dict)
    _done: dict[Path, Family] = field(default_factory=dict)
    _chain: list[tuple[Path, str]] = field(default_factory=list)

    def gather_path(self, path: Path, label: str) -> Family:
        """Return the standard of a file or folder, with its parents merged in."""
        key = path.resolve()
        if key not in self._done:
            self._chain.append((key, label))
            try:
                sheets = [self._sheet(file, name) for file, name in files_of(path, label)]
            except Refusal as refusal:
                sheets = [self._refused(refusal, SourceText(label, ""), path)]
            self._done[key] = self._gather(sheets)
            self._chain.pop()
        return self._done[key]

    def gather_mapping(self, data: Mapping[Any, Any]) -> Family:
        """Return the standard that a mapping holds, with its parents merged in."""
        try:
            source, root = plant(data)
        except Refusal as refusal:
            sheet = self._refused(refusal, SourceText("the mapping", ""), None)
        else:
            sheet = Sheet(source, root, None)
        return self._gather([sheet])

    def _refused(self, refusal: Refusal, source: SourceText, path: Path | None) -> Sheet:
        self.ledger.findings.append(refusal.finding)
        self.unreadable = True
        return Sheet(source, None, path)

    def _sheet(self, path: Path, label: str) -> Sheet:
        try:
            source = read_source(path, label)
            self.made_of[str(path.resolve())] = sha256(path.read_bytes()).hexdigest()
        except Refusal as refusal:
            return self._refused(refusal, SourceText(label, ""), path.parent)
        composed = compose(source)
        self.ledger.findings.extend(composed.findings)
        self.patched.update((label, line) for line in composed.patched)
        self.unreadable = self.unreadable or not composed.readable
        return Sheet(source, self._root(composed, source), path.parent)

    def _root(self, composed: Composed, source: SourceText) -> Map | None:
        if isinstance(composed.root, Map):
            return composed.root
        if composed.readable:
            self.unreadable = True
            empty = composed.root is None
            what = (
                "the file is empty or holds only comments" if empty else "the file holds no mapping of keys"
            )
            why = "A file of a standard begins with keys such as `standard:` or `stop_phrases:`."
            mend = "Write `standard: my-company` at the beginning of a line, or delete the file."
            self.ledger.complain("no-mapping", what, why, mend, (source, 0, 0))
        return None

    def _gather(self, sheets: list[Sheet]) -> Family:
        readable = [sheet for sheet in sheets if sheet.root is not None]
        complete = len(readable) == len(sheets)
        parents, all_found = self._parents(readable)
        complete = complete and all_found and all(parent.complete for parent in parents)
        first = (readable or sheets)[0]
        merger = Merger(first.span, self.ledger)
        for parent in parents:
            _inherit(merger, parent.data)
        if complete or any("standard" in sheet.root for sheet in readable if sheet.root):
            merger.data.span = first.span
        else:
            merger.data["standard"] = "unread"
        references = self._own(merger, readable)
        for key in CHANGES:
            for sheet in readable:
                self._change(merger, key, sheet, complete=complete)
        references += self._take_references()
        if complete:
            self._check_references(merger.data, references)
        say_defaults(merger.data)
        return Family(merger.data, complete)

    def _own(self, merger: Merger, sheets: list[Sheet]) -> list[tuple[str, str, Span]]:
        """Join the files of this standard, each in its own language."""
        shape = standard_shape()
        self.ledger.references = []
        fallback = fallback_language([sheet.root for sheet in sheets if sheet.root is not None], merger.data)
        for sheet in sheets:
            root = sheet.root or Map({}, sheet.span, {})
            language = self._language(root, fallback)
            for key, value in root.items():
                spots = root.spots[key]
                if key in shape.fields and not is_partial_language(key, root):
                    dressed = dress(value, shape.fields[key], language, self.ledger, spots[1])
                    merger.add(key, dressed, spots, shape.fields[key], inherited=False)
                elif key not in FILE_KEYS and key not in shape.fields:
                    unknown_key(root, key, "standard", [*shape.fields, *CHANGES], self.ledger)
        return self._take_references()

    def _take_references(self) -> list[tuple[str, str, Span]]:
        taken, self.ledger.references = self.ledger.references, []
        return taken

    def _language(self, root: Map, fallback: str) -> str:
        language = root.get("language", fallback)
        if language in LANGUAGES:
            return str(language)
        if "standard" not in root:
            what = f"'language' cannot be {language!r}"
            mend = f"Write one of: {', '.join(LANGUAGES)}."
            self.ledger.complain(
                "unknown-value",
                what,
                "Forms of words are known for these languages.",
                mend,
                root.value_span("language"),
            )
        return fallback

    def _change(self, merger: Merger, key: str, sheet: Sheet, *, complete: bool) -> None:
        wanted = sheet.root.get(key) if sheet.root is not None else None
        if isinstance(wanted, Map):
            change(merger, key, wanted, complete=complete)
        elif sheet.root is not None and key in sheet.root:
            mend = f"Write {key}: {{rule-id: …}}."
            why = "Each change names the rule that it changes."
            self.ledger.complain(
                "wrong-type", f"{key!r} must be a mapping of rule ids", why, mend, sheet.root.value_span(key)
            )

    def _parents(self, sheets: list[Sheet]) -> tuple[list[Family], bool]:
        """Return the standards named by ``extends``, in order, and whether all of them were found."""
        families: list[Family] = []
        found = True
        for sheet in sheets:
            named = sheet.root.get("extends") if sheet.root is not None else None
            for at, name in enumerate(named if isinstance(named, Seq) else ()):
                if isinstance(name, str) and named is not None:
                    family = self._parent(name, named.spots[at], sheet.folder)
                    found = found and family is not None
                    if any(family is known for known in families):
                        self.ledger.complain(*_TWICE, named.spots[at])
                    families += [family] if family is not None else []
        return families, found

    def _parent(self, name: str, span: Span, folder: Path | None) -> Family | None:
        try:
            path, label = find_standard(name, folder)
        except StandardNotFound as error:
            wrong = error.findings[0]
            why = "Its rules would be missing without a word."
            self.ledger.complain("dangling-reference", f"extends: {wrong.message}", why, wrong.say[0], span)
            return None
        chain = [known for known, _ in self._chain]
        if path.resolve() in chain or len(chain) >= MAX_PARENTS:
            begin = chain.index(path.resolve()) if path.resolve() in chain else 0
            shown = " → ".join([*(label for _, label in self._chain[begin:]), label])
            rule = "cycle" if path.resolve() in chain else "long-chain"
            what = (
                f"extends goes round in a circle: {shown}"
                if rule == "cycle"
                else f"more than {MAX_PARENTS} parents: {shown}"
            )
            why = "A standard cannot be made of itself."
            self.ledger.complain(rule, what, why, f"Delete {name!r} from `extends` here.", span)
            return None
        return self.gather_path(path, label)

    def _check_references(self, data: Map, references: list[tuple[str, str, Span]]) -> None:
        known: dict[str, set[str]] = {}
        for target, name, span in references:
            if target not in known:
                known[target] = names_of(data, target)
            # Checkpoints may be written before the words for the client are; they are a standard then
            # that others extend, and `verify` asks for the words.
            if name not in known[target] and not (target == "speech_modules" and not known[target]):
                why = f"A name that is not in the list `{target}` never comes true."
                mend = self.ledger.nearest(name, known[target]) or f"Add it to `{target}`."
                self.ledger.complain("dangling-reference", f"{name!r} is not in `{target}`", why, mend, span)


def _inherit(merger: Merger, parent: Map) -> None:
    shape = standard_shape()
    for key, value in parent.items():
        below = shape.fields.get(key)
        spots = (parent.key_span(key), parent.value_span(key))
        if below is not None and merges(below):
            merger.add(key, value, spots, below, inherited=True)
        elif key in INHERITED:
            inherit_header(merger, key, value, spots)
