"""Ideas fit what people write, and nothing is offered where nothing fits: ``make quality`` prints the figures."""

from __future__ import annotations

from functools import cache

import pytest

from .bm25 import plain
from .judged import HALVES, drafts, items
from .measuring import Figures, figures
from .ours import ours


@cache
def _figures(half: str) -> Figures:
    return figures(drafts(half), ours)


def test_the_set_is_large_and_balanced() -> None:
    """At least 400 items and 150 drafts; half of them Danish, a third without a match, a third and more set aside."""
    every = [draft for half in HALVES for draft in drafts(half)]
    assert len(items()) >= 400 and len(every) >= 150
    assert sum(draft.language == "da" for draft in every) * 2 == len(every)
    assert sum(not draft.good for draft in every) * 3 >= len(every)
    assert sum(draft.half == "heldout" for draft in every) * 3 >= len(every)
    assert all(item in items() for draft in every for item in draft.good)


@pytest.mark.parametrize("half", HALVES)
def test_ideas_fit_far_better_than_by_plain_bm25(half: str) -> None:
    """A quarter better nDCG@3 than BM25; in 85 of 100 drafts one of the first three fits."""
    assert _figures(half).ndcg >= 1.25 * figures(drafts(half), plain).ndcg
    assert _figures(half).three >= 0.85


@pytest.mark.parametrize("half", HALVES)
def test_little_is_offered_where_nothing_fits(half: str) -> None:
    """At most one in ten drafts about something else altogether is offered an idea."""
    assert _figures(half).false <= 0.10


@pytest.mark.parametrize("half", HALVES)
def test_ideas_are_found_across_languages(half: str) -> None:
    """Where what fits is in the other language only, it is found twice as often as by plain BM25."""
    assert _figures(half).crossing >= 2 * figures(drafts(half), plain).crossing
