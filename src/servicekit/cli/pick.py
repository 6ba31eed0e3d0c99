"""``servicekit pick``: the words for a case, why these, and why not others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from servicekit.cli.standards import load_standards, standard_option
from servicekit.errors import UnknownId
from servicekit.output.json_form import dump_json
from servicekit.output.visible import visible
from servicekit.text.nearest import did_you_mean

if TYPE_CHECKING:
    from servicekit.advise import Advice
    from servicekit.model import SpeechModule, Standard
    from servicekit.script import Pick

__all__ = ["command"]

VERSION = 1
EXAMPLES = """\b
Examples:
  servicekit pick --situation delay.known --client-type angry --set new_date=2026-12-10
  servicekit pick --situation delay.known --fact cause=client
  servicekit pick --message "Сколько можно ждать?!"
"""


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked for on the command line."""

    standards: tuple[str, ...]
    situation: str | None
    message: str | None
    stage: str | None
    client_type: str | None
    channel: str | None
    language: str | None
    facts: tuple[str, ...]
    values: tuple[str, ...]
    as_json: bool


@click.command("pick", epilog=EXAMPLES)
@standard_option()
@click.option("--situation", metavar="ID", help="What the case is about.")
@click.option(
    "--message", metavar="TEXT", help="What the client wrote: the situation and type are told from it."
)
@click.option("--stage", metavar="ID", help="How far the talk has come.")
@click.option("--client-type", "--type", "client_type", metavar="ID", help="Which type of client it is.")
@click.option("--channel", metavar="NAME", help="Where the words will be said.")
@click.option("--language", type=click.Choice(["ru", "en"]), help="Default: that of the standard.")
@click.option(
    "--fact", "facts", multiple=True, metavar="NAME=VALUE", help="A fact that the situation declares."
)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="SLOT=VALUE",
    help="What stands in a slot; give it again for each value of a list.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(**asked: Any) -> None:
    """Pick the speech module for a case, say why this one, and fill in its slots.

    Without --set the text is shown with the examples of the standard in its slots.

    Exit codes: 0 picked, 2 an unknown name, a missing slot, or a standard that cannot be used.
    """
    call = Call(**asked)
    if (call.situation is None) == (call.message is None):
        raise click.UsageError("Give --situation, or --message for the situation to be told from it.")
    standard = _standard_for(call)
    if call.message is not None:
        if call.client_type is not None:
            raise click.UsageError("--message tells the client type by itself; leave out --client-type.")
        _advise(standard, call, call.message)
    else:
        _pick(standard, call, call.situation or "")


def _standard_for(call: Call) -> "Standard":
    """Return the first standard that has the situation; the first of all when none is named."""
    standards = load_standards(call.standards)
    return next((s for s in standards if any(one.id == call.situation for one in s.situations)), standards[0])


def _pairs(option: str, given: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for pair in given:
        name, found, value = pair.partition("=")
        if not found or not name.strip():
            raise click.UsageError(f"{option} takes NAME=VALUE, such as {option} new_date=2026-12-10.")
        yield name.strip(), value


def _values(call: Call) -> dict[str, Any]:
    values: dict[str, list[str]] = {}
    for name, value in _pairs("--set", call.values):
        values.setdefault(name, []).append(value)
    return {name: given[0] if len(given) == 1 else given for name, given in values.items()}


def _known(call: Call) -> dict[str, Any]:
    return {
        "stage": call.stage,
        "channel": call.channel,
        "language": call.language,
        "facts": dict(_pairs("--fact", call.facts)),
    }


def _pick(standard: "Standard", call: Call, situation: str) -> None:
    from servicekit.script import example_values, missing_slots, module_of, pick_script, render_script

    pick = pick_script(standard, situation, client_type=call.client_type, **_known(call))
    module, values = module_of(standard, pick.module), _values(call)
    _refuse_unknown_slots(module, values)
    text = render_script(standard, pick, values) if values or not missing_slots(module, {}) else None
    example = text or render_script(standard, pick, example_values(module, pick.language))
    if call.as_json:
        asked = [{"slot": name, "type": module.slots[name].type} for name in missing_slots(module, values)]
        found = {"text": text, "example": example, "missing": asked, "source": module.source}
        click.echo(dump_json({"version": VERSION, **pick.to_dict(), **found}, indent=2))
    else:
        click.echo("\n".join(_told(module, pick, text, example)))


def _refuse_unknown_slots(module: "SpeechModule", values: Mapping[str, Any]) -> None:
    for name in values:
        if name not in module.slots:
            offer = did_you_mean(name, module.slots)
            raise UnknownId(f"speech module {module.id!r} has no slot {name!r}. {offer}".rstrip())


def _told(module: "SpeechModule", pick: "Pick", text: str | None, example: str) -> Iterator[str]:
    yield f"{module.id}  {visible(module.title or '')}".rstrip()
    yield ""
    yield from _indented(text or example)
    yield ""
    if text is None:
        yield "The slots hold examples. Fill them in:"
        for name, slot in module.slots.items():
            need = slot.type if slot.required else f"{slot.type}, may be missing"
            yield f"  --set {name}=…  {need}  {visible(slot.ask or '')}".rstrip()
        yield ""
    reasons = "; ".join(str(reason) for reason in pick.reasons) or "it is the default of its situation"
    yield from _table(
        [("taken", module.id, reasons), *(("passed over", r.module, r.why) for r in pick.rejected)]
    )


def _indented(text: str) -> Iterator[str]:
    return (f"  {visible(line)}".rstrip() for line in text.split("\n"))


def _table(rows: list[tuple[str, str, str]]) -> Iterator[str]:
    width = max(len(row[1]) for row in rows)
    for state, name, why in rows:
        yield f"{state:<11}  {name:<{width}}  {visible(why)}"


def _advise(standard: "Standard", call: Call, message: str) -> None:
    from servicekit.advise import suggest_reply

    advice = suggest_reply(standard, message, slots=_values(call), **_known(call))
    if call.as_json:
        click.echo(dump_json({"version": VERSION, **advice.to_dict()}, indent=2))
    else:
        click.echo("\n".join(_advised(advice)))


def _advised(advice: "Advice") -> Iterator[str]:
    if not advice.suggestions:
        yield "No signal of the standard stands in the message. Name the case with --situation."
    for kind in advice.client_types:
        yield f"client type  {kind.client_type}  {visible(kind.title)}"
        yield from (f"  do     {visible(one)}" for one in kind.do)
        yield from (f"  avoid  {visible(one)}" for one in kind.avoid)
    for number, one in enumerate(advice.suggestions, 1):
        yield ""
        yield f"{number}. {one.module}  ({visible('; '.join(one.reasons))})"
        yield from _indented(one.text or one.example)
        for gap in one.missing:
            yield f"  --set {gap.slot}=…  {gap.type}  {visible(gap.ask or '')}".rstrip()
