"""Everything out, and everything gone."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from .. import __version__, services
from ..personal.erase import erase as erase_everything
from ..personal.export import export as export_everything

blueprint = Blueprint("personal_data", __name__)


@blueprint.get("/export")
def export() -> dict[str, Any]:
    """Return everything that is kept about the person."""
    here = services.current()
    return export_everything(here.store, here.clock(), __version__)


@blueprint.delete("/personal-data")
def erase() -> tuple[str, int]:
    """Erase it, down to the bytes on disk."""
    erase_everything(services.current().store)
    return "", 204
