"""What the person prefers."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from .. import services
from ..wire import preferences_json, preferences_of
from . import reading

blueprint = Blueprint("preferences", __name__, url_prefix="/preferences")


@blueprint.get("")
def get() -> dict[str, Any]:
    """Return the whole."""
    return preferences_json(services.current().store.preferences.get())


@blueprint.put("")
def put() -> dict[str, Any]:
    """Change what the body names; a key left out keeps its value. Return the whole."""
    change, kept = reading.body("preferences"), services.current().store.preferences
    return preferences_json(kept.change(lambda before: preferences_of(preferences_json(before) | change)))
