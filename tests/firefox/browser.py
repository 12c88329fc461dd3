"""A real Firefox with the extension as it is packed, its tabs, and its real sidebar."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
from collections import deque
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Thread
from typing import IO, Any
from urllib.parse import urlsplit

from scripts.firefox import firefox
from tests.composers.pages import ELSEWHERE, ORIGIN, answer
from tests.firefox.bidi import Bidi, Event
from tests.installed import installed

ID = "companion@ownwords.example"
UUID = "0b1d3c6e-5b1e-4f0e-9d3a-1c2b3a4d5e6f"  # Firefox makes one up at each install, unless it is told
BASE = f"moz-extension://{UUID}"
WAIT = 20_000  # milliseconds until what is waited for is given up

_PREFERENCES = {
    "extensions.webextensions.uuids": json.dumps({ID: UUID}),
    "intl.locale.requested": "en-US",
    "browser.startup.page": 0,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "app.update.enabled": False,
}
_LISTENING = re.compile(r"BiDi listening on (ws://\S+)")
_SIDEBAR = "companion_ownwords_example-sidebar-action"

# Finds an element wherever it is, in open shadow roots and frames of the same origin too.
_FIND = """
const find = (selector, root = document) => {
  const here = root.querySelector(selector);
  if (here) return here;
  for (const each of root.querySelectorAll("*")) {
    const inner = each.shadowRoot ?? (each.localName === "iframe" ? each.contentDocument : null);
    const there = inner && find(selector, inner);
    if (there) return there;
  }
  return null;
};
"""
# Asks again and again, because what is waited for may be anything: a text, an attribute, what a page keeps.
_UNTIL = """
new Promise((resolve, reject) => {
  const begun = Date.now();
  const look = async () => {
    const found = await ACT;
    if (found) return resolve(found.nodeType ? true : found);
    if (Date.now() - begun > LIMIT) return reject(new Error("never: " + document.body?.innerText?.slice(0, 600)));
    setTimeout(look, 20);
  };
  look();
})
"""
# A script in the sidebar's own process: no command of the protocol reaches a sidebar.
_IN_SIDEBAR = """(source) => new Promise((resolve) => {
  const manager = document.querySelector("#webext-panels-browser").messageManager;
  const name = `own-words-test-${Math.random()}`;
  manager.addMessageListener(name, function heard({ data }) {
    manager.removeMessageListener(name, heard);
    resolve(data);
  });
  const answer = `(said) => sendAsyncMessage(${JSON.stringify(name)}, JSON.stringify(said ?? null))`;
  const script = `{ const document = content.document; const setTimeout = content.setTimeout.bind(content);
    (async () => (${source}))()
      .then((value) => (${answer})({ value }), (error) => (${answer})({ error: String(error) })); }`;
  manager.loadFrameScript(`data:application/javascript;charset=utf-8,${encodeURIComponent(script)}`, false);
})"""


@dataclass(frozen=True)
class Place:
    """Somewhere scripts can be run: a tab, the sidebar, or with ``chrome`` the browser's own window."""

    browser: Firefox
    context: str

    def run(self, expression: str, *values: Any) -> Any:
        """Return what an expression says, in which ``find`` looks everywhere and ``given`` are the values."""
        answer = f"JSON.stringify((await ({expression})) ?? null)"
        function = f"async (json) => {{ const given = JSON.parse(json); {_FIND} return {answer}; }}"
        return json.loads(self._call(function, json.dumps(values)))

    def until(self, expression: str, *values: Any) -> Any:
        """Wait until an expression says something, and return it."""
        return self.run(_UNTIL.replace("ACT", f"({expression})").replace("LIMIT", str(WAIT)), *values)

    def _call(self, function: str, value: str) -> str:
        said = self.browser.bidi.ask(
            "script.callFunction",
            functionDeclaration=function,
            arguments=[{"type": "string", "value": value}],
            target={"context": self.context},
            awaitPromise=True,
        )
        assert said["type"] == "success", said["exceptionDetails"]["text"]
        return str(said["result"]["value"])

    def click(self, selector: str) -> None:
        """Wait for an element, and click it as a script does."""
        self.until("find(given[0])?.checkVisibility() && (find(given[0]).click(), true)", selector)

    def shows(self, selector: str, text: str = "") -> str:
        """Wait until an element is there and says something; return all that it says."""
        return str(
            self.until(
                "find(given[0])?.textContent.includes(given[1]) && find(given[0]).textContent + ' '", selector, text
            )
        )


class Tab(Place):
    """A tab, whose keys and mouse are the browser's own."""

    def go(self, url: str) -> Tab:
        """Go to an address, and wait until it is loaded."""
        self.browser.bidi.ask("browsingContext.navigate", context=self.context, url=url, wait="complete")
        return self

    def press(self, selector: str) -> None:
        """Click an element with the mouse."""
        box = "find(given[0])?.getBoundingClientRect()"
        x, y = self.until(
            f"(({{ x, y, width, height }}) => width && [x + width / 2, y + height / 2])({box} ?? {{}})", selector
        )
        self.press_at(x, y)

    def press_at(self, x: float, y: float) -> None:
        """Click a place in the window with the mouse."""
        act = [{"type": "pointerMove", "x": int(x), "y": int(y)}, {"type": "pointerDown", "button": 0}]
        self._perform("pointer", [*act, {"type": "pointerUp", "button": 0}])

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        self._perform("key", [{"type": each, "value": key} for key in text for each in ("keyDown", "keyUp")])

    def chord(self, *keys: str) -> None:
        """Hold keys down together."""
        down = [{"type": "keyDown", "value": key} for key in keys]
        self._perform("key", [*down, *({"type": "keyUp", "value": key} for key in reversed(keys))])

    def close(self) -> None:
        """Close it."""
        self.browser.bidi.ask("browsingContext.close", context=self.context)

    def _perform(self, kind: str, actions: list[dict[str, Any]]) -> None:
        source = {"type": kind, "id": kind, "actions": actions}
        self.browser.bidi.ask("input.performActions", context=self.context, actions=[source])


class Sidebar(Place):
    """The extension's sidebar; ``context`` is that of the browser's own page around it."""

    def run(self, expression: str, *values: Any) -> Any:
        """Return what an expression says in the sidebar; it sees the page, and nothing of the page's own scripts."""
        source = f"(async () => {{ const given = {json.dumps(values)}; {_FIND} return await ({expression}); }})()"
        said = json.loads(self._call(_IN_SIDEBAR, source))
        assert "error" not in said, said["error"]
        return said["value"]


def _pass_over(said: IO[str]) -> None:
    with said:
        deque(said, 0)


class Firefox:
    """A running Firefox with a new profile in ``folder``, in which LinkedIn's address leads to our pages."""

    def __init__(self, folder: Path, **preferences: Any) -> None:
        folder.mkdir()
        told = _PREFERENCES | preferences
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in told.items()]
        (folder / "user.js").write_text("".join(lines), "utf-8")
        options = ["--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0"]
        self._process = subprocess.Popen(
            [firefox(), *options, "--remote-allow-system-access"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"MOZ_DISABLE_CONTENT_SANDBOX": "1"} if os.geteuid() == 0 else None,
        )
        try:
            self.bidi = Bidi(self._address(), self._answer)
            self._intercept()
            self.bidi.ask("webExtension.install", extensionData={"type": "path", "path": str(installed())})
        except BaseException:
            self._end()
            raise

    def tab(self) -> Tab:
        """Open a new tab."""
        return Tab(self, self.bidi.ask("browsingContext.create", type="tab")["context"])

    @property
    def window(self) -> Place:
        """Return the browser's own window."""
        return Place(self, self._chrome()[0]["context"])

    def sidebar(self) -> Sidebar:
        """Open the extension's sidebar, as its button does."""
        self.window.run("SidebarController.show(given[0]).then(() => true)", _SIDEBAR)
        around = next(each for each in self._chrome()[0]["children"] if "webext-panels" in each["url"])
        frame = "document.querySelector('#webext-panels-browser')"
        Place(self, around["context"]).until(
            f"{frame}?.currentURI?.spec.startsWith(given[0]) && !{frame}.webProgress?.isLoadingDocument", BASE
        )
        found = Sidebar(self, around["context"])
        found.until("document.readyState === 'complete' && document.body.dataset.screen")
        return found

    def close_sidebar(self) -> None:
        """Close it."""
        self.window.run("(SidebarController.hide(), true)")

    def close(self) -> None:
        """End the browser."""
        self.bidi.close()
        self._end()

    def _end(self) -> None:
        self._process.terminate()
        try:
            self._process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _chrome(self) -> Any:
        return self.bidi.ask("browsingContext.getTree", **{"moz:scope": "chrome"})["contexts"]

    def _address(self) -> str:
        assert self._process.stderr
        said = []
        for line in self._process.stderr:
            said.append(line)
            if found := _LISTENING.search(line):
                # Firefox stands still once nobody reads what it says.
                Thread(target=_pass_over, args=(self._process.stderr,), daemon=True).start()
                return found[1]
        raise AssertionError("Firefox did not start: " + "".join(said[-20:]))

    def _intercept(self) -> None:
        hosts = [urlsplit(each).hostname for each in (ORIGIN, *ELSEWHERE.values())]
        patterns = [{"type": "pattern", "protocol": "https", "hostname": each} for each in hosts]
        self.bidi.ask("session.subscribe", events=["network.beforeRequestSent"])
        self.bidi.ask("network.addIntercept", phases=["beforeRequestSent"], urlPatterns=patterns)

    def _answer(self, event: Event) -> None:
        params = event["params"]
        if event["method"] != "network.beforeRequestSent" or not params["isBlocked"]:
            return
        request = params["request"]
        found = answer(request["url"], document=bool(params["navigation"]) or request.get("destination") == "iframe")
        headers = [{"name": name, "value": {"type": "string", "value": value}} for name, value in found.headers.items()]
        body = {"type": "base64", "value": base64.b64encode(found.body).decode()}
        provide = partial(self.bidi.send, "network.provideResponse", request=request["request"])
        provide(statusCode=found.status, reasonPhrase="", headers=headers, body=body)
