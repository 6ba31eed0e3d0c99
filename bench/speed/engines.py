"""What is compared: each engine is made for a list of phrases and runs over a block of replies."""
# ruff: noqa: S603 - Vale is called where it stands on PATH

import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from servicekit import load_standard, validate_reply
from servicekit.batch import validate_replies
from servicekit.lint.plan import plan_of

__all__ = ["BATCH", "ENGINES", "RAW", "SINGLE", "VALE", "Block", "Engine", "Refused", "Run", "vale_version"]

RAW = "raw AC: ahocorasick_rs, bytes, one buffer"
BATCH = "servicekit, batch, list"
SINGLE = "servicekit, validate_reply"
VALE = "Vale"
SEPARATOR = "\x1e"


class Refused(Exception):  # noqa: N818 - no error: the row says why
    """The engine cannot run here or with so many phrases; the text says why."""


@dataclass(frozen=True)
class Block:
    """Replies in the shapes that engines take, made before anything is timed."""

    texts: list[str]

    @cached_property
    def buffer(self) -> bytes:
        """All replies in one buffer, with a separator between."""
        return SEPARATOR.join(self.texts).encode()

    @cached_property
    def arrow(self) -> Any:
        """The replies as an Arrow array."""
        import pyarrow as pa

        return pa.array(self.texts)


Run = Callable[[Block], object]


@dataclass(frozen=True)
class Engine:
    """``make`` gives a run; a slow one is given few ``replies``; one that ``learns`` remembers words."""

    name: str
    make: Callable[[Path, list[str]], Run]
    replies: int = 1_000_000
    learns: bool = False


def _raw(_: Path, phrases: list[str]) -> Run:
    from ahocorasick_rs import BytesAhoCorasick

    automaton = BytesAhoCorasick([phrase.encode() for phrase in phrases])
    return lambda block: automaton.find_matches_as_indexes(block.buffer)


def _one_call_each(_: Path, phrases: list[str]) -> Run:
    from ahocorasick_rs import AhoCorasick

    automaton = AhoCorasick(phrases)
    return lambda block: [automaton.find_matches_as_indexes(text) for text in block.texts]


def _batch_list(path: Path, _: list[str]) -> Run:
    standard = load_standard(path)
    return lambda block: validate_replies(standard, block.texts)


def _batch_arrow(path: Path, _: list[str]) -> Run:
    standard = load_standard(path)
    return lambda block: validate_replies(standard, block.arrow)


def _single(path: Path, _: list[str]) -> Run:
    standard = load_standard(path)
    return lambda block: [validate_reply(standard, text) for text in block.texts]


def _find(path: Path, _: list[str]) -> Run:
    matcher = plan_of(load_standard(path)).phrases.matcher
    if matcher is None:
        raise Refused("its phrases do not compile")
    return lambda block: [matcher.find(text) for text in block.texts]


def _alternation(_: Path, phrases: list[str]) -> Run:
    if len(phrases) > 1_000:
        raise Refused("not tried above 1,000 phrases")
    pattern = re.compile("|".join(map(re.escape, phrases)))
    return lambda block: [pattern.findall(text) for text in block.texts]


def _spacy(_: Path, phrases: list[str]) -> Run:
    import spacy
    from spacy.matcher import PhraseMatcher

    language = spacy.blank("ru")
    matcher = PhraseMatcher(language.vocab, attr="LOWER")
    matcher.add("stop", [language.make_doc(phrase) for phrase in phrases])
    return lambda block: [matcher(language.make_doc(text)) for text in block.texts]


def _lemmas(_: Path, phrases: list[str]) -> Run:
    """Look for phrases as rows of lemmas, each lemma looked up once."""
    from pymorphy3 import MorphAnalyzer

    analyzer, words, known = MorphAnalyzer(), re.compile(r"\w+"), {}

    def lemmas_of(text: str) -> list[str]:
        found = []
        for word in words.findall(text.lower()):
            lemma = known.get(word)
            if lemma is None:
                lemma = known[word] = analyzer.parse(word)[0].normal_form
            found.append(lemma)
        return found

    listed = {tuple(lemmas_of(phrase)) for phrase in phrases}
    sizes = sorted({len(row) for row in listed})

    def search(text: str) -> list[tuple[str, ...]]:
        row = lemmas_of(text)
        parts = (tuple(row[i : i + size]) for size in sizes for i in range(len(row) - size + 1))
        return [part for part in parts if part in listed]

    return lambda block: [search(text) for text in block.texts]


def vale_version() -> str:
    """Return the name and the version of Vale, or nothing where it is not on PATH."""
    program = shutil.which("vale")
    if program is None:
        return ""
    said = subprocess.run([program, "--version"], check=True, capture_output=True, text=True).stdout
    return said.replace("vale version ", "Vale ").strip()


def _vale(_: Path, phrases: list[str]) -> Run:
    if shutil.which("vale") is None:
        raise Refused("not on PATH")
    if len(phrases) > 1_000:
        raise Refused("not tried above 1,000 phrases")
    folder = Path(tempfile.mkdtemp(prefix="vale-"))
    (folder / "styles" / "Bench").mkdir(parents=True)
    ini = "StylesPath = styles\nMinAlertLevel = suggestion\n[*.txt]\nBasedOnStyles = Bench\n"
    (folder / ".vale.ini").write_text(ini, encoding="utf-8")
    rule = "extends: existence\nmessage: '%s'\nignorecase: true\nnonword: true\ntokens:\n"
    rule += "".join(f"  - {phrase}\n" for phrase in phrases)
    (folder / "styles" / "Bench" / "Stop.yml").write_text(rule, encoding="utf-8")

    def run(block: Block) -> object:
        # Its start, some hundredths of a second, is counted, and shared by many replies.
        (folder / "replies.txt").write_text("\n\n".join(block.texts), encoding="utf-8")
        call = ["vale", "--output=line", "--no-exit", "replies.txt"]
        return subprocess.run(call, cwd=folder, check=True, capture_output=True)

    return run


ENGINES = (
    Engine(RAW, _raw),
    Engine("ahocorasick_rs, str, one call a reply", _one_call_each),
    Engine(BATCH, _batch_list, learns=True),
    Engine("servicekit, batch, Arrow", _batch_arrow, learns=True),
    Engine(SINGLE, _single, 1_000, learns=True),
    Engine("servicekit, Matcher.find", _find, 1_000, learns=True),
    Engine("re, alternation", _alternation, 200),
    Engine("spaCy PhraseMatcher", _spacy, 500),
    Engine("pymorphy3 lemmas, cached", _lemmas, 1_000, learns=True),
    Engine(VALE, _vale, 2_000),
)
