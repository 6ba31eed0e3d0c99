"""All that one run measures."""

from dataclasses import dataclass, field
from typing import Any

__all__ = ["Figures"]


@dataclass
class Figures:
    """``micros`` are microseconds a reply by engine and number of phrases; ``findings`` shares of replies."""

    sizes: tuple[int, ...]
    compiled: dict[int, float] = field(default_factory=dict)
    micros: dict[str, dict[int, float]] = field(default_factory=dict)
    refused: dict[str, dict[int, str]] = field(default_factory=dict)
    findings: dict[int, float] = field(default_factory=dict)
    clean: dict[int, dict[str, float]] = field(default_factory=dict)
    stages: list[tuple[str, float, float]] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
