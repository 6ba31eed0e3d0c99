"""Measure how well phrases are found: precision, recall and F1 over cases checked by hand.

    python tools/eval_phrases.py FILE [--phrases PHRASES] [--errors]

FILE holds one case a line (JSONL), or a YAML list of cases, or a YAML mapping with ``cases``
and ``phrases``. A case is ``{phrase_id, text, expected, class, lang}``; ``phrase_id: "*"``
with ``expected: false`` means that no phrase of that language stands in the text.
PHRASES maps an id to a phrase: text, a mapping with ``phrase``, ``unless`` and options, or a
list of both. Without the option it is ``phrases.json`` (or ``.yaml``) beside FILE.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from servicekit.match import compile_phrases
from servicekit.match.compile import check_phrase
from servicekit.match.found import PhraseEntry
from servicekit.model import Phrase

EVERY = "*"
LANGUAGES = ("ru", "en")
NAMES = {"phrase_id", "text", "expected", "class", "lang"}


class BadInput(Exception):  # noqa: N818 — the name says what happened, not that a program failed
    """A file that cannot be measured; the text says what, where and how to mend it."""


@dataclass(frozen=True)
class Case:
    """One text, and whether the phrase stands in it."""

    where: str
    phrase_id: str
    text: str
    expected: bool
    kind: str
    language: str


@dataclass(frozen=True)
class Judged:
    """A case and what was found in its text."""

    case: Case
    found: tuple[str, ...]

    @property
    def outcome(self) -> str:
        """``hit``, ``quiet``, ``missed`` or ``false alarm``."""
        if self.case.expected:
            return "hit" if self.found else "missed"
        return "false alarm" if self.found else "quiet"


def main(arguments: list[str] | None = None) -> int:
    """Print the figures; return 0, or 2 when there is nothing that can be measured."""
    parser = argparse.ArgumentParser(prog="eval_phrases", description="Measure how well phrases are found.")
    parser.add_argument("file", type=Path, help="cases as JSONL or YAML")
    parser.add_argument("--phrases", type=Path, help="phrases by id (default: phrases.json beside FILE)")
    parser.add_argument("--errors", action="store_true", help="list every wrong case")
    options = parser.parse_args(arguments)
    try:
        cases, phrases = read_cases(options.file, options.phrases)
        judged = list(judge(cases, phrases))
    except BadInput as problem:
        print(f"eval_phrases: {problem}", file=sys.stderr)
        return 2
    print("\n".join(summary(judged)))
    if options.errors:
        print("\n".join(wrong_cases(judged)))
    return 0


def read_cases(file: Path, phrase_file: Path | None) -> tuple[list[Case], dict[str, list[Any]]]:
    """Read the cases and the phrases that they name, both checked."""
    if file.suffix in {".yaml", ".yml"}:
        tree = read_tree(file)
        rows: Iterable[tuple[str, Any]] = numbered(
            tree.get("cases") if isinstance(tree, dict) else tree, file
        )
        inside = tree.get("phrases") if isinstance(tree, dict) else None
    else:
        rows, inside = json_lines(file), None
    cases = [make_case(where, row) for where, row in rows]
    if not cases:
        raise BadInput(f"{file} holds no case, so there is nothing to measure. Write one case a line.")
    if inside is None or phrase_file is not None:
        phrase_file = phrase_file or beside(file)
        inside = read_tree(phrase_file)
    phrases = phrase_table(inside, phrase_file or file)
    for case in cases:
        if case.phrase_id != EVERY and case.phrase_id not in phrases:
            raise BadInput(
                f"{case.where}: the phrase {case.phrase_id!r} is not in {phrase_file or file}. "
                "Add it there, or mend the phrase_id."
            )
    return cases, phrases


def beside(file: Path) -> Path:
    """Return the phrase list that stands beside the cases."""
    for name in ("phrases.json", "phrases.yaml"):
        if (file.parent / name).is_file():
            return file.parent / name
    raise BadInput(f"no phrases.json beside {file}. Name the phrase list with --phrases PHRASES.")


def read_text(file: Path) -> str:
    """Return the text of a file, or refuse with a reason."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        reason = getattr(problem, "strerror", None) or "it is not UTF-8 text"
        raise BadInput(f"cannot read {file}: {reason}. Check the path and the encoding.") from problem


def read_tree(file: Path) -> Any:
    """Read a YAML or JSON file; JSON is read as JSON, for YAML knows other escapes."""
    text = read_text(file)
    try:
        return json.loads(text) if file.suffix == ".json" else yaml.safe_load(text)
    except (json.JSONDecodeError, yaml.YAMLError) as problem:
        raise BadInput(f"{file} cannot be read: {problem}. Mend the place that is named.") from problem


def numbered(rows: Any, file: Path) -> Iterator[tuple[str, Any]]:
    """Yield the cases of a YAML list with their number."""
    if not isinstance(rows, list):
        raise BadInput(
            f"{file} holds no list of cases. Write a list, or a mapping with `cases` and `phrases`."
        )
    for number, row in enumerate(rows, 1):
        yield f"{file} case {number}", row


def json_lines(file: Path) -> Iterator[tuple[str, Any]]:
    """Yield the cases of a JSONL file with their line."""
    for number, line in enumerate(read_text(file).split("\n"), 1):
        if line.strip():
            try:
                yield f"{file}:{number}", json.loads(line)
            except json.JSONDecodeError as problem:
                raise BadInput(
                    f"{file}:{number}:{problem.colno}: {problem.msg}. Write one JSON object a line."
                ) from problem


def make_case(where: str, row: Any) -> Case:
    """Check one case; unknown keys are let be, for a corpus may hold notes of its own."""
    if not isinstance(row, dict) or not set(row) >= NAMES - {"class"}:
        missing = sorted(NAMES - {"class"} - set(row if isinstance(row, dict) else ()))
        raise BadInput(f"{where}: a case needs {', '.join(missing)}. Add what is missing.")
    if not isinstance(row["expected"], bool):
        raise BadInput(f"{where}: `expected` is neither true nor false. Write one of both, without quotes.")
    if row["lang"] not in LANGUAGES:
        raise BadInput(f"{where}: `lang` is {row['lang']!r}. Write ru or en.")
    if not isinstance(row["text"], str):
        raise BadInput(f"{where}: `text` is no text. Put it in quotes.")
    if row["phrase_id"] == EVERY and row["expected"]:
        raise BadInput(f"{where}: a case for every phrase ('*') can only expect false.")
    kind = str(row.get("class") or "none")
    return Case(where, str(row["phrase_id"]), row["text"], row["expected"], kind, row["lang"])


def phrase_table(tree: Any, file: Path) -> dict[str, list[Any]]:
    """Return what stands under each id, always as a list."""
    if not isinstance(tree, dict) or not tree:
        raise BadInput(f"{file} holds no phrases. Write a mapping from an id to a phrase.")
    return {str(name): one if isinstance(one, list) else [one] for name, one in tree.items()}


def judge(cases: list[Case], phrases: Mapping[str, list[Any]]) -> Iterator[Judged]:
    """Look for the phrase of each case in its text, and for no other."""
    languages = {case.phrase_id: case.language for case in cases}
    seek: dict[tuple[str, str], Callable[[str], tuple[str, ...]]] = {}
    for case in cases:
        key = (case.phrase_id, case.language)
        if key not in seek:
            names = [case.phrase_id]
            if case.phrase_id == EVERY:
                names = [n for n, one in phrases.items() if languages.get(n, guess(one)) == case.language]
            seek[key] = finder(
                [entry for name in names for entry in entries(name, phrases[name], case.language)]
            )
        yield Judged(case, seek[key](case.text))


def guess(phrase: Any) -> str:
    """Tell the language of a phrase that no case names by its letters."""
    return "ru" if any("а" <= letter <= "я" for letter in str(phrase).casefold()) else "en"


def entries(name: str, written: list[Any], language: str) -> Iterator[PhraseEntry]:
    """Yield what the matcher takes: one entry for each way the phrase is written."""
    for one in written:
        options = dict(one) if isinstance(one, dict) else {"phrase": one}
        unless = options.pop("unless", None) or []
        unless = unless if isinstance(unless, list) else [unless]
        yield PhraseEntry(
            phrase=make_phrase(name, options, language),
            language=language,  # type: ignore[arg-type]
            unless=tuple(make_phrase(name, text, language) for text in unless),
        )


def make_phrase(name: str, written: Any, language: str) -> Phrase:
    """Return the phrase, refused when its notation is wrong."""
    try:
        phrase = Phrase.model_validate(written if isinstance(written, dict) else {"phrase": written})
    except ValidationError as problem:
        faults = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in problem.errors())
        raise BadInput(f"phrase {name!r}: {faults}. Write text, or a mapping with `phrase`.") from problem
    for fault in check_phrase(phrase, language):  # type: ignore[arg-type]
        raise BadInput(f"phrase {name!r}, character {fault.start + 1}: {fault}. {fault.say}")
    return phrase


def finder(wanted: list[PhraseEntry]) -> Callable[[str], tuple[str, ...]]:
    """Compile the phrases and return what finds them as they stand in a text."""
    if not wanted:
        return lambda _: ()
    matcher = compile_phrases(wanted)
    return lambda text: tuple(text[match.start : match.end] for match in matcher.find(text))


def summary(judged: list[Judged]) -> Iterator[str]:
    """Yield the table: all cases, then each language, then each class."""
    yield f"{'':24}{'cases':>7}{'missed':>8}{'false':>7}{'precision':>11}{'recall':>8}{'F1':>8}"
    yield figures("all", judged)
    for language in sorted({one.case.language for one in judged}):
        yield figures(f"lang {language}", [one for one in judged if one.case.language == language])
    for kind in sorted({one.case.kind for one in judged}):
        yield figures(f"class {kind}", [one for one in judged if one.case.kind == kind])


def figures(title: str, judged: list[Judged]) -> str:
    """Return one line of the table."""
    count = Counter(one.outcome for one in judged)
    hit, missed, false = count["hit"], count["missed"], count["false alarm"]
    shares = (share(hit, hit + false), share(hit, hit + missed), share(2 * hit, 2 * hit + missed + false))
    return f"{title:24}{len(judged):>7}{missed:>8}{false:>7}{shares[0]:>11}{shares[1]:>8}{shares[2]:>8}"


def share(part: int, whole: int) -> str:
    """Write a share with four digits, or a dash where nothing can be shared."""
    return f"{part / whole:.4f}" if whole else "-"


def wrong_cases(judged: list[Judged]) -> Iterator[str]:
    """Yield one line for each wrong case: its place, what went wrong, and the text."""
    wrong = [one for one in judged if one.outcome in {"missed", "false alarm"}]
    yield f"\n{len(wrong)} wrong"
    for one in wrong:
        case, found = one.case, "".join(f" [{found}]" for found in one.found)
        yield f"{case.where}: {one.outcome}{found}, phrase {case.phrase_id}, class {case.kind}: {case.text}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except BrokenPipeError:
        sys.stderr.close()  # The reader, say `head`, has seen enough.
