"""What looks like a post on LinkedIn and is none: it is neither read nor remembered."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.person import Person

pytestmark = pytest.mark.browser


def test_an_article_gets_ideas_and_tips_and_is_no_post(person: Person) -> None:
    """The body of an article is read as a draft is; its Next button publishes nothing, and nothing is remembered."""
    person.settle_in("draft_reading", "history")
    page = person.context.new_page()
    page.goto("https://www.linkedin.com/article/new/")
    panel = person.panel(page)
    page.locator("[aria-label='Article editor content']").click()
    page.keyboard.type("We are thrilled to announce our crane school.")
    expect(panel.locator("[data-tip]").first).to_be_visible()
    expect(panel.locator("[data-idea]").first).to_be_visible()
    page.get_by_role("button", name="Publish").click()
    page.evaluate("document.querySelector('main').replaceChildren()")
    expect(panel.locator("[data-tip]")).to_have_count(0)
    assert person.companion.json("history")["total"] == 0


@pytest.mark.parametrize("path", ["/company/1/admin/page-posts/published/", "/jobs/view/1/", "/messaging/thread/1/"])
def test_where_it_never_helps_nothing_is_read(person: Person, path: str) -> None:
    """On a company's administration, a job's page and the messages even a real composer of posts is left alone."""
    person.settle_in("draft_reading")
    page = person.context.new_page()
    page.goto(f"https://www.linkedin.com{path}?variant=classic")
    panel = person.panel(page)
    page.locator("[data-test-start]").click()
    page.locator("[data-ready] [contenteditable=true]").first.click()
    page.keyboard.type("Not for you")
    feed, editor = person.compose("sdui")  # a draft that is read, so that the silence before it means something
    feed.bring_to_front()
    editor.click()
    feed.keyboard.type("A post")
    expect(panel.locator("footer")).to_contain_text("6 of 3,000")
    assert not [text for text in person.recorder.texts() if "Not" in text]


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
