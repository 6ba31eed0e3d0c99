"""Workflow commands of GitHub Actions, and the summary of a job."""

from collections.abc import Iterator

from servicekit.finding import SEVERITY_ORDER, Severity
from servicekit.output.outcome import Entry, Outcome
from servicekit.output.screen_form import concise_lines, summary_line
from servicekit.output.visible import visible
from servicekit.output.where import stretch_of

__all__ = ["github_lines", "github_summary"]

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
AT_MOST = 10


def github_lines(outcome: Outcome) -> Iterator[str]:
    """Yield annotations, the gravest first, then what the annotations leave out, then the totals.

    GitHub shows ten annotations of a level and drops the others silently, so those are printed
    as plain lines of the log.
    """
    ordered = sorted(outcome.entries, key=lambda e: (not e.problem, SEVERITY_ORDER[e.finding.severity]))
    left = dict.fromkeys(COMMANDS.values(), AT_MOST)
    rest = []
    for entry in ordered:
        command = "error" if entry.problem else COMMANDS[entry.finding.severity]
        if left[command]:
            left[command] -= 1
            yield _annotation(command, entry)
        else:
            rest.append(entry)
    for entry in rest:
        yield _plain("".join(text for line in concise_lines(entry) for text, _ in line))
    yield _plain(summary_line(outcome))


def _annotation(command: str, entry: Entry) -> str:
    finding, stretch = entry.finding, stretch_of(entry)
    place, where = stretch.place, {}
    if finding.place:
        where = {"file": place.file, "line": str(place.line)}
    if finding.place and stretch.exact:
        where |= {
            "endLine": str(place.end_line),
            "col": str(place.column),
            "endColumn": str(place.end_column),
        }
    where["title"] = finding.rule
    properties = ",".join(f"{key}={_escape_property(value)}" for key, value in where.items())
    message = "\n".join([finding.message, f"why: {finding.why}", *(f"say: {say}" for say in finding.say)])
    return f"::{command} {properties}::{_escape(message)}"


def _escape(text: str) -> str:
    lines = "%0A".join(visible(line).replace("%", "%25") for line in text.split("\n"))
    return _disarm(lines)


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def _plain(line: str) -> str:
    """Return a line of the log that cannot pass for a workflow command."""
    return _disarm(f" {line}" if not line.lstrip().startswith("::") else f"| {line}")


def _disarm(text: str) -> str:
    """Break the old form of a command, which the runner finds anywhere in a line."""
    return text.replace("##[", "# #[")


def github_summary(outcome: Outcome) -> str:
    """Return the totals as Markdown for the page of the job."""
    lines = ["## servicekit", "", visible(summary_line(outcome)), ""]
    rows = outcome.by_rule()
    if rows:
        lines += ["| rule | severity | findings |", "| --- | --- | ---: |"]
        lines += [f"| {_cell(f.rule)} | {f.severity} | {count:,} |" for f, count in rows]
    return "\n".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    return visible(text).replace("|", "\\|").replace("<", "&lt;").replace("`", "'")
