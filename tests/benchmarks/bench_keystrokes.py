"""What the extension costs the page that somebody writes in: each key, the heap, and the elements."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page, Playwright, expect, sync_playwright

from scripts.browser import launch, let_playwright_see_side_panels
from scripts.chromium import chromium
from tests.composers.pages import ORIGIN, open_editor, serve
from tests.journeys.companion import Companion
from tests.journeys.person import Person

from .measuring import Row, milliseconds, percentile

EDITORS = ("quill 2", "lexical")
ROUNDS, KEYS = 8, 25
DRAFT = ("Yesterday I learnt something about bearings. " * 70)[:3000]
_IDLE_MOVES = 100
_LOOKED_AT = "document.querySelectorAll('*').length"


def measure() -> list[Row]:
    """Type in the same editor in a browser without the extension and in one with its panel open, by turns."""
    let_playwright_see_side_panels()
    with sync_playwright() as playwright, _without(playwright) as plain, _with(playwright) as person:
        rows = [row for editor in EDITORS for row in _editor(plain, person, editor)]
        return rows + _no_composer(plain, person)


def _editor(plain: Page, person: Person, editor: str) -> Iterator[Row]:
    page = person.context.new_page()
    for each in (plain, page):
        open_editor(each, editor, "light", DRAFT).click()
        each.keyboard.press("Control+End")
    panel = person.panel(page)
    expect(panel.locator("footer")).to_contain_text("of 3,000 characters")
    alone, beside = _Cost(plain), _Cost(page)
    yield from _keys(editor, alone, beside)
    heaps = [each.heap() for each in (alone, beside)]
    yield (f"heap of the page, {editor}, after {ROUNDS * KEYS} keys", f"{heaps[0]:.1f} -> {heaps[1]:.1f} MB", "")
    added = page.evaluate(_LOOKED_AT) - plain.evaluate(_LOOKED_AT)
    yield (f"elements that the panel adds to the page, {editor}", f"{added}", "0")
    panel.close()
    page.close()


def _keys(editor: str, alone: _Cost, beside: _Cost) -> Iterator[Row]:
    seconds: dict[str, list[float]] = {"without": [], "with the panel": []}
    for _ in range(ROUNDS):
        for name, cost in zip(seconds, (alone, beside), strict=True):
            cost.page.bring_to_front()
            seconds[name] += [cost.key() for _ in range(KEYS)]
    for name, values in seconds.items():
        yield (f"a key in {editor} at 3,000 characters, {name}", milliseconds(values), "")
    added = [(percentile(seconds["with the panel"], p) - percentile(seconds["without"], p)) * 1000 for p in (50, 95)]
    yield (f"  added to a key, {editor}", f"p50 {added[0]:+.2f}, p95 {added[1]:+.2f} ms", "p95 <= 1 ms")


def _no_composer(plain: Page, person: Person) -> list[Row]:
    """Move the mouse and scroll where nobody writes."""
    page = person.context.new_page()
    spent = []
    for each in (plain, page):
        each.goto(f"{ORIGIN}/feed/")
        each.bring_to_front()
        cost = _Cost(each)
        before = cost.script()
        for number in range(_IDLE_MOVES):
            each.mouse.move(10 + number, 10 + 3 * number)
            each.mouse.wheel(0, 5)
        spent.append((cost.script() - before) * 1000)
    return [
        (
            f"scripts of a page without a composer, {_IDLE_MOVES} moves",
            f"{spent[0]:.1f} -> {spent[1]:.1f} ms",
            "nothing",
        )
    ]


class _Cost:
    """What a page's main thread has spent, as the browser counts it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._session: CDPSession = page.context.new_cdp_session(page)
        self._session.send("Performance.enable")

    def key(self) -> float:
        """Press a key; return the seconds that the page's tasks took for it, drawing included."""
        before = self._metric("TaskDuration")
        self.page.keyboard.press("a")
        self.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")
        return self._metric("TaskDuration") - before

    def script(self) -> float:
        """Return the seconds of script so far."""
        return self._metric("ScriptDuration")

    def heap(self) -> float:
        """Return the megabytes of the page's heap, the extension's script included, after collecting garbage."""
        self._session.send("HeapProfiler.collectGarbage")
        return self._metric("JSHeapUsedSize") / 1e6

    def _metric(self, name: str) -> float:
        metrics: list[dict[str, Any]] = self._session.send("Performance.getMetrics")["metrics"]
        return float(next(each["value"] for each in metrics if each["name"] == name))


@contextmanager
def _without(playwright: Playwright) -> Iterator[Page]:
    browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
    context = browser.new_context()
    serve(context)
    yield context.new_page()
    browser.close()


@contextmanager
def _with(playwright: Playwright) -> Iterator[Person]:
    with tempfile.TemporaryDirectory() as folder:
        companion = Companion(Path(folder) / "home")
        context = launch(playwright, Path(folder) / "profile", "en")
        person = Person.begin(context, companion)
        person.settle_in("draft_reading")
        yield person
        context.close()
        companion.stop()
