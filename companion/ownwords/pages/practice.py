"""A composer to try everything in without LinkedIn."""

from __future__ import annotations

from flask import Response, request

from .learn import shown
from .site import blueprint, show, speech


@blueprint.get("/practice")
def practice() -> Response:
    """Show the practice composer, with the exercise of a ``lesson``; nothing written there is sent or recorded."""
    wanted = request.args.get("lesson")
    lesson = next((each for each in shown(speech().language) if each["id"] == wanted and each["try"]), None)
    return show("practice.html", lesson=lesson)
