"""The panel and the card work for everybody: axe finds nothing in any state, and nothing overflows a narrow panel."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.installed import installed
from tests.journeys.conftest import NewPerson
from tests.journeys.screens import SCREENS
from tests.journeys.states import STATES, through
from tests.journeys.test_card import TEXT, turn_on
from tests.pages.test_accessibility import AXE, VIOLATIONS

pytestmark = pytest.mark.browser

# A panel at 100 % in light, and one of 400 pixels at 200 % in dark.
MODES = [("light", 360), ("dark", 200)]


def test_axe_finds_nothing_in_any_state_of_the_panel(new_person: NewPerson) -> None:
    """In light and in dark, at 200 % in a narrow panel too: no violation, and nothing scrolls sideways."""
    seen = []
    for name, panel in through(new_person("da"), "da"):
        seen.append(name)
        news = panel.locator("[aria-live]").bounding_box()
        assert news is None or news["width"] <= 1, "what is only said is not shown"
        _unfold(panel)
        panel.evaluate(AXE.read_text("utf-8"))
        for scheme, width in MODES:
            panel.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            panel.set_viewport_size({"width": width, "height": 800})
            assert panel.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
            assert panel.evaluate(VIOLATIONS) == [], (name, scheme)
        panel.set_viewport_size({"width": 360, "height": 860})
    assert tuple(seen) == STATES


def test_axe_finds_nothing_in_the_card(new_person: NewPerson, tmp_path: Path) -> None:
    """The same for the card, in a page that is light and one that is dark; axe sees into an open shadow root alone."""
    copy = tmp_path / "extension"
    shutil.copytree(installed(), copy)
    script = copy / "compose/card.js"
    code = script.read_text("utf-8")
    assert code.count('mode: "closed"') == 1
    script.write_text(code.replace('mode: "closed"', 'mode: "open"'), "utf-8")
    person = new_person(extension=copy)
    person.settle_in("draft_reading")
    turn_on(person)
    page, editor = person.compose("classic", roomy="1")
    editor.click()
    card = page.locator(".card")
    expect(card.locator("[data-idea]").first).to_be_visible()
    page.keyboard.insert_text(TEXT)
    expect(card.locator("[data-tip=proud-announcement]")).to_be_visible()
    card.locator("details").evaluate_all("all => all.forEach((each) => { each.open = true; })")
    page.evaluate(AXE.read_text("utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert card.evaluate(f"card => {VIOLATIONS.replace('run()', 'run(card)')}") == [], scheme
    card.evaluate("card => card.append(document.createElement('img'))")
    assert "image-alt" in card.evaluate(f"card => {VIOLATIONS.replace('run()', 'run(card)')}")[0], "axe looks inside"


def test_every_state_has_its_picture() -> None:
    """``make screens`` made one of each, and docs/screens.md shows all of them."""
    pictures = {path.stem for path in SCREENS.glob("*.png")}
    assert pictures == set(STATES)
    shown = (SCREENS.parent / "screens.md").read_text("utf-8")
    assert all(f"(screens/{name}.png)" in shown for name in STATES)


def _unfold(panel: Page) -> None:
    panel.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
