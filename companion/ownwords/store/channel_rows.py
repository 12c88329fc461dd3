"""What is kept of a channel beside its items: signatures and files, lessons, and what it took away."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

from ..models import Both, ChannelContent, Lesson, Retraction, Signed
from ..wire import parse_time, time_json

_TABLES = ("channel_files", "lessons", "retractions")
_METADATA = "metadata/"


def add(
    connection: sqlite3.Connection, content: ChannelContent, titles: Mapping[str, str], files: Mapping[str, bytes]
) -> None:
    """Add all of it; ``titles`` are those that items had in the version before."""
    channel_id = content.channel.id
    _put(connection, channel_id, files)
    for lesson in content.lessons:
        data = json.dumps({name: getattr(lesson, name) for name in Lesson.__slots__})
        connection.execute("INSERT INTO lessons (channel_id, data) VALUES (?, ?)", (channel_id, data))
    for each in content.retracted:
        title = each.title or titles.get(each.item_id, "")
        connection.execute(
            "INSERT OR REPLACE INTO retractions (item_id, channel_id, title, reason, at) VALUES (?, ?, ?, ?, ?)",
            (each.item_id, channel_id, title, each.reason, time_json(each.at)),
        )


def remove(connection: sqlite3.Connection, channel_id: str) -> None:
    """Remove all of it."""
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE channel_id = ?", (channel_id,))


def keep_metadata(connection: sqlite3.Connection, channel_id: str, files: Mapping[str, bytes]) -> None:
    """Keep newer signatures of a channel whose content stays."""
    _put(connection, channel_id, {name: data for name, data in files.items() if name.startswith(_METADATA)})


def titles(connection: sqlite3.Connection, channel_id: str) -> dict[str, str]:
    """Return the titles that a channel's items have, or had when they were taken away."""
    gone = connection.execute("SELECT item_id, title FROM retractions WHERE channel_id = ?", (channel_id,))
    found = {row["item_id"]: row["title"] for row in gone}
    rows = connection.execute(
        "SELECT id, json_extract(data, '$.title') AS title FROM items WHERE channel_id = ?", (channel_id,)
    )
    return found | {row["id"]: row["title"] for row in rows}


def files(connection: sqlite3.Connection, channel_id: str) -> dict[str, bytes]:
    """Return a channel's files by name."""
    rows = connection.execute("SELECT name, data FROM channel_files WHERE channel_id = ?", (channel_id,))
    return {row["name"]: bytes(row["data"]) for row in rows}


def lessons(connection: sqlite3.Connection) -> list[Lesson]:
    """Return every lesson."""
    rows = connection.execute("SELECT data FROM lessons ORDER BY channel_id, rowid")
    return [Lesson(**json.loads(row["data"])) for row in rows]


def retractions(connection: sqlite3.Connection, item_ids: Sequence[str]) -> list[Retraction]:
    """Return those of the items that were taken away."""
    if not item_ids:
        return []
    marks = ", ".join("?" * len(item_ids))
    rows: Iterable[sqlite3.Row] = connection.execute(
        f"SELECT * FROM retractions WHERE item_id IN ({marks})", tuple(item_ids)
    )
    return [Retraction(row["item_id"], row["title"], row["reason"], parse_time(row["at"])) for row in rows]


def _put(connection: sqlite3.Connection, channel_id: str, files: Mapping[str, bytes]) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO channel_files (channel_id, name, data) VALUES (?, ?, ?)",
        [(channel_id, name, data) for name, data in files.items()],
    )


def problem(text: str | None) -> Both | None:
    """Return the sentence that was noted beside a channel."""
    if text is None:
        return None
    return Both(**json.loads(text)) if text.startswith("{") else Both(text, text)  # written before it had two languages


def signed(text: str | None) -> Signed | None:
    """Return who signs a channel, or None for one that nobody signs."""
    if text is None:
        return None
    data = json.loads(text)
    return Signed(data["address"], tuple(data["signers"]), data["threshold"], parse_time(data["valid_until"]))
