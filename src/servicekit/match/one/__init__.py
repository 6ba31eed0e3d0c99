"""The screen of one reply: by looking words up alone it tells whether a phrase can stand there."""

from servicekit.match.one.screen import NOWHERE, Kept, Screen

__all__ = ["NOWHERE", "Kept", "Screen"]
