"""Small rooms are kept small, and every public name says what it is for."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "servicekit"
MODULES = sorted(SOURCE.rglob("*.py"))
MOST_LINES = 300
MOST_LINES_OF_A_FUNCTION = 50

# A module may be longer only for a reason that is written here.
LONGER = {
    "load/composing.py": "builds the tree of YAML nodes with the place of every key; half a builder is none",
    "load/complaints.py": "puts every refusal of the models into words; they are read and compared side by side",
}


def name_of(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_module_is_read_in_one_sitting(module):
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= MOST_LINES or name_of(module) in LONGER, (
        f"{lines} lines: split it, or say why not in LONGER"
    )


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_a_function_fits_on_a_screen(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    long = {f.name: f.end_lineno - f.lineno + 1 for f in functions(tree)}
    assert {name: lines for name, lines in long.items() if lines > MOST_LINES_OF_A_FUNCTION} == {}


def public_names(tree):
    """Yield the functions, classes and methods that are met from outside: nothing inside a function or _private."""
    for node in tree.body:
        named = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        if named and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public_names(node)


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_every_public_name_says_what_it_is_for(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module has no docstring"
    assert [node.name for node in public_names(tree) if not ast.get_docstring(node)] == []
