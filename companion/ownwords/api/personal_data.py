"""Everything out, and everything gone."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from flask import Blueprint, request

from .. import __version__, services
from ..errors import InvalidRequest
from ..personal.erase import WHATS, Scope, going
from ..personal.erase import erase as erase_for_good
from ..personal.export import export as export_everything
from ..wire import parse_time

blueprint = Blueprint("personal_data", __name__)


@blueprint.get("/export")
def export() -> dict[str, Any]:
    """Return everything that is kept about the person."""
    here = services.current()
    return export_everything(here.store, here.clock(), __version__)


@blueprint.get("/personal-data")
def would_go() -> dict[str, Any]:
    """Tell what an erasing would take; nothing goes yet."""
    return asdict(going(services.current().store, _scope()))


@blueprint.delete("/personal-data")
def erase() -> tuple[str, int]:
    """Erase everything or what ``what`` names, down to the bytes on disk, also what could still be undone."""
    here, scope = services.current(), _scope()
    here.deleted.forget_all()
    here.imports.forget_all()
    erase_for_good(here.store, here.clock(), scope)
    return "", 204


def _scope() -> Scope:
    """Return what the query says: ``what`` is everything, texts or period, which has ``since`` and ``until``."""
    said = request.args
    what = next((known for known in WHATS if known == said.get("what", "everything")), None)
    if what is None or set(said) - {"what", "since", "until", "records"}:
        raise InvalidRequest("'what' is everything, texts or period. Nothing was erased.", (("/what", "does not fit"),))
    if said.get("records", "erase") not in {"keep", "erase"}:
        raise InvalidRequest("'records' is keep or erase. Nothing was erased.", (("/records", "does not fit"),))
    return Scope(what, _time("since"), _time("until"), keep_records=said.get("records") == "keep")


def _time(name: str) -> datetime | None:
    text = request.args.get(name)
    try:
        return parse_time(text) if text is not None else None
    except (ValueError, OverflowError) as error:
        raise InvalidRequest(
            f"'{name}' is a time (RFC 3339). Nothing was erased.", ((f"/{name}", "no time"),)
        ) from error
