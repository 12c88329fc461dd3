"""Puts the companion together."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import Flask

from . import api, pages
from .config import Config
from .services import Services
from .store import Store

if TYPE_CHECKING:
    from .channel.hourly import Looker


def create_app(config: Config, store: Store | None = None, looker: Looker | None = None) -> Flask:
    """Return the companion's WSGI application; without ``store`` it opens the one in ``config.home``.

    Raises:
        CompanionError: the data folder or the database in it cannot be used.
    """
    app = Flask(__name__, static_folder=None)
    app.request_class = pages.PageRequest
    app.config["MAX_CONTENT_LENGTH"] = config.limits.body
    app.extensions["ownwords"] = Services(
        config, store or Store.open(config.database, config.limits.busy_timeout), now, looker
    )
    api.init_app(app)
    app.register_blueprint(pages.blueprint)
    return app


def now() -> datetime:
    """Return the moment, in UTC."""
    return datetime.now(UTC)
