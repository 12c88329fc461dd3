"""Quiet hours and quiet places: nothing is offered unasked, and whoever writes is still helped."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ownwords.models import Preferences, QuietHours
from ownwords.personal.quiet import why_quiet

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
times = st.times().map(lambda each: each.replace(second=0, microsecond=0))
moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))


@given(times, times, moments)
def test_a_day_is_quiet_or_not_and_never_both(begin: time, end: time, moment: datetime) -> None:
    """Hours and what is left of the day share no moment and miss none, over midnight as well."""
    if begin != end:
        quiet, loud = QuietHours(begin, end), QuietHours(end, begin)
        assert quiet.at(moment, COPENHAGEN) != loud.at(moment, COPENHAGEN)


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(17, 59, False), (18, 0, True), (23, 59, True), (0, 0, True), (7, 29, True), (7, 30, False)],
)
def test_the_edges_of_a_night(hour: int, minute: int, quiet: bool) -> None:
    """The first minute belongs to the quiet hours, the end no longer does."""
    moment = datetime(2026, 11, 24, hour, minute, tzinfo=COPENHAGEN)
    assert QuietHours(time(18), time(7, 30)).at(moment, COPENHAGEN) == quiet


def test_the_clock_on_the_wall_counts() -> None:
    """Quiet from six means six o'clock there, in summer and in winter."""
    for month in (1, 7):
        moment = datetime(2026, month, 15, 18, 0, tzinfo=COPENHAGEN)
        hours = QuietHours(time(18), time(19))
        assert hours.at(moment.astimezone(UTC), COPENHAGEN)
        assert not hours.at(moment.astimezone(UTC) - timedelta(minutes=1), COPENHAGEN)


def test_who_writes_is_helped_at_any_hour() -> None:
    """In quiet hours an empty composer gets a sentence instead of ideas, and a draft gets ideas."""
    night, at = (
        Preferences(quiet_hours=QuietHours(time(18), time(7, 30))),
        datetime(2026, 11, 24, 20, tzinfo=COPENHAGEN),
    )
    said = why_quiet(night, "linkedin", False, at, COPENHAGEN)
    assert said and "07:30" in said.en and "07.30" in said.da
    assert why_quiet(night, "linkedin", True, at, COPENHAGEN) is None
    assert why_quiet(Preferences(), "linkedin", False, at, COPENHAGEN) is None


def test_a_quiet_place_has_no_ideas_at_all() -> None:
    """Where the person wants none, there are none while they write either; other places are as before."""
    chosen = Preferences(quiet_sites=("linkedin",))
    assert why_quiet(chosen, "linkedin", True, datetime.now(UTC)) is not None
    assert why_quiet(chosen, "practice", True, datetime.now(UTC)) is None
