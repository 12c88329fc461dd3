"""Puts the desk together, and keeps everybody else out: as strict as the person's own pages."""

from __future__ import annotations

from flask import Flask, Response, current_app, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as AnyResponse

from ..config import HOST
from ..errors import ChannelError, KeyClosed, OwnWordsError, PageError
from ..models import Both
from . import adding, channel_page, items, overview, people, preview, release  # noqa: F401 - their pages
from .site import blueprint, findings, show
from .state import Desk, cookie_name, current, form_belongs, speech, visit

_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; frame-src 'self'; connect-src "
        "'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_OPEN = {"desk.sign_in", "desk.look", "static"}
_BODY = 2_000_000  # bytes, one form


def create_desk(desk: Desk) -> Flask:
    """Return the desk's WSGI application."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = _BODY
    app.extensions["desk"] = desk
    app.before_request(_guard)
    app.after_request(_harden)
    app.register_error_handler(OwnWordsError, _problem)
    app.register_error_handler(HTTPException, _missing)
    app.register_error_handler(Exception, _unexpected)
    app.register_blueprint(blueprint)
    return app


def _guard() -> AnyResponse | None:
    own = f"{HOST}:{current().port}"
    if request.headers.get("Host") != own:
        return Response("Own Words answers at its own address on this computer only.", 421, mimetype="text/plain")
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site not in {None, "none", "same-origin"} or origin not in {None, f"http://{own}"}:
        return Response("The desk opens from your own computer only.", 403, mimetype="text/plain")
    if request.endpoint in _OPEN:
        return None
    if not visit():
        return show("message.html", 403, title="closed.title", why="closed.why", detail=None)
    if request.method == "POST" and not form_belongs():
        return show("message.html", 403, title="form.title", why="form.why", detail=None)
    return None


@blueprint.get("/sign-in/<key>")
def sign_in(key: str) -> AnyResponse:
    """Open the desk in this browser; the address works once."""
    opened = current().redeem(key)
    if opened is None:
        return show("message.html", 403, title="closed.title", why="closed.why", detail=None)
    response = redirect(url_for("desk.overview"), 303)
    response.set_cookie(cookie_name(), opened, path="/", httponly=True, samesite="Strict")
    return response


@blueprint.post("/language")
def set_language() -> AnyResponse:
    """Speak English or Danish at this desk."""
    chosen = request.form.get("language")
    current().language = "da" if chosen == "da" else "en"
    return redirect(url_for("desk.overview"), 303)


def _harden(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def _problem(error: OwnWordsError) -> Response:
    """Say what happened; what was sent can be sent once more as it was, so nothing that was typed is lost."""
    if isinstance(error, KeyClosed):
        current().passphrase = ""  # it is asked for again
    sentence = error.sentence if isinstance(error, ChannelError | PageError) else Both(str(error), str(error))
    return show(
        "message.html", error.status, title="problem.title", why=None, detail=speech().either(sentence), sent=_sent()
    )


def _unexpected(error: Exception) -> Response:
    """Say which file holds something else than the desk can show: people edit them by hand, and git merges them."""
    try:
        stops = [each for each in findings() if each.level == "stop"]
    except OwnWordsError:
        stops = []
    if not stops:
        current_app.logger.exception("A page of the desk failed", exc_info=error)
        return show("message.html", 500, title="problem.title", why="fault.why", detail=None)
    return show("message.html", 422, title="problem.title", why="folder.why", detail=None, findings=stops)


def _sent() -> list[tuple[str, str]]:
    """Return what a form carried, without what belongs to the visit."""
    if request.method != "POST":
        return []
    own = {"form_token", "passphrase"}
    return [(name, value) for name, value in request.form.items(multi=True) if name not in own]


def _missing(error: HTTPException) -> Response:
    return show("message.html", error.code or 500, title="missing.title", why="missing.why", detail=None)
