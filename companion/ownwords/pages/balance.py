"""The person's balance: a picture, the same in words, and the same as a table."""

from __future__ import annotations

from flask import Response, request

from .. import consent, services
from ..personal.balance import current, room
from .picture import pieces
from .site import blueprint, show

WINDOWS = (30, 90, 365)  # days


@blueprint.get("/balance")
def balance() -> Response:
    """Show the balance over 30, 90 or 365 days."""
    here = services.current()
    days = request.args.get("days", type=int)
    found = current(here.store, here.clock(), days if days in WINDOWS else here.config.limits.balance_days)
    return show(
        "balance.html",
        balance=found,
        windows=WINDOWS,
        pieces=pieces(found),
        room=room(found.total, found.target),
        kept=consent.granted(here.store, "history") is not None,
    )
