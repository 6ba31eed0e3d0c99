"""Where output goes: to the screen or to a file, in colour or plain."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, TextIO

import click

__all__ = ["ColorChoice", "color_option", "open_output", "output_option", "progress_of", "wants_color"]

ColorChoice = Literal["auto", "always", "never"]
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
LONG_INPUT = 1000
"""From so many replies on the bar is shown, and drawn again after as many."""


def output_option() -> Decorator:
    """Return the option ``--output``."""
    path = click.Path(dir_okay=False, path_type=Path)
    return click.option(
        "-o", "--output", type=path, metavar="FILE", help="Write to FILE, in UTF-8, not to the screen."
    )


def color_option() -> Decorator:
    """Return the option ``--color``."""
    return click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colours; auto means on a terminal, and never where NO_COLOR is set.",
    )


def wants_color(choice: ColorChoice, stream: TextIO) -> bool:
    """Return whether to colour: as chosen, else on a terminal that does not ask for none."""
    if choice != "auto":
        return choice == "always"
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return stream.isatty() and not plain


@contextlib.contextmanager
def open_output(output: Path | None, *, utf8: bool = False) -> Iterator[TextIO]:
    """Yield the file or the screen to write to; ``utf8`` is for forms that other programs read."""
    if output is not None:
        with output.open("w", encoding="utf-8", newline="\n") as file:
            yield file
        return
    if utf8 and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    yield sys.stdout


@contextlib.contextmanager
def progress_of(label: str, *, shown: bool) -> Iterator[Callable[[int], None]]:
    """Yield what to call with the number of replies done; a bar appears when there are many.

    It stands on stderr and only where that is a terminal, so that it is never in the output.
    """
    if not (shown and sys.stderr.isatty()):
        yield lambda _done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn(label), BarColumn(), TextColumn("{task.completed:,}"), TimeElapsedColumn())
    # Without refreshing by itself the bar needs no thread, which forked workers would inherit.
    with Progress(*columns, console=Console(file=sys.stderr), transient=True, auto_refresh=False) as bar:
        task = bar.add_task(label, total=None, visible=False)
        drawn = 0

        def tell(done: int) -> None:
            nonlocal drawn
            if done - drawn >= LONG_INPUT:
                drawn = done
                bar.update(task, completed=done, visible=True, refresh=True)

        yield tell
