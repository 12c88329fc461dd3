"""Who may ask: decided for each request, before anything is read of it.

A web page that the person has open can send requests to this computer too, under its own name or, by rebinding DNS,
under a name that leads here. So the Host has to be ours to the letter, a browser has to say that no other site asks,
and who asks has to hold a token that was given to the very Origin that uses it.
"""

from __future__ import annotations

from flask import Flask, Response, g, request
from flask_cors import CORS

from .. import services
from ..callers import EXTENSION, check_host, from_this_site, harden
from ..config import HOST
from ..errors import CallerRefused, TokenRefused
from ..store import Pairing

_API = "/api/"
# What an extension that is not paired yet may ask.
_BEFORE_PAIRING = {("/api/v1/hello", "GET"), ("/api/v1/pairings", "POST")}
# A browser sends no Origin with these when the extension has permission for this address.
_WITHOUT_ORIGIN = {"GET", "HEAD"}


def init_app(app: Flask) -> None:
    """Guard every route and method of ``app``, also those that do not exist."""
    app.before_request(_check)
    app.after_request(_harden)
    # Registered last, so it runs first; _harden then takes the header away from those who may not have it.
    CORS(
        app,
        resources={rf"{_API}.*": {"origins": [EXTENSION]}},
        methods=["GET", "POST", "PUT", "PATCH", "DELETE"],
        allow_headers=["Authorization", "Content-Type", "If-Match"],
        max_age=600,
    )


def pairing() -> Pairing:
    """Return the pairing that this request proved to hold."""
    found: Pairing = g.pairing
    return found


def _check() -> None:
    check_host(services.current().config.port)
    if not request.path.startswith(_API):
        _check_page()
        return
    _check_origin()
    if request.method != "OPTIONS" and (request.path, request.method) not in _BEFORE_PAIRING:
        g.pairing = _pairing()


def _check_page() -> None:
    """The person's own pages are opened from the address bar, the extension, or one another."""
    own = f"http://{HOST}:{services.current().config.port}"
    if not from_this_site() or request.headers.get("Origin") not in {None, own}:
        raise CallerRefused("This page opens from your own computer only: 'ownwords open', or the extension's button.")


def _check_origin() -> None:
    origin = request.headers.get("Origin")
    if origin is None:
        if not from_this_site():
            raise CallerRefused("Another site asked, and only a paired extension may.")
        return
    if not EXTENSION.fullmatch(origin):
        raise CallerRefused("A web page asked, and only a paired extension may.")
    if not _answers(origin):
        raise CallerRefused("This extension is not paired. Pair it with the code that 'ownwords pair' shows.")
    g.answers_origin = True


def _answers(origin: str) -> bool:
    """Tell whether this call is answered to this extension; a preflight is judged by the call that it announces."""
    method = request.headers.get("Access-Control-Request-Method", "") if request.method == "OPTIONS" else request.method
    return (request.path, method) in _BEFORE_PAIRING or origin in services.current().store.pairings.origins()


def _pairing() -> Pairing:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    found = services.current().store.pairings.find(token.strip()) if scheme.lower() == "bearer" else None
    if found is None:
        raise TokenRefused("This browser is not paired with Own Words, or no longer. Pair it with 'ownwords pair'.")
    origin = request.headers.get("Origin")
    if origin != found.origin and not (origin is None and request.method in _WITHOUT_ORIGIN):
        raise CallerRefused("This token was given to another browser. Pair this one with 'ownwords pair'.")
    return found


def _harden(response: Response) -> Response:
    """Forbid whatever a reply does not need; the person's pages have said already what theirs do."""
    harden(response)
    if not request.path.startswith(_API):
        return response
    if "answers_origin" not in g:
        for name in [name for name in response.headers.keys() if name.startswith("Access-Control-")]:
            del response.headers[name]
    response.vary.add("Origin")
    return response
