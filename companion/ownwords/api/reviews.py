"""Answers a draft: ideas, tips, own words and balance, in one reply."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint

from .. import services
from ..coaching import coach
from . import reading

blueprint = Blueprint("reviews", __name__)


@blueprint.post("/reviews")
def review() -> Mapping[str, Any]:
    """Review a draft, which is not kept; without a text, only ideas and balance."""
    here = services.current()
    return coach(here.store, reading.body("draft-review"), here.clock(), here.config.limits)
