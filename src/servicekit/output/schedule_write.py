"""The one way from a schedule to characters."""

from datetime import datetime
from typing import Literal, get_args

from servicekit.model.rule import Language
from servicekit.output.schedule_data import csv_text, json_text
from servicekit.output.schedule_html import html_text
from servicekit.output.schedule_ics import ics_text
from servicekit.output.schedule_svg import svg_text
from servicekit.output.schedule_table import markdown_lines, table_lines
from servicekit.schedule import CheckpointPlan

__all__ = ["SCHEDULE_FORMATS", "ScheduleFormat", "format_schedule"]

ScheduleFormat = Literal["table", "markdown", "json", "csv", "ics", "svg", "html"]
SCHEDULE_FORMATS: tuple[ScheduleFormat, ...] = get_args(ScheduleFormat)


def format_schedule(
    plan: CheckpointPlan, form: ScheduleFormat, language: Language, project: str = "", *, now: datetime
) -> str:
    """Return a schedule in one of ``SCHEDULE_FORMATS``, with the line ends that the form asks for.

    ``project`` names the work; ``now`` dates the events of an ICS file. Raises `InputError` where
    the form needs a package that is not installed.
    """
    if form == "json":
        return json_text([(project, plan)])
    if form == "csv":
        return csv_text([(project, plan)])
    if form == "ics":
        return ics_text([(project, plan)], language, now=now)
    if form == "svg":
        return svg_text(plan, language, project)
    if form == "html":
        return html_text(plan, language, project)
    lines = table_lines if form == "table" else markdown_lines
    return "".join(f"{line}\n" for line in lines(plan, language, project))
