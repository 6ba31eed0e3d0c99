"""What cannot be read in a chat log, as findings with their place."""

from servicekit.finding import Finding
from servicekit.source import Place

__all__ = ["BAD_INPUT", "bad_input", "nothing_to_check"]

BAD_INPUT = "bad-input"
LOST = "What cannot be read is not checked."


def bad_input(
    file: str, message: str, *, say: tuple[str, ...], line: int = 1, column: int = 1, why: str = LOST
) -> Finding:
    """Return the finding about one stretch of the input; no value of the input is in it."""
    return Finding(
        rule=BAD_INPUT,
        severity="error",
        message=message,
        why=why,
        say=say,
        place=Place(file, line, column, line, column),
    )


def nothing_to_check(file: str) -> Finding:
    """Return the finding about an input without a single message."""
    return bad_input(
        file,
        "there is no message in this file",
        why="Where nothing was checked, nothing is clean.",
        say=("Give a file with at least one message.",),
    )
