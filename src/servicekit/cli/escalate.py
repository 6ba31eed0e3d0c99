"""``servicekit escalate``: who acts next on a case, and why."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from servicekit.cli.screen import open_output, output_option
from servicekit.cli.standards import load_standards, standard_option
from servicekit.errors import InputError
from servicekit.output.json_form import dump_json

if TYPE_CHECKING:
    from servicekit.escalation import Decision
    from servicekit.model import Standard

__all__ = ["command"]

VERSION = 1
EXAMPLES = """\b
Examples:
  servicekit escalate case.yaml --now "12.05.2026 18:00"
  servicekit escalate case.yaml --now 2026-05-12T18:00+03:00 --all
  servicekit escalate case.yaml --format json
"""


@click.command("escalate", epilog=EXAMPLES)
@standard_option()
@click.argument("case", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--now", metavar="MOMENT", help="Decide as of MOMENT. Default: the clock.")
@click.option("--all", "every_rule", is_flag=True, help="Tell of every rule why it did not fire.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print.",
)
@output_option()
def command(
    standards: tuple[str, ...], case: Path, now: str | None, every_rule: bool, form: str, output: Path | None
) -> None:
    """Decide who acts next on the case in the file CASE, and show each rule with its reason.

    Exit codes: 0 decided, 2 a case that does not fit the standard, or a standard that cannot be used.
    """
    decision = _decide(standards, case, now)
    with open_output(output, utf8=form == "json") as out:
        out.write(_text(decision, form, every_rule))


def _text(decision: "Decision", form: str, every_rule: bool) -> str:
    if form == "json":
        return dump_json({"version": VERSION, **_renamed(decision.to_dict())}, indent=2) + "\n"
    from servicekit.output.decision_table import decision_lines

    return "".join(f"{line}\n" for line in decision_lines(decision, every_rule=every_rule))


def _renamed(plain: dict[str, Any]) -> dict[str, Any]:
    """Keep the standard's version beside the version of the form."""
    return {"standard_version": plain.pop("version"), **plain}


def _decide(standards: tuple[str, ...], case: Path, now: str | None) -> "Decision":
    from servicekit.advise.escalate import decide_escalation, escalation_clocks
    from servicekit.load.cases import read_case
    from servicekit.schedule.terms import parse_moment

    standard = _standard_with_a_desk(standards)
    read = read_case(case, standard)
    zone = escalation_clocks(standard)["elapsed"].zone
    return decide_escalation(standard, read, parse_moment(now, zone) if now else datetime.now(UTC))


def _standard_with_a_desk(names: tuple[str, ...]) -> "Standard":
    loaded = load_standards(names)
    found = next((standard for standard in loaded if standard.desk_levels), None)
    if found is None:
        raise InputError(
            f"standard {loaded[0].id!r} has no desk levels, so nobody could act; add desk_levels, "
            "or name a standard that has them, such as --standard ru-service"
        )
    return found
