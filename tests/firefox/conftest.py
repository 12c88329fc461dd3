"""The real extension in a real Firefox, beside the real companion."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.composers.pages import ORIGIN, VARIANTS
from tests.firefox.browser import BASE, Firefox, Sidebar, Tab
from tests.journeys.companion import Companion

PURPOSES = ("draft_reading", "history", "history_text")
EDITOR = "[data-ready] [contenteditable=true]"


@dataclass
class Person:
    """One person's Firefox and companion."""

    firefox: Firefox
    companion: Companion

    def settle_in(self, *consents: str) -> None:
        """Pair on the welcome page, say yes to these consents and no to the others, and join the demo channel."""
        page = self.firefox.tab().go(f"{BASE}/pages/welcome.html")
        page.run("browser.storage.local.set({ companion: given[0] })", self.companion.address)
        page.until("find('input[name=code]')")
        page.run("(find('input[name=code]').value = given[0], true)", self.companion.json("pair")["code"])
        page.click("form[data-step=pair] button")
        page.shows("section[data-step=consents]")
        for purpose in PURPOSES:
            question = f"[data-consent={purpose}]"
            page.click(f"{question} [data-do={'grant' if purpose in consents else 'decline'}]")
            page.until("find(given[0]).querySelectorAll('button').length === 1", question)
        page.click("[data-do=join-demo]")
        page.until("find('[data-channel=havblik]')")
        page.close()

    def compose(self, variant: str = "classic", **query: str) -> tuple[Tab, Sidebar]:
        """Start a post on LinkedIn beside the sidebar, with the caret in it."""
        page = self.start_post(variant, **query)
        sidebar = self.firefox.sidebar()
        page.press(EDITOR)
        return page, sidebar

    def start_post(self, variant: str = "classic", **query: str) -> Tab:
        """Start a post on LinkedIn, with the caret in it."""
        page = self.firefox.tab().go(f"{ORIGIN}{VARIANTS[variant]}?{urlencode({'variant': variant, **query})}")
        page.press("[data-test-start]")
        page.until("find(given[0])", EDITOR)
        page.press(EDITOR)
        return page


def begin(folder: Path, after: ExitStack, **preferences: Any) -> Person:
    """Start a companion and a Firefox with a new profile and some preferences."""
    companion = Companion(folder / "home")
    after.callback(companion.stop)
    firefox = Firefox(folder / "profile", **preferences)
    after.callback(firefox.close)
    return Person(firefox, companion)


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Person]:
    """A person who has done nothing yet, whose Firefox puts an extension's background to sleep very soon."""
    with ExitStack() as after:
        yield begin(tmp_path, after, **{"extensions.background.idle.timeout": 1500})


@pytest.fixture(scope="module")
def person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """A person who is paired, lets drafts be read, and writes one post after another."""
    with ExitStack() as after:
        person = begin(tmp_path_factory.mktemp("firefox"), after)
        person.settle_in("draft_reading")
        yield person
