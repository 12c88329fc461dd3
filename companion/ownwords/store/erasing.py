"""Takes away what belongs to the person: everything, only the texts, or the shares of a period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ..models import ConsentPurpose
from ..wire import time_json
from .consents import Decision, adding
from .database import Database
from .forgetting import Statement, Task

_EVERYTHING = ("shares", "preferences", "sign_ins", "sessions", "pairing_code")
# The texts, and the words taken from them that told a kind.
TEXTS: tuple[Statement, ...] = (
    ("UPDATE shares SET text = NULL WHERE text IS NOT NULL", ()),
    (
        "UPDATE shares SET signs = (SELECT json_group_array("
        "CASE json_extract(value, '$[0]') WHEN 'life' THEN json('[\"life\", \"\"]') ELSE json(value) END"
        ") FROM json_each(signs)) WHERE signs LIKE '%\"life\"%'",
        (),
    ),
)
SHARES: tuple[Statement, ...] = (("DELETE FROM shares", ()),)


@dataclass(frozen=True, slots=True)
class Found:
    """What would go: shares, and those of them with a text."""

    shares: int
    texts: int


class Erasing:
    """Erases down to the bytes on disk, in backups too; what is broken off, the next start finishes."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def everything(self, keep_records: bool = False, withdrawn: Sequence[Decision] = ()) -> None:
        """Erase shares, preferences, visits and every decision on a consent.

        With ``keep_records`` the decisions stay, and ``withdrawn`` is added to them: nothing is granted any more.
        """
        tables = _EVERYTHING if keep_records else (*_EVERYTHING, "consents")
        deleting = [(f"DELETE FROM {table}", ()) for table in tables]
        self._database.forget(Task((*deleting, *map(adding, withdrawn)), everything=True))

    def texts(self) -> None:
        """Erase the text of every share, and keep the rest."""
        self._database.forget(Task(TEXTS, aside=True))

    def period(self, since: datetime | None, until: datetime | None) -> None:
        """Erase the shares with ``since <= posted_at < until``."""
        self._database.forget(Task((_between(since, until),), aside=True))

    def withdraw(self, decision: Decision, delete: bool) -> None:
        """Add a withdrawal, and with ``delete`` erase what was kept under the consent.

        It is added to each backup too: going back to one does not go back on it.
        """
        kept: dict[ConsentPurpose, tuple[Statement, ...]] = {"history": SHARES, "history_text": TEXTS}
        erased = kept.get(decision.purpose, ()) if delete else ()
        self._database.forget(Task((adding(decision), *erased), aside=bool(erased)))

    def set_aside(self) -> int:
        """Return how many damaged databases were set aside; they go with whatever is erased here."""
        return self._database.backups.set_aside()

    def count(self, since: datetime | None = None, until: datetime | None = None) -> Found:
        """Count what there is, in a period or at all."""
        query = "SELECT count(*) AS shares, count(text) AS texts FROM shares WHERE posted_at >= ? AND posted_at < ?"
        with self._database.reading() as connection:
            row = connection.execute(query, _bounds(since, until)).fetchone()
        return Found(row["shares"], row["texts"])


def _between(since: datetime | None, until: datetime | None) -> Statement:
    return "DELETE FROM shares WHERE posted_at >= ? AND posted_at < ?", _bounds(since, until)


def _bounds(since: datetime | None, until: datetime | None) -> tuple[str, str]:
    """Return texts between which the times of a period sort."""
    return time_json(since) if since else "", time_json(until) if until else "~"
