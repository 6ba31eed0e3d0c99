"""The group of commands: which there are, and how any of them ends."""

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from servicekit import __version__
from servicekit.errors import ServicekitError
from servicekit.text.nearest import did_you_mean

__all__ = ["main"]

# The name of a command, its module in this folder, and the sentence that the list shows, so
# that `servicekit --help` need not import any of them.
COMMANDS = {
    "lint": "Check replies and chat logs by a standard.",
    "test": "Run the examples that stand beside the rules of a standard.",
    "verify": "Prove a standard: each case gets its words, and no words break a rule.",
    "rule": "Explain a rule: what it finds, why, and what to say instead.",
    "why": "Say why a rule reports a reply, or why it does not.",
    "schedule": "Show when the control points of a project stand, and what is due.",
    "pick": "Pick the words for a case, and say why these.",
    "escalate": "Decide who acts next on a case, and say why.",
    "schema": "Print the JSON Schema of a standard's YAML, for editors.",
}
COULD_NOT = 2
INTERRUPTED = 130
PIPE_CLOSED = 141


class Commands(click.Group):
    """Commands that are imported when they are called, and that never end in a traceback."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names in the order in which they are met."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command, or refuse a name that is none with the nearest ones."""
        if cmd_name not in COMMANDS:
            if ctx.resilient_parsing:
                return None
            raise click.UsageError(f"No such command {cmd_name!r}. {did_you_mean(cmd_name, COMMANDS)}", ctx)
        command: click.Command = import_module(f"servicekit.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        """Run; what is printed can always be printed, whatever the encoding of the terminal."""
        _prepare_streams()
        try:
            return super().main(args, *rest, **named)
        except OSError as error:
            _tell(error)
            sys.exit(COULD_NOT)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command and turn whatever stops it into one line and an exit code."""
        try:
            try:
                result = super().invoke(ctx)
            finally:
                # What cannot be written must be told here: at the end of Python it is too late.
                sys.stdout.flush()
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _forget_stdout()
            ctx.exit(PIPE_CLOSED)
        except Exception as error:  # noqa: BLE001 - no traceback reaches a user, whatever broke
            _tell(error)
            ctx.exit(COULD_NOT)
        return result


def _tell(error: Exception) -> None:
    """Print what stopped the command; a foreign error's text may hold a client's words, so it is left out."""
    if os.environ.get("SERVICEKIT_TRACEBACK") == "1":
        import traceback

        traceback.print_exception(error)
    elif isinstance(error, ServicekitError):
        _say(str(error))
    elif isinstance(error, OSError) and error.strerror:
        _say(f"{error.filename or 'the output'}: {error.strerror}")
        if error.filename is None:
            _forget_stdout()
    else:
        _say(
            f"internal error: {type(error).__name__}. Please report it with the command that you ran and "
            "the traceback that SERVICEKIT_TRACEBACK=1 shows, without the client's words."
        )


def _say(message: str) -> None:
    from servicekit.output.visible import visible_lines

    click.echo("servicekit: " + visible_lines(message, indent="  "), err=True)


def _prepare_streams() -> None:
    """Write UTF-8 unless PYTHONIOENCODING asks for another encoding; escape what that lacks."""
    # A closed stream is none at all; what would go there goes nowhere.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    chosen = os.environ.get("PYTHONIOENCODING")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if chosen else "utf-8", errors="backslashreplace")


def _forget_stdout() -> None:
    """Send the rest nowhere, so that closing the stream at the end does not complain again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


EXAMPLE = """\b
Example:
  servicekit lint chats.jsonl --standard ru-service
"""


@click.group(cls=Commands, epilog=EXAMPLE, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="servicekit")
def main() -> None:
    """Service standards as code: check what support writes to its clients.

    Exit codes: 0 clean, 1 something was found or a test failed, 2 the job could not be done.
    """
