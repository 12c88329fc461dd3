"""How good a ranking is on the judged drafts: the usual figures, for any ranking that takes a draft and gives ids."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from .judged import Judged

SHOWN = 3  # places that count

Ranking = Callable[[Judged], Sequence[str]]
"""Takes a draft, and gives the ids of items in the order they are offered; none where nothing fits."""


@dataclass(frozen=True)
class Figures:
    """Figures of one ranking on some drafts, each 0 to 1.

    ``ndcg``, ``first`` and ``three`` are of the drafts that something fits; ``crossing`` is success@3 of those where
    only items in the other language are perfect; ``false`` is of the drafts that nothing fits.
    """

    ndcg: float
    first: float
    three: float
    crossing: float
    false: float
    drafts: int


def figures(drafts: Iterable[Judged], ranking: Ranking) -> Figures:
    """Return the figures of ``ranking`` on ``drafts``."""
    found = [(draft, list(ranking(draft))[:SHOWN]) for draft in drafts]
    fitting = [(draft, ids) for draft, ids in found if draft.good]
    return Figures(
        ndcg=fmean(ndcg(draft, ids) for draft, ids in fitting),
        first=fmean(_hit(draft, ids[:1]) for draft, ids in fitting),
        three=fmean(_hit(draft, ids) for draft, ids in fitting),
        crossing=fmean(_hit(draft, ids) for draft, ids in fitting if draft.crosses),
        false=fmean(bool(ids) for draft, ids in found if not draft.good),
        drafts=len(found),
    )


def ndcg(draft: Judged, ids: Sequence[str]) -> float:
    """Return the normalised discounted cumulative gain of the first three, the gain of worth w being 2**w - 1."""
    ideal = sorted(draft.good.values(), reverse=True)[:SHOWN]
    return _gain([draft.good.get(each, 0) for each in ids]) / _gain(ideal)


def _gain(worths: Sequence[int]) -> float:
    return sum((2**worth - 1) / math.log2(place + 2) for place, worth in enumerate(worths))


def _hit(draft: Judged, ids: Sequence[str]) -> bool:
    return any(each in draft.good for each in ids)
