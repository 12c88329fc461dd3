"""X, Bluesky and a Mastodon server: off until the person turns each on, and then as helpful as on LinkedIn."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.composers.pages import ELSEWHERE
from tests.installed import installed
from tests.journeys.conftest import NewPerson
from tests.journeys.person import Person

pytestmark = pytest.mark.browser

# Near several ideas with a link: one that was shared is not offered on the next site again.
TEXT = (
    "We are thrilled to announce: apprentices train on the crane, "
    "and the harbour has room for a wind turbine blade after 25 years at sea."
)


@pytest.fixture
def person(new_person: NewPerson, tmp_path: Path) -> Person:
    """A person whose browser has said yes to these sites beforehand.

    The browser's own question has no window in a headless browser, and nothing can click it there. So the hosts that
    the manifest only may ask for are given from the start in a copy of the extension; all else is as it is.
    """
    copy = tmp_path / "extension"
    shutil.copytree(installed(), copy)
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    manifest["host_permissions"] += manifest.pop("optional_host_permissions")
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    return new_person("en", extension=copy)


def _write(person: Person, site: str) -> Page:
    page = person.context.new_page()
    page.goto(ELSEWHERE[site])
    page.bring_to_front()
    page.locator("[contenteditable=true], textarea").first.click()
    page.keyboard.type(TEXT)
    return page


def test_each_place_is_off_until_it_is_asked_for_and_then_helps(person: Person) -> None:
    """Nothing runs on a site before; once on: tips, a link inserted, the post remembered; then off."""
    person.settle_in("draft_reading", "history")
    page = _write(person, "x")
    panel = person.panel(page)
    expect(panel.locator("body")).to_have_attribute("data-screen", "elsewhere")
    _turn_all_on(person)

    for number, site in enumerate(ELSEWHERE, 1):
        page = _write(person, site)
        expect(panel.locator("[data-tip=proud-announcement]")).to_be_visible()
        idea = panel.locator("[data-idea]", has=panel.locator("[data-do=insert-link]")).first
        idea.evaluate("idea => { idea.open = true }")
        idea.locator("[data-do=insert-link]").click()
        expect(panel.get_by_role("status")).to_contain_text("Inserted")
        page.keyboard.press("Control+Enter")
        page.wait_for_function("posted.length === 1")
        assert TEXT in page.evaluate("posted[0]") and "https://" in page.evaluate("posted[0]")
        expect(panel.get_by_role("status")).to_contain_text("in your history", timeout=15_000)
        history = person.companion.json("history")
        assert (history["total"], history["shares"][0]["site"]) == (number, site)
        assert history["shares"][0]["url"] == ("https://x.com/mette/status/1" if site == "x" else None)

    options = person.own_page("pages/options.html")
    options.get_by_role("button", name="Turn off x.com").click()
    expect(options.get_by_role("button", name="Turn on x.com")).to_be_visible()
    _write(person, "x")
    expect(panel.locator("body")).to_have_attribute("data-screen", "elsewhere")


def _turn_all_on(person: Person) -> None:
    options = person.own_page("pages/options.html")
    for site in ("x.com", "bsky.app"):
        options.get_by_role("button", name=f"Turn on {site}", exact=True).click()
        expect(options.get_by_role("button", name=f"Turn off {site}")).to_be_visible()
    options.locator("#server").fill("not a server")
    options.locator("form[data-do=server] button").click()
    expect(options.locator("#status")).to_contain_text("does not look like a server")
    options.locator("#server").fill("@mette@social.example")
    options.locator("form[data-do=server] button").click()
    expect(options.get_by_role("button", name="Turn off social.example")).to_be_visible()
