"""The history in a real browser: keys, a dropped file, two tabs; for everybody, and without JavaScript."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from ownwords import consent
from ownwords.models import Share
from ownwords.store import Store
from playwright.sync_api import Browser, Page, expect

from tests.pages.serving import served
from tests.pages.test_accessibility import AXE, MODES, UNFOLD, VIOLATIONS
from tests.pages.visiting import Clock
from tests.personal.exporting import COMMENTS, archive, link, row, table

pytestmark = pytest.mark.browser

SAID = [{"Date": "2026-05-01 10:01:13", "Link": link(9, "activity"), "Message": "Well said"}]
POSTS = [*(row(number, f"Post {number} at sea") for number in range(9)), {"Date": "soon", "ShareCommentary": "Lost"}]
ZIP = archive({"Shares.csv": table(POSTS), "Comments.csv": table(SAID, COMMENTS)})
# What a file manager hands over when somebody drops a file.
DROP = """(data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([bytes], "LinkedIn.zip"));
    for (const type of ["dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
}"""


@pytest.fixture
def address(home: Path, store: Store, clock: Clock) -> Iterator[str]:
    """The companion of a person with a few posts whose kind is a guess."""
    for purpose in ("history", "history_text"):
        consent.decide(store, purpose, True, clock())  # type: ignore[arg-type]
    at = clock() - timedelta(days=1)
    guesses = (f"g{number}" for number in range(3))
    store.shares.add(
        *(Share(each, at, "linkedin", (), f"Post {each}", None, "field", None, about_by="guess") for each in guesses)
    )
    with served(home, store, clock) as address:
        yield address


def signed_in(browser: Browser, address: str, store: Store, clock: Clock, script: bool = True) -> Page:
    """Return a tab that is signed in."""
    context = browser.new_context(base_url=address, locale="en", java_script_enabled=script)
    tab = context.new_page()
    tab.goto(f"/sign-in/{store.sessions.create_sign_in(clock())[0]}?page=history")
    return tab


def look(tab: Page) -> None:
    """Hold the page, folded out, to axe and to a narrow screen, in light and dark."""
    tab.evaluate(UNFOLD)
    tab.evaluate(AXE.read_text("utf-8"))
    for scheme, width in MODES:
        tab.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        tab.set_viewport_size({"width": width, "height": 800})
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), (tab.url, width)
        assert tab.evaluate(VIOLATIONS) == [], (tab.url, scheme)


def test_the_history_by_keyboard_drop_and_two_tabs(
    plain_chromium: Browser, address: str, store: Store, clock: Clock
) -> None:
    """Keys sort the guesses; a dropped file is looked at and kept; a second tab's change is shown beside one's own."""
    tab = signed_in(plain_chromium, address, store, clock)
    tab.goto("/history/sort")
    look(tab)
    tab.keyboard.press("1")
    expect(tab.get_by_role("status")).to_contain_text("The company")
    tab.keyboard.press("4")
    tab.wait_for_url("**before=*")
    tab.keyboard.press("3")
    expect(tab.get_by_role("status")).to_contain_text("Your own")
    assert [store.shares.get(each).about for each in ("g2", "g1", "g0")] == ["company", "field", "personal"]  # type: ignore[union-attr]

    tab.goto("/history/import")
    tab.evaluate(DROP, base64.b64encode(ZIP).decode())
    expect(tab.get_by_role("status")).to_contain_text("Nothing is kept yet.")
    look(tab)
    tab.get_by_label("1 new comment").check()
    tab.get_by_role("button", name="Put it into the history").click()
    expect(tab.get_by_role("status")).to_contain_text("It is in your history.")
    look(tab)
    assert store.shares.count() == 13

    other = tab.context.new_page()
    for each in (tab, other):
        each.goto("/history/g2")
    other.get_by_label("What you wrote").fill("From the other tab")
    other.get_by_role("button", name="Save").click()
    expect(other.get_by_role("status")).to_contain_text("Changed")
    tab.get_by_label("What you wrote").fill("From this tab")
    tab.get_by_role("button", name="Save").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("It was changed in the meantime")
    look(tab)
    tab.get_by_role("button", name="Use what you wrote").click()
    expect(tab.get_by_role("status")).to_contain_text("Changed")
    assert store.shares.get("g2").text == "From this tab"  # type: ignore[union-attr]
    for beside in ("/history/g1", "/data/erase?what=everything", "/data/erase?what=texts", "/nothing-here"):
        tab.goto(beside)
        look(tab)
    tab.context.close()


def test_the_history_without_javascript(plain_chromium: Browser, address: str, store: Store, clock: Clock) -> None:
    """Without JavaScript a guess is sorted, a file is imported, and a deletion is undone, by plain forms."""
    tab = signed_in(plain_chromium, address, store, clock, script=False)
    tab.goto("/history/sort")
    tab.get_by_role("button", name="The company").click()
    expect(tab.get_by_role("status")).to_contain_text("The company")
    tab.goto("/history/import")
    tab.get_by_label("The ZIP").set_input_files({"name": "L.zip", "mimeType": "application/zip", "buffer": ZIP})
    tab.get_by_role("button", name="Look inside").click()
    tab.get_by_role("button", name="Put it into the history").click(timeout=30_000)  # past a bar that reloads itself
    expect(tab.get_by_role("status")).to_contain_text("It is in your history.", timeout=30_000)
    tab.goto("/history?q=sea")
    tab.locator(".post summary").first.click()
    tab.get_by_role("button", name="Delete from the history").first.click()
    tab.get_by_role("button", name="Undo").click()
    expect(tab.get_by_role("status")).to_contain_text("It is back")
    assert store.shares.count() == 12
    tab.context.close()
