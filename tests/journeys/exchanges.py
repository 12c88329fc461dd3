"""Records what the extension and the companion say to each other, and holds all of it to ``shared-schemas``."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from ownwords.schemas import validate
from playwright.sync_api import BrowserContext, Error, Request, Response


class Call(NamedTuple):
    """The schemas of one call; None where there is no body."""

    asked: str | None
    answered: str | None


# All that the extension asks the companion. A call that is not here is one that nobody described.
_CALLS = {
    r"GET /hello": Call(None, "pairing#hello"),
    r"POST /pairings": Call("pairing", "pairing#paired"),
    r"DELETE /pairings/current": Call(None, None),
    r"POST /reviews": Call("draft-review", "review"),
    r"POST /shares": Call("share#new", "share"),
    r"GET /preferences": Call(None, "preferences"),
    r"PUT /preferences": Call("preferences", "preferences"),
    r"GET /consents": Call(None, "consent#list"),
    r"PUT /consents/[a-z_]+": Call("consent#decision", "consent"),
    r"GET /channels": Call(None, "channel#list"),
    r"POST /channels": Call("channel#join", "channel#entry"),
    r"POST /sessions": Call("pairing#session_request", "pairing#session"),
}


class Exchanges:
    """Every call to the companion's API that was answered since the recording began."""

    def __init__(self, context: BrowserContext) -> None:
        self._responses: list[Response] = []
        self._finished: set[Request] = set()
        context.on("response", self._note)
        context.on("requestfinished", self._finish)

    def _note(self, response: Response) -> None:
        if "/api/v1/" in response.url:
            self._responses.append(response)

    def _finish(self, request: Request) -> None:
        self._finished.add(request)

    def check(self) -> int:
        """Hold each call to its schemas, and return how many there were; to be called before the browser closes."""
        for response in self._responses:
            _check(response, response.request in self._finished)
        return len(self._responses)

    def sent(self, call: str) -> list[Any]:
        """Return what was sent in every call such as ``POST /reviews``."""
        return [each.request.post_data_json for each in self._responses if _name(each) == call]


def _check(response: Response, finished: bool) -> None:
    request, name = response.request, _name(response)
    assert request.service_worker, f"{name} was not asked by the extension's worker"
    call = next((call for pattern, call in _CALLS.items() if re.fullmatch(pattern, name)), None)
    assert call, f"{name} is described nowhere"
    if call.asked:
        validate(call.asked, request.post_data_json)
    answered = call.answered if response.ok else "problem"
    # Of an answer whose worker the browser ended meanwhile, no end is ever told: to wait for it is to wait forever.
    if answered and finished and (body := _body(response)) is not None:
        validate(answered, json.loads(body))


def _body(response: Response) -> str | None:
    """Return the answer's body, or None where the browser has ended the worker that it went to."""
    try:
        return response.text()
    except Error as error:
        if "getResponseBody" not in str(error):
            raise
        return None


def _name(response: Response) -> str:
    return f"{response.request.method} {urlsplit(response.url).path.removeprefix('/api/v1')}"
