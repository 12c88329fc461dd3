"""Draws how ranking grows with the catalogue: ``python -m tests.benchmarks.growth_of_ideas`` makes docs/ranking.svg."""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

import pygal

from .bench_ideas import ranking
from .catalogues import LENGTH, Mixed
from .measuring import percentile

SIZES = (100, 1_000, 10_000, 100_000)
PICTURE = Path(__file__).parents[2] / "docs" / "ranking.svg"


def main(sizes: tuple[int, ...]) -> None:
    """Measure each size and draw the medians and the 95th percentiles."""
    chart = pygal.XY(logarithmic=False, show_dots=True, width=720, height=400, js=(), explicit_size=True)
    chart.title = f"Ranking a draft of {LENGTH:,} characters"
    chart.x_title, chart.y_title = "items in the catalogue, powers of ten", "milliseconds"
    median, high = [], []
    for power, size in ((len(str(size)) - 1, size) for size in sizes):
        seconds = ranking(Mixed(size))
        median.append((power, statistics.median(seconds) * 1000))
        high.append((power, percentile(seconds, 95) * 1000))
        print(f"{size:>8,} items: median {median[-1][1]:.2f} ms, p95 {high[-1][1]:.2f} ms", flush=True)
    chart.add("median", median)
    chart.add("95th percentile", high)
    PICTURE.write_bytes(chart.render())


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
