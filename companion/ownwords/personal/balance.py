"""How a person's shares split into company, field and personal: defined here once, and pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import ROUND_CEILING, Decimal

from .. import consent
from ..models import ABOUTS, Balance, Share, Verdict
from ..store import Store

ENOUGH = 5  # shares; fewer say nothing about a habit


def balance(shares: Iterable[Share], now: datetime, days: int, target: float) -> Balance:
    """Count the shares with ``now - days <= posted_at < now`` by kind, and compare the company's part with ``target``.

    A day is 24 hours: the window is counted in UTC, so a change to summer time moves nothing in or out. Shares outside
    the window are passed over. The verdict is ``too_early`` below five shares; ``above`` when the company's shares are
    more than ``target`` of all, rounded up to whole shares (one in six is fine at 20 %); else ``within``.
    """
    since = now - timedelta(days=days)
    found = Counter(share.about for share in shares if since <= share.posted_at < now)
    counts = {about: found[about] for about in ABOUTS}
    return Balance(days, since, now, counts, target, _verdict(counts["company"], sum(counts.values()), target))


def current(store: Store, now: datetime, days: int) -> Balance:
    """Return the person's balance against their own target; without the ``history`` consent it counts nothing."""
    kept = consent.granted(store, "history")
    shares = store.shares.between(now - timedelta(days=days), now) if kept else []
    return balance(shares, now, days, store.preferences.get().target)


def room(total: int, target: float) -> int:
    """Return how many of ``total`` shares may be about the company before the balance is ``above``."""
    # Decimal, because in binary 0.07 * 100 is a little more than 7 and would round up to 8.
    return int((Decimal(str(target)) * total).to_integral_value(rounding=ROUND_CEILING))


def _verdict(company: int, total: int, target: float) -> Verdict:
    if total < ENOUGH:
        return "too_early"
    return "above" if company > room(total, target) else "within"
