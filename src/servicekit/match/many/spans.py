"""Spans of indices in numpy: many ranges, one behind another."""

from typing import Any

import numpy as np

__all__ = ["spans"]


def spans(begins: Any, ends: Any) -> tuple[Any, Any]:
    """Return all indices from each of ``begins`` up to its end in a row, and for each whose it is."""
    sizes = ends - begins
    which = np.repeat(np.arange(len(begins)), sizes)
    return np.arange(len(which)) + np.repeat(begins - np.cumsum(sizes) + sizes, sizes), which
