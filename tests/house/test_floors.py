"""The floors hold: imports go downward only, and below the fifth floor nothing touches the world.

Every import counts: those for types only, and those inside a function.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src" / "servicekit"
FRONT = "front door"
FLOORS = [
    {"errors", "finding", "source", "text"},
    {"model"},
    {"match"},
    {"lint", "schedule", "script", "escalation", "score"},
    {"advise", "verify"},
    {"load", "batch", "output", "report", "handbook"},
    {FRONT},
    {"cli", "testing", "integrations"},
]
FLOOR_OF = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
HANDS = 5

# On the ground a complaint knows its finding, and a finding knows its place.
GROUND = {("errors", "finding"), ("finding", "source")}

# Who may import which package: a room, a folder or one module of it.
GUESTS = {
    "click": {"cli"},
    "dawg": {"match"},
    "dawg_python": {"match"},
    "google": {"lint", "load"},
    "holidays": {"load"},
    "hypothesis": {"testing"},
    "icalendar": {"load", "output"},
    "jinja2": {"script", "handbook"},
    "numpy": {"batch", "match/many"},
    "polars": {"batch"},
    "pyarrow": {"batch"},
    "pydantic": set(FLOOR_OF) - {"text", FRONT, "cli"},
    "pydantic_core": {"model", "load"},
    "pymorphy3": {"match/compile/russian_forms.py", "script"},
    "pymorphy3_dicts_ru": {"match/tables.py"},
    "pytest": {"testing"},
    "re2": {"lint/pattern.py", "load/notation.py"},
    "rich": {"cli", "output"},
    "yaml": {"load"},
}

# Modules of Python through which the world comes in, and calls that read or change it.
WORLD = set(
    "os io pathlib random secrets time tempfile shutil glob socket ssl http urllib subprocess "
    "multiprocessing threading asyncio logging locale getpass platform importlib sqlite3".split()
)
DEEDS = {"open", "print", "input", "breakpoint", "exec", "eval", "__import__"}
METHODS = {"now", "utcnow", "today", "open", "read_text", "read_bytes", "write_text", "write_bytes"}
ALLOWED = {
    "match/tables.py": {"importlib", "read_text"},  # The word tables are shipped inside the package.
    "match/many/screen.py": {"threading"},  # A lock: threads that share a standard take turns to teach it.
    "lint/crash.py": {"pathlib"},  # PurePath cuts the folder off the place of a crash; it reads nothing.
}

MODULES = sorted(SOURCE.rglob("*.py"))


def name_of(module: Path) -> str:
    return module.relative_to(SOURCE).as_posix()


def room_of(module: Path) -> str:
    name = name_of(module)
    return FRONT if name == "__init__.py" else name.split("/")[0].removesuffix(".py")


def imports(module: Path) -> Iterator[str]:
    """Yield every dotted name that a module imports, whatever the import is for."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, (
                f"{name_of(module)}:{node.lineno} imports relatively; write the whole name"
            )
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_entered(module: Path) -> set[str]:
    entered = set()
    for name in imports(module):
        first, _, rest = name.partition(".")
        # The version stands beside the front door and is no part of it.
        if first == "servicekit" and rest != "__version__":
            room = rest.split(".")[0]
            entered.add(room if room in FLOOR_OF or (SOURCE / room).is_dir() else FRONT)
    return entered


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_imports_go_downward_only(module):
    """A room imports rooms of lower floors; brothers on a floor never import each other."""
    room = room_of(module)
    assert room in FLOOR_OF, (
        f"{room} stands on no floor; name its floor in FLOORS or choose a room that exists"
    )
    upward = {
        other
        for other in rooms_entered(module) - {room}
        if (room, other) not in GROUND and FLOOR_OF.get(other, len(FLOORS)) >= FLOOR_OF[room]
    }
    assert not upward, f"{name_of(module)} on floor {FLOOR_OF[room]} imports {upward}"


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_packages_are_imported_only_where_they_belong(module):
    """Each package of others is known to the rooms that need it, and to no other."""
    packages = {name.split(".")[0] for name in imports(module)} - sys.stdlib_module_names - {"servicekit"}
    here = {room_of(module), name_of(module), name_of(module.parent)}
    strangers = {package for package in packages if not GUESTS.get(package, set()) & here}
    assert not strangers, f"{name_of(module)} imports {strangers}; who may is written in GUESTS"


@pytest.mark.parametrize(
    "module", [m for m in MODULES if FLOOR_OF.get(room_of(m), HANDS) < HANDS], ids=name_of
)
def test_below_the_hands_nothing_touches_the_world(module):
    """No path, file, print, environment, clock or chance below the fifth floor: what is needed is an argument."""
    touched = {name.split(".")[0] for name in imports(module)} & WORLD
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                touched |= {node.func.id} & DEEDS
            elif isinstance(node.func, ast.Attribute):
                touched |= {node.func.attr} & METHODS
    assert touched <= ALLOWED.get(name_of(module), set()), f"{name_of(module)} uses {touched}"


def test_no_room_is_empty_and_no_floor_is_forgotten():
    """Every folder of the package that holds modules is a room with a front of its own."""
    folders = {module.parent for module in MODULES} - {SOURCE}
    assert [folder.name for folder in folders if not (folder / "__init__.py").is_file()] == []
