"""What is worth offering to somebody who has not written anything yet, in one day's order."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from ..models import Item
from .situation import Situation
from .weights import ENDS_SOON_DAYS, GENERAL, NEW_DAYS

SHORTLIST = 300  # items kept in a day's order; the rest is only looked at when all of these are unwanted

_Key = tuple[date, str | None, tuple[str, ...]]
_latest: tuple[Mapping[str, Item], _Key, list[Item]] | None = None


def shortlist(items: Mapping[str, Item], situation: Situation) -> list[Item]:
    """Return every item in the order of its general worth today, the best first.

    The order of a day is kept: sorting ten thousand items after each pause in typing would cost more than the review.
    """
    global _latest
    key = (situation.now.date(), situation.language, situation.preferences.topics)
    if _latest is None or _latest[0] is not items or _latest[1] != key:
        ordered = sorted(items.values(), key=lambda item: (-worth(item, situation), item.id))
        _latest = (items, key, ordered)
    return _latest[2]


def worth(item: Item, situation: Situation) -> float:
    """Return an item's worth apart from any draft, by the table of weights."""
    score = GENERAL["turn"] * _turn(item, situation.now.date())
    if set(item.topics) & set(situation.preferences.topics):
        score += GENERAL["topic"]
    if situation.language == item.language:
        score += GENERAL["language"]
    if is_new(item, situation.now):
        score += GENERAL["new"]
    if ends_soon(item, situation.now):
        score += GENERAL["ends_soon"]
    return score


def is_new(item: Item, now: datetime) -> bool:
    """Tell whether an item began lately."""
    return item.valid_from is not None and timedelta() <= now - item.valid_from <= timedelta(days=NEW_DAYS)


def ends_soon(item: Item, now: datetime) -> bool:
    """Tell whether an item is about to end."""
    return item.valid_until is not None and item.valid_until - now <= timedelta(days=ENDS_SOON_DAYS)


def _turn(item: Item, today: date) -> float:
    """Return 0 to 1, another each day: so that good ideas take turns, and a day's order stays."""
    return zlib.crc32(f"{today.isoformat()} {item.id}".encode()) / 2**32
