"""The command line ``servicekit``: one module for each command, read when it is called."""

from servicekit.cli.commands import main

__all__ = ["main"]
