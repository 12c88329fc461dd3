"""Every key of the manifest does what it says, and the focus stays in the draft.

A key of the browser's own never reaches a page, so no page can press one here: the event that it makes is sent instead.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Worker, expect

from tests.journeys.person import Person
from tests.journeys.test_card import TEXT, in_the_draft, open_card

pytestmark = pytest.mark.browser

_PRESS = """async (command) => {
  const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
  chrome.commands.onCommand.dispatch(command, tab);
}"""


def press(where: Page | Worker, command: str) -> None:
    """Send the event of a key to one of the extension's contexts."""
    where.evaluate(_PRESS, command)


def test_the_keys_work_beside_an_open_panel(person: Person) -> None:
    """The tip's key says the tips one after another and marks the one that is said; the other inserts the first link.

    Where no idea has a link, it says so.
    """
    person.settle_in("draft_reading")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type("My garden and its apple trees want rain this week.")
    expect(panel.get_by_text("Nothing here fits what you write")).to_be_visible()
    press(panel, "insert-first")
    expect(panel.get_by_role("status")).to_contain_text("has a link to insert")

    page.keyboard.press("Control+a")
    page.keyboard.type(TEXT)
    expect(panel.locator("[data-tip=proud-announcement]")).to_be_visible()
    press(panel, "next-tip")
    said = panel.locator("[data-tip][aria-current] > p:not(.sort)").first
    expect(panel.get_by_role("status")).to_have_text(said.inner_text())
    assert in_the_draft(page)

    expect(panel.locator("footer")).to_contain_text(f"{len(TEXT)} of 3,000")
    link = panel.locator("[data-idea]", has=panel.locator("[data-do=insert-link]")).first.locator("a.link")
    expect(link).to_have_count(1)
    press(panel, "insert-first")
    expect(editor).to_contain_text(f"{TEXT} {link.get_attribute('href')}")
    assert in_the_draft(page)


def test_the_keys_work_with_the_card(person: Person) -> None:
    """They work on the card as in the panel, without going there."""
    person.settle_in("draft_reading")
    page, editor, card = open_card(person, "sdui")
    page.keyboard.type(TEXT)
    card.until("root.querySelector('[data-tip=proud-announcement]')")
    press(person.worker, "next-tip")
    card.until("root.querySelector('[data-tip][aria-current]')")
    press(person.worker, "insert-first")
    expect(editor).to_contain_text(f"{TEXT} https://")
    assert in_the_draft(page)
