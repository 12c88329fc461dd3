"""The third journey: what went out is in the person's own history and balance, and gone when they say so."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.person import Person

pytestmark = pytest.mark.browser


def _post(person: Person, panel_text: str = "", variant: str = "classic", **query: str) -> tuple[Page, Page]:
    """Write a post under the panel's eyes, and click Post."""
    page, editor = person.compose(variant, **query)
    panel = person.panel(page)
    editor.click()
    page.keyboard.type("Yesterday Mette showed me how a bearing sounds before it fails.")
    expect(panel.locator("footer")).to_contain_text("63 of 3,000")
    page.locator("[data-ready] [data-post]").click()
    return page, panel


@pytest.mark.parametrize("variant", ["classic", "sdui", "page", "plain"])
def test_a_post_is_remembered_with_its_address(person: Person, variant: str) -> None:
    """What was posted is in the history, with the address that LinkedIn gave and without its text."""
    person.settle_in("draft_reading", "history")
    _, panel = _post(person, variant=variant)
    expect(panel.get_by_role("status")).to_contain_text("in your history")
    [share] = person.companion.json("history")["shares"]
    assert share["url"] == "https://www.linkedin.com/feed/update/urn:li:share:7300000000000000001/"
    assert (share["site"], share["text"]) == ("linkedin", None)


def test_the_items_used_are_remembered_with_the_post(person: Person) -> None:
    """A post that grew from an idea is of the idea's kind, and the idea is not offered again."""
    person.settle_in("draft_reading", "history", "history_text")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    idea = panel.locator("[data-idea]", has=panel.locator("[data-do=insert-link]")).first
    item, about = idea.get_attribute("data-idea"), idea.locator(".sort-of").get_attribute("data-about")
    idea.evaluate("idea => { idea.open = true }")
    editor.click()
    idea.locator("[data-do=insert-link]").click()
    expect(editor).to_contain_text("https://")
    page.locator("[data-ready] [data-post]").click()
    expect(panel.get_by_role("status")).to_contain_text("in your history")
    [share] = person.companion.json("history")["shares"]
    assert (share["item_ids"], share["about"]) == ([item], about)
    assert share["text"].startswith("https://")
    expect(panel.locator(f'[data-idea="{item}"]')).to_have_count(0)


@pytest.mark.parametrize("query", [{"fail": "1"}, {}], ids=["the post failed", "the draft was thrown away"])
def test_what_did_not_go_out_is_not_remembered(person: Person, query: dict[str, str]) -> None:
    """A post that LinkedIn refused, and a draft that the person closed, leave no trace."""
    person.settle_in("draft_reading", "history")
    page, editor = person.compose("classic", **query)
    panel = person.panel(page)
    editor.click()
    page.keyboard.type("Not today.")
    expect(panel.locator("footer")).to_contain_text("10 of 3,000")
    page.locator("[data-ready] [data-post]" if query else "[data-ready] [data-close]").click()
    expect(panel.locator("#view")).to_contain_text("Click into the post")
    assert person.companion.json("history")["total"] == 0


def test_a_post_without_a_notice_is_remembered_too(person: Person) -> None:
    """When LinkedIn says nothing, the composer that stays away after Post is receipt enough."""
    person.settle_in("draft_reading", "history")
    _, panel = _post(person, quiet="1")
    expect(panel.get_by_role("status")).to_contain_text("in your history", timeout=15_000)
    assert person.companion.json("history")["shares"][0]["url"] is None


def test_the_first_post_asks_whether_to_remember_it(person: Person) -> None:
    """Somebody who was never asked is asked once, after a post; yes remembers this very post."""
    person.settle_in("draft_reading")
    person.companion.cli("erase", "--yes")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    panel.locator("[data-consent=draft_reading] [data-do=grant]").click()
    page.bring_to_front()
    editor.click()
    page.keyboard.type("A first post.")
    expect(panel.locator("footer")).to_contain_text("13 of 3,000")
    page.locator("[data-ready] [data-post]").click()
    panel.locator("[data-consent=history] [data-do=grant]").click()
    expect(panel.get_by_role("status")).to_contain_text("in your history")
    assert person.companion.json("history")["total"] == 1


def test_practice_is_never_recorded(person: Person) -> None:
    """The practice page gives tips and ideas as LinkedIn does, and records nothing."""
    person.settle_in("draft_reading", "history", "history_text")
    page = person.context.new_page()
    page.goto(f"{person.companion.address}practice")
    panel = person.panel(page)
    page.locator("[data-ownwords-composer]").click()
    page.keyboard.type("We are proud to announce that I practise.")
    expect(panel.locator("[data-tip=proud-announcement]")).to_be_visible()
    page.locator("[data-ownwords-post]").click()
    expect(panel.get_by_role("status")).to_contain_text("nothing was recorded", timeout=15_000)
    assert person.companion.json("history")["total"] == 0


def test_the_balance_opens_signed_in_and_erasing_leaves_nothing(person: Person) -> None:
    """From the panel to the balance in a picture and in words, and to an empty history when everything is erased."""
    person.settle_in("draft_reading", "history")
    _, panel = _post(person)
    expect(panel.get_by_role("status")).to_contain_text("in your history")
    with person.context.expect_page() as opened:
        panel.locator("[data-do=balance]").click()
    balance = opened.value
    expect(balance.locator("svg[role=img], figure svg").first).to_be_visible()
    assert urlsplit(balance.url).path == "/balance"
    person.companion.cli("erase", "--yes")
    assert person.companion.json("status")["shares"] == 0
    assert not any(each["granted"] for each in person.companion.json("status")["consents"])
