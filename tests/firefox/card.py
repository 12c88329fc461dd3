"""The card beside the composer, in Firefox: a page cannot look into its closed shadow root, the protocol can."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tests.firefox.browser import WAIT, Tab

# All that a page itself can see of a card: an empty element, in whatever open shadow roots and dialogs it stands.
_EMPTY = """() => {
  const found = [];
  const look = (root) => root.querySelectorAll("*").forEach((each) => {
    if (each.localName === "div" && !each.firstChild && !each.shadowRoot) found.push(each);
    if (each.shadowRoot) look(each.shadowRoot);
  });
  look(document);
  return found;
}"""
_UNTIL = """async (root, json, limit) => {
  const given = JSON.parse(json);
  const begun = Date.now();
  for (;;) {
    const said = EXPRESSION;
    if (said) return JSON.stringify(said);
    if (Date.now() - begun > limit) throw new Error(`not so: ${root.textContent}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""


@dataclass(frozen=True)
class Card:
    """The one card of a page."""

    page: Tab

    def appears(self) -> None:
        """Wait until there is one with an idea in it."""
        for _ in range(WAIT // 50):
            if self._roots():
                break
            self.page.run("new Promise((resolve) => setTimeout(resolve, 50, true))")
        else:
            raise AssertionError("no card appeared")
        self.until("root.querySelector('[data-idea]') && true")

    def until(self, expression: str, *values: Any) -> Any:
        """Wait until an expression about its ``root`` says something, and return it."""
        [root] = self._roots()
        said = self.page.browser.bidi.ask(
            "script.callFunction",
            functionDeclaration=_UNTIL.replace("EXPRESSION", expression),
            arguments=[
                {"sharedId": root},
                {"type": "string", "value": json.dumps(values)},
                {"type": "number", "value": WAIT},
            ],
            target={"context": self.page.context},
            awaitPromise=True,
        )
        assert said["type"] == "success", said["exceptionDetails"]["text"]
        return json.loads(said["result"]["value"])

    def press(self, selector: str) -> None:
        """Click what the selector names with the mouse, with the details around it opened and scrolled into view."""
        place = self.until(
            "((it) => { if (!it) return null; "
            "for (let d = it.closest('details'); d; d = d.parentElement.closest('details')) d.open = true; "
            "it.scrollIntoView({ block: 'nearest' }); const box = it.getBoundingClientRect(); "
            "return box.width && [box.x + box.width / 2, box.y + box.height / 2]; })(root.querySelector(given[0]))",
            selector,
        )
        self.page.press_at(*place)

    def _roots(self) -> list[str]:
        """Return the protocol's names for the closed shadow roots of the page."""
        said = self.page.browser.bidi.ask(
            "script.callFunction",
            functionDeclaration=_EMPTY,
            target={"context": self.page.context},
            awaitPromise=False,
            serializationOptions={"includeShadowTree": "all", "maxDomDepth": 1},
        )
        roots = [each["value"].get("shadowRoot") for each in said["result"]["value"]]
        return [str(each["sharedId"]) for each in roots if each and each["value"]["mode"] == "closed"]
