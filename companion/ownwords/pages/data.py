"""Taking everything out, and taking everything away."""

from __future__ import annotations

import json

from flask import Response
from werkzeug.wrappers import Response as AnyResponse

from .. import __version__, services
from ..personal.erase import erase
from ..personal.export import export
from . import session
from .site import blueprint, message, show


@blueprint.get("/data")
def data() -> Response:
    """Show what is kept, and the two things one can do with all of it."""
    return show("data.html", **_kept())


@blueprint.get("/data/export")
def export_file() -> Response:
    """Hand over everything as one JSON file."""
    here = services.current()
    now = here.clock()
    document = json.dumps(export(here.store, now, __version__), ensure_ascii=False, indent=2)
    name = f"own-words-{now.astimezone():%Y-%m-%d}.json"
    return Response(
        document, mimetype="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@blueprint.get("/data/erase")
def ask_erase() -> Response:
    """Say what would go and what would stay; nothing goes yet."""
    return show("erase.html", **_kept())


@blueprint.post("/data/erase")
def do_erase() -> AnyResponse:
    """Erase everything, this visit included."""
    erase(services.current().store)
    response = message("erased.title", "erased.why", 200, leaving=True)
    session.end(response)
    return response


def _kept() -> dict[str, int]:
    store = services.current().store
    return {"shares": store.shares.count(), "decisions": len(store.consents.decisions())}
