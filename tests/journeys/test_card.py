"""The card beside the composer: off until it is asked for, and then out of the way."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.card import Card
from tests.journeys.person import Person

pytestmark = pytest.mark.browser

TEXT = "We are thrilled to announce our new crane school."

# Where each composer is: a closed look at its page finds the draft's focus and caret there.
PLACES = ["classic", "light", "sdui", "page", "plain"]
_FOCUS = """() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active?.isContentEditable === true;
}"""


def turn_on(person: Person) -> None:
    """Switch the card on in the options, as a person does."""
    options = person.own_page("pages/options.html")
    expect(options.get_by_text("LinkedIn's user agreement forbids")).to_be_visible()
    options.get_by_role("button", name="Turn the card on").click()
    expect(options.get_by_role("button", name="Turn the card off")).to_be_visible()
    options.close()


def open_card(person: Person, variant: str) -> tuple[Page, Locator, Card]:
    """Turn the card on, start a post where there is room for it, and wait for it; the caret is in the draft."""
    turn_on(person)
    page, editor = person.compose(variant, roomy="1")
    editor.click()
    card = Card(page)
    card.appears()
    return page, editor, card


def in_the_draft(page: Page) -> bool:
    """Tell whether the focus is in something that is written in."""
    return bool(page.evaluate(_FOCUS))


@pytest.mark.parametrize("variant", PLACES)
def test_tips_ideas_insert_and_undo_work_in_the_card(person: Person, variant: str) -> None:
    """Ideas, tips after a pause, a link at the caret, one Ctrl+Z; the focus never leaves the draft."""
    person.settle_in("draft_reading")
    page, editor, card = open_card(person, variant)
    page.keyboard.type(TEXT)
    card.until("root.querySelector('[data-tip=proud-announcement]')")
    assert in_the_draft(page)

    before = editor.inner_text().strip()
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    card.click("[data-do=copy-link]")
    card.until("root.querySelector('[role=status]').textContent.includes('Copied')")
    address = page.evaluate("navigator.clipboard.readText()")
    assert address.startswith("https://") and in_the_draft(page)
    card.click("[data-do=insert-link]")
    card.until("root.querySelector('[role=status]').textContent.includes('Inserted')")
    expect(editor).to_contain_text(f"scho {address} ol.")
    assert in_the_draft(page)
    page.keyboard.press("Control+z")
    expect(editor).not_to_contain_text(address)
    assert editor.inner_text().strip() == before
    page.keyboard.type("X")
    expect(editor).to_contain_text("schoXol.")

    card.click("[data-tip=proud-announcement] [data-do=dismiss]")
    card.until("!root.querySelector('[data-tip=proud-announcement]')")
    assert in_the_draft(page)


def test_without_the_card_the_page_has_nothing_of_ours(person: Person) -> None:
    """Off, as it is until somebody turns it on, nothing is added to the page and nothing is read without a panel."""
    person.settle_in("draft_reading")
    page, editor = person.compose("sdui", roomy="1")
    page.evaluate("globalThis.added = []; new MutationObserver(all => added.push(...all)).observe(document, "
                  "{ subtree: true, childList: true })")  # fmt: skip
    editor.click()
    page.wait_for_function("getSelection().focusNode !== null")
    assert person.worker.evaluate("seenFromSites.length") == 1
    page.locator("[data-close]").click()
    assert not Card(page).roots()
    assert page.evaluate("added.flatMap(({ addedNodes }) => [...addedNodes]).length") == 0


def test_closed_it_reads_nothing_and_stays_away_from_that_draft(person: Person) -> None:
    """Escape closes the card and not LinkedIn's dialog; what is typed then goes nowhere, the caret is in the draft."""
    person.settle_in("draft_reading")
    person.worker.evaluate(_LISTEN)
    page, editor, card = open_card(person, "sdui")
    assert page.evaluate("document.querySelector('dialog').lastElementChild.shadowRoot") is None
    page.locator("[data-ready] [data-schedule]").focus()
    page.keyboard.press("Tab")
    assert card.run("root.activeElement?.dataset.do") == "close"
    page.keyboard.press("Escape")
    card.goes()
    assert in_the_draft(page) and page.locator("dialog[data-ready]").is_visible()
    page.keyboard.type("Between me and the page")
    page.locator("[data-ready] [data-schedule]").focus()
    editor.click()
    page.wait_for_timeout(600)  # more than the pause after which a draft is read: so that nothing came in it
    assert not card.roots()
    assert person.worker.evaluate("asked.length") >= 1 and "Between" not in person.worker.evaluate("asked.join()")


def test_it_shows_no_history_and_takes_no_consent(person: Person) -> None:
    """Without the consent to read it shows ideas alone, and leads to the options; the balance stays in the panel."""
    person.settle_in()
    person.worker.evaluate(_LISTEN)
    page, editor, card = open_card(person, "light")
    page.keyboard.type(TEXT)
    page.wait_for_timeout(600)  # as above
    assert "announce" not in person.worker.evaluate("asked.join()")
    shown = card.run("root.querySelector('section').innerText")
    assert "balance" not in shown and "reads what you write once" in shown
    assert card.run("root.querySelectorAll('[data-do=grant]').length") == 0
    with person.context.expect_page() as options:
        card.click("[data-do=open-options]")
    assert options.value.url.endswith("pages/options.html")


def test_it_covers_nothing_and_says_in_the_panel_that_there_is_no_room(person: Person) -> None:
    """In a narrow window, which is what zooming to 200 % makes of one, and beside other things there is no card."""
    person.settle_in("draft_reading")
    page, editor, card = open_card(person, "sdui")
    assert not card.run(_OVERLAPS)
    page.set_viewport_size({"width": 640, "height": 480})
    card.goes()
    panel = person.panel(page)
    expect(panel.get_by_text("There is no room for the card")).to_be_visible()
    page.close()
    crowded, editor = person.compose("classic")  # beside it, in the page, is somebody else's post
    editor.click()
    expect(panel.get_by_text("Click into the post").or_(panel.locator("[data-idea]").first)).to_be_visible()
    assert not Card(crowded).roots()


def test_beside_an_open_panel_there_is_no_card_and_a_post_is_remembered_once(person: Person) -> None:
    """Two surfaces never stand side by side: opening the panel closes the card; either remembers a post, once."""
    person.settle_in("draft_reading", "history")
    page, editor, card = open_card(person, "sdui")
    page.keyboard.type("My own words")
    card.until("root.querySelector('footer').textContent.includes('12 of 3,000')")
    page.locator("[data-ready] [data-post]").click()
    card.goes()
    page.wait_for_function("posted.length === 1")
    person.companion.until(lambda: person.companion.json("history")["total"] == 1)

    page.locator("[data-test-start]").click()
    page.locator("[data-ready] [contenteditable=true]").first.click()
    card.appears()
    person.panel(page)
    card.goes()


def test_a_worker_that_is_killed_leaves_the_card_where_it_is(person: Person) -> None:
    """The browser ends the worker: the card stays, connects anew, and the next pause brings its tips."""
    person.settle_in("draft_reading")
    page, editor, card = open_card(person, "light")
    person.recorder.listen_to_sites_no_more()
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    page.keyboard.type(TEXT)
    card.until("root.querySelector('[data-tip=proud-announcement]')")
    assert in_the_draft(page)


_LISTEN = """() => {
  const send = globalThis.fetch;
  globalThis.asked = [];
  globalThis.fetch = (url, request) => {
    asked.push(`${request?.body}`);
    return send(url, request);
  };
}"""
_OVERLAPS = """(() => {
  const card = root.querySelector("section").getBoundingClientRect();
  const dialog = root.host.parentElement.getBoundingClientRect();
  return card.left < dialog.right && card.right > dialog.left;
})()"""
