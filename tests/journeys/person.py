"""A person with a browser, the extension and a companion: what they see and do."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, CDPSession, Locator, Page, Playwright, Worker, expect

from scripts.chromium import chromium
from tests.composers.pages import open_composer, serve
from tests.journeys.companion import Companion
from tests.journeys.recorder import Recorder

EXTENSION = Path(__file__).parents[2] / "extension"


def launch(playwright: Playwright, profile: Path, language: str, *more: str) -> BrowserContext:
    """Start Chromium with the extension just as it is in the repository, in a new profile."""
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=chromium(),
        headless=False,  # Playwright's own headless mode loads no extension; the browser's does
        args=[
            "--headless=new",
            "--no-sandbox",
            f"--load-extension={EXTENSION}",
            f"--disable-extensions-except={EXTENSION}",
            f"--lang={language}",
            *more,
        ],
        env=dict(os.environ) | {"LANGUAGE": language},
        permissions=["clipboard-read", "clipboard-write"],
    )


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
        page.goto(f"{self.worker.url.rsplit('/', 2)[0]}/{path}")
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
        """Open the panel for this page in a tab of its own: the panel's code as it is, where a test can click."""
        title = f"tab {id(page)}"
        page.evaluate("title => { document.title = title }", title)
        tab = self.worker.evaluate("async () => (await chrome.tabs.query({ active: true })).at(-1).id")
        panel = self.own_page(f"panel/panel.html?tab={tab}")
        page.bring_to_front()
        return panel

    def storage(self) -> Any:
        """Return everything that the extension keeps."""
        return self.worker.evaluate("() => chrome.storage.local.get()")


class SidePanel:
    """The browser's real side panel, which Playwright does not list as a page: driven over its debugging protocol."""

    def __init__(self, person: Person, page: Page) -> None:
        self._session: CDPSession = person.context.new_cdp_session(page)
        self._answers: dict[int, Any] = {}
        self._count = 0
        self._session.on("Target.receivedMessageFromTarget", self._receive)
        self._page = page
        opener = person.own_page("pages/options.html")
        window = person.worker.evaluate("async () => (await chrome.windows.getCurrent()).id")
        gesture = {"expression": f"chrome.sidePanel.open({{windowId: {window}}})", "userGesture": True}
        person.context.new_cdp_session(opener).send("Runtime.evaluate", gesture | {"awaitPromise": True})
        page.bring_to_front()
        opener.close()
        targets = self._session.send("Target.getTargets")["targetInfos"]
        self._target = next(each["targetId"] for each in targets if each["url"].endswith("panel/panel.html"))
        self._id = self._session.send("Target.attachToTarget", {"targetId": self._target})["sessionId"]

    def evaluate(self, expression: str) -> Any:
        """Evaluate an expression in the side panel; a promise is waited for."""
        arguments = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        return self._send("Runtime.evaluate", arguments)["result"].get("value")

    def wait_for(self, selector: str) -> None:
        """Wait until an element is there."""
        self.evaluate(
            f"""new Promise((resolve) => {{
                const look = () => document.querySelector({json.dumps(selector)}) && resolve(true);
                new MutationObserver(look).observe(document, {{ childList: true, subtree: true, attributes: true }});
                look();
            }})"""
        )

    def screenshot(self, path: Path) -> None:
        """Take a picture of the side panel."""
        path.write_bytes(base64.b64decode(self._send("Page.captureScreenshot", {})["data"]))

    def close(self) -> None:
        """Close the side panel, as its own cross does."""
        self._session.send("Target.closeTarget", {"targetId": self._target})

    def _send(self, method: str, arguments: dict[str, Any]) -> Any:
        self._count += 1
        number = self._count
        message = json.dumps({"id": number, "method": method, "params": arguments})
        self._session.send("Target.sendMessageToTarget", {"sessionId": self._id, "message": message})
        while number not in self._answers:
            self._page.wait_for_timeout(20)  # lets events in; the answer is the condition
        return self._answers.pop(number)

    def _receive(self, event: dict[str, Any]) -> None:
        message = json.loads(event["message"])
        if "id" in message:
            self._answers[message["id"]] = message.get("result")
