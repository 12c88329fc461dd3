"""What the person prefers, as one JSON document."""

from __future__ import annotations

import json
from collections.abc import Callable

from ..models import Preferences
from ..wire import preferences_json, preferences_of
from .database import Database


class PreferencesKept:
    """The table ``preferences``, which has one row or none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Preferences:
        """Return what the person prefers, the product's defaults where they said nothing."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT data FROM preferences").fetchone()
        return preferences_of(json.loads(row["data"])) if row else Preferences()

    def save(self, preferences: Preferences) -> None:
        """Keep the whole in the place of what was there."""
        self.change(lambda _: preferences)

    def change(self, change: Callable[[Preferences], Preferences]) -> Preferences:
        """Keep what ``change`` makes of what was there, in one transaction, and return it.

        So of two changes at once, to different things, neither is lost.
        """
        with self._database.writing() as connection:
            row = connection.execute("SELECT data FROM preferences").fetchone()
            after = change(preferences_of(json.loads(row["data"])) if row else Preferences())
            connection.execute(
                "INSERT OR REPLACE INTO preferences (only, data) VALUES (1, ?)",
                (json.dumps(preferences_json(after)),),
            )
        return after
