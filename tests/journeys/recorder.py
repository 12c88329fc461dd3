"""Records every message that crosses inside the extension, and holds each to ``shared-schemas``."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ownwords.schemas import validate
from playwright.sync_api import BrowserContext, Worker

# The schema of the worker's answer to each question; the companion's reply passes through unchanged.
_ANSWERS = {
    "status": "messages#status",
    "pair": "messages#status",
    "review": "review",
    "share": "share",
    "consents": "consent#list",
    "set-consent": "consent",
    "preferences": "preferences",
    "set-preferences": "preferences",
    "channels": "channel#list",
    "join": "channel#entry",
}

# Runs before the extension's own scripts, in its pages only.
_WRAP = """
if (location.protocol === "chrome-extension:") {
  const record = (direction, message) => ownWordsRecord([direction, JSON.parse(JSON.stringify(message))]);
  const ask = chrome.runtime.sendMessage.bind(chrome.runtime);
  chrome.runtime.sendMessage = async (message) => {
    record("page_to_worker", message);
    const answer = await ask(message);
    record("answer", { kind: message.kind, answer });
    return answer;
  };
  const connect = chrome.tabs.connect.bind(chrome.tabs);
  chrome.tabs.connect = (...where) => {
    const port = connect(...where);
    const post = port.postMessage.bind(port);
    port.postMessage = (message) => { record("to_page", message); post(message); };
    port.onMessage.addListener((message) => record("from_page", message));
    return port;
  };
}
"""
_LISTEN = """() => {
  globalThis.seenFromSites = [];
  chrome.runtime.onMessage.addListener((message, sender) => {
    if (!sender.url.startsWith(chrome.runtime.getURL(""))) seenFromSites.push(message);
  });
}"""


class Recorder:
    """What crossed, as (direction, message)."""

    def __init__(self, context: BrowserContext, worker: Worker) -> None:
        self.crossed: list[tuple[str, Any]] = []
        self._worker: Worker | None = worker
        context.expose_binding("ownWordsRecord", lambda _source, pair: self.crossed.append((pair[0], pair[1])))
        context.add_init_script(_WRAP)
        worker.evaluate(_LISTEN)

    def check(self) -> Counter[str]:
        """Hold every message to its schema, and return how many of each direction there were."""
        self.listen_to_sites_no_more()
        for direction, message in self.crossed:
            if direction == "answer":
                _check_answer(message["kind"], message["answer"])
            else:
                validate(f"messages#{direction}", message)
        return Counter(direction for direction, _ in self.crossed)

    def listen_to_sites_no_more(self) -> None:
        """Take over what sites have said so far: what the worker saw ends with the worker."""
        for message in self._worker.evaluate("seenFromSites") if self._worker else ():
            self.crossed.append(("site_to_worker", message))
        self._worker = None

    def texts(self) -> list[str]:
        """Return every text of a draft that left the page."""
        return [
            message["text"] for direction, message in self.crossed if direction == "from_page" and message.get("text")
        ]


def _check_answer(kind: str, answer: Any) -> None:
    validate("messages#answer", answer)
    if answer["ok"] and kind in _ANSWERS:
        validate(_ANSWERS[kind], answer["value"])
