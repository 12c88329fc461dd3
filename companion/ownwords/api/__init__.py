"""What extensions and local programs ask: JSON in and out, one blueprint a noun, behind the guard."""

from __future__ import annotations

from flask import Blueprint, Flask

from . import (
    balance,
    channels,
    consents,
    guard,
    hello,
    pairings,
    personal_data,
    preferences,
    problems,
    reviews,
    sessions,
    shares,
)

_NOUNS = (hello, pairings, reviews, shares, balance, preferences, consents, channels, personal_data, sessions)


def init_app(app: Flask) -> None:
    """Register the guard, the errors and every noun."""
    guard.init_app(app)
    problems.init_app(app)
    version = Blueprint("api", __name__, url_prefix="/api/v1")
    for noun in _NOUNS:
        version.register_blueprint(noun.blueprint)
    app.register_blueprint(version)
