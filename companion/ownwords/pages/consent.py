"""The three choices: what each is for, and one click either way."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as AnyResponse

from .. import consent as choices
from .. import services
from ..errors import NotFound
from ..models import CONSENT_PURPOSES, ConsentPurpose
from .site import blueprint, show, speech, to


@blueprint.get("/consent")
def consent() -> Response:
    """Show each purpose with what, where and how long, and the choice as it is now."""
    store = services.current().store
    return show(
        "consent.html",
        overview=choices.overview(store),
        notices={purpose: choices.notice(purpose) for purpose in CONSENT_PURPOSES},
        decisions=store.consents.decisions()[::-1],
    )


@blueprint.post("/consent/<purpose>")
def decide(purpose: str) -> AnyResponse:
    """Record a choice; it applies from the next request on."""
    here, granted = services.current(), request.form.get("granted") == "yes"
    delete = not granted and "delete" in request.form
    choices.decide(
        here.store, _known(purpose), granted, here.clock(), delete=delete, language=speech().language, method="page"
    )
    return to("consent", said="saved", _anchor=purpose)


def _known(purpose: str) -> ConsentPurpose:
    for known in CONSENT_PURPOSES:
        if known == purpose:
            return known
    raise NotFound("There is no such purpose.")
