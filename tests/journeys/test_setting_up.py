"""The way in: each thing that can be missing has a screen that says what to do, and the panel wakes up by itself."""

from __future__ import annotations

import http.server
import threading
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.journeys.companion import Companion
from tests.journeys.conftest import NewPerson
from tests.journeys.person import Person
from tests.journeys.refusing import RefusingProxy
from tests.journeys.states import Stranger

pytestmark = pytest.mark.browser


def test_another_code_is_refused_kindly_and_the_right_one_pairs(person: Person) -> None:
    """A code that does not fit says what to do; the right one goes on to three separate questions, none answered."""
    page = person.own_page("pages/welcome.html")
    code = person.companion.json("pair")["code"]
    page.locator("input[name=code]").fill(f"{(int(code) + 1) % 1_000_000:06}")
    page.locator("form[data-step=pair] button").click()
    expect(page.get_by_role("status")).to_contain_text("did not fit")
    page.locator("input[name=code]").fill(f"{code[:3]} {code[3:]}")
    page.locator("form[data-step=pair] button").click()
    expect(page.locator("[data-consent] [data-do=grant]")).to_have_count(3)
    assert not any(each["granted"] for each in person.companion.json("status")["consents"])


def test_the_panel_says_what_is_missing_and_wakes_up_by_itself(person: Person) -> None:
    """Not paired, no channel, companion away: each has its screen, and the panel goes on when it is mended."""
    page, _ = person.compose("classic")
    panel = person.panel(page)
    expect(panel.locator("body")).to_have_attribute("data-screen", "unpaired")
    pages = panel.locator("header [data-do=open-page]")
    expect(pages).to_be_hidden()  # there are none to open before the two know each other
    person.pair().close()
    expect(panel.locator("body")).to_have_attribute("data-screen", "no-channel")
    expect(pages).to_be_visible()
    person.companion.cli("join", "demo")
    expect(panel.locator("body")).to_have_attribute("data-screen", "ready")

    hide = panel.locator("[data-do=hide]").first
    expect(hide).to_be_visible()
    home, port = person.companion.home, int(person.companion.address.rstrip("/").rsplit(":")[-1])
    person.companion.stop()
    hide.click()
    expect(panel.locator("body")).to_have_attribute("data-screen", "away")
    expect(panel.locator("main")).to_contain_text("Start it, and this panel wakes up by itself.")
    again = Companion(home, port)
    try:
        expect(panel.locator("body")).to_have_attribute("data-screen", "ready", timeout=15_000)
    finally:
        again.stop()


def test_a_page_that_is_no_composer_is_named(person: Person) -> None:
    """Beside any other page the panel says where it helps, and shows ideas all the same."""
    person.settle_in("draft_reading")
    page = person.context.new_page()
    page.goto(person.companion.address)
    panel = person.panel(page)
    expect(panel.locator("body")).to_have_attribute("data-screen", "elsewhere")
    expect(panel.locator("[data-idea]").first).to_be_visible()


def test_a_stranger_at_the_port_gets_no_token(person: Person) -> None:
    """Another program that pretends to be the companion is found out before the token or a word of a draft is sent."""
    person.settle_in("draft_reading")
    port = int(person.companion.address.rstrip("/").rsplit(":")[-1])
    person.companion.stop()
    with http.server.HTTPServer(("127.0.0.1", port), Stranger) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page, _ = person.compose("classic", draft="A draft.")
        panel = person.panel(page)
        expect(panel.locator("body")).to_have_attribute("data-screen", "stranger", timeout=15_000)
        server.shutdown()
    assert Stranger.seen and all(each.startswith("/api/v1/hello") and each.endswith("None") for each in Stranger.seen)


# The person goes to LinkedIn, and the browser prepares that connection; and it looks for news of itself at its maker's.
NOT_OURS = ("www.linkedin.com", ".google.com", ".googleapis.com", ".gvt1.com")


def _host(request_line: str) -> str:
    """Return the host that a proxy was asked for: ``CONNECT host:443 HTTP/1.1``, or ``GET http://host/ HTTP/1.1``."""
    target = request_line.split()[1]
    return (urlsplit(target).hostname if "://" in target else target.rsplit(":")[0]) or ""


def test_nothing_leaves_this_computer(new_person: NewPerson) -> None:
    """Through a whole journey neither browser nor companion asks for anything outside; and the watch would see it."""
    proxy = RefusingProxy()
    person = new_person("en", f"--proxy-server={proxy.address}", "--disable-background-networking")
    person.settle_in("draft_reading", "history", "history_text")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type("We are thrilled to announce our crane school.")
    expect(panel.locator("[data-tip]").first).to_be_visible()
    page.locator("[data-ready] [data-post]").click()
    expect(panel.get_by_role("status")).to_contain_text("in your history")
    hosts = {_host(line) for line in proxy.refused}
    assert ({host for host in hosts if not host.endswith(NOT_OURS)}, person.companion.outward()) == (set(), [])

    other = person.context.new_page()
    other.goto("http://outside.example/")
    assert "outside.example" in {_host(line) for line in proxy.refused}
    proxy.close()
