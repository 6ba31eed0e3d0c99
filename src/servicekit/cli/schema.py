"""``servicekit schema``: the JSON Schema of a standard."""

import json

import click

__all__ = ["command"]


EXAMPLE = """\b
Example:
  servicekit schema > standard.schema.json
and as the first line of a standard:
  # yaml-language-server: $schema=standard.schema.json
"""


@click.command("schema", epilog=EXAMPLE)
def command() -> None:
    """Print the JSON Schema of a standard's YAML, so that editors complete and check it."""
    from servicekit.load import standard_schema

    click.echo(json.dumps(standard_schema(), ensure_ascii=False, indent=2))
