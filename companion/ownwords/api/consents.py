"""What the person consents to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask import Blueprint, request

from .. import services
from ..consent import decide, overview
from ..errors import NotFound
from ..models import LANGUAGES, ConsentPurpose
from ..wire import time_json
from . import reading

blueprint = Blueprint("consents", __name__, url_prefix="/consents")


@blueprint.get("")
def every() -> dict[str, Any]:
    """Return each purpose in a fixed order."""
    return {"consents": [_json(*each) for each in overview(services.current().store)]}


@blueprint.put("/<purpose>")
def put(purpose: str) -> dict[str, Any]:
    """Give or withdraw consent, from this moment on; with ``delete``, erase what was kept under it."""
    decision, here = reading.body("consent#decision"), services.current()
    for each, _, _ in overview(here.store):
        if each == purpose:
            delete, language = decision.get("delete", False), request.accept_languages.best_match(LANGUAGES)
            decide(here.store, each, decision["granted"], here.clock(), delete, language, "program")
            return next(_json(*found) for found in overview(here.store) if found[0] == purpose)
    raise NotFound("There is no such purpose. GET /consents lists those there are.")


def _json(purpose: ConsentPurpose, granted: bool, decided_at: datetime | None) -> dict[str, Any]:
    return {"purpose": purpose, "granted": granted, "decided_at": time_json(decided_at) if decided_at else None}
