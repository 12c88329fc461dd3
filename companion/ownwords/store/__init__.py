"""Everything the companion keeps, in one SQLite database: the only SQL in the companion is in this package.

One file per noun; each is reached as an attribute of ``Store``. A store may be used from several threads, and from
several processes at once: ``ownwords pair`` runs beside ``ownwords start``.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from ..models import Share
from .backups import Backup
from .catalogue import Catalogue
from .consents import Consents, Decision
from .database import Database
from .erasing import Erasing, Found
from .languagetool import Access, LanguageTool
from .merging import Join, merge
from .pairings import Pairing, PairingCode, Pairings
from .preferences import PreferencesKept
from .sessions import Sessions
from .shares import Shares

__all__ = ["Access", "Backup", "Decision", "Found", "Pairing", "PairingCode", "Store"]


class Store:
    """What one person's companion keeps."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.catalogue = Catalogue(database)
        self.consents = Consents(database)
        self.languagetool = LanguageTool(database)
        self.erasing = Erasing(database)
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

    def merge(self, shares: Sequence[Share], decisions: Sequence[Decision], join: Join) -> tuple[int, int]:
        """Add what is not here yet, join the preferences, and return how many shares and decisions were new."""
        return merge(self._database, shares, decisions, join)

    def back_up(self, now: datetime, kept: int) -> None:
        """Make a backup, and remove all but the newest ``kept``.

        Raises:
            CompanionError: there is no room, or no right to write; nothing is left of it.
        """
        self._database.back_up(now, kept)

    def let_go(self, before: datetime) -> None:
        """Remove damaged databases that were set aside before that moment."""
        self._database.backups.let_go(before)

    def backups(self) -> list[Backup]:
        """Return the backups, newest first."""
        return self._database.backups.all()

    def close(self) -> None:
        """Close the connections of every thread; the store cannot be used afterwards."""
        self._database.close()
