"""The channels that ideas come from."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from .. import services
from ..channel import sync
from ..wire import channel_json
from . import reading

blueprint = Blueprint("channels", __name__, url_prefix="/channels")


@blueprint.get("")
def every() -> dict[str, Any]:
    """List the joined channels."""
    return {"channels": [channel_json(each) for each in services.current().store.catalogue.channels()]}


@blueprint.post("")
def join() -> tuple[dict[str, Any], int]:
    """Join a channel; joining it again renews it."""
    asked, here = reading.body("channel#join"), services.current()
    return channel_json(sync.join(here.store, asked["invitation"], here.clock())), 201


@blueprint.delete("/<channel_id>")
def leave(channel_id: str) -> tuple[str, int]:
    """Leave a channel; its items are gone at once."""
    sync.leave(services.current().store, channel_id)
    return "", 204


@blueprint.post("/<channel_id>/sync")
def look(channel_id: str) -> dict[str, Any]:
    """Look for a channel's news."""
    here = services.current()
    return channel_json(sync.sync(here.store, channel_id, here.clock()))
