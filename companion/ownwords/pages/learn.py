"""Short lessons, the same for everybody."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from flask import Response

from ..models import Language
from .site import blueprint, show, speech


@blueprint.get("/learn")
def learn() -> Response:
    """Show the lessons; nothing personal is on the page, so it opens without signing in."""
    return show("learn.html", lessons=lessons(speech().language))


@cache
def lessons(language: Language) -> list[dict[str, Any]]:
    """Read the lessons: ``id``, ``title``, ``paragraphs`` and what to ``try``."""
    found: list[dict[str, Any]] = json.loads(
        files(__package__).joinpath(f"lessons/{language}.json").read_text("utf-8")
    )["lessons"]
    return found
