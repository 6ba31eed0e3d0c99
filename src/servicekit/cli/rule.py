"""``servicekit rule``: what a rule finds, why, and what to say instead."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

import click

from servicekit.cli.screen import open_output
from servicekit.cli.standards import check_ids, load_standards, rule_ids, standard_entries, standard_option
from servicekit.errors import StandardError
from servicekit.output import Outcome, write_findings
from servicekit.output.json_form import dump_json
from servicekit.output.visible import visible

if TYPE_CHECKING:
    from servicekit.model import Rule, Standard

__all__ = ["command"]

EXAMPLES = """\b
Examples:
  servicekit rule not-my-problem
  servicekit rule --all --standard my.yaml
"""
# What is shown under its own heading, or says nothing to a reader.
SHOWN = frozenset({"id", "title", "why", "say", "source", "catches", "allows", "language", "severity"})


@click.command("rule", epilog=EXAMPLES)
@click.argument("rule_id", metavar="[ID]", required=False)
@click.option("--all", "every", is_flag=True, help="List the rules instead.")
@standard_option()
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print.",
)
def command(
    rule_id: str | None, every: bool, standards: tuple[str, ...], form: Literal["text", "json"]
) -> None:
    """Explain a rule: what it finds, why, what to say instead, and its examples.

    Exit codes: 0 explained, 2 there is no such rule or the standard cannot be read.
    """
    if (rule_id is None) != every:
        raise click.UsageError("Name one rule, or list them with --all.")
    try:
        loaded = load_standards(standards)
    except StandardError as error:
        with open_output(None, utf8=form == "json") as out:
            write_findings(Outcome(standard_entries(error)), "full" if form == "text" else "json", out)
        click.get_current_context().exit(2)
    rules = list(_chosen(loaded, rule_id))
    if form == "json":
        as_data = [rule.to_dict() | {"severity": rule.severity} for rule in rules]
        click.echo(dump_json(as_data if every else as_data[0], indent=2))
    elif every:
        click.echo("\n".join(_listed(rules)))
    else:
        click.echo("\n".join(_explained(rules[0])))


def _chosen(standards: "list[Standard]", rule_id: str | None) -> "Iterable[Rule]":
    from servicekit.lint import every_rule

    by_id = {rule.id: rule for standard in reversed(standards) for rule in every_rule(standard)}
    if rule_id is None:
        return [by_id[name] for name in rule_ids(standards)]
    check_ids("rule", [rule_id], list(by_id))
    return [by_id[rule_id.strip()]]


def _listed(rules: "list[Rule]") -> Iterator[str]:
    width = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        yield f"{rule.severity:<7}  {rule.id:<{width}}  {visible(rule.title or rule.why)}".rstrip()


def _explained(rule: "Rule") -> Iterator[str]:
    yield rule.id
    if rule.title:
        yield visible(rule.title)
    yield ""
    yield f"severity: {rule.severity}"
    for key, value in rule.to_dict().items():
        if key not in SHOWN:
            yield from _field(key, value)
    if rule.source:
        yield f"source: {visible(rule.source)}"
    yield from _block("why", [rule.why])
    yield from _block("say", rule.say)
    yield from _block("catches", [example.text for example in rule.catches])
    yield from _block("allows", [example.text for example in rule.allows])


def _field(key: str, value: Any) -> Iterator[str]:
    if isinstance(value, list):
        yield from _block(key, [_written(item) for item in value])
    elif isinstance(value, dict):
        yield from _block(key, [f"{left} → {_written(right)}" for left, right in value.items()])
    else:
        yield f"{key}: {_written(value)}"


def _written(value: Any) -> str:
    """Return a value as its author wrote it: a phrase without options is its words."""
    if isinstance(value, dict) and set(value) == {"phrase"}:
        return visible(str(value["phrase"]))
    return visible(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _block(heading: str, lines: Iterable[str]) -> Iterator[str]:
    shown = [part for line in lines for part in line.strip().split("\n")]
    if shown:
        yield f"{heading}:"
        yield from (f"  {visible(line)}".rstrip() for line in shown)
