"""The person's history of what they shared."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from .. import consent, services
from ..errors import InvalidRequest
from ..models import Grant
from ..personal import history
from ..wire import share_json
from . import reading

blueprint = Blueprint("shares", __name__, url_prefix="/shares")


@blueprint.post("")
def remember() -> tuple[dict[str, Any], int]:
    """Remember a share; practice is never recorded."""
    new, grant, here = reading.body("share#new"), _grant(), services.current()
    if new["site"] == "practice":
        raise InvalidRequest("What is written on the practice page is not recorded.", (("/site", "is practice"),))
    return share_json(history.remember(here.store, grant, new, here.clock())), 201


@blueprint.get("")
def page() -> dict[str, Any]:
    """List shares, newest first."""
    grant, here = _grant(), services.current()
    limits = here.config.limits
    limit = reading.number("limit", limits.shares_page, 1, limits.shares_page_max)
    shares, more = history.page(here.store, grant, request.args.get("before") or None, limit)
    return {"shares": [share_json(share) for share in shares], "next": more, "total": here.store.shares.count()}


@blueprint.patch("/<share_id>")
def change(share_id: str) -> dict[str, Any]:
    """Change what the body names."""
    change = reading.body("share#change")
    return share_json(history.change(services.current().store, _grant(), share_id, change))


@blueprint.delete("/<share_id>")
def forget(share_id: str) -> tuple[str, int]:
    """Delete a share."""
    history.forget(services.current().store, _grant(), share_id)
    return "", 204


def _grant() -> Grant:
    return consent.require(services.current().store, "history")
