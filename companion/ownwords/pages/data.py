"""Taking everything along, bringing it in, and taking it away."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from .. import __version__, consent, services
from ..errors import InvalidRequest
from ..personal.archive import archive
from ..personal.archive_reading import read
from ..personal.bringing_in import bring_in
from ..personal.consent_records import consent_records
from ..personal.erase import Scope, erase, going
from ..personal.export import export
from . import session
from .site import blueprint, message, show
from .uploads import handed_over, takes_file


@blueprint.get("/data")
def data() -> Response:
    """Show what is kept, and what one can do with all of it."""
    store = services.current().store
    return show("data.html", found=going(store, Scope()), backups=store.backups())


@blueprint.get("/data/export")
def export_file() -> Response:
    """Hand over everything as one ZIP."""
    here = services.current()
    now = here.clock()
    document = export(here.store, now, __version__)
    return _saved(archive(document, consent_records(here.store, now), now), "own-words", "zip", now)


@blueprint.get("/data/export.json")
def export_json() -> Response:
    """Hand over everything as JSON alone."""
    here = services.current()
    now = here.clock()
    document = json.dumps(export(here.store, now, __version__), ensure_ascii=False, indent=2)
    return _saved(document.encode(), "own-words", "json", now)


@blueprint.get("/consent/records")
def records_file() -> Response:
    """Hand over the records of the consents."""
    here = services.current()
    now = here.clock()
    document = json.dumps(consent_records(here.store, now), ensure_ascii=False, indent=2)
    return _saved(document.encode(), "consent-records", "json", now)


@blueprint.post("/data/import")
@takes_file
def import_file() -> Response:
    """Bring in what was taken along, and tell what it changed."""
    here = services.current()
    grant = consent.handed_over("history")
    found = bring_in(
        here.store, grant, read(handed_over("file"), here.config.limits), here.clock(), limits=here.config.limits
    )
    return show("imported.html", found=found)


@blueprint.get("/data/erase")
def ask_erase() -> Response:
    """Say what would go and what would stay; nothing goes yet."""
    scope, found = _scope(request.args), going(services.current().store, _scope(request.args))
    last = scope.until - timedelta(milliseconds=1) if scope.until else None  # in the last day that goes
    return show("erase.html", scope=scope, found=found, asked=request.args, first=scope.since, last=last)


@blueprint.post("/data/erase")
def do_erase() -> AnyResponse:
    """Erase it; with everything, this visit too."""
    here, scope = services.current(), _scope(request.form)
    here.deleted.forget_all()
    here.imports.forget_all()
    erase(here.store, here.clock(), scope)
    if scope.what != "everything":
        return message("erased.title", f"erased.{scope.what}", 200)
    response = message("erased.title", "erased.why", 200, leaving=True)
    session.end(response)
    return response


def _saved(data: bytes, name: str, kind: str, now: datetime) -> Response:
    file = f"{name}-{now.astimezone():%Y-%m-%d}.{kind}"
    return Response(
        data, mimetype=f"application/{kind}", headers={"Content-Disposition": f'attachment; filename="{file}"'}
    )


def _scope(said: Any) -> Scope:
    """Return what a form says. A day begins and ends by this computer's clock; the last one is erased too."""
    match said.get("what", "everything"):
        case "everything":
            return Scope("everything", keep_records=said.get("records") == "keep")
        case "texts":
            return Scope("texts")
        case "period":
            until = _midnight(said.get("to", ""), timedelta(days=1))
            return Scope("period", _midnight(said.get("from", "")), until)
    raise InvalidRequest("There is no such part to erase. Nothing was erased.")


def _midnight(day: str, later: timedelta = timedelta()) -> datetime | None:
    """Return the beginning of a day, or None where none was given."""
    if not day:
        return None
    try:
        return datetime.combine(date.fromisoformat(day) + later, time()).astimezone()
    except (ValueError, OverflowError) as error:
        raise InvalidRequest("This is not a day. Nothing was erased.") from error
