"""What a person's sharing looked like over a year: counted, never judged. Pure.

There is no total to beat, no order of merit and no run of weeks in here: topics stand in the order of their names, and
a quiet week is a quiet week.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean

from ..models import ITEM_PURPOSES, Item, ItemPurpose, Share, Stretch

TOPICS = 8  # at most; a picture of more is a thicket


def topics(stretches: Sequence[Stretch[Share]]) -> dict[str, list[int]]:
    """Return how many shares of each stretch were on a topic, for the topics that most shares were on, by their ids.

    A share on two topics counts for both. The order is that of the ids.
    """
    counts = [Counter(topic for share in each.shares for topic in share.topics) for each in stretches]
    often = sum(counts, Counter[str]())
    chosen = sorted(sorted(often, key=lambda topic: (-often[topic], topic))[:TOPICS])
    return {topic: [count[topic] for count in counts] for topic in chosen}


def own_words(stretches: Sequence[Stretch[Share]]) -> list[float | None]:
    """Return for each stretch how much of its shares' words was the person's own, 0 to 1, each share weighing the same.

    Only shares that grew from an idea tell that; None: there were none.
    """
    known = [[share.own_words for share in each.shares if share.own_words is not None] for each in stretches]
    return [fmean(each) if each else None for each in known]


def purposes(shares: Iterable[Share], items: Mapping[str, Item]) -> dict[ItemPurpose, int]:
    """Return how many shares grew from an idea of each purpose; one that grew from two ideas may count for two."""
    found = Counter(
        purpose
        for share in shares
        for purpose in {items[item_id].purpose for item_id in share.item_ids if item_id in items}
    )
    return {purpose: found[purpose] for purpose in ITEM_PURPOSES}
