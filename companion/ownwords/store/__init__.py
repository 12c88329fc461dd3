"""Everything the companion keeps, in one SQLite database: the only SQL in the companion is in this package.

One file per noun; each is reached as an attribute of ``Store``. A store may be used from several threads, and from
several processes at once: ``ownwords pair`` runs beside ``ownwords start``.
"""

from __future__ import annotations

from pathlib import Path

from .catalogue import Catalogue
from .consents import Consents, Decision
from .database import Database
from .languagetool import Access, LanguageTool
from .pairings import Pairing, PairingCode, Pairings
from .preferences import PreferencesKept
from .sessions import Sessions
from .shares import Shares

__all__ = ["Access", "Decision", "Pairing", "PairingCode", "Store"]


class Store:
    """What one person's companion keeps."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.catalogue = Catalogue(database)
        self.consents = Consents(database)
        self.languagetool = LanguageTool(database)
        self.pairings = Pairings(database)
        self.preferences = PreferencesKept(database)
        self.sessions = Sessions(database)
        self.shares = Shares(database)

    @classmethod
    def open(cls, path: Path, busy_timeout_ms: int = 5000) -> Store:
        """Open the database at ``path``, and make it and its folder where there is none yet, for this user alone.

        Raises:
            DataFolderError: the folder cannot be used, or a newer version made what is in it.
            DatabaseDamaged: the file is not a whole database; it is left as it is.
            DiskFull: there is no room for it.
        """
        return cls(Database.open(path, busy_timeout_ms))

    def erase_personal_data(self) -> None:
        """Erase shares, consents, preferences and sessions, down to the bytes on disk.

        Channels and pairings stay: the browser goes on working, and asks for consent anew.
        """
        with self._database.writing() as connection:
            for table in ("shares", "consents", "preferences", "sign_ins", "sessions"):
                connection.execute(f"DELETE FROM {table}")
        self._database.scrub()

    def close(self) -> None:
        """Close the connections of every thread; the store cannot be used afterwards."""
        self._database.close()
