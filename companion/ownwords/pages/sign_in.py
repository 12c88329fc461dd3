"""Opens the person's pages by a one-time address, and closes them again."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from .. import services
from . import session
from .site import PAGES, blueprint, message, show, to


@blueprint.get("/sign-in/<key>")
def sign_in(key: str) -> AnyResponse:
    """Begin a visit and go to the page asked for; an address that is used up or too old explains itself."""
    if request.method == "HEAD":  # a look ahead by the browser or a scanner does not use the key up
        return Response(status=204)
    here = services.current()
    session_id = here.store.sessions.redeem(key, here.clock())
    if session_id is None:
        return show("closed.html", 403, title="sign_in.used", why="sign_in.used.why")
    page = request.args.get("page", "balance")
    response = to(page if page in PAGES else "balance")
    session.begin(response, session_id)
    return response


@blueprint.post("/sign-out")
def sign_out() -> AnyResponse:
    """End the visit."""
    response = message("signed_out.title", "signed_out.why", 200, leaving=True)
    session.end(response)
    return response
