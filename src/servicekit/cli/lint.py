"""``servicekit lint``: replies and chat logs against one or more standards."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from servicekit.cli.checking import Task
from servicekit.cli.running import run_files
from servicekit.cli.screen import (
    ColorChoice,
    color_option,
    open_output,
    output_option,
    wants_color,
)
from servicekit.cli.standards import (
    check_ids,
    load_standards,
    rule_ids,
    standard_entries,
    standard_option,
)
from servicekit.errors import InputError, StandardError
from servicekit.finding import SEVERITY_ORDER, Severity
from servicekit.lint import every_rule
from servicekit.load.chats import find_chat_files
from servicekit.model import Standard
from servicekit.output import FORMATS, Format, Look, Outcome, write_findings
from servicekit.output.edits import diff_lines, write_safely
from servicekit.output.github import github_summary
from servicekit.output.screen_form import summary_line
from servicekit.output.visible import visible_lines
from servicekit.output.write import SCREEN_FORMATS
from servicekit.text.nearest import did_you_mean

__all__ = ["command"]


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked for on the command line."""

    paths: tuple[str, ...]
    standards: tuple[str, ...]
    form: Format
    output: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_level: Severity
    exit_zero: bool
    statistics: bool
    fix: bool
    diff: bool
    jobs: int
    color: ColorChoice
    quiet: bool
    channel: str | None


EXAMPLES = """\b
Examples:
  servicekit lint chats.jsonl
  echo "Успокойтесь!" | servicekit lint - --channel chat
  servicekit lint chats/ --standard my.yaml --format github --fail-level warning
"""


@click.command("lint", epilog=EXAMPLES)
@click.argument("paths", nargs=-1, metavar="[PATHS]...|-")
@standard_option()
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="full", show_default=True, help="How to print."
)
@output_option()
@click.option("--select", multiple=True, metavar="RULE,…", help="Run these rules only.")
@click.option("--ignore", multiple=True, metavar="RULE,…", help="Leave these rules out.")
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "info"]),
    default="error",
    show_default=True,
    help="Exit with 1 from this severity on. What is shown does not change.",
)
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even when something is found; 2 stays 2.")
@click.option(
    "--statistics", is_flag=True, help="Print how often each rule is broken in place of the findings."
)
@click.option(
    "--fix", is_flag=True, help="Apply the safe edits to .txt, .md and .jsonl files, then check again."
)
@click.option("--diff", is_flag=True, help="Print what --fix would change and write nothing.")
@click.option(
    "--jobs", type=click.IntRange(1), default=1, show_default=True, metavar="N", help="Use N processes."
)
@color_option()
@click.option("-q", "--quiet", is_flag=True, help="Print the findings and nothing else.")
@click.option(
    "--channel", metavar="NAME", help="The channel of replies that do not name one, such as chat or email."
)
def command(**given: Any) -> None:
    """Check replies and chat logs by a standard.

    PATHS are files or folders: logs (.jsonl, .csv, .tsv), dialogues (.yaml), single replies
    (.txt, .md). A lone - reads standard input: JSONL, or one reply.

    Exit codes: 0 clean, 1 findings at or above the fail level, 2 the job could not be done
    (a bad call, standard or line; nothing to check; a rule that crashed).
    """
    call = Call(**given)
    if not call.paths:
        raise click.UsageError("Nothing to check. Name files or folders, or - for standard input.")
    if call.statistics and call.form not in SCREEN_FORMATS:
        raise click.UsageError(f"--statistics goes with --format {' or '.join(SCREEN_FORMATS)}.")
    files = _files(call)
    try:
        standards = load_standards(call.standards)
    except StandardError as error:
        _write(call, Outcome(standard_entries(error)))
        click.get_current_context().exit(2)
    task = _task(call, standards)
    changing = call.fix or call.diff
    outcome = _fix(call, task, files) if changing else run_files(task, files, call.jobs, quiet=call.quiet)
    if not call.diff:
        _write(call, outcome)
    click.get_current_context().exit(_exit_code(call, outcome))


def _files(call: Call) -> list[str]:
    try:
        files = find_chat_files(call.paths)
    except InputError as error:
        raise click.UsageError(visible_lines(str(error))) from None
    if call.fix or call.diff:
        from servicekit.cli.fixing import refuse_unfixable

        refuse_unfixable(files)
    return files


def _task(call: Call, standards: list[Standard]) -> Task:
    known = rule_ids(standards)
    select = check_ids("--select", call.select, known)
    ignore = check_ids("--ignore", call.ignore, known)
    chosen = frozenset(select or known) - frozenset(ignore)
    if not any(rule.id in chosen and rule.is_on for standard in standards for rule in every_rule(standard)):
        raise click.UsageError("Nothing to check: no rule is left.")
    channels = {channel for standard in standards for channel in standard.channels}
    if call.channel and call.channel not in channels:
        raise click.UsageError(
            f"--channel: there is no channel {call.channel!r}. {did_you_mean(call.channel, channels)}"
        )
    everything = not (select or ignore)
    return Task(
        tuple((s, None if everything else chosen & set(rule_ids([s]))) for s in standards), call.channel
    )


def _fix(call: Call, task: Task, files: list[str]) -> Outcome:
    """Print or apply the safe edits; after edits the result is checked anew."""
    from servicekit.cli.fixing import plan_changes

    outcome = run_files(task, files, call.jobs, quiet=call.quiet)
    changes = plan_changes(outcome.entries)
    if call.diff:
        with open_output(call.output) as out:
            for change in changes:
                out.writelines(diff_lines(change.file, change.before, change.after))
    else:
        for change in changes:
            write_safely(Path(change.file), change.data)
        outcome = run_files(task, files, call.jobs, quiet=call.quiet) if changes else outcome
    if not call.quiet:
        verb = "Would fix" if call.diff else "Fixed"
        edits = sum(change.edits for change in changes)
        click.echo(
            f"{verb} {edits:,} finding{'' if edits == 1 else 's'} in {len(changes):,} "
            f"file{'' if len(changes) == 1 else 's'}.",
            err=True,
        )
    return outcome


def _write(call: Call, outcome: Outcome) -> None:
    with open_output(call.output, utf8=call.form not in SCREEN_FORMATS) as out:
        look = Look(
            color=wants_color(call.color, out),
            statistics=call.statistics,
            quiet=call.quiet,
            fail_level=call.fail_level,
        )
        write_findings(outcome, call.form, out, look)
    if call.output and not call.quiet:
        click.echo(f"{summary_line(outcome)} Written to {call.output}.", err=True)
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if call.form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(github_summary(outcome))


def _exit_code(call: Call, outcome: Outcome) -> int:
    if outcome.problems:
        return 2
    bound = SEVERITY_ORDER[call.fail_level]
    if any(SEVERITY_ORDER[entry.finding.severity] <= bound for entry in outcome.entries):
        return 0 if call.exit_zero else 1
    return 0
