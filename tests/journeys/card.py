"""The card beside the composer: a page cannot look into its closed shadow root, the browser's debugger can."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_UNTIL = """async function () {
  const root = this;
  const begun = performance.now();
  while (!(CONDITION)) {
    if (performance.now() - begun > 20_000) throw new Error(`not so: ${root.querySelector("section").innerText}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""


class Card:
    """The one card of a page, in whatever of it the card stands."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)

    def roots(self) -> list[str]:
        """Return the closed shadow roots of the page, as the debugger names them."""
        document = self._session.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        found = [node["backendNodeId"] for node in _walk(document) if node.get("shadowRootType") == "closed"]
        resolve = [self._session.send("DOM.resolveNode", {"backendNodeId": each})["object"] for each in found]
        return [each["objectId"] for each in resolve]

    def appears(self) -> None:
        """Wait until there is one with an idea in it."""
        self._wait(1)
        self.until("root.querySelector('[data-idea]')")

    def goes(self) -> None:
        """Wait until there is none."""
        self._wait(0)

    def _wait(self, count: int) -> None:
        """Look until there are so many, at most twenty seconds."""
        for _ in range(400):
            if len(self.roots()) == count:
                return
            self._page.wait_for_timeout(50)
        raise AssertionError(f"{len(self.roots())} cards, not {count}")

    def run(self, code: str) -> Any:
        """Return what an expression about ``root`` gives."""
        return self._call(f"function () {{ const root = this; return {code}; }}")

    def until(self, condition: str) -> None:
        """Wait until an expression about ``root`` holds, at most twenty seconds."""
        self._call(_UNTIL.replace("CONDITION", condition))

    def click(self, selector: str) -> None:
        """Click what the selector names with the mouse, scrolled into view and its details opened."""
        self.until(f"root.querySelector({selector!r})")
        place = self.run(
            f"(() => {{ const it = root.querySelector({selector!r}); "
            "for (let d = it.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; "
            "it.scrollIntoView({ block: 'nearest' }); const box = it.getBoundingClientRect(); "
            "return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        self._page.mouse.click(*place)

    def _call(self, code: str) -> Any:
        [root] = self.roots()
        asked = {
            "functionDeclaration": code,
            "objectId": root,
            "awaitPromise": True,
            "returnByValue": True,
        }
        answer = self._session.send("Runtime.callFunctionOn", asked)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")


def _walk(node: dict[str, Any]) -> Any:
    yield node
    inner = [node["contentDocument"]] if "contentDocument" in node else []
    for each in (*node.get("children", []), *node.get("shadowRoots", []), *inner):
        yield from _walk(each)
