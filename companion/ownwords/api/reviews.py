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
    here, asked = services.current(), reading.body("draft-review")
    if not asked["text"] and here.looker:  # a composer has just opened
        here.looker.composer_opened()
    return coach(here.store, asked, here.clock(), here.config.limits)
