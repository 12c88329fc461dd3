"""What the person prefers, as far as the pages ask: their line for the balance, and their language."""

from __future__ import annotations

from dataclasses import replace

from flask import request
from werkzeug.wrappers import Response

from .. import services
from ..errors import InvalidRequest
from ..models import LANGUAGES
from .site import PAGES, blueprint, to


@blueprint.post("/preferences/target")
def set_target() -> Response:
    """Move the person's own line; the form gives whole per cent."""
    percent = request.form.get("percent", type=int)
    if percent is None or not 0 <= percent <= 100:
        raise InvalidRequest("The target is a whole number of per cent, from 0 to 100.")
    preferences = services.current().store.preferences
    preferences.save(replace(preferences.get(), target=percent / 100))
    return to("balance")


@blueprint.post("/preferences/language")
def set_language() -> Response:
    """Speak another language from now on, and go back to the page the person was on."""
    chosen = next((each for each in LANGUAGES if each == request.form.get("language")), None)
    preferences = services.current().store.preferences
    preferences.save(replace(preferences.get(), language=chosen))
    page = request.form.get("page", "home")
    return to(page if page in PAGES else "home")
