"""Opens the person's pages from the extension, signed in."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from .. import services
from ..wire import time_json
from . import reading

blueprint = Blueprint("sessions", __name__)


@blueprint.post("/sessions")
def create() -> tuple[dict[str, Any], int]:
    """Return an address that works once, and soon no longer."""
    page, here = reading.body("pairing#session_request").get("page", "balance"), services.current()
    key, expires_at = here.store.sessions.create_sign_in(here.clock())
    url = f"{here.config.address}sign-in/{key}?page={page}"
    return {"url": url, "expires_at": time_json(expires_at)}, 201
