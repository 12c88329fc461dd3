"""The person's decisions, each kept with its time: what is granted now is the last one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from ..models import ConsentPurpose
from ..wire import parse_time, time_json
from .database import Database


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer of the person's."""

    purpose: ConsentPurpose
    granted: bool
    decided_at: datetime


class Consents:
    """The table ``consents``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, purpose: ConsentPurpose, granted: bool, at: datetime) -> None:
        """Add a decision; the earlier ones stay, because a person may ask when they agreed to what."""
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO consents (purpose, granted, decided_at) VALUES (?, ?, ?)",
                (purpose, granted, time_json(at)),
            )

    def decisions(self) -> list[Decision]:
        """Return every decision, oldest first."""
        with self._database.reading() as connection:
            return [_decision(row) for row in connection.execute("SELECT * FROM consents ORDER BY number")]

    def current(self, purpose: ConsentPurpose) -> Decision | None:
        """Return the last decision on ``purpose``, or None before the first."""
        query = "SELECT * FROM consents WHERE purpose = ? ORDER BY number DESC LIMIT 1"
        with self._database.reading() as connection:
            row = connection.execute(query, (purpose,)).fetchone()
        return _decision(row) if row else None


def _decision(row: sqlite3.Row) -> Decision:
    return Decision(row["purpose"], bool(row["granted"]), parse_time(row["decided_at"]))
