"""``servicekit test``: the examples beside the rules of a standard."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from servicekit.cli.screen import ColorChoice, color_option, open_output, output_option, wants_color
from servicekit.cli.standards import load_standards, standard_entries
from servicekit.errors import StandardError
from servicekit.finding import Finding
from servicekit.output import Entry, Look, Outcome, entry_of_place, write_findings
from servicekit.output.junit import Case, write_cases
from servicekit.output.screen_form import full_lines
from servicekit.output.write import write_lines
from servicekit.verify import check_examples

if TYPE_CHECKING:
    from servicekit.verify import ExampleResult

__all__ = ["command"]

WHY = {
    "catches": "What stands under 'catches' must be found, or the rule does not do what it promises.",
    "allows": "What stands under 'allows' must not be found, or good replies are complained about.",
}
EXAMPLES = """\b
Examples:
  servicekit test my.yaml
  servicekit test standards/ --format junit --output report.xml
"""


@click.command("test", epilog=EXAMPLES)
@click.argument("standard", metavar="STANDARD")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "junit"]),
    default="text",
    show_default=True,
    help="How to print.",
)
@output_option()
@color_option()
def command(standard: str, form: Literal["text", "junit"], output: Path | None, color: ColorChoice) -> None:
    """Run the examples that stand beside the rules of a standard.

    STANDARD is a bundled name, a file or a folder. Every text under 'catches' must be found by
    its rule, every text under 'allows' must not.

    Exit codes: 0 all hold, 1 one fails, 2 the standard cannot be read or has no examples.
    """
    ctx = click.get_current_context()
    try:
        loaded = load_standards([standard])[0]
    except StandardError as error:
        _write_problems(standard_entries(error), form, output, color)
        ctx.exit(2)
    results = check_examples(loaded)
    if not results:
        raise click.UsageError(f"Nothing to test: no rule of {standard} that is switched on has an example.")
    if form == "junit":
        with open_output(output, utf8=True) as out:
            out.write(write_cases("servicekit test", [_case(result) for result in results]) + "\n")
    else:
        _write_text(results, output, color)
    ctx.exit(0 if all(result.passed for result in results) else 1)


def _write_problems(
    entries: tuple[Entry, ...], form: Literal["text", "junit"], output: Path | None, color: ColorChoice
) -> None:
    with open_output(output, utf8=form == "junit") as out:
        look = Look(color=wants_color(color, out), quiet=True)
        write_findings(Outcome(entries), "full" if form == "text" else "junit", out, look)


def _write_text(results: "list[ExampleResult]", output: Path | None, color: ColorChoice) -> None:
    failed = [result for result in results if not result.passed]
    rules = len({result.rule_id for result in results})
    with open_output(output) as out:
        colored = wants_color(color, out)
        for result in failed:
            write_lines([*full_lines(_entry(result)), []], out, color=colored)
        counts = f"{len(results):,} examples of {rules:,} {'rule' if rules == 1 else 'rules'}: "
        verdict = f"{len(results) - len(failed):,} hold, {len(failed):,} fail." if failed else "all hold."
        write_lines([[(counts + verdict, "bold")]], out, color=colored)


def _entry(result: "ExampleResult") -> Entry:
    """Return a failed example as what is wrong with the standard, at its place there."""
    example = result.example
    verb = "is not found" if result.kind == "catches" else "must stay silent"
    finding = Finding(
        rule=result.rule_id,
        severity="error",
        message=f"«{example.text}» {verb}",
        why=WHY[result.kind],
        say=(result.message,),
        place=example.place,
    )
    return entry_of_place(finding, _source(example.place.file) if example.place else "")


def _source(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""


def _case(result: "ExampleResult") -> Case:
    name = f"{result.kind}: {result.example.text}"
    if result.passed:
        return result.rule_id, name, "", "", ""
    below = "\n".join("".join(text for text, _ in line) for line in full_lines(_entry(result)))
    return result.rule_id, name, "failure", result.message, below
