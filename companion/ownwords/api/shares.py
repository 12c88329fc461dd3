"""The person's history of what they shared."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, request

from .. import consent, services
from ..errors import InvalidRequest
from ..models import Grant, Share
from ..personal import history, search
from ..wire import share_json
from . import reading

Answer = tuple[dict[str, Any], int, dict[str, str]]

_VERSION = re.compile(r'(?:W/)?"([1-9][0-9]{0,8})"', re.ASCII)

blueprint = Blueprint("shares", __name__, url_prefix="/shares")


@blueprint.post("")
def remember() -> Answer:
    """Remember a share; practice is never recorded."""
    new, grant, here = reading.body("share#new"), _grant(), services.current()
    if new["site"] == "practice":
        raise InvalidRequest("What is written on the practice page is not recorded.", (("/site", "is practice"),))
    return _answer(history.remember(here.store, grant, new, here.clock()), 201)


@blueprint.get("")
def page() -> dict[str, Any]:
    """List shares, newest first: all, or those that the query asks for; ``total`` counts those."""
    grant, here = _grant(), services.current()
    limits = here.config.limits
    limit = reading.number("limit", limits.shares_page, 1, limits.shares_page_max)
    wanted = search.wanted(request.args)
    shares, more = history.page(here.store, grant, request.args.get("before") or None, limit, wanted)
    total = history.count(here.store, grant, wanted)
    return {"shares": [share_json(share) for share in shares], "next": more, "total": total}


@blueprint.get("/<share_id>")
def get(share_id: str) -> Answer:
    """Return one share."""
    return _answer(history.get(services.current().store, _grant(), share_id))


@blueprint.patch("/<share_id>")
def change(share_id: str) -> Answer:
    """Change what the body names; with If-Match, that version only."""
    change, here = reading.body("share#change"), services.current()
    return _answer(history.change(here.store, _grant(), share_id, change, here.clock(), _if_match()))


@blueprint.delete("/<share_id>")
def forget(share_id: str) -> tuple[str, int]:
    """Delete a share; with If-Match, that version only."""
    here = services.current()
    here.deleted.keep(history.forget(here.store, _grant(), share_id, _if_match()), here.clock())
    return "", 204


@blueprint.post("/<share_id>/restore")
def restore(share_id: str) -> Answer:
    """Undo a deletion of the last minutes."""
    here, grant = services.current(), _grant()
    history.bring_back(here.store, grant, here.deleted.take(share_id, here.clock()))
    return _answer(history.get(here.store, grant, share_id))


def _answer(share: Share, status: int = 200) -> Answer:
    return share_json(share), status, {"ETag": f'"{share.version}"'}


def _if_match() -> int | None:
    """Return the version that the caller has seen; None where it says none, or that any will do."""
    given = request.headers.get("If-Match", "*").strip()
    if given == "*":
        return None
    found = _VERSION.fullmatch(given)
    if found is None:
        raise InvalidRequest("If-Match is a share's version in quotes, as its ETag has it.")
    return int(found[1])


def _grant() -> Grant:
    return consent.require(services.current().store, "history")
