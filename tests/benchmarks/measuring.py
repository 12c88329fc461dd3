"""What the benchmarks share: rows, and figures that survive a busy computer."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

Row = tuple[str, str, str]
"""What was measured, the figure, and the budget, as printed."""


def milliseconds(seconds: Sequence[float]) -> str:
    """Return the median and the 95th percentile of some durations in seconds, as milliseconds."""
    middle, high = statistics.median(seconds) * 1000, percentile(seconds, 95) * 1000
    return f"median {middle:.2f}, p95 {high:.2f} ms"


def percentile(values: Sequence[float], percent: int) -> float:
    """Return the value that ``percent`` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(percent / 100 * len(ordered)) - 1))]
