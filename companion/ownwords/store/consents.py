"""The person's decisions, each kept with its time: what is granted now is the last one."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from ..models import ConsentPurpose
from ..wire import parse_time, time_json
from .database import Database
from .forgetting import Statement, run

_COLUMNS = ("purpose", "granted", "decided_at", "id", "language", "notice", "method", "here")
_INSERT = f"INSERT OR IGNORE INTO consents ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


@dataclass(frozen=True, slots=True)
class Decision:
    """One answer of the person's.

    ``language`` (a BCP 47 tag) and ``notice`` (the version of the words) say what was read, ``method`` where the answer
    was given; None where that was not kept. ``here`` is False for one that came from another companion: it is a record,
    and grants nothing.
    """

    purpose: ConsentPurpose
    granted: bool
    decided_at: datetime
    id: str = field(default_factory=lambda: uuid4().hex)
    language: str | None = None
    notice: str | None = None
    method: str | None = None
    here: bool = True


class Consents:
    """The table ``consents``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def record(self, *decisions: Decision) -> None:
        """Add decisions; the earlier ones stay, because a person may ask when they agreed to what.

        One that is there already, by its id, is not added again. To withdraw: ``Erasing.withdraw``.
        """
        with self._database.writing() as connection:
            run(connection, [adding(each) for each in decisions])

    def decisions(self) -> list[Decision]:
        """Return every decision, oldest first."""
        with self._database.reading() as connection:
            return [_decision(row) for row in connection.execute("SELECT * FROM consents ORDER BY number")]

    def current(self, purpose: ConsentPurpose) -> Decision | None:
        """Return the last decision on ``purpose`` that was made here, or None before the first."""
        query = "SELECT * FROM consents WHERE purpose = ? AND here ORDER BY number DESC LIMIT 1"
        with self._database.reading() as connection:
            row = connection.execute(query, (purpose,)).fetchone()
        return _decision(row) if row else None


def adding(decision: Decision) -> Statement:
    """Return what adds a decision, unless it is there."""
    row = {name: getattr(decision, name) for name in _COLUMNS}
    row |= {"decided_at": time_json(decision.decided_at)}
    return _INSERT, tuple(int(value) if isinstance(value, bool) else value for value in row.values())


def _decision(row: sqlite3.Row) -> Decision:
    values = {name: row[name] for name in _COLUMNS}
    values |= {"granted": bool(row["granted"]), "here": bool(row["here"]), "decided_at": parse_time(row["decided_at"])}
    return Decision(**values)
