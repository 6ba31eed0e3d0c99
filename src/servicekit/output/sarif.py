"""SARIF 2.1.0, the form that code scanning services read."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from servicekit import __version__
from servicekit.finding import Severity
from servicekit.model import Rule
from servicekit.output.fingerprint import fingerprints
from servicekit.output.json_form import dump_json
from servicekit.output.outcome import Entry, Outcome
from servicekit.output.visible import visible
from servicekit.output.where import stretch_of

__all__ = ["sarif_lines"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}

Json = dict[str, Any]


def sarif_lines(outcome: Outcome) -> Iterator[str]:
    """Yield one SARIF log with one run.

    Findings are results; problems are notifications of a tool that could not do all its work.
    """
    found = [entry for entry in outcome.entries if not entry.problem]
    rules = _rules(outcome, found)
    index = {rule["id"]: i for i, rule in enumerate(rules)}
    names = fingerprints(found)
    driver = {"name": "servicekit", "version": __version__, "semanticVersion": __version__, "rules": rules}
    problems = [_notification(entry) for entry in outcome.entries if entry.problem]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not problems, "toolExecutionNotifications": problems}],
        "results": [_result(entry, index, name) for entry, name in zip(found, names, strict=True)],
    }
    yield dump_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2)


def _rules(outcome: Outcome, found: list[Entry]) -> list[Json]:
    """Describe every rule that took part, and those that only findings name."""
    described = {rule.id: _rule(rule) for rule in outcome.rules if rule.is_on}
    for entry in found:
        finding = entry.finding
        described.setdefault(finding.rule, {"id": finding.rule, "fullDescription": _text(finding.why)})
    return list(described.values())


def _rule(rule: Rule) -> Json:
    helped = "\n".join([rule.why, *rule.say])
    return {
        "id": rule.id,
        "shortDescription": _text(rule.title or rule.why),
        "fullDescription": _text(rule.why),
        "help": _text(helped),
        "defaultConfiguration": {"level": LEVELS[rule.finding_severity]},
        "properties": {
            "source": rule.source,
            "critical": rule.critical,
            "precision": _precision(rule.confidence),
        },
    }


def _precision(confidence: str) -> str:
    return "very-high" if confidence == "sure" else "medium"


def _text(text: str) -> Json:
    return {"text": text}


def _result(entry: Entry, index: dict[str, int], name: str) -> Json:
    finding = entry.finding
    properties = {
        "turn": finding.turn,
        "start": finding.start,
        "end": finding.end,
        "confidence": finding.confidence,
        "critical": finding.critical,
        "say": list(finding.say),
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": LEVELS[finding.severity],
        "message": _text(visible(finding.message)),
        "locations": [_location(entry)] if finding.place else [],
        "partialFingerprints": {"servicekitFinding/v1": name},
        "properties": properties,
    }


def _location(entry: Entry) -> Json:
    stretch = stretch_of(entry)
    place = stretch.place
    region: Json = {"startLine": place.line}
    if stretch.exact:
        region |= {"startColumn": place.column, "endLine": place.end_line, "endColumn": place.end_column}
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(place.file)}, "region": region}}


def _uri(file: str) -> str:
    """Return a relative reference, or a ``file:`` address for an absolute path."""
    path = PurePath(file)
    if path.is_absolute():
        return "file://" + quote("/" + path.as_posix().lstrip("/"), safe="/:", errors="backslashreplace")
    return quote(path.as_posix(), errors="backslashreplace")


def _notification(entry: Entry) -> Json:
    finding = entry.finding
    message = "\n".join([finding.message, finding.why, *finding.say])
    notification: Json = {
        "descriptor": {"id": finding.rule},
        "level": "error",
        "message": _text(visible(message)),
    }
    if finding.place:
        notification["locations"] = [_location(entry)]
    return notification
