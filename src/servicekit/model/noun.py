"""What every model is: frozen, exact, and closed to unknown keys."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

__all__ = ["Noun"]


class Noun(BaseModel):
    """A frozen model that refuses unknown keys and never changes a value's type."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=False,
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    lone_key: ClassVar[str | None] = None
    """The key that a bare text stands for in YAML, such as ``phrase`` of a phrase."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain data with the names of the YAML keys."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)
