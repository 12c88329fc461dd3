"""Makes the pictures of each state of the panel: ``python -m tests.journeys.screens``."""

from __future__ import annotations

import base64
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ownwords.models import LANGUAGES
from playwright.sync_api import Page, Playwright, sync_playwright

from scripts.browser import launch, let_playwright_see_side_panels
from scripts.chromium import chromium
from tests.journeys.companion import Companion
from tests.journeys.person import Person
from tests.journeys.states import through

SCREENS = Path(__file__).parents[2] / "docs/screens"
WIDTH, TALLEST = 360, 1000  # pixels
_BESIDE = """<!doctype html><body style="margin: 0; padding: 16px; display: inline-flex; gap: 16px; background: #888">
{}</body>"""


def main(folder: Path) -> None:
    """Write one picture for each state, with all four faces of it side by side, and remove what is no state now."""
    let_playwright_see_side_panels()
    faces: dict[str, list[bytes]] = defaultdict(list)
    with sync_playwright() as playwright:
        for language in LANGUAGES:
            for name, shots in _walk(playwright, language):
                faces[name] += shots
                print(f"{language} {name}")
        folder.mkdir(exist_ok=True)
        for old in folder.glob("*.png"):
            old.unlink()
        for name, picture in _side_by_side(playwright, faces):
            (folder / f"{name}.png").write_bytes(picture)


def _walk(playwright: Playwright, language: str) -> Iterator[tuple[str, list[bytes]]]:
    with tempfile.TemporaryDirectory() as folder:
        companion = Companion(Path(folder) / "home")
        context = launch(playwright, Path(folder) / "profile", language)
        for name, panel in through(Person.begin(context, companion), language):
            yield name, [_shot(panel, scheme) for scheme in ("light", "dark")]
        context.close()


def _shot(panel: Page, scheme: str) -> bytes:
    panel.mouse.move(0, 0)  # nothing is pointed at
    panel.evaluate("document.documentElement.style.scrollbarWidth = 'none'")
    panel.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    panel.set_viewport_size({"width": WIDTH, "height": 200})
    height = panel.evaluate("document.documentElement.scrollHeight")
    panel.set_viewport_size({"width": WIDTH, "height": min(height, TALLEST)})
    panel.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    return panel.screenshot()


def _side_by_side(playwright: Playwright, faces: dict[str, list[bytes]]) -> Iterator[tuple[str, bytes]]:
    browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
    page = browser.new_page()
    for name, shots in faces.items():
        sources = (base64.b64encode(each).decode() for each in shots)
        page.set_content(_BESIDE.format("".join(f'<img src="data:image/png;base64,{each}">' for each in sources)))
        yield name, page.locator("body").screenshot()
    browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SCREENS)
