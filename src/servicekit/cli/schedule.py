"""``servicekit schedule``: the control points of one project, or of all of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from servicekit.cli.screen import open_output, output_option
from servicekit.cli.standards import load_standards, standard_option
from servicekit.errors import InputError, UnknownId
from servicekit.output.schedule_write import SCHEDULE_FORMATS, ScheduleFormat, format_schedule
from servicekit.text.nearest import did_you_mean

if TYPE_CHECKING:
    from servicekit.model import Standard

__all__ = ["command"]

PORTFOLIO_FORMATS = ("table", "markdown", "json", "csv", "ics")


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked for on the command line."""

    standards: tuple[str, ...]
    start: str | None
    due: str | None
    term: str | None
    plan: str | None
    calendar: str | None
    project: str
    pauses: tuple[str, ...]
    done: tuple[str, ...]
    now: str | None
    portfolio: Path | None
    import_calendar: Path | None
    form: ScheduleFormat
    output: Path | None


EXAMPLES = """\b
Examples:
  servicekit schedule --start 2026-04-27 --due "15.05.2026 18:00"
  servicekit schedule --start 27.04.2026 --for "10 рабочих дней" --format ics -o project.ics
  servicekit schedule --portfolio projects.csv --now 2026-05-12
  servicekit schedule --import-calendar isdayoff-2028.txt
"""


@click.command("schedule", epilog=EXAMPLES)
@standard_option()
@click.option("--start", metavar="MOMENT", help="When work begins; a date alone is its opening.")
@click.option("--due", metavar="MOMENT", help="When it must be done; a date alone is its close.")
@click.option("--for", "term", metavar="TERM", help="A term in place of --due: 10 рабочих дней, 2 weeks.")
@click.option("--plan", metavar="ID", help="Which checkpoints of the standard. Default: project.")
@click.option("--calendar", metavar="ID", help="Another calendar of the standard than the plan names.")
@click.option("--project", default="", metavar="NAME", help="The name of the work, for titles and events.")
@click.option("--pause", "pauses", multiple=True, metavar="A/B", help="Waiting for the client from A to B.")
@click.option("--done", multiple=True, metavar="ID[=MOMENT]", help="A point that was carried out.")
@click.option("--now", metavar="MOMENT", help="Show what is due and missed at MOMENT.")
@click.option(
    "--portfolio",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV file of projects: what is due today and what was missed, by owner.",
)
@click.option(
    "--import-calendar",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Print the exceptions of an xmlcalendar, isdayoff or ICS file as YAML.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(SCHEDULE_FORMATS),
    default="table",
    show_default=True,
    help="How to print.",
)
@output_option()
@click.pass_context
def command(ctx: click.Context, /, **asked: Any) -> None:
    """Show when the control points of a project stand, in working time, and what is checked at each."""
    call = Call(**asked)
    code = 0
    if call.import_calendar is not None:
        text = _imported(call.import_calendar)
    elif call.portfolio is not None:
        text, code = _portfolio(call, call.portfolio)
    else:
        text = _project(call)
    with open_output(call.output, utf8=call.form not in ("table", "markdown")) as out:
        out.write(text)
    ctx.exit(code)


def _imported(path: Path) -> str:
    from servicekit.load.calendars_files import read_calendar_file
    from servicekit.output.calendar_yaml import exception_lines

    return "".join(f"{line}\n" for line in exception_lines(read_calendar_file(path)))


def _project(call: Call) -> str:
    from servicekit.schedule import plan_at, schedule_checkpoints
    from servicekit.schedule.planning import calendar_of
    from servicekit.schedule.terms import parse_done, parse_end, parse_moment, parse_pause, parse_start

    if call.start is None or (call.due is None) is (call.term is None):
        raise click.UsageError('Give --start, and either --due or --for, such as --for "10 рабочих дней".')
    standard, name = _standard_with(call)
    calendar = calendar_of(standard, name, call.calendar)
    zone = calendar.zone if calendar else None
    start = parse_start(call.start, zone, calendar)
    due = parse_end(call.due or call.term or "", start, zone, calendar)
    plan = schedule_checkpoints(
        standard,
        start,
        due,
        name,
        calendar,
        [parse_pause(text, zone) for text in call.pauses],
        dict(parse_done(text, zone) for text in call.done),
    )
    now = parse_moment(call.now, zone) if call.now else None
    plan = plan_at(plan, now) if now else plan
    moment = now or datetime.now(UTC)
    return format_schedule(plan, call.form, standard.language, call.project, now=moment)


def _portfolio(call: Call, path: Path) -> tuple[str, int]:
    """Return the duties of a portfolio, or all its points for programs; 2 when a row could not be read."""
    from servicekit.load.projects import read_projects
    from servicekit.output.schedule_data import csv_text, json_text
    from servicekit.output.schedule_ics import ics_text
    from servicekit.output.schedule_portfolio import duty_lines
    from servicekit.schedule.planning import calendar_of
    from servicekit.schedule.portfolio import duties, schedule_portfolio
    from servicekit.schedule.terms import parse_moment

    if call.form not in PORTFOLIO_FORMATS:
        raise click.UsageError(
            f"--format {call.form} shows one project; a portfolio is {', '.join(PORTFOLIO_FORMATS)}."
        )
    standard, name = _standard_with(call)
    calendar = calendar_of(standard, name, call.calendar)
    now = parse_moment(call.now, calendar.zone if calendar else None) if call.now else datetime.now(UTC)
    rows = list(read_projects(path))
    if call.calendar:
        rows = [{**row, "calendar": row.get("calendar") or call.calendar} for row in rows]
    scheduled = list(schedule_portfolio(standard, rows, plan=name, now=now))
    for project in scheduled:
        if project.error is not None:
            line = rows[project.row]["line"]
            click.echo(
                f"{path}:{line}: {project.project or 'a project without a name'}: {project.error}", err=True
            )
    plans = [(project.project, project.plan) for project in scheduled if project.plan]
    code = 2 if len(plans) < len(scheduled) or not rows else 0
    if not rows:
        raise InputError(
            f"{path}: the file holds no project; write one in each row below the names of the columns"
        )
    if call.form == "json":
        return json_text(plans), code
    if call.form == "csv":
        return csv_text(plans), code
    if call.form == "ics":
        return ics_text(plans, standard.language, now=now), code
    lines = duty_lines(duties(scheduled, now), standard.language, markdown=call.form == "markdown")
    return "".join(f"{line}\n" for line in lines), code


def _standard_with(call: Call) -> "tuple[Standard, str]":
    """Return the standard that holds the plan asked for, and the plan's id."""
    standards = load_standards(call.standards)
    name = call.plan or "project"
    for standard in standards:
        if name in standard.checkpoints:
            return standard, name
    known = [plan for standard in standards for plan in standard.checkpoints]
    if call.plan is None and len(known) == 1:
        return next(s for s in standards if s.checkpoints), known[0]
    named = ", ".join(standard.id for standard in standards)
    if not known:
        raise UnknownId(
            f"{named}: no standard here holds checkpoints; write them, or give --standard ru-service"
        )
    raise UnknownId(f"{named}: there are no checkpoints {name!r}. {did_you_mean(name, known)} Give --plan.")
