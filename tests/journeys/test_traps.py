"""What looks like a post on LinkedIn and is none: it is neither read nor remembered."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.person import Person

pytestmark = pytest.mark.browser


def test_an_article_is_not_read(person: Person) -> None:
    """The article page, with the same kind of editor and a publish button, is no composer of posts."""
    person.settle_in("draft_reading")
    page = person.context.new_page()
    page.goto("https://www.linkedin.com/article/new/")
    panel = person.panel(page)
    expect(panel.locator("[data-idea]").first).to_be_visible()
    page.locator("[aria-label='Article editor content']").click()
    page.keyboard.type("Chapter one")
    _, editor = person.compose("sdui")  # a draft that is read, so that the silence before it means something
    editor.click()
    editor.press_sequentially("A post")
    expect(panel.locator("footer")).to_contain_text("6 of 3,000")
    assert not [text for text in person.recorder.texts() if "Chapter" in text]


def test_a_message_in_the_composers_own_shadow_root_is_not_read(person: Person) -> None:
    """Going from the post to a message inside the same shadow root does not take the reading along."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type("A post")
    expect(panel.locator("footer")).to_contain_text("6 of 3,000")
    page.locator("#message-inside").click()
    page.keyboard.type("Between us")
    editor.click()
    page.keyboard.press("End")
    page.keyboard.type(" of mine")
    expect(panel.locator("footer")).to_contain_text("14 of 3,000")
    assert not [text for text in person.recorder.texts() if "Between" in text]


@pytest.mark.parametrize("variant", ["classic", "sdui"])
def test_a_post_for_later_is_not_remembered_as_posted(person: Person, variant: str) -> None:
    """A scheduled post closes the composer with a notice too, but nothing is out yet."""
    person.settle_in("draft_reading", "history")
    page, editor = person.compose(variant, scheduled="1")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type("For Thursday")
    expect(panel.locator("footer")).to_contain_text("12 of 3,000")
    page.locator("[data-ready] [data-post]").click()
    expect(panel.locator("footer")).not_to_contain_text("12 of 3,000")
    assert person.companion.json("history")["shares"] == []
