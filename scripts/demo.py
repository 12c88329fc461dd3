"""Shows the main job, from a new computer to a balance: ``make demo``.

With a screen it opens a window and stays until the window is closed. Without one it walks through the whole journey in
a headless Chromium, says what happened, and leaves pictures in ``demo-output/``. Everything is in a data folder of the
demo's own; nothing of yours is read or changed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import BrowserContext, Error, Page, expect, sync_playwright

from scripts.browser import click_toolbar_button, extension_id, launch, let_playwright_see_side_panels, open_side_panel

ROOT = Path(__file__).parents[1]
OUTPUT = ROOT / "demo-output"
TIP_WORDS = "[data-tip] > p:nth-of-type(2)"
PROGRAM = (sys.executable, "-m", "ownwords")


class Companion(NamedTuple):
    """The demo's own companion."""

    address: str
    home: Path

    def code(self) -> str:
        """Return a pairing code, as ``ownwords pair`` shows it."""
        printed = subprocess.check_output([*PROGRAM, "pair", "--json", "--home", str(self.home)], text=True)
        return str(json.loads(printed)["code"])

    def sign_in(self, page: str) -> str:
        """Return an address that opens one of the person's pages."""
        words = ["open", "--print", "--page", page, "--port", self.address.rstrip("/").rsplit(":")[-1]]
        return subprocess.check_output([*PROGRAM, *words, "--home", str(self.home)], text=True).strip()


def main() -> None:
    """Run the demo in a window, or headless."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir()
    let_playwright_see_side_panels()
    windowed = _has_screen()
    with _companion(OUTPUT / "data") as companion, sync_playwright() as playwright:
        language = os.environ.get("OWNWORDS_DEMO_LANGUAGE", "en")
        context = launch(playwright, OUTPUT / "profile", language, headless=not windowed)
        try:
            _set_up(context, companion)
            _stay(context, companion) if windowed else _walk(context, companion)
        finally:
            context.close()
    shutil.rmtree(OUTPUT / "profile", ignore_errors=True)


@contextmanager
def _companion(home: Path) -> Iterator[Companion]:
    command = [*PROGRAM, "demo", "--no-browser", "--port", "0", "--home", str(home)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        if not line:
            sys.exit("The companion did not start; what it said is above.")
        _say(f"The companion runs at {line.split()[-1]} with the made-up company Havblik as its channel.")
        try:
            yield Companion(line.split()[-1], home)
        finally:  # else what went wrong would wait for the companion to end, and never be told
            process.terminate()


def _set_up(context: BrowserContext, companion: Companion) -> None:
    """Pair and answer the three questions, as a new user does on the welcome page."""
    extension = extension_id(context)
    welcome = context.new_page()
    welcome.goto(f"chrome-extension://{extension}/pages/options.html")
    welcome.locator("input[name=port]").fill(companion.address.rstrip("/").rsplit(":")[-1])
    welcome.locator("form[data-do=port] button").click()
    expect(welcome.get_by_role("status")).not_to_be_empty()
    welcome.goto(f"chrome-extension://{extension}/pages/welcome.html")
    welcome.locator("input[name=code]").fill(companion.code())
    welcome.locator("form[data-step=pair] button").click()
    for purpose in ("draft_reading", "history", "history_text"):
        welcome.locator(f"[data-consent={purpose}] [data-do=grant]").click()
        expect(welcome.locator(f"[data-consent={purpose}] [data-do=withdraw]")).to_be_visible()
    _say("The extension is paired by its code, and each of the three questions is answered with yes.")
    _picture(welcome, "1-welcome")
    for page in context.pages[:-1]:
        page.close()  # the browser's first tab, and the welcome page that opened by itself


def _stay(context: BrowserContext, companion: Companion) -> None:
    """Leave the window to the person, until they close it."""
    page = context.pages[0]
    page.goto(f"{companion.address}practice")
    click_toolbar_button(page, extension_id(context))
    _say("Write in the window that opened: the panel is beside it. Close the window to end the demo.")
    try:
        context.wait_for_event("close", timeout=0)
    except (Error, KeyboardInterrupt):
        pass


def _walk(context: BrowserContext, companion: Companion) -> None:
    page = context.pages[0]
    page.set_viewport_size({"width": 820, "height": 860})
    page.goto(f"{companion.address}practice")
    panel = open_side_panel(page, extension_id(context))
    _write(page, panel)
    _practise(page, panel)
    _remember(page, companion)
    _withdraw_and_erase(page, panel, companion)
    _say(f"The pictures are in {OUTPUT.relative_to(ROOT)}/.")


def _write(page: Page, panel: Page) -> None:
    """Write an announcement, look at the tips, insert a link, take it back, and say it in own words."""
    expect(panel.locator("[data-idea]").first).to_be_visible()
    _say(f"Before a word is typed, the panel offers: {_texts(panel, '[data-idea] h3')}")
    editor = page.locator("[data-ownwords-composer]")
    editor.click()
    page.keyboard.type("We are thrilled to announce that six crane technicians can start in Esbjerg!!!")
    expect(panel.locator("[data-tip]").first).to_be_visible()
    _say(f"After a pause in typing, it says: {_texts(panel, TIP_WORDS)}")
    idea = panel.locator("[data-idea]", has=panel.locator("[data-do=insert-link]")).first
    _say(f"First among the ideas is now: {idea.locator('h3').inner_text()} ({idea.locator('.why').inner_text()})")
    _beside(page, panel, "2-tips-and-ideas")
    idea.locator("[data-do=insert-link]").click()
    expect(editor).to_contain_text("https://")
    _say("Insert put the idea's link at the caret.")
    page.bring_to_front()
    page.keyboard.press("Control+z")
    expect(editor).not_to_contain_text("https://")
    _say("One Ctrl+Z took it back.")
    idea.locator("[data-do=copy-prompt]").first.click()
    expect(panel.get_by_role("status")).not_to_be_empty()
    _say("Copy put one of its questions on the clipboard.")


def _practise(page: Page, panel: Page) -> None:
    """Say it in own words, and post it on the practice page."""
    page.bring_to_front()
    page.locator("[data-ownwords-composer]").click()
    page.keyboard.press("Control+a")
    page.keyboard.type(
        "Last Tuesday in Esbjerg, Mette let me hold the grease gun for the first time. I work at Havblik, and I have "
        "never been so tired and so glad. What was your first real day like?"
    )
    expect(panel.locator("[data-kind=encourage]").first).to_be_visible()
    _say(f"In own words it says: {_texts(panel, TIP_WORDS)}")
    panel.evaluate("scrollTo(0, 0)")  # the button for copying was further down
    _beside(page, panel, "3-own-words")
    page.locator("[data-ownwords-post]").click()
    expect(panel.get_by_role("status")).to_contain_text("nothing was recorded", timeout=15_000)
    _say("The practice post went nowhere: the panel says that nothing was recorded.")


def _remember(page: Page, companion: Companion) -> None:
    """Put some posts into the history by hand, and look at the balance."""
    page.goto(companion.sign_in("history"))
    for text in (
        "We hire two apprentices at Havblik in March.",
        "Three things I check before a blade inspection.",
        "What a weather window is, and why we wait for it.",
        "My Saturday with the sea rescue in Esbjerg.",
        "A spreadsheet that saved us a night shift.",
        "I cycled to work all winter, and here is what I learnt.",
    ):
        form = page.locator("form[action='/history/add']")
        if not form.is_visible():
            page.locator("details.card:has(form[action='/history/add']) > summary").click()
        form.locator("textarea").fill(text)
        form.get_by_role("button").click()
    _picture(page, "4-history")
    page.goto(companion.sign_in("balance"))
    _picture(page, "5-balance")
    _say(f"Six posts later the balance says: {page.locator('.lead').first.inner_text()}")


def _withdraw_and_erase(page: Page, panel: Page, companion: Companion) -> None:
    """Withdraw a consent and see it stop; erase everything and see it gone."""
    subprocess.check_call([*PROGRAM, "erase", "--yes", "--home", str(companion.home)], stdout=subprocess.DEVNULL)
    page.goto(f"{companion.address}practice")
    page.locator("[data-ownwords-composer]").click()
    page.keyboard.type("Nobody reads this.")
    expect(panel.locator("[data-consent=draft_reading]")).to_be_visible()
    _say("After 'ownwords erase' the panel reads nothing and asks again, and the history is empty.")
    _beside(page, panel, "6-erased")


def _has_screen() -> bool:
    return sys.platform in {"win32", "darwin"} or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _say(sentence: str) -> None:
    print(f"- {sentence}", flush=True)


def _texts(page: Page, selector: str) -> str:
    return " | ".join(page.locator(selector).all_inner_texts())


def _picture(page: Page, name: str) -> None:
    page.screenshot(path=OUTPUT / f"{name}.png", full_page=True)


def _beside(page: Page, panel: Page, name: str) -> None:
    """Put a picture of the page and one of the panel side by side, as the browser's window shows them."""
    for each, part in ((page, "page"), (panel, "panel")):
        each.screenshot(path=OUTPUT / f"{part}.png")
    both = page.context.new_page()
    both.set_viewport_size({"width": 1182, "height": 862})
    both.goto(f"file://{OUTPUT}")  # from there a page may show the two pictures
    both.set_content(
        "<style>body{margin:1px;display:flex;gap:1px;background:#bbb}img{height:860px;background:white}</style>"
        "<img src=page.png><img src=panel.png>"
    )
    both.wait_for_load_state("networkidle")
    both.screenshot(path=OUTPUT / f"{name}.png")
    both.close()
    for part in ("page", "panel"):
        (OUTPUT / f"{part}.png").unlink()


if __name__ == "__main__":
    main()
