"""Speaks WebDriver BiDi with Firefox over its own socket.

Firefox answers it without a driver between. Playwright drives a Firefox of its own making only, and Selenium fetches
geckodriver first; a real, stock Firefox needs no more than this. https://www.w3.org/TR/webdriver-bidi/
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import ExitStack
from itertools import count
from queue import Queue
from threading import Thread
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

WAIT = 30  # seconds for an answer

Event = dict[str, Any]


class Refused(Exception):
    """The browser could not do what it was asked to."""


class Bidi:
    """One session. ``listen`` is called with every event, in a thread of its own, and may ``send`` but not ``ask``."""

    def __init__(self, address: str, listen: Callable[[Event], None]) -> None:
        # A page's script is sent whole, and what it answers may be long.
        self._open = ExitStack()
        self._socket = self._open.enter_context(connect(f"{address}/session", max_size=None))
        self._listen = listen
        self._numbers = count(1)
        self._answers: dict[int, Queue[Event]] = {}
        Thread(target=self._receive, daemon=True).start()
        self.ask("session.new", capabilities={})

    def ask(self, method: str, **params: Any) -> Any:
        """Return the result of a command.

        Raises:
            Refused: the browser says that it failed.
        """
        number = next(self._numbers)
        answer = self._answers[number] = Queue()
        self._say(number, method, params)
        said = answer.get(timeout=WAIT)
        if said["type"] == "error":
            raise Refused(f"{method}: {said['error']}: {said['message']}")
        return said["result"]

    def send(self, method: str, **params: Any) -> None:
        """Send a command, whatever comes of it."""
        self._say(next(self._numbers), method, params)

    def close(self) -> None:
        """End the session."""
        self._open.close()

    def _say(self, number: int, method: str, params: dict[str, Any]) -> None:
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))

    def _receive(self) -> None:
        try:
            for text in self._socket:
                said = json.loads(text)
                if said["type"] == "event":
                    self._listen(said)
                elif waiting := self._answers.pop(said.get("id"), None):
                    waiting.put(said)
        except ConnectionClosed:
            return
