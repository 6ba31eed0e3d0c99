"""JUnit XML, the form that Jenkins and its relatives read."""

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from servicekit.finding import SEVERITY_ORDER, Severity
from servicekit.output.outcome import Entry, Outcome
from servicekit.output.screen_form import full_lines
from servicekit.output.visible import visible, visible_lines
from servicekit.output.where import NOWHERE, format_place

__all__ = ["Case", "junit_lines", "outcome_cases", "write_cases"]

Case = tuple[str, str, str, str, str]
"""Suite, name, ``failure``, ``error`` or nothing, the message, and the text below it."""

HEAD = '<?xml version="1.0" encoding="utf-8"?>'


def junit_lines(outcome: Outcome, fail_level: Severity = "error") -> Iterator[str]:
    """Yield one XML document: a suite for each file, a case for each finding.

    What stands below ``fail_level`` is a case that passes and tells what was found; a file
    without findings is one case that passes.
    """
    yield write_cases("servicekit lint", outcome_cases(outcome, fail_level))


def outcome_cases(outcome: Outcome, fail_level: Severity) -> Iterator[Case]:
    """Yield the cases of an outcome, file by file."""
    by_file: dict[str, list[Entry]] = {file: [] for file in outcome.files}
    for entry in outcome.entries:
        by_file.setdefault(entry.finding.place.file if entry.finding.place else NOWHERE, []).append(entry)
    for file, entries in by_file.items():
        if not entries:
            yield file, "no findings", "", "", ""
        for entry in entries:
            finding = entry.finding
            result = "error" if entry.problem else "failure" if _fails(finding.severity, fail_level) else ""
            below = "\n".join("".join(text for text, _ in line) for line in full_lines(entry))
            yield file, f"{finding.rule} at {format_place(entry)}", result, finding.message, below


def _fails(severity: Severity, fail_level: Severity) -> bool:
    return SEVERITY_ORDER[severity] <= SEVERITY_ORDER[fail_level]


def write_cases(name: str, cases: Iterable[Case]) -> str:
    """Return the document with the cases gathered into their suites."""
    root = ET.Element("testsuites", name=name)
    suites: dict[str, list[Case]] = {}
    for case in cases:
        suites.setdefault(case[0], []).append(case)
    for suite, members in suites.items():
        counts = {
            "name": visible(suite),
            "tests": str(len(members)),
            "failures": str(sum(case[2] == "failure" for case in members)),
            "errors": str(sum(case[2] == "error" for case in members)),
        }
        element = ET.SubElement(root, "testsuite", counts)
        for case in members:
            _add_case(element, case)
    ET.indent(root)
    return f"{HEAD}\n{ET.tostring(root, encoding='unicode')}"


def _add_case(parent: ET.Element, case: Case) -> None:
    suite, name, result, message, below = case
    element = ET.SubElement(parent, "testcase", classname=visible(suite), name=visible(name))
    text = visible_lines(below)
    if result:
        ET.SubElement(element, result, message=visible(message)).text = text
    elif text:
        ET.SubElement(element, "system-out").text = text
