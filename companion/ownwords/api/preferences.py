"""What the person prefers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint

from .. import services
from ..models import Preferences
from ..wire import preferences_json, preferences_of, time_json
from . import reading

blueprint = Blueprint("preferences", __name__, url_prefix="/preferences")


@blueprint.get("")
def get() -> dict[str, Any]:
    """Return the whole."""
    return preferences_json(services.current().store.preferences.get())


@blueprint.put("")
def put() -> dict[str, Any]:
    """Change what the body names; a key left out keeps its value. Return the whole."""
    here, change = services.current(), reading.body("preferences")

    def changed(before: Preferences) -> Preferences:
        known = preferences_json(before)
        if "later_items" in change:
            change["later_items"] = _later(change["later_items"], known["later_items"], here.clock())
        return preferences_of(known | change)

    return preferences_json(here.store.preferences.change(changed))


def _later(wanted: Iterable[Any], known: Iterable[Mapping[str, Any]], now: datetime) -> list[Any]:
    """Return what is put off, an id alone being put off now: whether it came back before stays known."""
    returned = {each["item"]: each["returned"] for each in known}
    return [
        {"item": each, "since": time_json(now), "returned": returned.get(each)} if isinstance(each, str) else each
        for each in wanted
    ]
