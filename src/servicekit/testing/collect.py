"""A standard as pytest sees it: a file, its rules, and an item for each example."""

from collections import defaultdict
from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from servicekit.errors import StandardError
from servicekit.model import Example, Rule, Standard

if TYPE_CHECKING:
    from servicekit.verify import ExampleResult

__all__ = ["ExampleFailed", "ExampleItem", "RuleExamples", "StandardFile"]

_EXPECTED = {
    "catches": "must be found by the rule, and is not",
    "allows": "must be left alone by the rule, and is not",
}


class ExampleFailed(AssertionError):  # noqa: N818 — pytest says "failed" too
    """An example of a rule that does not do what its place promises."""


class StandardFile(pytest.File):
    """A standard, loaded once, whose examples are checked once."""

    def __init__(self, *, standard_path: Path, part: Path | None = None, **given: Any) -> None:
        super().__init__(**given)
        self.standard_path = standard_path
        self.part = part
        self.standard: Standard | None = None
        self._results: dict[tuple[str, str], list[ExampleResult]] | None = None

    def collect(self) -> Iterator["RuleExamples"]:
        """Yield the rules that have examples; a standard that cannot be used is a collection error."""
        from servicekit.load import load_standard

        try:
            self.standard = load_standard(self.standard_path)
        except StandardError as problem:
            raise self.CollectError(str(problem)) from problem
        for rule in self.standard.all_rules():
            if rule.is_on and any(self.holds(example) for example in (*rule.catches, *rule.allows)):
                yield RuleExamples.from_parent(self, name=rule.id, rule=rule)

    def holds(self, example: Example) -> bool:
        """Tell whether an example stands in the part of the standard that was asked for."""
        if self.part is None:
            return True
        return example.place is not None and Path(example.place.file).resolve() == self.part.resolve()

    def result(self, rule_id: str, kind: str, index: int) -> "ExampleResult":
        """Return what became of one example; the first call checks them all."""
        if self._results is None:
            from servicekit.verify import check_examples

            assert self.standard is not None  # noqa: S101 — items exist only after `collect`
            self._results = defaultdict(list)
            for one in check_examples(self.standard):
                self._results[one.rule_id, one.kind].append(one)
        return self._results[rule_id, kind][index]


class RuleExamples(pytest.Collector):
    """A rule and its examples, so that ``FILE::rule-id`` runs them alone."""

    parent: StandardFile

    def __init__(self, *, rule: Rule, **given: Any) -> None:
        super().__init__(**given)
        self.rule = rule

    def collect(self) -> Iterator["ExampleItem"]:
        """Yield ``catches[0]``, ``catches[1]``, … and ``allows[0]``, …."""
        for kind, examples in (("catches", self.rule.catches), ("allows", self.rule.allows)):
            for index, example in enumerate(examples):
                if self.parent.holds(example):
                    yield ExampleItem.from_parent(
                        self, name=f"{kind}[{index}]", kind=kind, index=index, example=example
                    )


class ExampleItem(pytest.Item):
    """One example: a text that the rule must find, or must leave alone."""

    parent: RuleExamples

    def __init__(self, *, kind: str, index: int, example: Example, **given: Any) -> None:
        super().__init__(**given)
        self.kind, self.index, self.example = kind, index, example

    def runtest(self) -> None:
        """Fail with what is wrong, where, and how to mend it."""
        rule = self.parent.rule
        result = self.parent.parent.result(rule.id, self.kind, self.index)
        if not result.passed:
            raise ExampleFailed("\n".join(self._failure(result.message)))

    def _failure(self, mend: str) -> Iterator[str]:
        yield f"{self.parent.rule.id}: {self.kind}[{self.index}] {_EXPECTED[self.kind]}"
        if self.example.place is not None:
            yield f"  --> {self.example.place}"
        yield "   |"
        for line in self.example.text.splitlines():
            yield f"   |  {line}"
        yield "   |"
        yield f"   = mend: {mend}"

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **named: Any) -> Any:
        """Show a failed example as it reads; anything else keeps its traceback."""
        if isinstance(excinfo.value, ExampleFailed):
            return str(excinfo.value)
        return super().repr_failure(excinfo, *args, **named)

    def reportinfo(self) -> tuple[PathLike[str] | str, int | None, str]:
        """Return the file and line of the example, and ``rule-id::catches[0]``."""
        name = f"{self.parent.name}::{self.name}"
        place = self.example.place
        return (self.path, None, name) if place is None else (place.file, place.line - 1, name)
