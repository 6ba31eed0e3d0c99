"""The standards of a call: loaded, or shown with everything that is wrong with them."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from servicekit.errors import StandardError
from servicekit.finding import Finding
from servicekit.output.outcome import Entry, entry_of_place
from servicekit.text.nearest import did_you_mean

if TYPE_CHECKING:
    from servicekit.model import Standard

__all__ = ["check_ids", "load_standards", "rule_ids", "standard_entries", "standard_option"]

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def standard_option() -> Decorator:
    """Return the option ``--standard``, which may be given several times."""
    return click.option(
        "-s",
        "--standard",
        "standards",
        multiple=True,
        metavar="NAME|PATH",
        help="A bundled standard, or a file or folder; may be given several times. "
        "Default: the nearest servicekit.yaml or [tool.servicekit] of pyproject.toml, else ru-service.",
    )


def load_standards(names: Sequence[str]) -> "list[Standard]":
    """Return the standards named, or those of the settings. Raises ``StandardError``."""
    from servicekit.load import load_standard

    if not names:
        from servicekit.cli.settings import default_standards

        names = default_standards(Path.cwd())
    return [load_standard(name) for name in dict.fromkeys(names)]


def standard_entries(error: StandardError) -> tuple[Entry, ...]:
    """Return an entry for every finding about a standard, with the text of its file."""
    findings = error.findings or (
        Finding(
            rule="bad-standard",
            severity="error",
            message=str(error),
            why="Without its standard nothing can be checked.",
        ),
    )
    texts: dict[str, str] = {}
    return tuple(_entry(finding, texts) for finding in findings)


def _entry(finding: Finding, texts: dict[str, str]) -> Entry:
    if finding.place is None:
        return entry_of_place(finding, "")
    file = finding.place.file
    if file not in texts:
        try:
            texts[file] = Path(file).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            texts[file] = ""
    return entry_of_place(finding, texts[file])


def rule_ids(standards: "Iterable[Standard]") -> list[str]:
    """Return the ids of all rules of the standards, each once, in written order, client types last."""
    from servicekit.lint import every_rule

    return list(dict.fromkeys(rule.id for standard in standards for rule in every_rule(standard)))


def check_ids(option: str, given: Iterable[str], known: Sequence[str]) -> list[str]:
    """Return the ids of an option, whose values may hold commas; refuse what is no rule."""
    ids = [name.strip() for value in given for name in value.split(",") if name.strip()]
    for name in ids:
        if name not in known:
            raise click.UsageError(
                f"{option}: there is no rule {name!r}. {did_you_mean(name, known)}".rstrip()
            )
    return ids
