"""What every page shares: who may see it, its language, its headers, and a friendly page when something fails."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from .. import services
from ..errors import CallerRefused, CompanionError, OwnWordsError
from ..models import ABOUTS
from . import session, uploads
from .language import Speech, choose, strings

blueprint = Blueprint("pages", __name__, template_folder="templates", static_folder="static", static_url_path="/assets")

PAGES = ("home", "balance", "history", "preferences", "consent", "data", "practice", "learn")
# Pages that are a part of another: the menu shows where one is.
_PART_OF = {
    "patterns_page": "balance",
    "set_quiet": "preferences",
    **dict.fromkeys(("post", "correct", "sort", "import_page", "import_files", "keep_import"), "history"),
}
# Everything else shows what belongs to the person. These show nothing of theirs, or look themselves.
_OPEN = {"pages.home", "pages.practice", "pages.learn", "pages.sign_in", "pages.static", "pages.missing"}

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with that, browsers send "Origin: null" with a form, and the guard refuses it.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def show(template: str, status: int = 200, **values: Any) -> Response:
    """Render a page in the person's language."""
    values |= {"say": speech(), "signed_in": bool(session.current()), "form_token": session.form_token()}
    page = (request.endpoint or "").removeprefix("pages.")
    values |= {"here": _PART_OF.get(page, page), "pages": PAGES, "abouts": ABOUTS}
    return make_response(render_template(f"ownwords/{template}", **values), status)


def message(title: str, why: str, status: int, **values: Any) -> Response:
    """Render a friendly page of two sentences, given by their keys."""
    return show("message.html", status, title=title, why=why, **values)


def speech() -> Speech:
    """Return this request's speech. The chosen language belongs to the person, so only a visit uses it."""
    if "speech" not in g:
        here = services.current()
        g.speech = choose(here.store.preferences.get().language if session.current() else None)
    found: Speech = g.speech
    return found


def to(page: str, **query: Any) -> AnyResponse:
    """Send the browser on to a page after a form, so that loading it again sends nothing twice."""
    return redirect(url_for(f"pages.{page}", **query), 303)


@blueprint.before_request
def _only_the_person() -> Response | None:
    if request.endpoint not in _OPEN and not session.current():
        return closed(403)
    uploads.allow()
    if request.method == "POST" and not session.form_belongs():
        return message("problem.form", "problem.form.why", 403)
    return None


def closed(status: int) -> Response:
    """Say how to open the pages; nothing of the person's is on it."""
    return show("closed.html", status, title="closed.title", why="closed.why")


@blueprint.after_request
def _headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "pages.static":
        response.headers["Cache-Control"] = "no-store"
    return response


@blueprint.get("/<unknown>")
def missing(unknown: str) -> Response:
    """Say that there is no such page, and show the ones there are."""
    return message("problem.not_found", "problem.not_found.why", 404)


@blueprint.errorhandler(OwnWordsError)
def _problem(problem: OwnWordsError) -> Response:
    if isinstance(problem, CallerRefused):
        g.visit = None  # whoever asked is not the person, whatever cookie came along
    key = "problem.computer" if isinstance(problem, CompanionError) else f"problem.{problem.code}"
    if key not in strings("en"):
        key = "problem.computer"
    sentence = getattr(problem, "sentence", None)
    return message(key, f"{key}.why", problem.status, sentence=sentence)
