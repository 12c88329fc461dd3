"""The journeys in Firefox: its real sidebar beside real editors, its event page, and its host permissions.

The sidebar is opened by the browser's own call for it, and its buttons are clicked by a script: no command of the
protocol reaches a sidebar. So what needs a click that the browser itself trusts is not tried here: the clipboard, and
the browser's question whether an extension may reach an address.
"""

from __future__ import annotations

import pytest

from tests.firefox.browser import BASE, ID, Tab
from tests.firefox.card import Card
from tests.firefox.conftest import EDITOR, Person

pytestmark = pytest.mark.browser

ANNOUNCEMENT = "We are thrilled to announce our new crane school."
CONTROL = "\ue009"

# What the browser does when somebody takes a permission back, or gives it, in its add-on manager.
_PERMISSION = """(async () => {
  const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
  const { extension } = WebExtensionPolicy.getByID(given[0]);
  await ExtensionPermissions[given[1]](given[0], { permissions: [], origins: ["http://127.0.0.1/*"] }, extension);
  return true;
})()"""
_OPENED = "(find('[data-do=insert-link]').closest('[data-idea]').open = true, find('[data-do=insert-link]')"
_ASLEEP = "WebExtensionPolicy.getByID(given[0]).extension.backgroundState === 'stopped'"


@pytest.mark.parametrize("variant", ["classic", "page", "plain"])
def test_ideas_tips_insert_and_undo_work_beside_real_editors(person: Person, variant: str) -> None:
    """Beside Quill in a shadow root, TipTap and a plain editor: ideas, tips, a link at the caret, one Ctrl+Z back."""
    page, sidebar = person.compose(variant)
    sidebar.until("find('[data-idea]')")
    page.type(ANNOUNCEMENT)
    sidebar.shows("[data-tip=proud-announcement]", "What did it mean to you?")
    address = sidebar.run(f"{_OPENED}.closest('[data-idea]').querySelector('a.link').href)")
    sidebar.click("[data-do=insert-link]")
    sidebar.shows("[role=status]", "Inserted")
    page.shows(EDITOR, f"{ANNOUNCEMENT} {address}")
    page.chord(CONTROL, "z")
    page.until("!find(given[0]).textContent.includes('https:')", EDITOR)
    assert page.run("find(given[0]).innerText.trim()", EDITOR) == ANNOUNCEMENT


def test_a_post_is_remembered_and_erasing_stops_the_reading_at_once(newcomer: Person) -> None:
    """Posted is in the history, the balance opens signed in, and after erasing, consent is asked for at the next word.

    All the while the extension's background falls asleep and wakes.
    """
    person = newcomer
    person.settle_in("draft_reading", "history")
    page, sidebar = person.compose("classic")
    page.type("Yesterday Mette showed me how a bearing sounds before it fails.")
    sidebar.shows("footer", "63 of 3,000")
    page.press("[data-ready] [data-post]")
    sidebar.shows("[role=status]", "in your history")
    [share] = person.companion.json("history")["shares"]
    assert share["url"] == "https://www.linkedin.com/feed/update/urn:li:share:7300000000000000001/"
    sidebar.click("[data-do=balance]")
    person.firefox.window.until("gBrowser.currentURI.spec.endsWith('/balance')")

    person.companion.cli("erase", "--yes")
    other, sidebar = person.compose("plain")
    other.type("Another word")
    sidebar.until("find('[data-consent=draft_reading] [data-do=grant]')")
    assert person.companion.json("status")["shares"] == 0


def test_a_danish_draft_gets_danish_tips(person: Person) -> None:
    """What is typed with æ, ø and å is read as it stands, and answered in its language."""
    page, sidebar = person.compose("classic")
    page.type("Vi er stolte over at kunne annoncere vores nye kranskole på Ærø.")
    sidebar.shows("[data-tip=proud-announcement]", "Hvad betød det for dig?")
    assert "Ærø" in page.run("find(given[0]).textContent", EDITOR)


def test_it_works_on_when_a_host_permission_is_taken_back(person: Person) -> None:
    """People can take the companion's address back; the companion lets a paired extension in by CORS."""
    contains = "WebExtensionPolicy.getByID(given[0]).canAccessURI(Services.io.newURI('http://127.0.0.1/'))"
    assert person.firefox.window.run(contains, ID)
    person.firefox.window.run(_PERMISSION, ID, "remove")
    assert not person.firefox.window.run(contains, ID)
    page, sidebar = person.compose("classic")
    page.type(ANNOUNCEMENT)
    sidebar.shows("[data-tip=proud-announcement]")
    person.firefox.window.run(_PERMISSION, ID, "add")


def test_the_event_page_sleeps_and_wakes_with_nothing_lost(newcomer: Person) -> None:
    """Firefox puts the extension's background to sleep; the next pause wakes it, and the same idea is still in use."""
    person = newcomer
    person.settle_in("draft_reading")
    page, sidebar = person.compose("classic")
    sidebar.until("find('[data-idea]')")
    item = sidebar.run(f"{_OPENED}.closest('[data-idea]').dataset.idea)")
    sidebar.click("[data-do=insert-link]")
    sidebar.shows("[role=status]", "Inserted")
    person.firefox.window.until(_ASLEEP, ID)
    page.press(EDITOR)
    page.type(f" {ANNOUNCEMENT}")
    sidebar.shows("[data-tip=proud-announcement]")
    sidebar.until("find('[data-idea]').dataset.idea === given[0]", item)


def test_the_card_works_beside_the_composer_and_the_caret_stays(newcomer: Person) -> None:
    """Turned on in the options, with no sidebar open: ideas, tips, a link at the caret, one Ctrl+Z, a tip put away."""
    person = newcomer
    person.settle_in("draft_reading")
    options = person.firefox.tab().go(f"{BASE}/pages/options.html")
    options.click("#card")
    options.shows("#card", "Turn the card off")
    options.close()
    for variant in ("classic", "page", "plain"):
        _write_beside_the_card(person.start_post(variant, roomy="1"))


def _write_beside_the_card(page: Tab) -> None:
    card = Card(page)
    card.appears()
    page.type(ANNOUNCEMENT)
    card.until("root.querySelector('[data-tip=proud-announcement]') && true")
    card.press("[data-do=insert-link]")
    card.until("root.querySelector('[role=status]').textContent.includes('Inserted')")
    page.until("find(given[0]).textContent.includes('https:')", EDITOR)
    page.chord(CONTROL, "z")
    page.until("!find(given[0]).textContent.includes('https:')", EDITOR)
    page.type(" Really.")
    page.shows(EDITOR, f"{ANNOUNCEMENT} Really.")
    card.press("[data-tip=proud-announcement] [data-do=dismiss]")
    card.until("!root.querySelector('[data-tip=proud-announcement]')")
    page.close()
