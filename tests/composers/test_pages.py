"""The pages that stand in for LinkedIn hold the traps that LinkedIn has, and the editors in them are real."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.composers.pages import VARIANTS, open_composer, serve

pytestmark = pytest.mark.browser


@pytest.fixture
def page(plain_chromium: Browser) -> Iterator[Page]:
    """A page where LinkedIn's address leads to ours."""
    context = plain_chromium.new_context()
    serve(context)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_is_typed_is_what_is_posted(page: Page, variant: str) -> None:
    """Each editor takes lines typed into it, and its own model holds them when the post goes out."""
    open_composer(page, variant)
    page.keyboard.type("One")
    page.keyboard.press("Enter")
    page.keyboard.type("Two")
    page.locator("[data-ready] [data-post]").click()
    assert page.evaluate("posted[0].text").replace("\n\n", "\n") == "One\nTwo"
    expect(page.get_by_role("alert").get_by_role("link")).to_have_attribute(
        "href", "/feed/update/urn:li:share:7300000000000000001/"
    )


def test_the_button_that_publishes_is_another_one_once_it_is_enabled(page: Page) -> None:
    """A reference to the publish button does not outlive the first character."""
    open_composer(page, "classic")
    first = page.locator("[data-ready] [data-post]").element_handle()
    assert first.is_disabled()
    page.keyboard.type("a")
    expect(page.locator("[data-ready] [data-post]")).to_be_enabled()
    assert not first.evaluate("button => button.isConnected")


@pytest.mark.parametrize("variant", ["classic", "light", "sdui", "plain"])
def test_the_first_dialog_is_a_placeholder(page: Page, variant: str) -> None:
    """The dialog that opens first is thrown away for another one."""
    page.goto(f"https://www.linkedin.com{VARIANTS[variant]}?variant={variant}")
    page.locator("[data-test-start]").click()
    dialog = "[role=dialog]:has([data-post]), dialog:has([data-post])"
    first = page.locator(dialog).first.element_handle()
    page.locator("[data-ready]").wait_for()
    assert not first.evaluate("dialog => dialog.isConnected")


def test_the_classic_editor_lives_in_a_shadow_root_whose_host_has_no_height(page: Page) -> None:
    """The classic composer is inside the open shadow root of an element that takes no room."""
    open_composer(page, "classic")
    outlet = page.locator("#interop-outlet")
    assert outlet.evaluate("host => host.offsetHeight") == 0
    assert outlet.evaluate("host => host.shadowRoot.querySelectorAll('.ql-editor').length") == 1


def test_a_decoy_editor_waits_in_a_hidden_frame(page: Page) -> None:
    """A frame that nobody sees holds an editor with the right class."""
    open_composer(page, "classic")
    decoy = page.frame(url="**/preload/**")
    assert decoy and decoy.locator(".ql-editor").count() == 1
    assert not page.locator("iframe").is_visible()


def test_a_draft_comes_back(page: Page) -> None:
    """The composer restores the last draft when it opens."""
    expect(open_composer(page, "sdui", draft="From yesterday")).to_have_text("From yesterday")


def test_other_editors_carry_the_composers_label(page: Page) -> None:
    """A comment box has the very label that the post composer has."""
    label = open_composer(page, "classic").get_attribute("aria-label")
    assert page.locator("#old-comment .ql-editor").get_attribute("aria-label") == label


def test_a_message_box_shares_the_composers_shadow_root(page: Page) -> None:
    """A message can be written in the shadow root that the composer is in."""
    editor = open_composer(page, "classic")
    assert editor.evaluate("editor => editor.getRootNode().querySelector('.msg-form__contenteditable') !== null")


def test_a_dialog_is_always_there(page: Page) -> None:
    """The count of dialogs says nothing about the composer: a hidden one and the messages are there without it."""
    page.goto("https://www.linkedin.com/feed/")
    assert page.locator("[role=dialog]").count() == 2
    assert not page.locator(".vjs-text-track-settings").is_visible()


def test_the_modal_dialog_makes_what_is_outside_it_inert(page: Page) -> None:
    """While the newer composer is open, nothing outside it can be focused."""
    open_composer(page, "sdui")
    page.locator("#search").focus()
    assert not page.locator("#search").evaluate("field => field === document.activeElement")


def test_nothing_in_the_newer_composer_has_a_name_to_hold_on_to(page: Page) -> None:
    """The classes of the newer composer are hashes, and its publish button is the last one that holds only text."""
    open_composer(page, "sdui")
    dialog = page.locator("dialog[data-ready]")
    around = dialog.locator(":scope, div:not([contenteditable]), button").all()
    names = {name for each in around for name in (each.get_attribute("class") or "").split()}
    assert names and all(name.startswith("_") for name in names)
    texts = [button.inner_text() for button in dialog.get_by_role("button").all() if not button.locator("svg").count()]
    assert texts[-1] == "Post"


def test_the_page_lets_no_foreign_script_in(page: Page) -> None:
    """The page's policy refuses an inline script, and its elements ask for Trusted Types."""
    open_composer(page, "classic")
    with pytest.raises(Error, match="Content Security Policy"):
        page.add_script_tag(content="window.foreign = 1")
    assert page.evaluate("trustedTypes.defaultPolicy !== null")


@pytest.mark.parametrize(
    ("locale", "start", "post"), [("da", "Start et opslag", "Slå op"), ("de", "Beitrag beginnen", "Posten")]
)
def test_labels_follow_the_language(page: Page, locale: str, start: str, post: str) -> None:
    """No label stays the same from one language to another."""
    open_composer(page, "sdui", locale=locale)
    assert page.locator("[data-test-start]").inner_text() == start
    assert page.locator("[data-ready] [data-post]").inner_text() == post


def test_a_post_for_later_is_not_posted(page: Page) -> None:
    """A scheduled post closes the composer with a notice too, and nothing is out."""
    open_composer(page, "classic", scheduled="1")
    page.keyboard.type("Later")
    page.locator("[data-ready] [data-post]").click()
    expect(page.get_by_role("alert")).to_contain_text("scheduled")
    assert page.evaluate("posted") == []


def test_an_article_is_written_in_the_same_kind_of_editor(page: Page) -> None:
    """The article page has a TipTap editor and a publish button, and is no composer of posts."""
    page.goto("https://www.linkedin.com/article/new/")
    page.locator("[aria-label='Article editor content']").click()
    page.keyboard.type("Chapter one")
    expect(page.locator(".tiptap")).to_have_text("Chapter one")
