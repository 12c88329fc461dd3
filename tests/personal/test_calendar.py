"""Months and weeks begin at the person's own midnight, whatever the clocks do, and never lose or double a share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.models import ABOUTS, Share
from ownwords.personal import calendar
from ownwords.personal.balance import ENOUGH, lengths, months

# Copenhagen changes at two in the night; Havana and Beirut at midnight itself; Kathmandu is off by 45 minutes; Apia
# once left out a whole day; Nuuk is a day behind for much of it.
ZONES = ["Europe/Copenhagen", "America/Havana", "Asia/Beirut", "Asia/Kathmandu", "Pacific/Apia", "America/Nuuk", "UTC"]
zones = st.sampled_from(ZONES).map(ZoneInfo)
moments = st.datetimes(datetime(2009, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))


def share(at: datetime) -> Share:
    """Return a share of this time."""
    return Share(at.isoformat(), at, "linkedin", (), None, None, "field", None)


@given(moments, st.integers(1, 40), zones)
def test_months_follow_one_another(now: datetime, count: int, zone: ZoneInfo) -> None:
    """There are as many months as asked for, each ends where the next begins, and now is in the last."""
    found = calendar.months(now, count, zone)
    assert len(found) == count and found[-1][0] <= now < found[-1][1]
    assert all(until == since for (_, until), (since, _) in zip(found, found[1:], strict=False))
    assert all(since.astimezone(zone).day == 1 for since, _ in found)


@given(st.lists(moments), moments, zones)
def test_each_share_is_in_the_month_on_the_wall(at: list[datetime], now: datetime, zone: ZoneInfo) -> None:
    """A share is in the month that a calendar where the person is showed when it was posted, and in no other."""
    for stretch in calendar.sort_into(calendar.months(now, 24, zone), map(share, at)):
        expected = (stretch.since.astimezone(zone).year, stretch.since.astimezone(zone).month)
        for each in stretch.shares:
            local = each.posted_at.astimezone(zone)
            assert (local.year, local.month) == expected


@given(st.lists(moments), moments, zones)
def test_months_and_weeks_lose_nothing(at: list[datetime], now: datetime, zone: ZoneInfo) -> None:
    """Every share between the first moment and the last is in exactly one month, and in at most one week."""
    bounds = calendar.months(now, 12, zone)
    inside = sum(bounds[0][0] <= each < bounds[-1][1] for each in at)
    assert sum(len(each.shares) for each in calendar.sort_into(bounds, map(share, at))) == inside
    weeks = calendar.weeks(bounds[0][0], bounds[-1][1], zone)
    told = [each.id for week in calendar.sort_into(weeks, map(share, set(at))) for each in week.shares]
    assert len(told) == len(set(told))


@given(moments, zones)
def test_weeks_begin_on_mondays(now: datetime, zone: ZoneInfo) -> None:
    """Each week begins with a Monday, each Monday of a month has its week, and the next month goes on from there."""
    since, until = calendar.months(now, 1, zone)[0]
    weeks = calendar.weeks(since, until, zone)
    assert 4 <= len(weeks) <= 5 and all(begin.astimezone(zone).weekday() in (0, 1) for begin, _ in weeks)
    after = calendar.weeks(until, until + timedelta(days=20), zone)
    assert weeks[-1][1] == after[0][0]


@pytest.mark.parametrize(
    ("month", "hours"),
    [(3, 31 * 24 - 1), (10, 31 * 24 + 1), (11, 30 * 24)],
)
def test_a_month_with_a_clock_change_has_another_length(month: int, hours: int) -> None:
    """March is an hour short in Copenhagen, and October an hour long; midnight stays midnight."""
    since, until = calendar.months(datetime(2026, month, 15, tzinfo=UTC), 1, ZoneInfo("Europe/Copenhagen"))[0]
    assert until - since == timedelta(hours=hours)


def test_a_post_just_after_midnight_is_in_the_new_month() -> None:
    """Half past midnight on 1 July in Copenhagen is July, though it is still June in UTC."""
    at = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    july, june = months([share(at)], datetime(2026, 7, 2, tzinfo=UTC), 2, ZoneInfo("Europe/Copenhagen"))
    assert (len(july.shares), len(june.shares)) == (1, 0)


def test_what_is_posted_later_today_is_not_counted_yet() -> None:
    """A share of the very moment, or after it, is in no month: the window is half open like the balance's own."""
    now = datetime(2026, 7, 2, tzinfo=UTC)
    found = months([share(now), share(now - timedelta(microseconds=1))], now, 1, ZoneInfo("UTC"))
    assert len(found[0].shares) == 1


@given(st.fixed_dictionaries({about: st.integers(0, 500) for about in ABOUTS}))
def test_a_bar_is_never_longer_than_the_whole(counts: dict[str, int]) -> None:
    """From five shares on the pieces fill the bar; fewer leave room, a fifth for each that is missing."""
    found, total = lengths(counts), sum(counts.values())  # type: ignore[arg-type]
    assert sum(found.values()) == pytest.approx(min(1, total / ENOUGH))
    assert all(0 <= part <= 1 for part in found.values())
