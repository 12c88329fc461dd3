"""A new post that went out is told apart from all that looks like one, in each language of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .isolated import Isolated
from .pages import open_composer, serve

pytestmark = pytest.mark.browser

ADDRESS = "https://www.linkedin.com/feed/update/urn:li:share:7300000000000000001/"


class Ending(NamedTuple):
    """How a draft ends: the page's query, what is clicked, and what is reported."""

    query: dict[str, str]
    clicks: tuple[str, ...]
    reported: str


POST = "[data-ready] [data-post]"
CLOSE = "[data-ready] [data-close]"
ENDINGS = {
    "posted": Ending({}, (POST,), "posted"),
    "posted without a word": Ending({"quiet": "1"}, (POST,), "posted"),
    "reposted with thoughts": Ending({"repost": "1"}, (POST,), "posted"),
    "scheduled from the start": Ending({"scheduled": "1"}, (POST,), "ended"),
    "scheduled on the way": Ending({}, ("[data-schedule]", "[data-next]", POST), "ended"),
    "nearly scheduled, then posted": Ending({}, ("[data-schedule]", "[data-back]", POST), "posted"),
    "failed": Ending({"fail": "1"}, (POST,), "ended"),
    "edited": Ending({"edit": "1"}, (POST,), "ended"),
    "discarded": Ending({"ask": "1"}, (CLOSE, "[data-discard]"), "ended"),
    "saved as a draft": Ending({"ask": "1"}, (CLOSE, "[data-keep]"), "ended"),
}

# Where the words of the interface decide; the others are the same in every language.
WORDED = ("posted", "scheduled from the start", "failed", "edited", "saved as a draft")

# What main.js does when the focus moves, without the extension around it.
FOLLOW_FOCUS = """addEventListener("focusin", (event) => {
  const found = ownWords.find.composerAt(event.composedPath()[0], ownWords.find.siteHere());
  if (found) watcher.follow(found);
}, true)"""


@pytest.fixture(scope="module")
def context(plain_chromium: Browser) -> Iterator[BrowserContext]:
    """A browser where LinkedIn's address leads to our pages."""
    context = plain_chromium.new_context()
    serve(context)
    yield context
    context.close()


def _write_and_end(context: BrowserContext, variant: str, locale: str, ending: Ending) -> tuple[Page, Isolated]:
    page = context.new_page()
    open_composer(page, variant, locale=locale, **ending.query).click()
    page.keyboard.type("For Thursday")
    scripts = Isolated(page)
    scripts.follow()
    scripts.run(FOLLOW_FOCUS)
    for selector in ending.clicks:
        page.locator(selector).click()
    return page, scripts


@pytest.mark.parametrize(
    ("variant", "locale", "endings"),
    [("sdui", "en", tuple(ENDINGS)), ("classic", "da", WORDED), ("light", "de", WORDED)],
)
def test_only_a_new_post_that_is_out_is_told_as_posted(
    context: BrowserContext, variant: str, locale: str, endings: tuple[str, ...]
) -> None:
    """Scheduled, failed, edited, discarded and saved drafts end without a word of it; the others tell of it once."""
    drafts = {name: _write_and_end(context, variant, locale, ENDINGS[name]) for name in endings}
    for name, (page, scripts) in drafts.items():
        scripts.until("reports.some(({ kind }) => kind === 'posted' || kind === 'ended')")
        told = scripts.run("reports.filter(({ kind }) => kind === 'posted' || kind === 'ended')")
        assert [each["kind"] for each in told] == [ENDINGS[name].reported], name
        assert len({each["draft"] for each in scripts.run("reports")}) == 1, f"{name}: it is one draft all along"
        if ENDINGS[name].reported == "posted":
            assert told[0]["url"] == (None if "quiet" in ENDINGS[name].query else ADDRESS)
            assert told[0]["text"] == "For Thursday"
        page.close()


def test_two_drafts_at_once_stay_two(context: BrowserContext) -> None:
    """A comment begun beside a post is another draft, is never told as posted, and the post keeps its name."""
    page = context.new_page()
    editor = open_composer(page, "page")
    editor.click()
    page.keyboard.type("A post")
    page.evaluate(_COMMENT)
    scripts = Isolated(page)
    scripts.follow()
    scripts.run(FOLLOW_FOCUS)
    page.locator("#beside").click()
    page.keyboard.type("A comment")
    page.locator("#send").click()
    editor.click()
    page.keyboard.press("End")
    page.keyboard.type(" of mine")
    scripts.until("reports.at(-1).text === 'A post of mine'")
    reports = scripts.run("reports")
    places = {each["draft"]: each["place"] for each in reports}
    assert sorted(places.values()) == ["comment", "post"]
    assert places[reports[-1]["draft"]] == "post" and reports[0]["draft"] == reports[-1]["draft"]
    assert {each["kind"] for each in reports} == {"draft"}
    page.close()


_COMMENT = """() => {
  const box = document.createElement("div");
  box.className = "comments-comment-box";
  box.innerHTML = "<div id=beside contenteditable style='min-height: 2em'></div><button id=send>Comment</button>";
  document.body.prepend(box);
}"""


def test_a_composer_that_an_address_opens_is_found_without_a_click(context: BrowserContext) -> None:
    """By /feed/?shareActive=true the composer is there and has the focus before anybody looks."""
    page = context.new_page()
    page.goto("https://www.linkedin.com/feed/?shareActive=true&variant=sdui&draft=From+yesterday")
    page.locator("[data-ready] [contenteditable=true]").wait_for()
    assert Isolated(page).follow() == "From yesterday"
    page.close()
