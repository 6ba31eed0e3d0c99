"""Templates of speech modules: a small closed part of Jinja2, compiled once.

A template may hold text, slots, the filters of ``FILTERS``, ``{% if %}`` and ``{% for %}`` over a
slot with ``many``. Everything else is refused before it is compiled: no attributes, no items, no
calls, no arithmetic, no macros, no imports, no tests. So the running time is bounded by the
length of the text and of its slots, and there is nothing to escape from; the sandbox stands
behind that as a second wall.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from servicekit.model.rule import Language
from servicekit.script.filters import FILTERS, filters_for, show
from servicekit.script.gap import GAP
from servicekit.text.nearest import did_you_mean

__all__ = [
    "LONGEST_TEXT",
    "TemplateProblem",
    "compile_text",
    "names_in",
    "nodes_in",
    "parse_text",
    "problems_in",
    "run_text",
]

LONGEST_TEXT = 20_000
"""A rendered text has at most so many characters."""
DEEPEST = 12
# A line that holds nothing but {% … %} leaves no line behind in the text.
OWN_LINE = re.compile(r"^[ \t]*((?:\{%[^\n%]*%\})+)[ \t]*(?:\n|\Z)", re.MULTILINE)
ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Const,
    nodes.Filter,
    nodes.Keyword,
    nodes.If,
    nodes.For,
    nodes.CondExpr,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Compare,
    nodes.Operand,
    nodes.Concat,
    nodes.List,
    nodes.Tuple,
)
REFUSED = {
    nodes.Getattr: "attributes of a value (a dot)",
    nodes.Getitem: "parts of a value (square brackets)",
    nodes.Call: "calls",
    nodes.Test: "tests ('is …')",
    nodes.Assign: "{% set %}",
    nodes.AssignBlock: "{% set %}",
    nodes.Macro: "macros",
    nodes.CallBlock: "{% call %}",
    nodes.FilterBlock: "{% filter %}",
    nodes.Include: "{% include %}",
    nodes.Import: "{% import %}",
    nodes.FromImport: "{% from … import %}",
    nodes.Extends: "{% extends %}",
    nodes.Block: "{% block %}",
    nodes.With: "{% with %}",
    nodes.BinExpr: "arithmetic",
    nodes.UnaryExpr: "arithmetic",
}
WHY_CLOSED = "a text for a client needs words, slots and the filters of this tool; nothing else can run"


class TemplateProblem(ValueError):  # noqa: N818 - it is caught one call above
    """What a template does wrong: the check, the line of the text (from 1), why, and the way out."""

    def __init__(self, check: str, line: int, message: str, why: str, say: str) -> None:
        super().__init__(message)
        self.check, self.line, self.why, self.say = check, line, why, say


@lru_cache(maxsize=2)
def _environment(language: Language) -> ImmutableSandboxedEnvironment:
    # Texts go to chats and letters and are no HTML, so nothing is escaped for it.
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,
        finalize=lambda value: show(value, language),
        keep_trailing_newline=False,
        cache_size=0,
    )
    environment.filters = filters_for(language)
    environment.tests = {}
    environment.globals = {}
    return environment


def parse_text(text: str, language: Language) -> nodes.Template:
    """Return the tree of a template, or raise ``TemplateProblem`` where it is no template at all."""
    try:
        tree = _environment(language).parse(text)
    except TemplateSyntaxError as error:
        what = f"the template cannot be read: {error.message}"
        raise _problem("template-syntax", error.lineno, what, "close every {{ and every {% %}") from error
    except (RecursionError, MemoryError) as error:
        raise _problem("template-syntax", 1, "the template is nested too deep", "write it flat") from error
    return tree


def problems_in(tree: nodes.Template) -> Iterator[TemplateProblem]:
    """Yield each place where the template leaves the closed part."""
    yield from _walk(tree, 0, 0)


def _problem(check: str, line: int, message: str, say: str) -> TemplateProblem:
    return TemplateProblem(check, line, message, WHY_CLOSED, say)


def _walk(node: nodes.Node, depth: int, loops: int) -> Iterator[TemplateProblem]:
    if depth > DEEPEST:
        what = f"more than {DEEPEST} things stand in one another"
        yield _problem("template-too-deep", node.lineno, what, "write it flat")
        return
    if not isinstance(node, ALLOWED):
        what = next((words for kind, words in REFUSED.items() if isinstance(node, kind)), type(node).__name__)
        say = f"use a slot with one of the filters {', '.join(sorted(FILTERS))}"
        yield _problem("template-not-allowed", node.lineno, f"a template may not use {what}", say)
        return
    if isinstance(node, nodes.Filter):
        yield from _check_filter(node)
    if isinstance(node, nodes.For):
        yield from _check_loop(node, loops)
        loops += 1
    if any(mark in _words_of(node) for mark in ("{", "}", GAP)):
        say = "leave it out: a client never sees a brace"
        yield _problem("brace-in-text", node.lineno, "a single brace stands in the text", say)
    for child in node.iter_child_nodes():
        yield from _walk(child, depth + (not isinstance(child, nodes.Output)), loops)


def _words_of(node: nodes.Node) -> str:
    """Return the words that a node itself puts into the text."""
    if isinstance(node, nodes.TemplateData):
        return node.data
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _check_filter(node: nodes.Filter) -> Iterator[TemplateProblem]:
    if node.name not in FILTERS:
        say = did_you_mean(node.name, FILTERS) or f"known filters: {', '.join(sorted(FILTERS))}"
        yield _problem("unknown-filter", node.lineno, f"there is no filter {node.name!r}", say)
    if node.dyn_args or node.dyn_kwargs or node.node is None:
        what = "a filter takes no * and no **"
        yield _problem("template-not-allowed", node.lineno, what, "write its arguments out")
    for argument in (*node.args, *(pair.value for pair in node.kwargs)):
        if not isinstance(argument, nodes.Const):
            what = f"an argument of {node.name!r} is no plain word in quotes"
            yield _problem("filter-arguments", node.lineno, what, "write it out in quotes")


def _check_loop(node: nodes.For, loops: int) -> Iterator[TemplateProblem]:
    names = isinstance(node.iter, nodes.Name) and isinstance(node.target, nodes.Name)
    if not names or node.recursive or loops > 0:
        what = "a loop may only go over one slot with 'many: true', and not inside another loop"
        say = "write {% for step in steps %}…{% endfor %}, where steps is such a slot"
        yield _problem("template-not-allowed", node.lineno, what, say)


def nodes_in(tree: nodes.Template) -> list[nodes.Node]:
    """Return every node of a template, in written order; one walk serves all checks."""
    found: list[nodes.Node] = []
    waiting: list[nodes.Node] = [tree]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting.extend(reversed(list(node.iter_child_nodes())))
    return found


def names_in(every: Sequence[nodes.Node]) -> Iterator[tuple[str, int]]:
    """Yield each slot that the nodes of a template read, with its line; names of loops are no slots."""
    loops = [node for node in every if isinstance(node, nodes.For)]
    bound = {loop.target.name for loop in loops if isinstance(loop.target, nodes.Name)}
    for name in every:
        if isinstance(name, nodes.Name) and name.ctx == "load" and name.name not in bound:
            yield name.name, name.lineno


def compile_text(text: str, language: Language) -> Template:
    """Return the compiled template; ``TemplateProblem`` says what it does wrong and where."""
    for problem in problems_in(parse_text(text, language)):
        raise problem
    try:
        return _environment(language).from_string(OWN_LINE.sub(r"\1", text))
    except (TemplateError, SyntaxError, RecursionError, MemoryError) as error:
        raise _problem("template-syntax", 1, "the template cannot be compiled", "write it simpler") from error


def run_text(template: Template, values: Mapping[str, Any], refuse: Callable[[str], Exception]) -> str:
    """Return the text of a template with its values; ``refuse`` makes the error of a text without end."""
    parts: list[str] = []
    length = 0
    for part in template.generate(values):
        parts.append(part)
        length += len(part)
        if length > LONGEST_TEXT:
            raise refuse(f"the text grows over {LONGEST_TEXT} characters")
    return "".join(parts)
