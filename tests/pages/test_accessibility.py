"""The pages work for everybody: axe finds nothing, nothing overflows a narrow screen, the keyboard is enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from ownwords.store import Store
from playwright.sync_api import Browser, Page

from tests.pages.serving import paths, served
from tests.pages.visiting import Clock
from tests.pages.year import live

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
MODES = [("light", 320), ("dark", 1100)]
UNFOLD = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
USABLE = """() => {
    window.steps = [];
    addEventListener("focusin", ({ target }) => steps.push(target));
    const usable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable]";
    const all = [...document.querySelectorAll(usable)].filter((each) => each.checkVisibility() && !each.disabled);
    // Of buttons of which one can be chosen, Tab stops at one; the arrows go on from there.
    return new Set(all.map((each) => (each.type === "radio" ? each.name : each))).size;
}"""
# Within a date or a time the browser shows where one is.
SEEN = """() => getComputedStyle(document.activeElement).outlineStyle === "solid"
    || ["date", "time"].includes(document.activeElement.type)"""
IN_ORDER = """() => steps.every((each, at) =>
    at === 0 || steps[at - 1].compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING)"""
VIOLATIONS = "axe.run().then(({ violations }) => violations.map((each) => [each.id, each.nodes[0].html]))"


@pytest.fixture
def address(home: Path, store: Store, clock: Clock) -> Iterator[str]:
    """The companion of a person with a year of history and a channel, at a free port."""
    live(store, clock())
    store.preferences.change(
        lambda before: replace(before, muted_rules=("jargon",), hidden_items=("gone/item", "gone/two"))
    )
    with served(home, store, clock) as address:
        yield address


@pytest.fixture
def tab(
    request: pytest.FixtureRequest, plain_chromium: Browser, address: str, store: Store, clock: Clock
) -> Iterator[Page]:
    """A tab that is signed in, in the language that a test asks for."""
    context = plain_chromium.new_context(base_url=address, locale=getattr(request, "param", "en"))
    tab = context.new_page()
    tab.goto(f"/sign-in/{store.sessions.create_sign_in(clock())[0]}")
    yield tab
    context.close()


@pytest.mark.parametrize("tab", ["en", "da"], indirect=True)
def test_every_page_is_for_everybody(tab: Page, app: Flask) -> None:
    """On every page, folded out, in light on a narrow screen and in dark on a wide one: axe-core finds nothing.

    Nor does a page scroll sideways at 320 pixels (which is 640 at 200 % zoom), and the strict policy refuses nothing.
    """
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.text))
    tab.on("pageerror", lambda problem: said.append(str(problem)))
    for path in paths(app):
        tab.goto(path)
        tab.evaluate(UNFOLD)
        assert said == [], path
        tab.evaluate(AXE.read_text("utf-8"))
        for scheme, width in MODES:
            tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            tab.set_viewport_size({"width": width, "height": 800})
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, width)
            assert tab.evaluate(VIOLATIONS) == [], (path, scheme)


def test_the_keyboard_goes_as_the_eye_does(tab: Page, app: Flask) -> None:
    """On every page Tab goes once through what can be used, in the order it stands in, and shows where it is."""
    for path in paths(app):
        tab.goto(path)
        tab.evaluate(UNFOLD)
        expected = min(40, tab.evaluate(USABLE))
        for _ in range(4 * expected):  # a date and a time have a stop for each of their parts
            tab.keyboard.press("Tab")
            assert tab.evaluate(SEEN), path
            if tab.evaluate("steps.length") == expected:
                break
        assert tab.evaluate("steps.length") == expected, path
        assert tab.evaluate(IN_ORDER), path


def test_the_keyboard_is_enough(plain_chromium: Browser, address: str, store: Store, clock: Clock) -> None:
    """With the keyboard alone one can skip to the content and say yes to a purpose."""
    context = plain_chromium.new_context(base_url=address, locale="en")
    tab = context.new_page()
    tab.goto(f"/sign-in/{store.sessions.create_sign_in(clock())[0]}?page=consent")
    for key in ("Tab", "Enter", "Tab", "Enter"):
        tab.keyboard.press(key)
    tab.get_by_role("status").wait_for()
    assert [each.purpose for each in store.consents.decisions()][-1] == "draft_reading"
    context.close()


def test_practice_keeps_nothing(plain_chromium: Browser, address: str) -> None:
    """A post of several paragraphs is written, posted, and gone; nothing was sent, and another can be written."""
    context = plain_chromium.new_context(base_url=address, locale="en")
    tab = context.new_page()
    tab.goto("/practice")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(f"{request.method} {request.url}"))
    editor = tab.get_by_role("textbox")
    editor.click()
    tab.keyboard.type("One line")
    tab.keyboard.press("Enter")
    tab.keyboard.insert_text("Another 🌊")
    assert editor.locator("p, div").count() >= 1 and "Another 🌊" in editor.inner_text()
    tab.get_by_role("button", name="Post").click()
    assert tab.get_by_text("Nothing was recorded.").is_visible() and not editor.is_visible()
    tab.get_by_role("button", name="Write another").click()
    assert editor.inner_text().strip() == ""
    assert not [each for each in asked if not each.endswith("/assets/mark.svg")]  # the tab's icon
    context.close()
