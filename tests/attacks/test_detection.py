"""A page that looks for the extension by every known method finds what it finds without it, while the panel reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from scripts.browser import EXTENSION, launch
from scripts.chromium import chromium
from tests.composers.pages import open_composer, serve
from tests.journeys.companion import Companion
from tests.journeys.person import Person

pytestmark = pytest.mark.browser

LOOK = Path(__file__).parent / "look.js"
TEXT = "We are thrilled to announce our new crane school."


@pytest.fixture
def person(playwright_here: Playwright, tmp_path: Path) -> Iterator[Person]:
    """A person with the extension, paired, reading granted."""
    companion = Companion(tmp_path / "home")
    context = launch(playwright_here, tmp_path / "profile", "en")
    person = Person.begin(context, companion)
    person.settle_in("draft_reading")
    yield person
    context.close()
    companion.stop()


def _seen(page: Page, files: list[str]) -> dict[str, Any]:
    """Write as a person does, and return what the page's own script finds then."""
    page.evaluate(LOOK.read_text("utf-8"))
    page.locator("[data-ready] [contenteditable=true]").first.click()
    page.keyboard.type(TEXT)
    page.evaluate("text => lookedFor.until(text)", TEXT)
    found: dict[str, Any] = page.evaluate("files => lookedFor.report(files)", files)
    return found


@pytest.fixture
def alone(playwright_here: Playwright, tmp_path: Path) -> Iterator[BrowserContext]:
    """The same browser, started in the same way, without the extension."""
    arguments = ["--headless=new", "--no-sandbox"]
    context = playwright_here.chromium.launch_persistent_context(
        tmp_path / "alone", executable_path=chromium(), headless=False, args=arguments
    )
    serve(context)
    yield context
    context.close()


@pytest.mark.parametrize("variant", ["classic", "sdui"])
def test_a_page_finds_nothing_of_the_extension(alone: BrowserContext, person: Person, variant: str) -> None:
    """File probes by its very id, a walk of the DOM, its own events, replaced natives: the same as without it."""
    files = [str(path.relative_to(EXTENSION)) for path in EXTENSION.rglob("*") if path.is_file()]
    addresses = [f"chrome-extension://{person.extension}/{file}" for file in files]
    page = person.context.new_page()
    open_composer(page, variant)
    panel = person.panel(page)
    with_extension = _seen(page, addresses)
    expect(panel.locator("[data-tip=proud-announcement]")).to_be_visible()  # it did read

    page = alone.new_page()
    open_composer(page, variant)
    without = _seen(page, addresses)

    for name in ("globals", "documentNames"):
        assert set(with_extension[name]) ^ set(without[name]) == set()
    assert {name: found for name, found in with_extension.items() if found != without[name]} == {}
    assert with_extension["answered"] == [] and with_extension["strings"] == []
    assert with_extension["nodes"] > 20 and with_extension["typed"] == TEXT
    assert with_extension["prevented"] == 0 and with_extension["reactions"] == 0
