"""Sorts the posts whose kind is a guess, one after another: a click or a key each."""

from __future__ import annotations

from contextlib import suppress

from flask import Response, request

from .. import consent, services
from ..errors import NotFound
from ..models import Wanted
from ..personal import history as kept
from .history import row, topic_names
from .site import blueprint, show

_UNSURE = Wanted(unsure=True)


@blueprint.get("/history/sort")
def sort() -> Response:
    """Show the newest post whose kind is a guess, or the next one after ``before``."""
    here = services.current()
    grant = consent.require(here.store, "history")
    before = request.args.get("before")
    shares, older = kept.page(here.store, grant, before, 1, _UNSURE)
    last = None
    with suppress(NotFound):
        last = kept.get(here.store, grant, request.args.get("last", ""))
    return show(
        "sort.html",
        row=row(shares[0], here.store.catalogue.items(), topic_names()) if shares else None,
        left=kept.count(here.store, grant, _UNSURE),
        older=older,
        before=before,
        last=last,
    )
