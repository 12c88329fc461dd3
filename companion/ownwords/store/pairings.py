"""Which browsers and programs are paired. Codes and tokens are kept as hashes: a copy of the file opens nothing."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..config import Limits
from ..errors import PairingRefused
from ..wire import parse_time, time_json
from .database import Database


@dataclass(frozen=True, slots=True)
class PairingCode:
    """Six digits, shown once."""

    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Pairing:
    """One browser profile, or with ``origin`` None one local program."""

    id: str
    name: str
    origin: str | None
    paired_at: datetime


@dataclass(frozen=True, slots=True)
class Paired:
    """What pairing gives away, once."""

    token: str
    pairing_key: str


class Pairings:
    """The tables ``pairings``, ``pairing_code`` and ``pairing_key``."""

    def __init__(self, database: Database, limits: Limits = Limits()) -> None:  # noqa: B008 - frozen
        self._database = database
        self._limits = limits

    def create_code(self, now: datetime) -> PairingCode:
        """Make a code; the one before it stops working."""
        code, salt = f"{secrets.randbelow(1_000_000):06}", secrets.token_hex(16)
        expires_at = now + timedelta(seconds=self._limits.pairing_code_life)
        with self._database.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO pairing_code VALUES (1, ?, ?, ?, ?)",
                (salt, _hash(salt + code), time_json(expires_at), self._limits.pairing_tries),
            )
        return PairingCode(code, expires_at)

    def redeem(self, code: str, origin: str | None, name: str, now: datetime) -> Paired:
        """Pair with a code, which then stops working.

        Raises:
            PairingRefused: it is another code, or the code was used, tried too often, or is too old.
        """
        refusal = None
        with self._database.writing() as connection:
            try:
                _use_up(connection, code, now)
            except PairingRefused as error:
                refusal = error  # raised only after the commit: the try counts
            else:
                return _pair(connection, origin, name, now)
        raise refusal

    def find(self, token: str) -> Pairing | None:
        """Return whose token this is, or None; it takes the same time whatever part of it fits."""
        token_hash, found = _hash(token), None
        with self._database.reading() as connection:
            for row in connection.execute("SELECT * FROM pairings"):
                if hmac.compare_digest(row["token_hash"], token_hash):
                    found = _pairing(row)
        return found

    def origins(self) -> set[str]:
        """Return the Origins of paired browsers."""
        return {each.origin for each in self.all() if each.origin is not None}

    def all(self) -> list[Pairing]:
        """Return every pairing, oldest first."""
        with self._database.reading() as connection:
            return [_pairing(row) for row in connection.execute("SELECT * FROM pairings ORDER BY paired_at, id")]

    def remove(self, pairing_id: str) -> bool:
        """Forget a pairing, whose token then opens nothing; tell whether there was one."""
        with self._database.writing() as connection:
            return connection.execute("DELETE FROM pairings WHERE id = ?", (pairing_id,)).rowcount > 0

    def key(self) -> str | None:
        """Return the pairing key in hex, or None when nobody is paired."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT key FROM pairing_key WHERE EXISTS (SELECT 1 FROM pairings)").fetchone()
        return str(row["key"]) if row else None


def _use_up(connection: sqlite3.Connection, code: str, now: datetime) -> None:
    row = connection.execute("SELECT * FROM pairing_code").fetchone()
    if row is None:
        raise PairingRefused("No code is waiting. Show a new one with 'ownwords pair', and type it within two minutes.")
    if parse_time(row["expires_at"]) <= now:
        connection.execute("DELETE FROM pairing_code")
        raise PairingRefused("This code is more than two minutes old. Show a new one with 'ownwords pair'.")
    if hmac.compare_digest(_hash(row["salt"] + code), row["code_hash"]):
        connection.execute("DELETE FROM pairing_code")
        return
    _count_try(connection, row["tries_left"] - 1)


def _count_try(connection: sqlite3.Connection, left: int) -> None:
    if left > 0:
        connection.execute("UPDATE pairing_code SET tries_left = ?", (left,))
        times = "once more" if left == 1 else f"{left} more times"
        raise PairingRefused(f"That is another code than the one shown. You can try {times}.")
    connection.execute("DELETE FROM pairing_code")
    raise PairingRefused("That was the last try for this code. Show a new one with 'ownwords pair'.")


def _pair(connection: sqlite3.Connection, origin: str | None, name: str, now: datetime) -> Paired:
    token = secrets.token_urlsafe(32)
    connection.execute("INSERT OR IGNORE INTO pairing_key VALUES (1, ?)", (secrets.token_hex(32),))
    # A browser that pairs again has lost its token; the old one is of no use to anybody honest. The name counts too:
    # Chrome and Edge give an extension that is loaded from one folder the same Origin.
    connection.execute("DELETE FROM pairings WHERE origin = ? AND name = ?", (origin, name))
    connection.execute(
        "INSERT INTO pairings (id, name, origin, token_hash, paired_at) VALUES (?, ?, ?, ?, ?)",
        (secrets.token_hex(8), name, origin, _hash(token), time_json(now)),
    )
    return Paired(token, str(connection.execute("SELECT key FROM pairing_key").fetchone()["key"]))


def _pairing(row: sqlite3.Row) -> Pairing:
    return Pairing(row["id"], row["name"], row["origin"], parse_time(row["paired_at"]))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
