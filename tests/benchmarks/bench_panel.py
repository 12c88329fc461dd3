"""How fast the panel follows, and what it costs the page, with the real extension in a real Chromium."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from scripts.browser import launch, let_playwright_see_side_panels
from tests.journeys.companion import Companion
from tests.journeys.person import Person

from .measuring import Row, milliseconds, percentile

PAUSES = 25
DEBOUNCE = 0.25  # seconds
BATCHES, KEYS = 12, 20

# When the draft last changed, and when the panel last showed something new, in ms of the same clock.
_WATCH_DRAFT = """editor => new MutationObserver(() => { window.changedAt = Date.now(); })
    .observe(editor, {subtree: true, childList: true, characterData: true})"""
_WATCH_PANEL = """() => new MutationObserver(() => { window.shownAt = Date.now(); })
    .observe(document.querySelector("footer"), {subtree: true, childList: true, characterData: true})"""


def measure() -> list[Row]:
    """Type in LinkedIn's classic composer, with pauses and without."""
    let_playwright_see_side_panels()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        companion = Companion(Path(folder) / "home")
        context = launch(playwright, Path(folder) / "profile", "en")
        person = Person.begin(context, companion)
        person.settle_in("draft_reading")
        page, editor = person.compose("classic", draft="Yesterday I learnt something about bearings. " * 20)
        editor.click()
        alone = [_keystroke(page) for _ in range(BATCHES)]
        panel = person.panel(page)
        panel.locator("footer").wait_for()
        beside = [_keystroke(page) for _ in range(BATCHES)]
        editor.evaluate(_WATCH_DRAFT)
        panel.evaluate(_WATCH_PANEL)
        waits = [_pause(page, panel) for _ in range(PAUSES)]
        context.close()
        companion.stop()
    added = [max(0.0, with_panel - percentile(alone, 50)) for with_panel in beside]
    return [
        ("pause in typing -> panel shows it, beyond the debounce", milliseconds(waits), "p95 <= 60 ms"),
        ("added to a keystroke in the page (script time)", milliseconds(added), "p95 <= 1 ms"),
    ]


def _keystroke(page: Page) -> float:
    """Return the page's script time for one key, in seconds, averaged over some."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable")
    before = _script_seconds(session.send("Performance.getMetrics"))
    for _ in range(KEYS):
        page.keyboard.press("a")
    after = _script_seconds(session.send("Performance.getMetrics"))
    session.detach()
    return (after - before) / KEYS


def _script_seconds(metrics: dict[str, list[dict[str, float]]]) -> float:
    return next(each["value"] for each in metrics["metrics"] if each["name"] == "ScriptDuration")  # type: ignore[comparison-overlap]


def _pause(page: Page, panel: Page) -> float:
    """Return the seconds from the last change of the draft to the panel's, without the debounce."""
    panel.evaluate("() => { window.shownAt = 0; }")
    page.keyboard.press("b")
    while not panel.evaluate("() => window.shownAt"):
        pass
    changed = page.evaluate("() => window.changedAt")
    return float(panel.evaluate("() => window.shownAt") - changed) / 1000 - DEBOUNCE
