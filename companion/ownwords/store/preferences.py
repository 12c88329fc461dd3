"""What the person prefers, as one JSON document."""

from __future__ import annotations

import json

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
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO preferences (only, data) VALUES (1, ?)",
                (json.dumps(preferences_json(preferences)),),
            )
