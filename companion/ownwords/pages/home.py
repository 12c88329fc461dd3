"""The first page: connecting a browser, where ideas come from, and how things stand."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from .. import consent, services
from ..channel import sync
from ..errors import NotFound
from ..personal import kinds
from ..store import PairingCode
from . import session
from .site import blueprint, closed, show, to


@blueprint.get("/")
def home() -> Response:
    """Show the state; without a visit only how to begin one: any program on this computer can ask for this page."""
    return _shown() if session.current() else closed(200)


@blueprint.post("/pairing-code")
def pairing_code() -> Response:
    """Make a code and show it once: it is stored hashed, so loading the page again cannot."""
    here = services.current()
    code = here.store.pairings.create_code(here.clock())
    return _shown(code=code)


@blueprint.post("/channels/join-demo")
def join_demo() -> AnyResponse:
    """Join the embedded demo channel."""
    here = services.current()
    sync.join(here.store, "demo", here.clock())
    kinds.work_out_again(here.store)
    return to("home")


@blueprint.post("/channels/leave")
def leave() -> AnyResponse:
    """Leave a channel; leaving one twice is leaving it."""
    with suppress(NotFound):
        sync.leave(services.current().store, request.form.get("channel", ""))
    kinds.work_out_again(services.current().store)
    return to("home")


def _shown(code: PairingCode | None = None) -> Response:
    store = services.current().store
    return show(
        "home.html",
        now=services.current().clock(),
        grace=timedelta(seconds=services.current().config.limits.channel_grace),
        channels=store.catalogue.channels(),
        paired=[each.name for each in store.pairings.all()],
        granted={purpose: granted for purpose, granted, _ in consent.overview(store)},
        code=code,
    )
