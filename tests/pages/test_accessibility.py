"""The pages work for everybody: axe finds nothing, nothing overflows a narrow screen, the keyboard is enough."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from ownwords.app import create_app
from ownwords.channel import sync
from ownwords.config import HOST, Config
from ownwords.services import Services
from ownwords.store import Store
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from tests.pages.visiting import Clock

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
PAGES = [
    "/",
    "/balance",
    "/patterns",
    "/history",
    "/preferences",
    "/consent",
    "/data",
    "/data/erase",
    "/practice",
    "/learn",
]
MODES = [("en", "light", 1100), ("da", "dark", 1100), ("da", "light", 320), ("en", "dark", 320)]


@pytest.fixture
def address(home: Path, store: Store, clock: Clock, remembered: None) -> Iterator[str]:
    """The companion of a person with a history and a channel, at a free port."""
    sync.join(store, "demo", clock())
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        config = Config(home, taken.getsockname()[1])
        app = create_app(config, store)
        app.extensions["ownwords"] = Services(config, store, clock)
        server = make_server(HOST, config.port, app, threaded=True, fd=taken.fileno())
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://{HOST}:{config.port}"
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(params=MODES, ids=lambda mode: "-".join(map(str, mode)))
def page(
    request: pytest.FixtureRequest, plain_chromium: Browser, address: str, store: Store, clock: Clock
) -> Iterator[Page]:
    """A signed-in tab in one language, one colour scheme and one width; anything it complains about is kept."""
    language, scheme, width = request.param
    context = plain_chromium.new_context(
        base_url=address, locale=language, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    tab = context.new_page()
    tab.goto(f"/sign-in/{store.sessions.create_sign_in(clock())[0]}")
    yield tab
    context.close()


def test_axe_finds_nothing(page: Page) -> None:
    """On every page, with everything folded out, axe-core finds no violation."""
    for path in PAGES:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(
            "axe.run().then((result) => result.violations.map((each) => [each.id, each.nodes[0].html]))"
        )
        assert found == [], path


def test_nothing_overflows(page: Page) -> None:
    """No page scrolls sideways, down to a width of 320 pixels (which is also 640 at 200 % zoom)."""
    for path in PAGES:
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


def test_the_policy_refuses_nothing_of_ours(page: Page) -> None:
    """Loading every page, the browser complains about nothing: the strict policy fits the pages."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda problem: said.append(str(problem)))
    for path in PAGES:
        page.goto(path)
    assert said == []


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
