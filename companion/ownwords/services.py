"""What a request needs: the settings, the store and the clock, reached from the Flask application it came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, cast

from flask import current_app

from .config import Config
from .personal.linkedin_job import Imports
from .personal.undo import Deleted
from .store import Store

if TYPE_CHECKING:
    from .channel.hourly import Looker


@dataclass(frozen=True, slots=True)
class Services:
    """One companion's settings, store and clock (now, in UTC), and who looks for news while it is served.

    ``deleted`` are the shares whose deletion can still be undone, ``imports`` those under way.
    """

    config: Config
    store: Store
    clock: Callable[[], datetime]
    looker: Looker | None = None
    deleted: Deleted = field(default_factory=Deleted)
    imports: Imports = field(default_factory=Imports)


def current() -> Services:
    """Return the services of the application that answers this request."""
    return cast(Services, current_app.extensions["ownwords"])
