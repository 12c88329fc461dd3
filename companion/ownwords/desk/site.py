"""What every page of the desk shares: its look, its words, and where the channel stands."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from ..channel.check import check
from ..channel.checks.finding import Finding
from ..models import ABOUTS
from ..pages.language import strings
from .state import current, form_token, speech, visit

blueprint = Blueprint("desk", __name__, template_folder="templates", static_folder="static", static_url_path="/assets")

PAGES = ("overview", "add", "channel", "review", "publishing", "people")
_LOOK = {"ownwords.css": "text/css", "mark.svg": "image/svg+xml"}


def show(template: str, status: int = 200, **values: Any) -> Response:
    """Render a page in the language of whoever sits at the desk."""
    begun = bool(visit()) and (current().work.folder / "channel.json").exists()
    values |= {"say": speech(), "form_token": form_token(), "pages": PAGES, "begun": begun, "abouts": ABOUTS}
    values.setdefault("said", request.args.get("said"))
    values["known_said"] = strings("en", __package__)
    values["sealed"] = bool(visit()) and _sealed() and not current().passphrase
    return make_response(render_template(f"desk/{template}", **values), status)


def to(page: str, **query: Any) -> AnyResponse:
    """Send the browser on after a form, so that loading it again sends nothing twice."""
    return redirect(url_for(f"desk.{page}", **query), 303)


def findings() -> tuple[Finding, ...]:
    """Return what there is to say about the channel as it is now."""
    desk = current()
    return check(desk.work.files(), desk.clock())


def with_passphrase() -> None:
    """Keep the passphrase that came with a form, for as long as the desk is open."""
    given = request.form.get("passphrase", "")
    if given:
        current().passphrase = given


@blueprint.get("/look/<name>")
def look(name: str) -> Response:
    """Return the stylesheet and the mark that the person's pages have too."""
    if name not in _LOOK:
        abort(404)
    data = files("ownwords.pages").joinpath("static", name).read_bytes()
    return Response(data, mimetype=_LOOK[name], headers={"Cache-Control": "no-cache"})


def _sealed() -> bool:
    """Tell whether keys here are opened by a passphrase, rather than by the platform's keyring."""
    folder = current().maker.keys.folder
    return any(folder.glob("*.pem")) or not folder.exists() or not any(folder.glob("*.key.json"))
