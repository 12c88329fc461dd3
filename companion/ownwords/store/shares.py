"""The person's shares."""

from __future__ import annotations

import json
import sqlite3
from datetime import datetime

from ..errors import InvalidRequest
from ..models import Share
from ..wire import parse_time, share_json, time_json
from .database import Database
from .forgetting import Statement, Task, Value, note

_COLUMNS = ("id", "posted_at", "site", "item_ids", "text", "url", "about", "own_words")
_INSERT = f"({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"


class Shares:
    """The table ``shares``. What is deleted from it leaves no byte on disk, in backups neither.

    So whatever deletes or changes is a ``Task``, noted in the transaction that does it and finished afterwards.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, share: Share) -> None:
        """Add a share; when this returns, it is on disk."""
        with self._database.writing() as connection:
            connection.execute(f"INSERT INTO shares {_INSERT}", _row(share))

    def get(self, share_id: str) -> Share | None:
        """Return the share with this id, or None."""
        found = self._find("WHERE id = ?", (share_id,))
        return found[0] if found else None

    def page(self, before: str | None, limit: int) -> tuple[list[Share], str | None]:
        """Return at most ``limit`` shares, newest first, and the ``before`` of the next page, None after the last.

        ``before`` is such an answer, or a time: shares before it.

        Raises:
            InvalidRequest: it is neither.
        """
        where, values = _earlier_than(before) if before else ("", ())
        found = self._find(f"{where} ORDER BY posted_at DESC, id DESC LIMIT ?", (*values, limit + 1))
        if len(found) <= limit:
            return found, None
        last = found[limit - 1]
        return found[:limit], f"{time_json(last.posted_at)}~{last.id}"

    def between(self, since: datetime, until: datetime) -> list[Share]:
        """Return the shares with ``since <= posted_at < until``, oldest first."""
        bounds = (time_json(since), time_json(until))
        return self._find("WHERE posted_at >= ? AND posted_at < ? ORDER BY posted_at, id", bounds)

    def all(self) -> list[Share]:
        """Return every share, oldest first."""
        return self._find("ORDER BY posted_at, id")

    def shared_items(self) -> set[str]:
        """Return the ids of every item that a share grew from."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT DISTINCT value FROM shares, json_each(shares.item_ids)")
            return {row["value"] for row in rows}

    def replace(self, share: Share) -> None:
        """Put ``share`` in the place of the one with its id."""
        with self._database.writing() as connection:
            note(connection, Task((_replacing(share),)))
        self._database.finish()

    def delete(self, share_id: str) -> bool:
        """Delete the share with this id, and tell whether there was one."""
        with self._database.writing() as connection:
            found = note(connection, Task((_deleting(share_id),))) > 0
        self._database.finish()
        return found

    def count(self) -> int:
        """Return how many shares there are."""
        with self._database.reading() as connection:
            return int(connection.execute("SELECT count(*) FROM shares").fetchone()[0])

    def _find(self, rest: str, values: tuple[object, ...] = ()) -> list[Share]:
        with self._database.reading() as connection:
            return [_share(row) for row in connection.execute(f"SELECT * FROM shares {rest}", values)]


def _earlier_than(before: str) -> tuple[str, tuple[str, ...]]:
    moment, tilde, share_id = before.partition("~")
    try:
        time = time_json(parse_time(moment))
    except (ValueError, OverflowError) as error:
        raise InvalidRequest("'before' is neither a time nor the 'next' of an earlier page.") from error
    return ("WHERE (posted_at, id) < (?, ?)", (time, share_id)) if tilde else ("WHERE posted_at < ?", (time,))


def _replacing(share: Share) -> Statement:
    """Return what puts ``share`` in the place of the one with its id: here, and in each backup that has it."""
    row = _row(share)
    names = [name for name in _COLUMNS if name != "id"]
    changes = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE shares SET {changes} WHERE id = ?", tuple(row[name] for name in (*names, "id"))


def _deleting(share_id: str) -> Statement:
    return "DELETE FROM shares WHERE id = ?", (share_id,)


def _row(share: Share) -> dict[str, Value]:
    return {**share_json(share), "item_ids": json.dumps(share.item_ids)}


def _share(row: sqlite3.Row) -> Share:
    return Share(
        id=row["id"],
        posted_at=parse_time(row["posted_at"]),
        site=row["site"],
        item_ids=tuple(json.loads(row["item_ids"])),
        text=row["text"],
        url=row["url"],
        about=row["about"],
        own_words=row["own_words"],
    )
