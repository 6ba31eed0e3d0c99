"""The front door tells the truth, and opens without carrying the furniture out."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

DOORS = ["servicekit", "servicekit.load"]
HEAVY = (
    "yaml jinja2 pymorphy3 numpy pyarrow pydantic pytest hypothesis click rich re2 holidays icalendar".split()
)


def homes(door):
    """Return where each name of a door lives, as whole module names."""
    table = door._HOMES
    return {name: home if "." in home else f"{door.__name__}.{home}" for name, home in table.items()}


def names_for_types(door):
    """Return what the door imports for type checkers only, as name: module."""
    tree = ast.parse(Path(door.__file__).read_text(encoding="utf-8"))
    [branch] = [node for node in tree.body if isinstance(node, ast.If)]
    assert isinstance(branch.test, ast.Name)
    assert branch.test.id == "TYPE_CHECKING"
    return {alias.name: node.module for node in branch.body for alias in node.names}


@pytest.mark.parametrize("name", DOORS)
def test_all_tells_the_truth(name):
    """What is offered, what is found at run time, and what type checkers see are the same names."""
    door = import_module(name)
    assert door.__all__ == sorted(door._HOMES)
    assert names_for_types(door) == homes(door)


@pytest.mark.parametrize("name", DOORS)
def test_every_name_opens(name):
    """Each name gives the thing that lives where the door says, and that house offers it too."""
    door = import_module(name)
    for public, home in homes(door).items():
        house = import_module(home)
        assert getattr(door, public) is getattr(house, public)
        assert public in house.__all__
    assert set(door.__all__) <= set(dir(door))


@pytest.mark.parametrize("name", DOORS)
def test_a_name_that_is_none_is_refused(name):
    """A mistyped name is an AttributeError that repeats it."""
    with pytest.raises(AttributeError, match="validate_replies_of"):
        getattr(import_module(name), "validate_replies_of")  # noqa: B009 - mypy would refuse the attribute.


def test_importing_servicekit_imports_nothing_heavy():
    """`import servicekit` costs next to nothing: every package is imported when it is first needed."""
    code = f"import sys, servicekit; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == ""
