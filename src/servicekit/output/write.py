"""The one way from an outcome to characters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TextIO, get_args

from servicekit.finding import Severity
from servicekit.output.github import github_lines
from servicekit.output.gitlab import gitlab_lines
from servicekit.output.json_form import json_lines, jsonl_lines
from servicekit.output.junit import junit_lines
from servicekit.output.outcome import Outcome
from servicekit.output.sarif import sarif_lines
from servicekit.output.screen_form import Line, concise_lines, full_lines, statistics_lines, summary_line

__all__ = ["FORMATS", "SCREEN_FORMATS", "Format", "Look", "write_findings", "write_lines"]

Format = Literal["full", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit"]
FORMATS: tuple[Format, ...] = get_args(Format)
SCREEN_FORMATS: tuple[Format, ...] = ("full", "concise")

_MACHINE = {
    "json": json_lines,
    "jsonl": jsonl_lines,
    "sarif": sarif_lines,
    "github": github_lines,
    "gitlab": gitlab_lines,
}


@dataclass(frozen=True, slots=True)
class Look:
    """How an outcome is written.

    ``color`` and ``statistics`` (counts of the rules in place of the findings) belong to
    ``full`` and ``concise``; ``quiet`` leaves their summary out; ``fail_level`` tells ``junit``
    what is a failure.
    """

    color: bool = False
    statistics: bool = False
    quiet: bool = False
    fail_level: Severity = "error"


PLAIN = Look()


def write_findings(outcome: Outcome, form: Format, out: TextIO, look: Look = PLAIN) -> None:
    """Write an outcome to ``out`` in one of ``FORMATS``."""
    if form in SCREEN_FORMATS:
        write_lines(_screen(outcome, form, look), out, color=look.color)
    elif form == "junit":
        out.writelines(f"{line}\n" for line in junit_lines(outcome, look.fail_level))
    else:
        out.writelines(f"{line}\n" for line in _MACHINE[form](outcome))


def _screen(outcome: Outcome, form: Format, look: Look) -> Iterable[Line]:
    for entry in outcome.entries:
        if look.statistics and not entry.problem:
            continue
        if form == "full":
            yield from full_lines(entry)
            yield []
        else:
            yield from concise_lines(entry)
    if look.statistics:
        yield from statistics_lines(outcome)
    if not look.quiet:
        yield [(summary_line(outcome), "bold")]


def write_lines(lines: Iterable[Line], out: TextIO, *, color: bool) -> None:
    """Write lines of styled pieces, with colours only when asked for."""
    if not color:
        out.writelines("".join(text for text, _ in line) + "\n" for line in lines)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, force_terminal=True, highlight=False, markup=False, emoji=False)
    for line in lines:
        console.print(Text.assemble(*line), soft_wrap=True)
