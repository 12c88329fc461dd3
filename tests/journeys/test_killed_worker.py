"""The browser may end the extension's worker at any moment: nothing is lost, and nothing is shown or kept twice."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.journeys.person import Person

pytestmark = pytest.mark.browser

SENTENCES = (
    "We are thrilled to announce our crane school. ",
    "Yesterday Mette showed me how a bearing sounds before it fails. ",
    "We utilize the crane to lift the pump. ",
    "Like and share. ",
)


class Killer:
    """Ends the extension's worker, as the browser does when memory is short."""

    def __init__(self, panel: Page, seed: int) -> None:
        self._session: CDPSession = panel.context.new_cdp_session(panel)
        self._session.send("ServiceWorker.enable")
        self._random = random.Random(seed)
        self.kills = 0

    def kill(self) -> None:
        """End it now, whatever it is doing."""
        self._session.send("ServiceWorker.stopAllWorkers")
        self.kills += 1

    def maybe(self) -> None:
        """End it, or not."""
        if self._random.random() < 0.6:
            self.kill()


def test_a_worker_killed_at_random_loses_nothing_and_repeats_nothing(person: Person) -> None:
    """Between and in the middle of steps the worker ends: tips and ideas come, and the post is remembered once."""
    person.settle_in("draft_reading", "history")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    expect(panel.locator("[data-idea]").first).to_be_visible()
    person.recorder.listen_to_sites_no_more()
    killer = Killer(panel, seed=1)
    typed = ""
    for sentence in SENTENCES:
        killer.maybe()
        editor.click()
        page.keyboard.press("Control+End")
        page.keyboard.type(sentence)
        typed += sentence
        page.wait_for_timeout(250)  # the pause after which the panel asks: so that the kill hits the asking itself
        killer.maybe()
        # An answer that the browser lost without a word is given up after eleven seconds, and asked for again.
        expect(panel.locator("footer")).to_contain_text(f"{len(typed)} of 3,000", timeout=60_000)
        rules = [tip.get_attribute("data-key") for tip in panel.locator("[data-tip]").all()]
        ideas = [idea.get_attribute("data-idea") for idea in panel.locator("[data-idea]").all()]
        assert len(set(rules)) == len(rules) and ideas and len(set(ideas)) == len(ideas)
    killer.kill()
    panel.locator("[data-tip=proud-announcement] [data-do=dismiss]").click()
    expect(panel.locator("[data-tip=proud-announcement]")).to_have_count(0)
    page.locator("[data-ready] [data-post]").click()
    killer.kill()
    expect(panel.get_by_role("status")).to_contain_text("in your history", timeout=60_000)
    assert page.evaluate("posted.length") == 1
    assert person.companion.json("history")["total"] == 1
    assert killer.kills >= 2


def test_an_answer_that_was_lost_is_asked_for_again_and_counts_once(person: Person) -> None:
    """The companion remembers the share, the worker ends before it says so: the second telling is the same share."""
    person.settle_in("draft_reading", "history")
    page, editor = person.compose("classic")
    panel = person.panel(page)
    editor.click()
    page.keyboard.type("Once.")
    expect(panel.locator("footer")).to_contain_text("5 of 3,000")
    person.recorder.listen_to_sites_no_more()
    panel.evaluate(_LOSE_THE_FIRST_ANSWER)
    page.locator("[data-ready] [data-post]").click()
    expect(panel.get_by_role("status")).to_contain_text("in your history", timeout=15_000)
    assert panel.evaluate("lost") == 1
    assert person.companion.json("history")["total"] == 1


# The one moment that no kill hits reliably: after the companion has answered, before the panel has heard.
_LOSE_THE_FIRST_ANSWER = """() => {
  globalThis.lost = 0;
  const send = chrome.runtime.sendMessage;
  chrome.runtime.sendMessage = async (message) => {
    const answer = await send(message);
    if (message.kind !== "share" || lost) return answer;
    lost = 1;
    throw new Error("The message channel closed before a response was received.");
  };
}"""
