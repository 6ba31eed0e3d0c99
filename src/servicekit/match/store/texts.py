"""Many texts in one run of bytes, each found by its number."""

from array import array
from collections.abc import Iterable, Sequence

from servicekit.model.on_demand import OnDemand

__all__ = ["Texts", "TextsMade"]


class Texts(OnDemand[str]):
    """Texts read out of their bytes when they are asked for; ``ends`` tells where each of them ends."""

    def __init__(self, ends: Sequence[int], whole: "bytes | bytearray | memoryview") -> None:
        self.ends, self.whole = ends, whole

    def __len__(self) -> int:
        return len(self.ends)

    def member(self, at: int) -> str:
        """Return one text."""
        start = self.ends[at - 1] if at else 0
        return str(self.whole[start : self.ends[at]], "utf-8")


class TextsMade(Texts):
    """Texts that are still being added."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._ends, self._whole = array("I"), bytearray()
        super().__init__(self._ends, self._whole)
        for text in texts:
            self.add(text)

    def add(self, text: str) -> None:
        """Add a text behind the others."""
        self._whole += text.encode()
        self._ends.append(len(self._whole))
