"""The desk as somebody in comms uses it: a page, ten minutes, a colleague who approves; in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from ownwords.channel import sync
from ownwords.store import Store
from playwright.sync_api import Browser, Page, expect

from tests.channel.team import NOW, PASSPHRASE
from tests.desk.conftest import Served, serve

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"


@pytest.fixture(params=[("en", "light", 1100), ("da", "dark", 340)], ids=lambda mode: "-".join(map(str, mode)))
def tab(request: pytest.FixtureRequest, plain_chromium: Browser, served: Served) -> Iterator[Page]:
    """A tab in one language, colour scheme and width, at the open desk."""
    language, scheme, width = request.param
    yield from _tab(plain_chromium, served, language, scheme, width)


def _tab(chromium: Browser, served: Served, language: str, scheme: str = "light", width: int = 1100) -> Iterator[Page]:
    context = chromium.new_context(
        base_url=served.address,
        locale=language,
        color_scheme=scheme,
        viewport={"width": width, "height": 800},  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.goto(served.opens)
    yield page
    context.close()


def _fits(page: Page) -> None:
    """Hold a page to WCAG 2.2 AA by axe, to its width, and to saying nothing on the console."""
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate(
        "axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then(({violations}) => violations.map(({id, nodes}) => [id, nodes[0].html]))"
    )
    assert found == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def _begin(page: Page, alone: bool) -> None:
    page.fill("#name", "Nordlys")
    page.fill("#domains", "nordlys.example")
    page.fill("#person", "Anna Krogh")
    page.fill("#passphrase-begin", PASSPHRASE)
    if alone:
        page.check("[name=alone]")
    page.click("main form button")
    expect(page.locator(".said")).to_be_visible()


def _describe(page: Page) -> None:
    page.fill("#leader", "Mette Holm")
    for language in ("en", "da"):
        page.fill(f"#role_{language}", "CEO")
        page.fill(f"#it_is_ok_{language}", "It is OK.")
        page.fill(f"#why_{language}", "Because people listen to people.")
    page.fill("#topics", "wind | Wind power: turbine | Vindkraft: mølle")
    page.fill("#avoid", "en: utilise = use")
    page.click("main form button")
    expect(page.locator("#avoid")).to_have_value("en: utilise = use")


def _add(page: Page, website: str) -> None:
    page.goto("/add")
    page.fill("#url", f"{website}/crane.html")
    page.click("main form button")
    expect(page.locator("#title")).to_have_value("Apprentices lift 40 tonnes")
    page.fill("#prompts", "What surprised you?")


def test_from_an_address_to_a_companion(tab: Page, website: str, served: Served, tmp_path: Path) -> None:
    """One person in a small company begins, describes, pastes, looks, submits, publishes; a companion has the idea."""
    _fits(tab)
    _begin(tab, alone=True)
    _fits(tab)
    _describe(tab)
    _add(tab, website)
    panel = tab.frame_locator("iframe.preview")
    expect(panel.locator(".idea")).to_contain_text("What surprised you?")
    expect(panel.locator(".idea")).to_contain_text("Nordlys")
    _fits(tab)
    tab.click("form[data-preview] button")
    for place in ("/", "/sets/ideas", "/add", "/people", "/review"):
        tab.goto(place)
        _fits(tab)
    tab.click("main form button")
    tab.goto("/publishing")
    tab.fill("#target", str(tmp_path / "www"))
    tab.click("main form button")
    _fits(tab)
    invitation = tab.request.get("/invitation").text()
    store = Store.open(tmp_path / "home" / "ownwords.db")
    joined = sync.join(store, invitation, NOW)
    assert (joined.items, joined.signed and joined.signed.signers) == (1, ("Anna Krogh",))
    [item] = store.catalogue.items().values()
    assert (item.url, item.prompts) == ("https://nordlys.example/crane", ("What surprised you?",))
    store.close()


def test_a_colleague_sees_what_changed_and_approves_on_their_own_computer(
    plain_chromium: Browser, served: Served, website: str, tmp_path: Path
) -> None:
    """Anna submits and cannot approve; Bo, with his own key, reads what changed, gives it back once, then approves."""
    for anna in _tab(plain_chromium, served, "en"):
        _begin(anna, alone=False)
        _describe(anna)
        _add(anna, website)
        anna.click("form[data-preview] button")
        with serve(tmp_path / "channel", tmp_path / "bo") as colleague:
            for bo in _tab(plain_chromium, colleague, "da"):
                bo.goto("/people")
                bo.fill("#person", "Bo Lind")
                bo.fill("#passphrase-key", PASSPHRASE)
                bo.click("form.card button")
                key = (tmp_path / "bo" / "person.key.json").read_text("utf-8")
                anna.goto("/people")
                anna.fill("#key", key)
                anna.click("section.card button")
                anna.goto("/review")
                anna.click("main form button")
                expect(anna.locator("#standing")).to_have_text("Waits for approval")
                expect(anna.locator("[action='/approve']")).to_have_count(0)
                bo.goto("/review")
                expect(bo.locator(".change").filter(has_text="Apprentices lift 40 tonnes").first).to_be_visible()
                _fits(bo)
                bo.click("details summary")
                bo.fill("#note", "Hvem er på billedet?")
                bo.click("[action='/return'] button")
                anna.goto("/")
                expect(anna.locator(".note")).to_contain_text("Hvem er på billedet?")
                anna.goto("/review")
                anna.click("[action='/submit'] button")
                bo.goto("/review")
                bo.click("[action='/approve'] button")
                expect(bo.locator("#standing")).to_have_text("Godkendt")


def test_a_feed_offers_its_newest(plain_chromium: Browser, served: Served, website: str) -> None:
    """A feed's address lists its entries, the newest first and ticked; those ticked become ideas."""
    for page in _tab(plain_chromium, served, "en"):
        _begin(page, alone=True)
        page.goto("/add")
        page.fill("#url", f"{website}/feed.xml")
        page.click("main form button")
        expect(page.locator("main li label")).to_have_text(["Newer", "Older"])
        _fits(page)
        page.click("main form button")
    data = json.loads((served.desk.work.folder / "sets" / "ideas.json").read_text("utf-8"))
    assert [item["title"] for item in data["items"]] == ["Nyere"]
    assert data["items"][0]["language"] == "da"


def test_what_was_typed_wrong_is_said_and_nothing_is_lost(plain_chromium: Browser, served: Served) -> None:
    """An address that leads nowhere is explained, and what was typed is there after going back."""
    for page in _tab(plain_chromium, served, "en"):
        _begin(page, alone=True)
        page.goto("/add")
        page.fill("#url", "https://nowhere.invalid/")
        page.click("main form button")
        expect(page.locator("main")).to_contain_text("Is the address spelled right")
        page.go_back()
        expect(page.locator("#url")).to_have_value("https://nowhere.invalid/")
