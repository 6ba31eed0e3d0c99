"""One reply, with everything that a rule may ask about it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from servicekit.text import read_text

if TYPE_CHECKING:
    from servicekit.text import ReadText

__all__ = ["Reply"]


@dataclass(frozen=True)
class Reply:
    """A text of the agent and what is known of its surroundings.

    ``opens`` and ``closes`` say that it is the first or the last turn of the agent in a whole
    dialogue; a reply that is linted alone is neither. ``client_message`` is what the client
    wrote just before. ``client_name`` and ``now`` are there for rules that ask for them.
    """

    text: str
    channel: str | None = None
    client_message: str | None = None
    client_name: str | None = None
    now: datetime | None = None
    opens: bool = False
    closes: bool = False

    @cached_property
    def read(self) -> "ReadText":
        """The reply as sentences and tokens, read once and only when a rule asks."""
        return read_text(self.text)

    @property
    def is_blank(self) -> bool:
        """True when nothing was written, as in the message that only carries a picture."""
        return not self.text or self.text.isspace()
