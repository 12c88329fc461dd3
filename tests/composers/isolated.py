"""A page's isolated world, as content scripts have it: the same elements, other objects."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

EXTENSION = Path(__file__).parents[2] / "extension"
SCRIPTS = json.loads((EXTENSION / "manifest.json").read_text("utf-8"))["content_scripts"][0]["js"]

_FOLLOW = """(() => {
  globalThis.composer = ownWords.find.composerAt(ownWords.find.deepActiveElement(), ownWords.find.siteHere());
  globalThis.reports = [];
  globalThis.written = null;
  globalThis.watcher = ownWords.startWatching(() => true, (message) => reports.push(message));
  globalThis.write = async (message) => {
    await watcher.write({ request: "r", draft: reports[0].draft, ...message });
    return reports.findLast(({ kind }) => kind === "written").outcome;
  };
  watcher.follow(composer);
  return reports[0].text;
})()"""


class Isolated:
    """The content scripts, but the one that starts by itself, in a world of their own in one frame of a page."""

    def __init__(self, page: Page, address: str = "") -> None:
        """Take the innermost frame whose address holds ``address``; none: the page's own."""
        self._session = page.context.new_cdp_session(page)
        frame = self._session.send("Page.getFrameTree")["frameTree"]
        while address and frame.get("childFrames") and address in frame["childFrames"][0]["frame"]["url"]:
            frame = frame["childFrames"][0]
        world = {"frameId": frame["frame"]["id"], "worldName": "ownwords"}
        self._context = self._session.send("Page.createIsolatedWorld", world)["executionContextId"]
        for script in SCRIPTS:
            if not script.endswith("main.js"):
                self.run((EXTENSION / script).read_text("utf-8"))

    def follow(self) -> Any:
        """Follow the composer that has the focus, as the panel has it done; returns the text that is reported first."""
        return self.run(_FOLLOW)

    def begin_writing(self, kind: str, **fields: object) -> None:
        """Have the watcher insert or replace; ``outcome`` waits for it, so that several pages can wait at once."""
        self.run(f"void (written = write({json.dumps({'kind': kind, **fields})}))")

    def outcome(self) -> Any:
        """Return what became of it."""
        return self.run("written")

    def text(self) -> Any:
        """Return the draft as it is read now."""
        return self.run("ownWords.read.readDraft(composer.editor).text")

    def until(self, condition: str) -> None:
        """Wait until the condition holds there, at most thirty seconds."""
        self.run(
            f"new Promise((resolve, reject) => {{ const look = () => ({condition}) ? resolve() : "
            "performance.now() - begun > 30_000 ? reject(new Error('too late')) : setTimeout(look, 20); "
            "const begun = performance.now(); look(); })"
        )

    def run(self, code: str) -> Any:
        """Run code there, wait for its promise, and return the value."""
        asked = {"expression": code, "contextId": self._context, "awaitPromise": True, "returnByValue": True}
        answer = self._session.send("Runtime.evaluate", asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")
