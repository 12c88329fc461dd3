"""The first journey: from a click into the composer to a post in one's own words."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.composers.pages import VARIANTS
from tests.journeys.person import Person

pytestmark = pytest.mark.browser

ANNOUNCEMENT = {
    "en": "We are thrilled to announce our new crane school.",
    "da": "Vi er stolte over at kunne annoncere vores nye kranskole.",
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_ideas_tips_insert_and_undo_work_in_every_composer(person: Person, variant: str) -> None:
    """In each composer: ideas before a word, tips after a pause, a link at the caret, one Ctrl+Z takes it back."""
    person.settle_in("draft_reading")
    page, editor = person.compose(variant)
    panel = person.panel(page)
    expect(panel.locator("[data-idea]").first).to_be_visible()
    expect(panel.locator("[data-tip]")).to_have_count(0)

    editor.click()
    page.keyboard.type(ANNOUNCEMENT["en"])
    expect(panel.locator("[data-tip=proud-announcement]")).to_be_visible()
    idea = panel.locator("[data-idea]", has=panel.locator("[data-do=insert-link]")).first
    address = idea.locator("a.link").get_attribute("href")
    before = editor.inner_text().strip()
    idea.evaluate("idea => { idea.open = true }")
    idea.locator("[data-do=insert-link]").click()
    expect(panel.get_by_role("status")).to_contain_text("Inserted")
    expect(editor).to_contain_text(f"{ANNOUNCEMENT['en']} {address}")

    page.bring_to_front()
    page.keyboard.press("Control+z")
    expect(editor).not_to_contain_text(str(address))
    assert editor.inner_text().strip() == before
