"""The first journey: from a click into the composer to a post in one's own words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.composers.pages import VARIANTS
from tests.journeys.conftest import NewPerson
from tests.journeys.person import Person

pytestmark = pytest.mark.browser

ANNOUNCEMENT = {
    "en": "We are thrilled to announce our new crane school.",
    "da": "Vi er stolte over at kunne annoncere vores nye kranskole.",
}


# The worker asks what the person prefers before it puts the dot out, so the answer takes a moment.
_DARK = """async () => {
  const [tab] = (await chrome.tabs.query({ active: true })).slice(-1);
  for (const given = Date.now() + 20_000; Date.now() < given; ) {
    if ((await chrome.action.getBadgeText({ tabId: tab.id })) === "") return true;
    await new Promise((next) => setTimeout(next, 20));
  }
  return false;
}"""


@pytest.mark.parametrize("variant", VARIANTS)
def test_ideas_tips_insert_and_undo_work_in_every_composer(person: Person, variant: str) -> None:
    """In each composer: ideas before a word, tips after a pause, a link at the caret, one Ctrl+Z takes it back."""
    person.settle_in("draft_reading")
    page, editor = person.compose(variant)
    panel = person.panel(page)
    expect(panel.locator("[data-idea]").first).to_be_visible()
    expect(panel.locator("[data-tip]")).to_have_count(0)

    editor.click()
    page.keyboard.type(ANNOUNCEMENT["en"])
    expect(panel.locator("[data-tip=proud-announcement]")).to_be_visible()
    idea = panel.locator("[data-idea]", has=panel.locator("[data-do=insert-link]")).first
    address = idea.locator("a.link").get_attribute("href")
    before = editor.inner_text().strip()
    idea.evaluate("idea => { idea.open = true }")
    idea.locator("[data-do=insert-link]").click()
    expect(panel.get_by_role("status")).to_contain_text("Inserted")
    expect(editor).to_contain_text(f"{ANNOUNCEMENT['en']} {address}")

    page.bring_to_front()
    page.keyboard.press("Control+z")
    expect(editor).not_to_contain_text(str(address))
    assert editor.inner_text().strip() == before


@pytest.mark.parametrize("language", ANNOUNCEMENT)
def test_tips_come_in_the_language_of_the_draft_and_the_panel_in_the_browsers(
    new_person: NewPerson, language: str
) -> None:
    """A Danish draft gets Danish tips in a Danish panel, an English one English ones."""
    person = new_person(language)
    person.settle_in("draft_reading")
    page, editor = person.compose("sdui", locale=language)
    panel = person.panel(page)
    editor.click()
    page.keyboard.type(ANNOUNCEMENT[language])
    said = {
        "en": ("On your draft", "What did it mean to you?"),
        "da": ("Om dit udkast", "Hvad betød det for dig?"),
    }
    expect(panel.get_by_role("heading", level=2).first).to_have_text(said[language][0])
    expect(panel.locator("[data-tip=proud-announcement]")).to_contain_text(said[language][1])


def test_a_prompt_is_copied_and_counts_as_used(person: Person) -> None:
    """Copy puts the question on the clipboard, and its idea stays first while the draft grows."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    idea = panel.locator("[data-idea]").first
    item, prompt = idea.get_attribute("data-idea"), idea.locator("[data-do=copy-prompt]").first
    prompt.click()
    assert panel.evaluate("navigator.clipboard.readText()") == prompt.get_attribute("data-text")
    page.bring_to_front()
    editor.click()
    page.keyboard.type("Something else altogether, about my garden and its apple trees.")
    expect(panel.locator("[data-idea]").first).to_contain_text("You are using this one")
    assert panel.locator("[data-idea]").first.get_attribute("data-idea") == item


def test_lines_stay_lines(person: Person) -> None:
    """A text of several lines, with a blank one, is read as those lines and published as those lines."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic", draft="From yesterday\n\nand today")
    panel = person.panel(page)
    expect(panel.locator("footer")).to_contain_text("25 of 3,000 characters")
    assert person.recorder.texts()[-1] == "From yesterday\n\nand today"
    page.locator("[data-ready] [data-post]").click()
    assert page.evaluate("posted[0].text") == "From yesterday\n\nand today"


def test_messages_are_never_read_and_comments_get_tips_alone(person: Person) -> None:
    """A message reaches nobody; a comment gets tips and no ideas, and is never remembered as shared."""
    person.settle_in("draft_reading", "history")
    page = person.context.new_page()
    page.goto("https://www.linkedin.com/feed/")
    panel = person.panel(page)
    expect(panel.locator("[data-idea]").first).to_be_visible()
    page.locator("#message").click()
    page.keyboard.type("Between us")
    page.locator("#comment [contenteditable]").click()
    page.keyboard.type(ANNOUNCEMENT["en"])
    expect(panel.locator("[data-tip=proud-announcement]")).to_be_visible()
    expect(panel.locator("[data-idea]")).to_have_count(0)
    expect(panel.locator("footer")).to_contain_text("of 1,250 characters")
    page.get_by_role("button", name="Comment").first.click()
    open_editor(page).click()
    page.keyboard.type("For everybody")
    expect(panel.locator("footer")).to_contain_text("13 of 3,000 characters")
    expect(panel.locator("[data-idea]").first).to_be_visible()
    assert not [text for text in person.recorder.texts() if "Between" in text]
    assert person.companion.json("history")["total"] == 0


def open_editor(page: Page) -> Locator:
    """Start a post on a page that is open already."""
    page.locator("[data-test-start]").click()
    return page.locator("[data-ready] [contenteditable=true]").first


def test_without_consent_nothing_is_read_and_ideas_come_all_the_same(person: Person) -> None:
    """Before the person says yes the panel asks, shows ideas, and gets no text; after it, tips come at once."""
    person.settle_in()
    person.companion.cli("erase", "--yes")  # as if they were never asked
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type(ANNOUNCEMENT["en"])
    question = panel.locator("[data-consent=draft_reading]")
    expect(question).to_contain_text("It stays on this computer.")
    expect(panel.locator("[data-idea]").first).to_be_visible()
    assert person.recorder.texts() == []
    question.locator("[data-do=grant]").click()
    expect(panel.locator("[data-tip=proud-announcement]")).to_be_visible()


def test_withdrawing_stops_the_reading_at_once(person: Person) -> None:
    """The moment the person withdraws, on whatever page, the tips go and no more text crosses."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type(ANNOUNCEMENT["en"])
    expect(panel.locator("[data-tip]").first).to_be_visible()
    options = person.own_page("pages/options.html")
    options.locator("[data-consent=draft_reading] [data-do=withdraw]").click()
    expect(options.locator("[data-consent=draft_reading] [data-do=grant]")).to_be_visible()
    page.bring_to_front()
    editor.click()
    page.keyboard.type(" Secret.")
    expect(panel.locator("[data-tip]")).to_have_count(0)
    page.keyboard.type(" Even more secret.")
    expect(panel.locator("[data-idea]").first).to_be_visible()
    assert not any("Even more" in text for text in person.recorder.texts())


MANY = (
    "We are proud to announce a world-class team! Yes! Wow! Great! Needless to say, we leverage synergies. "
    "Like and share. Unlike our competitors, we answer the phone."
)


def test_three_tips_are_shown_and_the_rest_wait_behind_more(person: Person) -> None:
    """However much there is to say, three tips are on the screen; one click shows the others."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type(MANY)
    expect(panel.locator("[data-tip]:visible")).to_have_count(3)
    panel.locator("[data-key=more-tips] > summary").click()
    expect(panel.locator("[data-tip]:visible").nth(4)).to_be_visible()


def test_a_tip_put_away_stays_away_in_that_draft_until_it_is_asked_for_again(person: Person) -> None:
    """Not in this post: gone while they type on and reopen the panel, there in the next draft, and back on request."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type(ANNOUNCEMENT["en"])
    tip = panel.locator("[data-tip=proud-announcement]")
    tip.locator("[data-do=dismiss]").click()
    expect(tip).to_have_count(0)
    editor.click()
    page.keyboard.type(" More.")
    expect(panel.locator("footer")).to_contain_text(f"{len(ANNOUNCEMENT['en']) + 6} of")
    expect(tip).to_have_count(0)
    panel.reload()
    expect(panel.locator("footer")).to_contain_text(f"{len(ANNOUNCEMENT['en']) + 6} of")
    expect(tip).to_have_count(0)
    options = person.own_page("pages/options.html")
    options.locator("[data-do=reset-muted]").click()
    expect(options.locator("#status")).not_to_be_empty()
    page.bring_to_front()
    expect(tip).to_be_visible()


def test_what_is_below_a_followed_tip_stays_under_the_pointer(person: Person) -> None:
    """A tip that was followed goes without moving what is below it, until the pointer leaves the tips."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.insert_text("We utilize the crane to lift the pump, and I like it.")  # at once: one review of it
    button = panel.locator("[data-tip=jargon] [data-do=replace]").first
    expect(button).to_be_visible()
    below = panel.locator("[data-idea]").first
    before = below.bounding_box()
    button.click()
    expect(panel.locator("[data-tip=jargon]")).to_have_count(0)
    expect(editor).to_contain_text("We use the crane")
    after = below.bounding_box()
    assert before and after and abs(before["y"] - after["y"]) <= 1
    panel.mouse.move(2, 2)
    expect(panel.locator("[data-key=tips]")).not_to_have_attribute("style", re.compile("min-height: [1-9]"))


@pytest.mark.parametrize("variant", ["classic", "sdui"])
def test_a_replacement_lands_on_its_own_words_though_more_was_typed(person: Person, variant: str) -> None:
    """The same word twice, emoji and æøå before it, and a sentence typed in front since: the one meant is replaced."""
    person.settle_in("draft_reading")
    page, editor = person.compose(variant)
    panel = person.panel(page)
    editor.click()
    # At once: the tip is about the whole text, and not about what stood there at a pause in slow typing.
    page.keyboard.insert_text("😀 På Ærø we utilize the crane, and then we utilize the big pump. I like it.")
    button = panel.locator("[data-tip=jargon] [data-do=replace]").first
    expect(button).to_be_visible()
    page.bring_to_front()
    page.keyboard.press("Control+Home")
    page.keyboard.insert_text("🏗️ Today: ")
    button.dispatch_event("click")
    expect(editor).to_contain_text("🏗️ Today: 😀 På Ærø we use the crane, and then we utilize the big pump. I like it.")
    expect(button).to_be_visible()  # about the other one now
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("All of it is new.")
    button.dispatch_event("click")
    expect(panel.locator("[data-tip=jargon]")).to_have_count(0)
    expect(editor).to_have_text("All of it is new.")


def test_a_closed_panel_reads_nothing(person: Person) -> None:
    """With the panel closed the page's script lights a dot and says nothing else."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic")
    editor.click()
    page.keyboard.type("Nobody reads this.")
    editor.blur()
    assert person.worker.evaluate(_DARK)
    assert person.recorder.texts() == []
    from_sites = person.worker.evaluate("seenFromSites")
    assert from_sites and all(set(message) == {"kind", "site", "focused", "alone"} for message in from_sites)
    assert {message["site"] for message in from_sites} == {"linkedin"}


@pytest.mark.parametrize(("site", "dot"), [("linkedin", ""), ("elsewhere", "•")])
def test_the_dot_stays_dark_where_the_person_wants_quiet(person: Person, site: str, dot: str) -> None:
    """A composer with the focus lights the dot, but not in a place where the person wants no ideas."""
    person.settle_in()
    own = person.own_page("pages/options.html")
    ask = "message => chrome.runtime.sendMessage(message)"
    own.evaluate(ask, {"kind": "set-preferences", "change": {"quiet_sites": [site]}})
    with person.context.expect_event("response", lambda response: response.url.endswith("/preferences")):
        person.compose("classic")[1].click()
    own.evaluate(ask, {"kind": "preferences"})  # is answered after the dot was decided on
    badges = "(await chrome.tabs.query({})).map(({ id: tabId }) => chrome.action.getBadgeText({ tabId }))"
    assert person.worker.evaluate(f"async () => (await Promise.all({badges})).join('')") == dot


def test_everything_works_without_a_mouse(person: Person) -> None:
    """With the keyboard alone: from the draft to the panel, to the link of the first idea, and inserted."""
    person.settle_in("draft_reading")
    page, editor = person.compose("classic", draft="We hire crane technicians.")
    panel = person.panel(page)
    expect(panel.locator("[data-idea=havblik\\/en-company-crane-technicians], [data-idea]").first).to_be_visible()
    panel.bring_to_front()
    for _ in range(60):
        panel.keyboard.press("Tab")
        if panel.evaluate("document.activeElement.dataset.do") == "insert-link":
            break
        if panel.evaluate("document.activeElement.matches('details.idea:not([open]) > summary')"):
            panel.keyboard.press("Enter")
    panel.keyboard.press("Enter")
    expect(panel.get_by_role("status")).to_contain_text("Inserted")
    expect(editor).to_contain_text("https://havblik.example/")
