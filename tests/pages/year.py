"""A year of somebody's sharing, with ideas of the demo channel: enough for every picture to have something in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from ownwords import consent
from ownwords.channel import sync
from ownwords.models import ABOUTS, Item, Share
from ownwords.store import Store


def live(store: Store, now: datetime, days: int = 380, every: float = 4.0) -> None:
    """Join the demo, say yes to a history, and share something every few days, with quiet weeks in between."""
    sync.join(store, "demo", now)
    for purpose in ("history", "history_text"):
        consent.decide(store, purpose, True, now)
    store.shares.add(*shares(list(store.catalogue.items().values()), now, days, every))


def live_ten_years(store: Store, now: datetime) -> int:
    """Share about 12,000 things in ten years, as one very busy person, and return how many."""
    live(store, now, days=3650, every=0.253)
    return store.shares.count()


def shares(items: list[Item], now: datetime, days: int, every: float) -> Iterator[Share]:
    """Yield the shares of so many days, the newest first; the kinds take turns as in many a feed."""
    for number in range(int(days / every)):
        at = now - timedelta(days=1 + number * every, hours=number % 9)
        if (number // 9) % 4 == 3 and number % 3:
            continue  # a holiday
        item = items[(number * 7) % len(items)] if number % 2 == 0 else None
        about = item.about if item else ABOUTS[1 + number % 3 % 2]
        own = (50 + number * 13 % 50) / 100 if item else None
        text = f"A Tuesday at the quay, number {number}. " * (1 + number % 4)
        yield Share(
            f"y{number}",
            at,
            "linkedin",
            (item.id,) if item else (),
            text,
            f"https://www.linkedin.com/feed/{number}",
            about,
            own,
            topics=item.topics if item else (),
        )
