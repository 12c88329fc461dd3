"""The balance at a glance, and what a year looked like: pictures with a table beside each, and nothing to reach."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from ownwords import consent
from ownwords.store import Store

from tests.pages.visiting import Visit, share
from tests.pages.year import live


@pytest.fixture
def lived(store: Store, now: datetime) -> None:
    """A year of sharing, with the demo channel's ideas."""
    live(store, now)


def test_one_glance_answers_how_much_of_each(visit: Visit, store: Store, remembered: None) -> None:
    """The three parts stand in large figures, each with its name."""
    page = visit.text("/balance")
    figures = re.findall(r"<strong>([^<]+)</strong>\s*<span>([^<]+)</span>", page)
    assert figures == [("17%", "The company"), ("50%", "Useful to others"), ("33%", "Your own")]


def test_few_posts_are_counted_and_not_measured(visit: Visit, store: Store, now: datetime) -> None:
    """Below five posts the figures are numbers of posts: a part of so few would look like a habit."""
    consent.decide(store, "history", True, now)
    store.shares.add(share("one", now - timedelta(days=1), "company"))
    page = visit.text("/balance")
    assert "<strong>1</strong>" in page and "100%" not in page


def test_the_months_are_a_picture_and_a_table(visit: Visit, lived: None) -> None:
    """Twelve months are drawn, newest first, and the table says the same."""
    page = visit.text("/balance")
    drawing = page.split("Month by month")[1].split("</svg>")[0]
    drawn = re.findall(r">([A-Z][a-z]+ 20\d\d)<", drawing)
    told = re.findall(r'<th scope="row">([A-Z][a-z]+ 20\d\d)</th>', page)
    assert told == drawn[::-1] and told[0] == "Nov 2026" and len(told) == 12


def test_months_before_the_first_post_are_left_out(visit: Visit, remembered: None) -> None:
    """Somebody who began two months ago sees those months only."""
    assert re.findall(r'<th scope="row">([A-Z][a-z]+ 20\d\d)</th>', visit.text("/balance")) == ["Nov 2026", "Oct 2026"]


def test_above_the_line_the_ideas_are_not_about_the_company(visit: Visit, store: Store, now: datetime) -> None:
    """With much about the company, what is useful to others or one's own comes first."""
    live(store, now, days=1)
    for number in range(9):
        store.shares.add(share(f"c{number}", now - timedelta(days=number + 1), "company"))
    ideas = visit.text("/balance").split('class="ideas"')[1].split("</ul>")[0]
    assert ideas.count("<h3>") == 3 and 'class="shape company"' not in ideas


def test_the_page_says_how_it_is_counted(visit: Visit, remembered: None) -> None:
    """The window with its very moments, which posts count, and how the line is rounded."""
    page = visit.text("/balance").split("How is this counted?")[1]
    assert "The first moment is in, the last is not." in page and "up to 2 about the company" in page
    assert "24 November 2026" in page and "26 August 2026" in page


@pytest.mark.parametrize("language", ["en", "da"])
def test_each_picture_has_its_table(visit: Visit, lived: None, language: str) -> None:
    """Over time there is a calendar, which is a table itself, and three pictures with a table each."""
    visit.headers = {"Accept-Language": language}
    page = visit.text("/patterns")
    assert page.count('role="img"') == 3 and page.count("<table") == 4 and page.count("</table>") == 4


def test_the_calendar_says_each_week_in_words(visit: Visit, lived: None) -> None:
    """A screen reader hears the Monday and what was shared; a quiet week is called quiet, and nothing more."""
    page = visit.text("/patterns")
    assert re.search(r'<span class="hidden">\d+ \w+: \d useful to others', page)
    assert ": quiet</span>" in page


def test_earlier_years_can_be_looked_at(visit: Visit, lived: None) -> None:
    """Each year with posts has its page; a year without is the last twelve months."""
    assert "Nov 2026" not in visit.text("/patterns?year=2025")
    assert "Nov 2026" in visit.text("/patterns?year=1999") and "Nov 2026" in visit.text("/patterns?year=x")


def test_a_busy_week_is_shapes_with_numbers(visit: Visit, store: Store, now: datetime) -> None:
    """Seven posts in a week are not seven shapes in a row but one of each kind with its number."""
    consent.decide(store, "history", True, now)
    for number in range(7):
        store.shares.add(share(f"b{number}", now - timedelta(hours=1 + number), "field"))
    assert "<b>7</b>" in visit.text("/patterns")


def test_without_consent_there_is_no_year(visit: Visit, store: Store, now: datetime, lived: None) -> None:
    """After withdrawing, the page shows nothing of what is still kept."""
    consent.decide(store, "history", False, now)
    page = visit.text("/patterns")
    assert "quite all right" in page and "<table" not in page


@pytest.mark.parametrize("language", ["en", "da"])
def test_nothing_is_scored_or_ranked(visit: Visit, lived: None, language: str) -> None:
    """No page about one's sharing speaks of scores, streaks, records or goals."""
    visit.headers = {"Accept-Language": language}
    words = r"\b(streak|record|best|goal|rank\w*|points?|level|rekord|bedste|mål|stime|niveau|top)\b"
    for path in ("/balance", "/patterns"):
        text = re.sub(r"<[^>]+>", " ", visit.text(path))
        assert not re.findall(words, text, re.IGNORECASE), path
