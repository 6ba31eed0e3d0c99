"""The entry point for pytest; everything heavy is imported when the first standard is met."""

from pathlib import Path
from typing import TYPE_CHECKING

from servicekit.testing.discover import has_header, header_beside, is_yaml, standard_at

if TYPE_CHECKING:
    import pytest

__all__ = ["pytest_collect_file"]


def pytest_collect_file(file_path: Path, parent: "pytest.Collector") -> "pytest.Collector | None":
    """Collect the examples of a standard; YAML files that are none are left alone.

    A folder standard is collected once, through the file with its header. A part of it that
    is named on the command line gives the examples that stand in that part.
    """
    if not is_yaml(file_path):
        return None
    if has_header(file_path):
        standard_path, part = standard_at(file_path), None
    elif parent.session.isinitpath(file_path) and header_beside(file_path):
        standard_path, part = file_path.parent, file_path
    else:
        return None
    from servicekit.testing.collect import StandardFile

    return StandardFile.from_parent(parent, path=file_path, standard_path=standard_path, part=part)
