"""How a person's shares split into company, field and personal: defined here once, and pure.

A share counts once, by the kind it has in the history now: as the person says it, else as it was worked out. Imported
and hand-written ones count by the day they were posted, like all others; one that was deleted counts no more, as if it
had never been there, and one that is taken back counts again. Items, comments of others and drafts are no shares.

The balance looks at the last ``days`` times 24 hours until now, the first moment included and the last not. It is
counted in UTC, so neither the person's time zone nor a change to summer time moves a share in or out. The months beside
it are the person's own: from midnight on the first, where they are, until midnight on the next first (``calendar``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, tzinfo
from decimal import ROUND_CEILING, Decimal
from typing import TypeVar

from .. import consent
from ..models import ABOUTS, About, Balance, Dated, Grant, Share, Stretch, Verdict
from ..store import Store
from . import calendar

S = TypeVar("S", Share, Dated)

ENOUGH = 5  # shares; fewer say nothing about a habit


def balance(shares: Iterable[Share | Dated], now: datetime, days: int, target: float) -> Balance:
    """Count the shares with ``now - days <= posted_at < now`` by kind, and compare the company's part with ``target``.

    Shares outside the window are passed over. The verdict is ``too_early`` below five shares; ``above`` when the
    company's shares are more than ``target`` of all, rounded up to whole shares (one in six is fine at 20 %); else
    ``within``.
    """
    since = now - timedelta(days=days)
    found = Counter(share.about for share in shares if since <= share.posted_at < now)
    counts = {about: found[about] for about in ABOUTS}
    return Balance(days, since, now, counts, target, _verdict(counts["company"], sum(counts.values()), target))


def months(shares: Iterable[S], now: datetime, count: int, zone: tzinfo | None = None) -> list[Stretch[S]]:
    """Split the shares into the month of ``now`` and those before it, ``count`` in all, newest first.

    ``zone`` is the person's time zone; None: this computer's. Shares outside are passed over, those after ``now`` too.
    """
    found = calendar.sort_into(calendar.months(now, count, zone), (each for each in shares if each.posted_at < now))
    return found[::-1]


def current(store: Store, now: datetime, days: int) -> Balance:
    """Return the person's balance against their own target; without the ``history`` consent it counts nothing."""
    return of(store, consent.granted(store, "history"), now, days, store.preferences.get().target)


def of(store: Store, grant: Grant | None, now: datetime, days: int, target: float) -> Balance:
    """Return the balance under a grant for the ``history``; without one it counts nothing."""
    shares = store.shares.dated_between(now - timedelta(days=days), now) if grant else []
    return balance(shares, now, days, target)


def current_months(store: Store, now: datetime, count: int, zone: tzinfo | None = None) -> list[Stretch[Dated]]:
    """Return the person's own last months, newest first; without the ``history`` consent they are empty."""
    first, _ = calendar.months(now, count, zone)[0]
    shares = store.shares.dated_between(first, now) if consent.granted(store, "history") else []
    return months(shares, now, count, zone)


def room(total: int, target: float) -> int:
    """Return how many of ``total`` shares may be about the company before the balance is ``above``."""
    # Decimal, because in binary 0.07 * 100 is a little more than 7 and would round up to 8.
    return int((Decimal(str(target)) * total).to_integral_value(rounding=ROUND_CEILING))


def lengths(counts: Mapping[About, int]) -> dict[About, float]:
    """Return how much of a bar each kind takes, 0 to 1: its part of all shares, or of five where there are fewer.

    So one share alone fills a fifth of the bar, and does not look like a habit.
    """
    whole = max(sum(counts.values()), ENOUGH)
    return {about: counts[about] / whole for about in ABOUTS}


def _verdict(company: int, total: int, target: float) -> Verdict:
    if total < ENOUGH:
        return "too_early"
    return "above" if company > room(total, target) else "within"
