"""The balance: counted once per share, in a half-open window, and never a score."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.models import ABOUTS, About, Share
from ownwords.personal.balance import ENOUGH, balance, room

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def share(about: About, at: datetime = NOW - timedelta(days=1)) -> Share:
    """Return a share of this kind at this time."""
    return Share("a", at, "linkedin", (), None, None, about, None)


def shares(company: int, others: int) -> list[Share]:
    """Return yesterday's shares: so many about the company, so many about the field."""
    return [share("company")] * company + [share("field")] * others


moments = st.datetimes(datetime(2020, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))
histories = st.lists(st.builds(share, st.sampled_from(ABOUTS), moments))
targets = st.integers(0, 100).map(lambda percent: percent / 100)


@given(histories, st.integers(1, 3650), targets)
def test_the_counts_add_up(history: list[Share], days: int, target: float) -> None:
    """Every share in the window is counted exactly once, and none outside it."""
    found = balance(history, NOW, days, target)
    assert found.total == sum(NOW - timedelta(days=days) <= each.posted_at < NOW for each in history)
    assert set(found.counts) == set(ABOUTS)


@given(histories, targets)
def test_the_order_of_the_shares_does_not_matter(history: list[Share], target: float) -> None:
    """The same shares give the same balance in any order."""
    assert balance(history, NOW, 365, target) == balance(history[::-1], NOW, 365, target)


@given(histories, st.integers(1, 1000), st.integers(1, 1000))
def test_neighbouring_windows_share_nothing_and_lose_nothing(history: list[Share], late: int, early: int) -> None:
    """Two windows that meet count each share once between them: the start belongs to a window, the end does not."""
    middle = NOW - timedelta(days=late)
    both = balance(history, NOW, late, 0.2).total + balance(history, middle, early, 0.2).total
    assert balance(history, NOW, late + early, 0.2).total == both


def test_the_window_is_half_open() -> None:
    """A share at the very start counts; one at the very end, or a moment before the start, does not."""
    start, moment = NOW - timedelta(days=90), timedelta(microseconds=1)
    history = [share("field", at) for at in (start - moment, start, NOW - moment, NOW)]
    assert balance(history, NOW, 90, 0.2).counts == {"company": 0, "field": 2, "personal": 0}


def test_a_change_to_summer_time_moves_nothing() -> None:
    """A day is 24 hours: the window starts at the same time of day in UTC on both sides of a clock change."""
    after_change = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)
    assert balance([], after_change, 7, 0.2).since == datetime(2026, 3, 23, 12, 0, tzinfo=UTC)


@given(st.integers(0, ENOUGH - 1), st.integers(0, ENOUGH - 1), targets)
def test_few_shares_say_nothing(company: int, others: int, target: float) -> None:
    """Below five shares it is too early, whatever they are about; from five on it no longer is."""
    verdict = balance(shares(company, others), NOW, 90, target).verdict
    assert (verdict == "too_early") == (company + others < ENOUGH)


@pytest.mark.parametrize(
    ("company", "others", "target", "verdict"),
    [
        (1, 4, 0.2, "within"),
        (2, 4, 0.2, "within"),  # a fifth of six is more than one, and is rounded up
        (3, 4, 0.2, "above"),
        (2, 3, 0.2, "above"),
        (0, 5, 0.0, "within"),
        (1, 4, 0.0, "above"),
        (5, 0, 1.0, "within"),
        (7, 93, 0.07, "within"),
        (8, 92, 0.07, "above"),  # in binary 0.07 * 100 is a little more than 7
    ],
)
def test_the_verdict_at_its_edges(company: int, others: int, target: float, verdict: str) -> None:
    """The company may have the target's part, rounded up to whole shares, and no share more."""
    assert balance(shares(company, others), NOW, 90, target).verdict == verdict


@given(st.integers(0, 500), st.integers(0, 100))
def test_room_is_the_target_rounded_up(total: int, percent: int) -> None:
    """The room for the company is the smallest whole number that is not under the target's part."""
    found = room(total, percent / 100)
    assert 100 * (found - 1) < percent * total <= 100 * found


@given(histories)
def test_the_parts_are_parts(history: list[Share]) -> None:
    """The company's part is between 0 and 1, and unknown without shares."""
    found = balance(history, NOW, 3650, 0.2)
    assert found.company_share is None if not found.total else 0 <= (found.company_share or 0.0) <= 1
