"""The channels that ideas come from."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from .. import services
from ..channel import sync
from ..models import JoinedChannel
from ..personal import kinds
from ..wire import channel_json, preview_json
from . import reading

blueprint = Blueprint("channels", __name__, url_prefix="/channels")


@blueprint.get("")
def every() -> dict[str, Any]:
    """List the joined channels."""
    return {"channels": [_entry(each) for each in services.current().store.catalogue.channels()]}


@blueprint.post("")
def join() -> tuple[dict[str, Any], int]:
    """Join a channel; joining it again renews it."""
    asked, here = reading.body("channel#join"), services.current()
    joined = sync.join(here.store, asked["invitation"], here.clock(), here.config.limits)
    kinds.work_out_again(here.store)
    return _entry(joined), 201


@blueprint.post("/preview")
def preview() -> dict[str, Any]:
    """Tell what an invitation leads to: who publishes, who signs, until when. Nothing is kept."""
    asked, here = reading.body("channel#join"), services.current()
    found = sync.preview(here.store, asked["invitation"], here.config.limits)
    return preview_json(found.content, found.signed, found.joined)


@blueprint.delete("/<channel_id>")
def leave(channel_id: str) -> tuple[str, int]:
    """Leave a channel; its items are gone at once."""
    store = services.current().store
    sync.leave(store, channel_id)
    kinds.work_out_again(store)
    return "", 204


@blueprint.post("/<channel_id>/sync")
def look(channel_id: str) -> dict[str, Any]:
    """Look for a channel's news."""
    here = services.current()
    joined = sync.sync(here.store, channel_id, here.clock(), here.config.limits)
    kinds.work_out_again(here.store)
    return _entry(joined)


def _entry(joined: JoinedChannel) -> dict[str, Any]:
    here = services.current()
    language = here.store.preferences.get().language or request.accept_languages.best_match(["en", "da"])
    return channel_json(joined, here.clock(), language)
