"""A person with a browser, the extension and a companion: what they see and do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Worker, expect

from scripts.browser import open_side_panel
from tests.composers.pages import open_composer, serve
from tests.journeys.companion import Companion
from tests.journeys.recorder import Recorder


@dataclass
class Person:
    """One person's browser."""

    context: BrowserContext
    companion: Companion
    worker: Worker
    recorder: Recorder

    @classmethod
    def begin(cls, context: BrowserContext, companion: Companion) -> Person:
        """Let the extension look for this companion, and LinkedIn's address lead to our pages."""
        workers = context.service_workers
        worker = workers[0] if workers else context.wait_for_event("serviceworker")
        serve(context)
        person = cls(context, companion, worker, Recorder(context, worker))
        worker.evaluate("address => chrome.storage.local.set({ companion: address })", companion.address)
        return person

    def own_page(self, path: str) -> Page:
        """Open a page of the extension's."""
        page = self.context.new_page()
        page.goto(f"chrome-extension://{self.extension}/{path}")
        return page

    def pair(self) -> Page:
        """Pair on the welcome page, with a code from the command line."""
        page = self.own_page("pages/welcome.html")
        page.locator("input[name=code]").fill(self.companion.json("pair")["code"])
        page.locator("form[data-step=pair] button").click()
        expect(page.locator("section[data-step=consents]")).to_be_visible()
        return page

    def settle_in(self, *consents: str) -> None:
        """Pair, say yes to these consents and no to the others, and join the demo channel."""
        page = self.pair()
        for purpose in ("draft_reading", "history", "history_text"):
            question = page.locator(f"[data-consent={purpose}]")
            question.locator("[data-do=grant]" if purpose in consents else "[data-do=decline]").click()
            expect(question.get_by_role("button")).to_have_count(1)
        page.locator("[data-do=join-demo]").click()
        expect(page.locator("[data-channel=havblik]")).to_be_visible()
        page.close()

    def compose(self, variant: str = "classic", **query: str) -> tuple[Page, Locator]:
        """Start a post on LinkedIn; returns the page and the editor."""
        page = self.context.new_page()
        return page, open_composer(page, variant, **query)

    def panel(self, page: Page) -> Page:
        """Click the toolbar button beside this page, and return the side panel that opens."""
        return open_side_panel(page, self.extension)

    @property
    def extension(self) -> str:
        """Return the extension's id."""
        return urlsplit(self.worker.url).netloc

    def storage(self) -> Any:
        """Return everything that the extension keeps."""
        return self.worker.evaluate("() => chrome.storage.local.get()")
