"""Prints how good the ideas are on the judged drafts, beside plain BM25 over the same items: ``make quality``."""

from __future__ import annotations

from .bm25 import plain
from .judged import HALVES, drafts, items
from .measuring import Figures, figures
from .ours import ours

_NAMES = {"tuning": "tuned on", "heldout": "set aside"}


def _row(name: str, found: Figures) -> str:
    parts = (found.ndcg, found.first, found.three, found.crossing, found.false)
    return f"{name:26}" + "".join(f"{part:13.3f}" for part in parts) + f"{found.drafts:8}"


def report() -> None:
    """Print a table: both halves, both rankings, and how much better ours is."""
    print(f"\nideas: {len(items())} items of five companies; a third of the drafts has no good match")
    heads = ("nDCG@3", "success@1", "success@3", "crossing@3", " false offer")
    print(f"{'':26}" + "".join(f"{head:>13}" for head in heads) + f"{'drafts':>8}")
    for half in HALVES:
        found = {name: figures(drafts(half), ranking) for name, ranking in (("BM25", plain), ("Own Words", ours))}
        for name, each in found.items():
            print(_row(f"{_NAMES[half]}, {name}", each))
        print(f"{'':26}{found['Own Words'].ndcg / found['BM25'].ndcg - 1:+13.0%}")


if __name__ == "__main__":
    report()
