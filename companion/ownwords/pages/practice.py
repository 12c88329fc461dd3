"""A composer to try everything in without LinkedIn."""

from __future__ import annotations

from flask import Response

from .site import blueprint, show


@blueprint.get("/practice")
def practice() -> Response:
    """Show the practice composer; nothing written there is sent or recorded by the page."""
    return show("practice.html")
