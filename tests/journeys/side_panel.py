"""The browser's real side panel, as a page that a test drives like any other."""

from __future__ import annotations

import os

from playwright.sync_api import BrowserContext, Page

# Lets a program click a button in the toolbar, which is no part of any page.
TOOLBAR_FLAG = "--enable-unsafe-extension-debugging"


def let_playwright_see_it() -> None:
    """Have Playwright take the side panel for a page; to be called before Playwright starts.

    In its first moment the panel is neither a tab nor a window, and Playwright lets go of such a thing unless told to
    keep it.
    """
    os.environ["PW_CHROMIUM_ATTACH_TO_OTHER"] = "1"


def open_side_panel(page: Page, extension_id: str) -> Page:
    """Click the extension's button in the toolbar while ``page`` is in front, and return the panel that opens."""
    with page.context.expect_page() as panel:
        click_toolbar_button(page, extension_id)
    panel.value.set_viewport_size({"width": 360, "height": 800})  # else Playwright gives it a whole window's
    return panel.value


def click_toolbar_button(page: Page, extension_id: str) -> None:
    """Click the extension's button in the toolbar while ``page`` is in front: it opens the panel, and closes it."""
    page.bring_to_front()
    browser = page.context.browser
    assert browser, "Playwright tells no browser for this context"
    session = browser.new_browser_cdp_session()
    session.send("Extensions.triggerAction", {"id": extension_id, "targetId": _tab_in_front(page.context)})
    session.detach()


def _tab_in_front(context: BrowserContext) -> str:
    assert context.browser
    session = context.browser.new_browser_cdp_session()
    tabs = session.send("Target.getTargets", {"filter": [{"type": "tab"}]})["targetInfos"]
    session.detach()
    return str(next(tab["targetId"] for tab in tabs if tab.get("embedderData", {}).get("tabActive")))
