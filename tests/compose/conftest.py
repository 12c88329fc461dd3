"""A page of a site's with the content scripts in it, in a real Chromium.

The scripts run here as the page's own, so that a test can call each function; the journeys run them as the extension.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scripts.chromium import chromium

EXTENSION = Path(__file__).parents[2] / "extension"
SCRIPTS = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))["content_scripts"][0]["js"]

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def chromium_browser() -> Iterator[Browser]:
    """One Chromium for a module's tests; each test has a page of its own."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium_browser: Browser) -> Iterator[Open]:
    """Open `body` at an address of LinkedIn's, with every content script but the one that starts by itself."""
    context = chromium_browser.new_context()

    def opened(body: str, path: str = "/feed/", origin: str = "https://www.linkedin.com") -> Page:
        page = context.new_page()
        html = f"<!doctype html><html lang=en><meta charset=utf-8><body>{body}"
        page.route("**/*", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(origin + path)
        for script in SCRIPTS:
            if not script.endswith("main.js"):
                page.add_script_tag(path=EXTENSION / script)
        return page

    yield opened
    context.close()
