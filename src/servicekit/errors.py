"""What a broken call raises.

A finding is a value and is returned; an exception is for a call that cannot be carried out.
Every message says what is wrong, where, why, and how to mend it, and prints no personal value.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from servicekit.finding import Finding

__all__ = [
    "InputError",
    "ScheduleError",
    "ServicekitError",
    "SlotMissing",
    "StandardError",
    "StandardInvalid",
    "StandardNotFound",
    "StandardSyntaxError",
    "UnknownId",
]


class ServicekitError(Exception):
    """Any refusal of servicekit; catch this one to catch them all."""


class StandardError(ServicekitError, ValueError):
    """A standard that cannot be used, with every finding about it in ``findings``."""

    def __init__(self, message: str, findings: Iterable["Finding"] = ()) -> None:
        super().__init__(message)
        self.findings: tuple[Finding, ...] = tuple(findings)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the findings when the error crosses to another process."""
        return type(self), (str(self), self.findings)


class StandardNotFound(StandardError, LookupError):
    """No bundled standard, file or folder has the name that was asked for."""


class StandardSyntaxError(StandardError):
    """A file of the standard is not readable YAML text (encoding, syntax, size, depth)."""


class StandardInvalid(StandardError):
    """The YAML can be read, but it is no valid standard; ``findings`` holds every reason."""


class UnknownId(ServicekitError, LookupError):
    """An id that the standard does not hold; the message names the nearest ones."""


class SlotMissing(ServicekitError, ValueError):
    """A speech module needs a slot that was not given."""


class ScheduleError(ServicekitError, ValueError):
    """Moments, a calendar or a plan from which no schedule can be computed."""


class InputError(ServicekitError, ValueError):
    """A chat log or reply that cannot be read; ``findings`` holds every bad place."""

    def __init__(self, message: str, findings: Iterable["Finding"] = ()) -> None:
        super().__init__(message)
        self.findings: tuple[Finding, ...] = tuple(findings)

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the findings when the error crosses to another process."""
        return type(self), (str(self), self.findings)
