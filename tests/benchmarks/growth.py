"""Shows how a review's cost grows with the text and with the house style: ``python -m tests.benchmarks.growth SVG``.

Prints the table and draws it, both axes by powers of ten: a straight line that rises by one power for each is growth
in proportion; one that stays level does not grow. Two figures say it: the slope of each line (1 is in proportion).
"""

from __future__ import annotations

import math
import statistics
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pygal
from ownwords.review.rules import book, with_phrases

from ..review.samples import posts
from .bench_review import once, phrases

LENGTHS = (500, 1000, 2000, 3000, 6000, 12_000, 20_000, 30_000)  # characters
TERMS = (10, 100, 1000, 5000, 10_000)
USUAL_LENGTH, USUAL_TERMS = 3000, 5000
WARM_UP, ROUNDS = 5, 40

Points = Mapping[int, float]


def main(target: str | None) -> None:
    """Measure, print, and draw to ``target`` if it is given."""
    by_length = {size: _median(size, USUAL_TERMS) for size in LENGTHS}
    by_terms = {terms: _median(USUAL_LENGTH, terms) for terms in TERMS}
    _table(f"characters, with {USUAL_TERMS:,} house phrases", by_length)
    _table(f"house phrases, with {USUAL_LENGTH:,} characters", by_terms)
    if target:
        Path(target).write_bytes(_drawn(by_length, by_terms))
        print(f"Drawn in {target}")


def slope(points: Points) -> float:
    """Return by how many powers of ten the cost grows for each power of ten, of the straight line that fits best."""
    logarithms = [(math.log10(size), math.log10(cost)) for size, cost in points.items()]
    return statistics.linear_regression(*zip(*logarithms, strict=True)).slope


def _median(size: int, terms: int) -> float:
    """Return the milliseconds of one review, warm: the middle of many."""
    house = with_phrases(book("en"), "superlatives", phrases("en", terms))
    text = "\n\n".join(text for name, text, _ in posts("en") if "good" in name)
    draft = (text * (size // len(text) + 1))[: size - WARM_UP - ROUNDS]
    return statistics.median([_milliseconds(draft + "x" * more, house) for more in range(WARM_UP + ROUNDS)][WARM_UP:])


def _milliseconds(text: str, house: Any) -> float:
    begun = time.thread_time()  # the processor's time, so that a busy computer bends no line
    once(text, lambda _: house)
    return (time.thread_time() - begun) * 1000


def _table(what: str, points: Points) -> None:
    print(f"{what:>40}   median, ms of the processor")
    for size, cost in points.items():
        print(f"{size:>40,}   {cost:8.2f}")
    print(f"{'slope':>40}   {slope(points):8.2f}\n")


def _drawn(by_length: Points, by_terms: Points) -> bytes:
    chart = pygal.XY(
        title="One review, warm: milliseconds of the processor",
        x_title="characters, or house phrases",
        logarithmic=True,
        xrange=(10, 30_000),
        width=720,
        height=420,
        js=[],
        pretty_print=True,
        no_prefix=True,
        truncate_legend=-1,
        legend_at_bottom=True,
        style=pygal.style.CleanStyle(font_family="sans-serif"),
    )
    chart.add(f"characters ({USUAL_TERMS:,} phrases)", list(by_length.items()))
    chart.add(f"phrases ({USUAL_LENGTH:,} characters)", list(by_terms.items()))
    chart.x_labels = [10**power for power in range(1, 5)]
    rendered: bytes = chart.render()
    return rendered


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
