"""The pages that stand in for LinkedIn hold the traps that LinkedIn has, and the editors in them are real."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from scripts.chromium import chromium
from tests.composers.pages import VARIANTS, open_composer, serve

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def real_browser() -> Iterator[Browser]:
    """A Chromium without our extension."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(real_browser: Browser) -> Iterator[Page]:
    """A page where LinkedIn's address leads to ours."""
    context = real_browser.new_context()
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
