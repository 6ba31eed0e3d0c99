"""The code quality report of GitLab."""

from collections.abc import Iterator
from pathlib import PurePath

from servicekit.output.fingerprint import fingerprints
from servicekit.output.json_form import dump_json
from servicekit.output.outcome import Entry, Outcome
from servicekit.output.visible import visible
from servicekit.output.where import stretch_of

__all__ = ["gitlab_lines"]

SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def gitlab_lines(outcome: Outcome) -> Iterator[str]:
    """Yield one JSON list; an empty one says that nothing was found."""
    names = fingerprints(outcome.entries)
    issues = [_issue(entry, name) for entry, name in zip(outcome.entries, names, strict=True)]
    yield dump_json(issues, indent=2)


def _issue(entry: Entry, name: str) -> dict[str, object]:
    finding, place = entry.finding, stretch_of(entry).place
    path = PurePath(place.file).as_posix().removeprefix("./")
    return {
        "description": visible(finding.message),
        "check_name": finding.rule,
        "fingerprint": name,
        "severity": _severity(entry),
        "location": {"path": visible(path), "lines": {"begin": place.line}},
    }


def _severity(entry: Entry) -> str:
    """Return GitLab's word: a critical error is ``critical``, an undone job is ``blocker``."""
    finding = entry.finding
    if entry.problem:
        return "blocker"
    if finding.severity == "error" and finding.critical != "none":
        return "critical"
    return SEVERITIES[finding.severity]
