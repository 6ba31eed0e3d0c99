"""``servicekit verify``: proofs over a whole standard that no single example can give."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from servicekit.cli.screen import ColorChoice, color_option, open_output, output_option, wants_color
from servicekit.cli.standards import load_standards, standard_entries
from servicekit.errors import StandardError, StandardInvalid
from servicekit.output import FORMATS, Format, Look, Outcome, write_findings
from servicekit.output.outcome import Entry
from servicekit.output.write import SCREEN_FORMATS

if TYPE_CHECKING:
    from servicekit.finding import Finding
    from servicekit.model import Standard

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  servicekit verify ru-service
  servicekit verify my.yaml --format github
"""


@click.command("verify", epilog=EXAMPLES)
@click.argument("standard", metavar="STANDARD")
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="full", show_default=True, help="How to print."
)
@output_option()
@color_option()
def command(standard: str, form: Format, output: Path | None, color: ColorChoice) -> None:
    """Prove a standard: each case gets one module, and no module breaks a rule of its own standard.

    STANDARD is a bundled name, a file or a folder. Ties, missing defaults and templates that cannot
    be read are refused on loading; then each speech module is said in every wording and channel,
    each client type is held to its examples, each control point has a check and its words, and
    escalation rules never let a case sink because it got worse.

    Exit codes: 0 proved, 1 something does not hold, 2 the standard cannot be read.
    """
    ctx = click.get_current_context()
    try:
        loaded = load_standards([standard])[0]
    except StandardError as error:
        _write(standard_entries(error), form, output, color)
        ctx.exit(2)
    findings = _proofs(loaded)
    entries = standard_entries(StandardInvalid("", findings)) if findings else ()
    # What was found here kept nothing from being done, so it is no problem of the run.
    _write(tuple(replace(entry, problem=False) for entry in entries), form, output, color)
    if output is None and form in SCREEN_FORMATS:
        click.echo(_summary(loaded, len(findings)))
    ctx.exit(1 if findings else 0)


def _proofs(standard: "Standard") -> "list[Finding]":
    from servicekit.verify import check_checkpoints, check_client_types, rehearse_modules
    from servicekit.verify.escalation_proofs import prove_escalation

    findings = [*check_client_types(standard), *rehearse_modules(standard), *check_checkpoints(standard)]
    return [*findings, *prove_escalation(standard)]


def _write(entries: tuple[Entry, ...], form: Format, output: Path | None, color: ColorChoice) -> None:
    if not entries and output is None and form in SCREEN_FORMATS:
        return
    with open_output(output, utf8=form not in SCREEN_FORMATS) as out:
        write_findings(Outcome(entries), form, out, Look(color=wants_color(color, out), quiet=True))


def _summary(standard: "Standard", found: int) -> str:
    texts = sum(len(module.texts()) for module in standard.speech_modules)
    counts = (
        f"{len(standard.speech_modules):,} speech modules in {texts:,} wordings, "
        f"{len(standard.situations):,} situations, {len(standard.client_types):,} client types"
    )
    return f"{counts}: {f'{found:,} of the proofs fail' if found else 'all is proved'}."
