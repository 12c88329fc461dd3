"""Whether editors may ask, in LanguageTool's way, and where.

The secret of the address is kept as it is, because people need to see it again for their next editor. Who can read
this file can read more in it than the address opens.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from ..config import HOST
from .database import Database


@dataclass(frozen=True, slots=True)
class Access:
    """Where editors may ask."""

    port: int
    token: str

    @property
    def address(self) -> str:
        """Return the address for an editor, with a slash at the end."""
        return f"http://{HOST}:{self.port}/{self.token}/"


class LanguageTool:
    """The table ``languagetool``, which has a row while it is on."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self) -> Access | None:
        """Return where editors may ask, or None while it is off."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT port, token FROM languagetool").fetchone()
        return Access(row["port"], row["token"]) if row else None

    def switch_on(self, port: int, new_address: bool = False) -> Access:
        """Let editors ask at ``port``, with the secret that there is, or with ``new_address`` with another one."""
        with self._database.writing() as connection:
            row = connection.execute("SELECT token FROM languagetool").fetchone()
            token = str(row["token"]) if row and not new_address else secrets.token_urlsafe(24)
            connection.execute("INSERT OR REPLACE INTO languagetool VALUES (1, ?, ?)", (port, token))
        return Access(port, token)

    def switch_off(self) -> bool:
        """Let nobody ask any more, and forget the address; tell whether it was on."""
        with self._database.writing() as connection:
            return connection.execute("DELETE FROM languagetool").rowcount > 0
