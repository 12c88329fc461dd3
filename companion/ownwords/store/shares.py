"""The person's shares."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from ..errors import ChangedMeanwhile, InvalidRequest, NotFound
from ..models import Dated, Share, Sign, Wanted
from ..wire import parse_time, share_json, time_json
from .database import Database
from .forgetting import Statement, Task, Value, note
from .wanted import conditions

_COLUMNS = (
    *("id", "posted_at", "site", "item_ids", "text", "url", "about", "own_words"),
    *("format", "topics", "about_by", "signs", "version"),
)
_INSERT = f"({', '.join(_COLUMNS)}) VALUES ({', '.join(f':{name}' for name in _COLUMNS)})"
_UPDATE = ", ".join(f"{name} = :{name}" for name in _COLUMNS if name != "id")
_NEWEST_FIRST = "ORDER BY posted_at DESC, id DESC"

Change = Callable[[Share], Share]
Merge = Callable[[Sequence[Share]], tuple[Iterable[Share], Iterable[Share]]]


class Shares:
    """The table ``shares``. What is deleted from it leaves no byte on disk, in backups neither.

    So whatever deletes or changes is a ``Task``, noted in the transaction that does it and finished afterwards.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, *shares: Share) -> None:
        """Add shares, all of them or none; when this returns, they are on disk."""
        with self._database.writing() as connection:
            insert(connection, shares)

    def merge(self, merge: Merge) -> None:
        """Let ``merge`` look at every share and return those to add and those to change, in one transaction.

        It fills in and works out, and takes nothing away that would have to be forgotten in backups too.
        """
        with self._database.writing() as connection:
            new, changed = merge(select(connection, "ORDER BY posted_at, id"))
            insert(connection, new)
            connection.executemany(
                f"UPDATE shares SET {_UPDATE} WHERE id = :id",
                (_row(replace(each, version=each.version + 1)) for each in changed),
            )

    def get(self, share_id: str) -> Share | None:
        """Return the share with this id, or None."""
        found = self._find("WHERE id = ?", (share_id,))
        return found[0] if found else None

    def page(self, before: str | None, limit: int, wanted: Wanted = Wanted()) -> tuple[list[Share], str | None]:  # noqa: B008
        """Return at most ``limit`` shares, newest first, and the ``before`` of the next page, None after the last.

        ``before`` is such an answer, or a time: shares before it.

        Raises:
            InvalidRequest: it is neither.
        """
        where, values = conditions(wanted)
        if before:
            earlier, bounds = _earlier_than(before)
            where, values = [*where, earlier], [*values, *bounds]
        found = self._find(f"{_where(where)} {_NEWEST_FIRST} LIMIT ?", (*values, limit + 1))
        if len(found) <= limit:
            return found, None
        last = found[limit - 1]
        return found[:limit], f"{time_json(last.posted_at)}~{last.id}"

    def between(self, since: datetime, until: datetime) -> list[Share]:
        """Return the shares with ``since <= posted_at < until``, oldest first."""
        bounds = (time_json(since), time_json(until))
        return self._find("WHERE posted_at >= ? AND posted_at < ? ORDER BY posted_at, id", bounds)

    def dated_between(self, since: datetime, until: datetime) -> list[Dated]:
        """Return when the shares of ``between`` were posted and what they are about: reading that alone is quick."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT posted_at, about FROM shares WHERE posted_at >= ? AND posted_at < ? ORDER BY posted_at",
                (time_json(since), time_json(until)),
            )
            return [Dated(parse_time(row["posted_at"]), row["about"]) for row in rows]

    def all(self) -> list[Share]:
        """Return every share, oldest first."""
        return self._find("ORDER BY posted_at, id")

    def first_at(self) -> datetime | None:
        """Return when the oldest share was posted, None where there is none."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT min(posted_at) FROM shares").fetchone()[0]
        return parse_time(found) if found else None

    def shared_items(self) -> set[str]:
        """Return the ids of every item that a share grew from."""
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT DISTINCT value FROM shares, json_each(shares.item_ids) WHERE item_ids != '[]'"
            )
            return {row["value"] for row in rows}

    def texts(self, before: datetime, limit: int) -> tuple[str, ...]:
        """Return the texts of the latest shares posted before a time, as far as they were kept, newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                f"SELECT text FROM shares WHERE text IS NOT NULL AND posted_at < ? {_NEWEST_FIRST} LIMIT ?",
                (time_json(before), limit),
            )
            return tuple(row["text"] for row in rows)

    def change(self, share_id: str, change: Change, version: int | None = None) -> Share:
        """Put what ``change`` makes of a share in its place, as a later version, and return it.

        Between reading and writing nobody else writes. A change that changes nothing makes no version.

        Raises:
            NotFound: there is no such share.
            ChangedMeanwhile: it is no longer ``version``, and the change would make it another than it is.
        """
        with self._database.writing() as connection:
            before = _at(connection, share_id)
            after = change(before)
            if after == before:
                return before
            _check(before, version)
            after = replace(after, version=before.version + 1)
            statement = _replacing(after)
            # A kind is changed at once; what takes a text away has to be forgotten in every file, which takes longer.
            note(connection, Task((statement,))) if _takes_away(before, after) else connection.execute(*statement)
        self._database.finish()
        return after

    def delete(self, share_id: str, version: int | None = None) -> Share:
        """Delete the share with this id, and return it as it was.

        Raises:
            NotFound: there is no such share.
            ChangedMeanwhile: it is no longer ``version``.
        """
        with self._database.writing() as connection:
            found = _at(connection, share_id)
            _check(found, version)
            note(connection, Task((_deleting(share_id),)))
        self._database.finish()
        return found

    def count(self, wanted: Wanted = Wanted()) -> int:  # noqa: B008 - frozen
        """Return how many shares there are."""
        where, values = conditions(wanted)
        with self._database.reading() as connection:
            return int(connection.execute(f"SELECT count(*) FROM shares {_where(where)}", values).fetchone()[0])

    def classified_for(self) -> str | None:
        """Return what ``classified`` was last told, or None."""
        with self._database.reading() as connection:
            row = connection.execute("SELECT companies FROM classified").fetchone()
            return row["companies"] if row else None

    def classified(self, companies: str) -> None:
        """Note with which companies and topics kinds were last worked out."""
        with self._database.writing() as connection:
            connection.execute("INSERT OR REPLACE INTO classified (only, companies) VALUES (1, ?)", (companies,))

    def _find(self, rest: str, values: Sequence[object] = ()) -> list[Share]:
        with self._database.reading() as connection:
            return select(connection, rest, values)


def select(connection: sqlite3.Connection, rest: str, values: Sequence[object] = ()) -> list[Share]:
    """Return the shares that the rest of a query finds."""
    return [_share(row) for row in connection.execute(f"SELECT * FROM shares {rest}", values)]


def insert(connection: sqlite3.Connection, shares: Iterable[Share]) -> None:
    """Add shares."""
    connection.executemany(f"INSERT INTO shares {_INSERT}", map(_row, shares))


def _at(connection: sqlite3.Connection, share_id: str) -> Share:
    found = select(connection, "WHERE id = ?", (share_id,))
    if not found:
        raise NotFound("This post is not in your history any more. The list shows what is.")
    return found[0]


def _takes_away(before: Share, after: Share) -> bool:
    """Tell whether a change takes something away that the person wrote or said, rather than adding to it."""
    kept = ((before.text, after.text), (before.url, after.url), (before.posted_at, after.posted_at))
    return any(was is not None and was != now for was, now in kept)


def _check(share: Share, version: int | None) -> None:
    if version is not None and share.version != version:
        raise ChangedMeanwhile(share)


def _where(conditions: Sequence[str]) -> str:
    return f"WHERE {' AND '.join(conditions)}" if conditions else ""


def _earlier_than(before: str) -> tuple[str, tuple[str, ...]]:
    moment, tilde, share_id = before.partition("~")
    try:
        time = time_json(parse_time(moment))
    except (ValueError, OverflowError) as error:
        raise InvalidRequest("'before' is neither a time nor the 'next' of an earlier page.") from error
    return ("(posted_at, id) < (?, ?)", (time, share_id)) if tilde else ("posted_at < ?", (time,))


def _replacing(share: Share) -> Statement:
    """Return what puts ``share`` in the place of the one with its id: here, and in each backup that has it."""
    row = _row(share)
    names = [name for name in _COLUMNS if name != "id"]
    changes = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE shares SET {changes} WHERE id = ?", tuple(row[name] for name in (*names, "id"))


def _deleting(share_id: str) -> Statement:
    return "DELETE FROM shares WHERE id = ?", (share_id,)


def _row(share: Share) -> dict[str, Value]:
    lists = {"item_ids": share.item_ids, "topics": share.topics, "signs": share.signs}
    return share_json(share) | {name: json.dumps(value, ensure_ascii=False) for name, value in lists.items()}


def _share(row: sqlite3.Row) -> Share:
    return Share(
        id=row["id"],
        posted_at=parse_time(row["posted_at"]),
        site=row["site"],
        item_ids=_list(row["item_ids"]),
        text=row["text"],
        url=row["url"],
        about=row["about"],
        own_words=row["own_words"],
        format=row["format"],
        topics=_list(row["topics"]),
        about_by=row["about_by"],
        signs=_signs(row["signs"]),
        version=row["version"],
    )


def _signs(text: str) -> tuple[Sign, ...]:
    return tuple(Sign(*each) for each in json.loads(text)) if text != "[]" else ()


@lru_cache(maxsize=1_000)  # ids of items and topics: a year of shares has few different ones
def _list(text: str) -> tuple[Any, ...]:
    return tuple(json.loads(text))
