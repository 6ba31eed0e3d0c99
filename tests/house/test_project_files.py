"""The files round the package agree with one another."""

import os
import re
import tomllib
from pathlib import Path

import servicekit

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_verb_is_explained():
    """`make help` and CONTRIBUTING list the verbs that the Makefile has, and no others."""
    verbs = re.search(r"^\.PHONY: (.+)$", MAKEFILE, re.MULTILINE)[1].split()
    assert sorted(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)) == sorted(verbs)
    assert sorted(re.findall(r"^\| `make ([a-z-]+)", CONTRIBUTING, re.MULTILINE)) == sorted(verbs)


def test_ci_calls_the_same_verbs_as_people():
    """What CI runs is a verb, and the file can be run."""
    script = ROOT / ".ci" / "run"
    assert re.search(r"^exec make .* ci$", script.read_text(encoding="utf-8"), re.MULTILINE)
    assert os.access(script, os.X_OK)


def test_the_version_is_one():
    """The package, its metadata and the changelog name the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == servicekit.__version__
    assert f"## [{servicekit.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_types_are_shipped():
    """Type checkers of users see the types."""
    assert (Path(servicekit.__file__).parent / "py.typed").is_file()
