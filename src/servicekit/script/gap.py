"""A gap: what stands in a text where a slot that may be missing is missing.

Only the name of the person spoken to may leave a gap, in two places where the sentence closes
by itself: at its head («{{ client_name }}, добрый день» → «Добрый день») and before its last
mark («Здравствуйте, {{ client_name }}!» → «Здравствуйте!», "Hello {{ client_name }}," → "Hello,").
Any other slot that may be missing stands inside ``{% if %}`` or has a ``fallback``.
"""

import re

from servicekit.errors import SlotMissing

__all__ = ["GAP", "Gap", "GapLeft", "close_gaps", "smooth"]

GAP = "\ue000"
AT_HEAD = re.compile(rf"(?P<before>\A|[.!?…]\s+|\n\s*){GAP}[ \t]*[,!.:—-]?[ \t]*\n*(?P<next>\S)")
AT_END = re.compile(rf"[ \t]*,[ \t]*{GAP}(?=[ \t]*(?:[.!?…]|\n|\Z))")
AFTER_HELLO = re.compile(
    rf"(?i)(?P<hello>\b(?:hello|hi|morning|afternoon|evening|thanks|thank you))[ \t]+{GAP}(?=[,.!])"
)


class GapLeft(SlotMissing):
    """A slot that may be missing is missing in a place that cannot do without it."""

    def __init__(self, slot: str) -> None:
        super().__init__(
            f"slot {slot!r} may be missing, but the text cannot do without it; "
            f"give the slot a 'fallback', or wrap its words: {{% if {slot} %}}…{{% endif %}}"
        )
        self.slot = slot

    def __reduce__(self) -> tuple[object, ...]:
        """Keep the slot when the error crosses to another process."""
        return type(self), (self.slot,)


class Gap:
    """The value of a slot that may be missing and is; false, and smaller than nothing."""

    def __init__(self, slot: str, *, closes: bool) -> None:
        self.slot, self.closes = slot, closes

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        if not self.closes:
            raise GapLeft(self.slot)
        return GAP

    def __lt__(self, other: object) -> bool:
        return False

    __gt__ = __le__ = __ge__ = __lt__


def close_gaps(text: str) -> str:
    """Close the gaps at the head and the end of sentences; others are left for the caller to refuse."""
    text = AFTER_HELLO.sub(lambda found: found["hello"], AT_END.sub("", text))
    return AT_HEAD.sub(lambda found: found["before"] + found["next"].upper(), text)


def smooth(text: str) -> str:
    """Return the text without double spaces, spaces before marks, and runs of empty lines."""
    text = re.sub(r"[ \t\u00a0]+(?=[,.!?;:…](?:\s|\Z))", "", text)
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = re.sub(r"[ \t]*\n[ \t]*", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
