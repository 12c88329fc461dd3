"""Who is signed in on the person's own pages: a one-time key becomes a session. Both are kept as hashes."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from ..config import Limits
from ..wire import time_json
from .database import Database


class Sessions:
    """The tables ``sign_ins`` and ``sessions``."""

    def __init__(self, database: Database, limits: Limits = Limits()) -> None:  # noqa: B008 - frozen
        self._database = database
        self._limits = limits

    def create_sign_in(self, now: datetime) -> tuple[str, datetime]:
        """Make a key that signs in once, and tell when it stops working."""
        key, expires_at = secrets.token_urlsafe(32), now + timedelta(seconds=self._limits.sign_in_life)
        with self._database.writing() as connection:
            connection.execute("DELETE FROM sign_ins WHERE expires_at <= ?", (time_json(now),))
            connection.execute("INSERT INTO sign_ins VALUES (?, ?)", (_hash(key), time_json(expires_at)))
        return key, expires_at

    def redeem(self, key: str, now: datetime) -> str | None:
        """Return the id of a new session for a key that was not used yet, else None."""
        session_id, expires_at = secrets.token_urlsafe(32), now + timedelta(seconds=self._limits.session_life)
        with self._database.writing() as connection:
            query = "DELETE FROM sign_ins WHERE key_hash = ? AND expires_at > ?"
            if connection.execute(query, (_hash(key), time_json(now))).rowcount == 0:
                return None
            connection.execute("DELETE FROM sessions WHERE expires_at <= ?", (time_json(now),))
            connection.execute("INSERT INTO sessions VALUES (?, ?)", (_hash(session_id), time_json(expires_at)))
        return session_id

    def valid(self, session_id: str, now: datetime) -> bool:
        """Tell whether the session is open."""
        query = "SELECT 1 FROM sessions WHERE id_hash = ? AND expires_at > ?"
        with self._database.reading() as connection:
            return connection.execute(query, (_hash(session_id), time_json(now))).fetchone() is not None

    def end(self, session_id: str) -> None:
        """End a session."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM sessions WHERE id_hash = ?", (_hash(session_id),))

    def end_all(self) -> None:
        """End every session."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM sessions")


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
