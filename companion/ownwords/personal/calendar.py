"""The person's own months and weeks, as half-open stretches of time. Pure.

A month or a week begins at midnight where the person is, also when the clocks change that night: so it can be an hour
longer or shorter than another, and each moment is in exactly one of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TypeVar

from ..models import Dated, Share, Stretch

S = TypeVar("S", Share, Dated)


def months(now: datetime, count: int, zone: tzinfo | None = None) -> list[tuple[datetime, datetime]]:
    """Return the month of ``now`` and those before it, ``count`` in all, oldest first, as ``(since, until)`` in UTC.

    ``zone`` is the person's time zone; None: this computer's.
    """
    last = now.astimezone(zone).date().replace(day=1)
    firsts = [_month_after(last, after) for after in range(1 - count, 2)]
    return _between([_midnight(first, zone) for first in firsts])


def months_of(year: int, zone: tzinfo | None = None) -> list[tuple[datetime, datetime]]:
    """Return the twelve months of a year, January first."""
    return _between([_midnight(_month_after(date(year, 1, 1), after), zone) for after in range(13)])


def weeks(since: datetime, until: datetime, zone: tzinfo | None = None) -> list[tuple[datetime, datetime]]:
    """Return the weeks, Monday to Sunday, that begin in ``since <= Monday < until``, oldest first."""
    first = since.astimezone(zone).date()
    monday = first + timedelta(days=-first.weekday() % 7)
    found = []
    while (begin := _midnight(monday, zone)) < until:
        found.append(begin)
        monday += timedelta(days=7)
    return _between([*found, _midnight(monday, zone)]) if found else []


def sort_into(stretches: Sequence[tuple[datetime, datetime]], shares: Iterable[S]) -> list[Stretch[S]]:
    """Put each share into the stretch that its moment is in; what is in none is passed over.

    The stretches follow one another, oldest first.
    """
    found: list[list[S]] = [[] for _ in stretches]
    begins = [since for since, _ in stretches]
    for share in shares:
        at = bisect_right(begins, share.posted_at) - 1
        if at >= 0 and share.posted_at < stretches[at][1]:
            found[at].append(share)
    return [Stretch(since, until, tuple(held)) for (since, until), held in zip(stretches, found, strict=True)]


def _between(moments: Sequence[datetime]) -> list[tuple[datetime, datetime]]:
    return list(zip(moments, moments[1:], strict=False))


def _month_after(first: date, count: int) -> date:
    number = first.year * 12 + first.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def _midnight(day: date, zone: tzinfo | None) -> datetime:
    """Return when ``day`` begins: the earlier midnight of two, and the first moment there is where there is none."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
