"""Every state that a person finds the panel in, one after the other, each reached as a person reaches it."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.journeys.person import Person

STATES = (
    "unpaired",
    "no-channel",
    "asking",
    "day",
    "no-match",
    "pause",
    "tips",
    "inserted",
    "no-draft",
    "elsewhere",
    "away",
    "stranger",
)
"""Their names, in the order in which ``through`` comes by."""

_DRAFTS = {
    "tips": {
        "en": "We are thrilled to announce our new crane school. Yesterday the apprentices lifted their first tower.",
        "da": "Vi er stolte over at kunne annoncere vores nye kranskole. I går løftede lærlingene deres første tårn.",
    },
    "pause": {
        "en": "Call Anna on +45 20 12 34 56, her sick leave is over. The crane school needs her.",
        "da": "Ring til Anna på +45 20 12 34 56, hendes sygemelding er slut. Kranskolen har brug for hende.",
    },
    "no-match": {
        "en": "My grandmother baked an apple cake every Sunday, and I never asked her for the recipe until late.",
        "da": "Min mormor bagte æblekage hver søndag, og jeg spurgte hende aldrig om opskriften, før det var for sent.",
    },
}


def through(person: Person, language: str) -> Iterator[tuple[str, Page]]:
    """Yield each state's name with the panel in it; at the end the companion has stopped."""
    page, editor = person.compose("classic", locale=language)
    panel = person.panel(page)
    _on(panel, "unpaired")
    yield "unpaired", panel
    person.pair().close()
    _on(panel, "no-channel")
    yield "no-channel", panel
    panel.locator("[data-do=join-demo]").click()
    expect(panel.locator("[data-consent=draft_reading]")).to_be_visible()
    yield "asking", panel
    panel.locator("[data-do=grant]").click()
    expect(panel.locator("[data-consent]")).to_have_count(0)
    expect(panel.locator("[data-idea]").first).to_be_visible()
    yield "day", panel
    shown = {
        "no-match": "[data-do=day]",
        "pause": "[data-tip][data-kind=pause]",
        "tips": "[data-tip=proud-announcement]",
    }
    for name, sign in shown.items():
        page.bring_to_front()
        editor.click()
        page.keyboard.press("Control+a")
        page.keyboard.insert_text(_DRAFTS[name][language])
        expect(panel.locator(sign).first).to_be_visible()
        yield name, panel
    yield from _in_use(panel)
    yield from _without_a_draft(person, panel)


def _in_use(panel: Page) -> Iterator[tuple[str, Page]]:
    first = panel.locator("[data-idea]", has=panel.locator("[data-do=insert-link]")).first
    idea = panel.locator(f"[data-idea='{first.get_attribute('data-idea')}']")
    idea.evaluate("idea => { idea.open = true }")
    expect(idea.locator("[data-do=insert-link]")).to_be_visible()
    idea.locator("[data-do=insert-link]").click()
    expect(panel.locator("#status")).not_to_be_empty()
    yield "inserted", panel


def _without_a_draft(person: Person, panel: Page) -> Iterator[tuple[str, Page]]:
    panel.close()
    page = person.context.new_page()
    page.goto("https://www.linkedin.com/feed/")
    panel = person.panel(page)
    expect(panel.locator("[data-key=no-draft]")).to_be_visible()
    yield "no-draft", panel
    page.goto("about:blank")
    _on(panel, "elsewhere")
    yield "elsewhere", panel
    panel.close()
    port = int(person.companion.address.rstrip("/").rsplit(":")[-1])
    person.companion.stop()
    page.goto("https://www.linkedin.com/feed/")
    panel = person.panel(page)
    _on(panel, "away")
    yield "away", panel
    with http.server.HTTPServer(("127.0.0.1", port), Stranger) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        _on(panel, "stranger")
        yield "stranger", panel
        server.shutdown()


class Stranger(http.server.BaseHTTPRequestHandler):
    """Answers as Own Words does, without the pairing key."""

    seen: list[str] = []

    def do_GET(self) -> None:
        """Say to be Own Words, with a proof that is none."""
        self.seen.append(f"{self.path} {self.headers.get('Authorization')}")
        body = b'{"name": "Own Words", "version": "0.1.0", "proof": "' + b"0" * 64 + b'"}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _on(panel: Page, screen: str) -> None:
    expect(panel.locator("body")).to_have_attribute("data-screen", screen)
