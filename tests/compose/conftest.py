"""A page of a site's with the content scripts in it, in a real Chromium.

The scripts run here as the page's own, so that a test can call each function; the journeys run them as the extension.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

EXTENSION = Path(__file__).parents[2] / "extension"
SCRIPTS = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))["content_scripts"][0]["js"]

Open = Callable[..., Page]


@pytest.fixture
def open_page(plain_chromium: Browser) -> Iterator[Open]:
    """Open `body` at an address of LinkedIn's, with every content script but the one that starts by itself."""
    context = plain_chromium.new_context()

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
