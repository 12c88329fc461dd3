"""Starts Chromium with the extension just as it is in the repository, and opens its side panel."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Page, Playwright

from scripts.chromium import chromium

EXTENSION = Path(__file__).parents[1] / "extension"

# Lets a program click a button in the toolbar, which is no part of any page.
_TOOLBAR_FLAG = "--enable-unsafe-extension-debugging"


def launch(
    playwright: Playwright, profile: Path, language: str, *more: str, headless: bool = True, extension: Path = EXTENSION
) -> BrowserContext:
    """Start Chromium with the extension in a new profile, in ``language``."""
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium(),
        headless=False,  # Playwright's own headless mode loads no extension; the browser's does
        args=[
            *(["--headless=new"] if headless else []),
            "--no-sandbox",
            f"--load-extension={extension}",
            f"--disable-extensions-except={extension}",
            f"--lang={language}",
            _TOOLBAR_FLAG,
            *more,
        ],
        env=dict(os.environ) | {"LANGUAGE": language},
        permissions=["clipboard-read", "clipboard-write"],
        no_viewport=not headless,
    )


def extension_id(context: BrowserContext) -> str:
    """Return the id that the browser gave the extension."""
    workers = context.service_workers
    worker = workers[0] if workers else context.wait_for_event("serviceworker")
    return urlsplit(worker.url).netloc


def let_playwright_see_side_panels() -> None:
    """Have Playwright take the side panel for a page; to be called before Playwright starts.

    In its first moment the panel is neither a tab nor a window, and Playwright lets go of such a thing unless told to
    keep it.
    """
    os.environ["PW_CHROMIUM_ATTACH_TO_OTHER"] = "1"


def open_side_panel(page: Page, extension: str) -> Page:
    """Click the extension's button in the toolbar while ``page`` is in front, and return the panel that opens."""
    with page.context.expect_page() as panel:
        click_toolbar_button(page, extension)
    panel.value.set_viewport_size({"width": 360, "height": 860})  # else Playwright gives it a whole window's
    return panel.value


def click_toolbar_button(page: Page, extension: str) -> None:
    """Click the extension's button in the toolbar while ``page`` is in front: it opens the panel, and closes it."""
    page.bring_to_front()
    browser = page.context.browser
    assert browser, "Playwright tells no browser for this context"
    session = browser.new_browser_cdp_session()
    tabs = session.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
    in_front = next(tab["targetId"] for tab in tabs if tab.get("embedderData", {}).get("tabActive"))
    session.send("Extensions.triggerAction", {"id": extension, "targetId": in_front})
    session.detach()
