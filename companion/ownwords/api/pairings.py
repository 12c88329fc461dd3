"""Pairs a browser by the code that the person sees on this computer, and forgets it."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request

from .. import services
from . import guard, reading

blueprint = Blueprint("pairings", __name__, url_prefix="/pairings")


@blueprint.post("")
def pair() -> tuple[dict[str, Any], int]:
    """Give a token to the Origin that asks, or to a local program, which has none."""
    asked, here = reading.body("pairing"), services.current()
    code = asked["code"].replace(" ", "")
    paired = here.store.pairings.redeem(code, request.headers.get("Origin"), asked["name"], here.clock())
    return {"token": paired.token, "pairing_key": paired.pairing_key}, 201


@blueprint.delete("/current")
def unpair() -> tuple[str, int]:
    """Forget the pairing that asks; its token opens nothing from now on."""
    services.current().store.pairings.remove(guard.pairing().id)
    return "", 204
